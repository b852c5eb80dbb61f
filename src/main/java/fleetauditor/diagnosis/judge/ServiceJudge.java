package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.Line;
import fleetauditor.diagnosis.read.ServiceReport;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dmwappushservice: disabled is the fault, the one that shows no error anywhere. Stopped is normal, since it starts on
 * demand and stops again.
 */
public final class ServiceJudge {
    private static final int NO_SUCH_SERVICE = 1060;
    private static final int NEVER_STARTED = 1077;
    private static final Pattern EXIT = Pattern.compile("(?i)WIN32_EXIT_CODE ?: ?(\\d{1,10})");

    private ServiceJudge() {}

    public static void judge(ServiceReport report, Conclusions conclusions) {
        Optional<ServiceReport.StartType> disabled = report.disabled();
        if (disabled.isPresent()) {
            conclusions.add(Draft.fault("service.disabled").at(disabled.get().line()));
        } else if (!report.start().isEmpty()) {
            conclusions.add(
                    Draft.info("service.enabled").at(report.start().get(0).line()));
        } else if (!report.state().isEmpty()) {
            conclusions.add(
                    Draft.info("service.startTypeNotShown").at(report.state().get(0)));
        }
        report.state().stream()
                .filter(l -> l.text().toUpperCase(java.util.Locale.ROOT).contains("STOPPED"))
                .findFirst()
                .ifPresent(l ->
                        conclusions.add(Draft.info("service.stoppedIsNormal").at(l)));
        report.state().forEach(l -> exitCode(l, conclusions));
        report.refused().forEach(r -> refused(r, report.misnamed(), conclusions));
    }

    private static void exitCode(Line line, Conclusions conclusions) {
        Matcher m = EXIT.matcher(line.text());
        if (!m.find()) {
            return;
        }
        ErrorCode code = ErrorCode.ofDecimal(m.group(1)).orElse(new ErrorCode(0));
        if (!code.isZero() && code.bits() != NEVER_STARTED) {
            conclusions.add(Draft.warning("service.endedWithError")
                    .codes(List.of(code))
                    .decidedBy(Verdict.of("", List.of(code), null))
                    .at(line));
        }
    }

    private static void refused(ServiceReport.Refusal refusal, List<Line> misnamed, Conclusions conclusions) {
        List<ErrorCode> codes = List.of(new ErrorCode(refusal.code()));
        if (refusal.code() != NO_SUCH_SERVICE) {
            conclusions.add(Draft.info("service.notAnswered").codes(codes).at(refusal.line()));
        } else if (misnamed.isEmpty()) {
            conclusions.add(Draft.fault("service.missing").codes(codes).at(refusal.line()));
        } else {
            conclusions.add(
                    Draft.info("service.misnamed").codes(codes).at(misnamed).at(refusal.line()));
        }
    }
}
