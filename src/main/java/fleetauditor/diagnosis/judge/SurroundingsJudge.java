package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.JoinState;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.DsregField;
import fleetauditor.diagnosis.read.DsregReport;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands around the join: Windows Hello prerequisites, token broker, proxy, MDM address, how it was run. */
final class SurroundingsJudge {
    private static final String[] PREREQUISITES = {
        "IsDeviceJoined",
        "IsUserAzureAD",
        "PolicyEnabled",
        "PostLogonEnabled",
        "DeviceEligible",
        "SessionIsNotRemote",
        "AdfsRefreshToken",
        "AdfsRaIsReady",
        "LogonCertTemplateReady",
        "ScepReady"
    };

    private SurroundingsJudge() {}

    static void judge(DsregReport report, @Nullable JoinState state, Conclusions conclusions) {
        hello(report, conclusions);
        broker(report, conclusions);
        proxy(report, conclusions);
        mdm(report, state, conclusions);
        report.value("User Context")
                .filter(f -> f.value().toUpperCase(Locale.ROOT).startsWith("UN-ELEVATED"))
                .ifPresent(f ->
                        conclusions.add(Draft.info("surroundings.notElevated").at(f)));
    }

    /** Windows Hello prerequisites are information: Hello not being set up breaks neither join nor sync. */
    private static void hello(DsregReport report, Conclusions conclusions) {
        Optional<DsregField> result = report.value("PreReqResult")
                .filter(f -> f.value().toLowerCase(Locale.ROOT).startsWith("willnot"));
        if (result.isPresent()) {
            List<DsregField> unmet = List.of(PREREQUISITES).stream()
                    .flatMap(key -> report.value(key).stream())
                    .filter(f -> f.says("NO"))
                    .toList();
            Draft draft = Draft.info("hello.willNotProvision")
                    .value(
                            "unmet",
                            unmet.isEmpty()
                                    ? "-"
                                    : String.join(
                                            ", ",
                                            unmet.stream().map(DsregField::key).toList()))
                    .at(result);
            unmet.forEach(draft::at);
            conclusions.add(draft);
        }
        report.value("NgcPreReq")
                .filter(f -> !CodeScanner.all(f.value()).isEmpty())
                .ifPresent(f -> conclusions.add(unreadable(f, Gravity.INFO)));
    }

    private static void broker(DsregReport report, Conclusions conclusions) {
        report.value("WamDefaultSet")
                .filter(f -> f.says("ERROR"))
                .filter(f -> !CodeScanner.all(f.value()).isEmpty())
                .ifPresent(f -> conclusions.add(unreadable(f, Gravity.WARNING)));
    }

    private static Draft unreadable(DsregField field, Gravity most) {
        List<ErrorCode> codes = CodeScanner.all(field.value());
        Verdict verdict = Verdict.of("", codes, "post-join");
        return Draft.of("surroundings.unreadable", verdict.gravity().atMost(most))
                .codes(codes)
                .decidedBy(verdict)
                .value("field", field.key())
                .at(field);
    }

    private static void proxy(DsregReport report, Conclusions conclusions) {
        report.value("Auto Detect PAC Status")
                .filter(f -> !CodeScanner.errors(f.value()).isEmpty())
                .ifPresent(f -> {
                    List<ErrorCode> codes = CodeScanner.errors(f.value());
                    Verdict verdict = Verdict.of("", codes, "discover");
                    conclusions.add(Draft.info("proxy.notDetected")
                            .codes(codes)
                            .decidedBy(verdict)
                            .at(f));
                });
        Optional<DsregField> userProxy = report.where(f -> f.section().endsWith("Current User")
                        && (f.key().equals("Proxy Server List") || f.key().equals("Auto-Configuration URL"))
                        && !f.isEmpty())
                .findFirst();
        Optional<DsregField> system = report.value("Access Type").filter(f -> f.says("DIRECT"));
        if (userProxy.isPresent() && system.isPresent()) {
            conclusions.add(Draft.info("proxy.userOnly")
                    .value("proxy", userProxy.get().value())
                    .at(userProxy)
                    .at(system));
        }
    }

    /** Windows enrolls by itself only where Entra ID told it the address of Intune. */
    private static void mdm(DsregReport report, @Nullable JoinState state, Conclusions conclusions) {
        Optional<DsregField> url = report.field("MdmUrl");
        if (state != null && state.isInEntra() && url.isPresent() && url.get().isEmpty()) {
            conclusions.add(Draft.info("mdm.noAddress").at(url));
        }
    }
}
