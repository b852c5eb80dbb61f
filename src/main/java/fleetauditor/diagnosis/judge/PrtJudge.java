package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.JoinState;
import fleetauditor.diagnosis.Phase;
import fleetauditor.diagnosis.PrtState;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.read.DsregField;
import fleetauditor.diagnosis.read.DsregReport;
import fleetauditor.diagnosis.read.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The Entra PRT and the AD FS PRT: there, renewed, about to end, and why an attempt failed. */
final class PrtJudge {
    /** While in use a PRT is renewed every four hours. */
    private static final Duration RENEWED_WITHIN = Duration.ofHours(4);

    private static final int NETBIOS_LENGTH = 15;
    private static final Pattern NOT_ROUTABLE =
            Pattern.compile("(?i)@[^@\\s]{1,200}\\.(?:local|lan|internal|intranet|corp|home|private|localdomain)$");

    private final DsregReport report;
    private final @Nullable JoinState state;
    private final @Nullable Instant takenAt;

    PrtJudge(DsregReport report, @Nullable JoinState state, @Nullable Instant takenAt) {
        this.report = report;
        this.state = state;
        this.takenAt = takenAt;
    }

    /** The state of the Entra PRT; null when it is not shown. */
    @Nullable
    PrtState judge(Conclusions conclusions) {
        Boolean present = DsregJudge.yesOrNo(report, "AzureAdPrt");
        Optional<PrtAttempt> attempt = PrtAttempt.of(report, false);
        attempt.ifPresent(a -> {
            conclusions.add(failedAttempt(a, present));
            if (NOT_ROUTABLE.matcher(a.user()).find()) {
                conclusions.add(Draft.warning("prt.notRoutable")
                        .in(Phase.PRT)
                        .value("user", a.user())
                        .at(report.value("User Identity")));
            }
        });
        enterprise(conclusions);
        if (present == null) {
            return null;
        }
        if (!present) {
            if (attempt.isEmpty()) {
                conclusions.add(missing());
            }
            return PrtState.MISSING;
        }
        return lifetime(conclusions);
    }

    private PrtState lifetime(Conclusions conclusions) {
        Optional<DsregField> updated = report.value("AzureAdPrtUpdateTime");
        Optional<DsregField> expires = report.value("AzureAdPrtExpiryTime");
        Instant update = updated.flatMap(f -> Times.first(f.value())).orElse(null);
        Instant expiry = expires.flatMap(f -> Times.first(f.value())).orElse(null);
        if (update != null && expiry != null && expiry.isBefore(update)) {
            conclusions.add(Draft.warning("prt.contradictory")
                    .in(Phase.PRT)
                    .value("update", update)
                    .value("expiry", expiry)
                    .at(expires)
                    .at(updated));
            return PrtState.EXPIRED;
        }
        if (expiry != null && takenAt != null && expiry.isBefore(takenAt)) {
            conclusions.add(Draft.fault("prt.expired")
                    .in(Phase.PRT)
                    .value("expiry", expiry)
                    .value("taken", takenAt)
                    .at(expires)
                    .at(report.value("Client Time")));
            return PrtState.EXPIRED;
        }
        if (update != null
                && takenAt != null
                && Duration.between(update, takenAt).compareTo(RENEWED_WITHIN) > 0) {
            conclusions.add(Draft.warning("prt.stale")
                    .in(Phase.PRT)
                    .value("age", Duration.between(update, takenAt))
                    .at(updated)
                    .at(report.value("Client Time")));
            return PrtState.STALE;
        }
        return PrtState.VALID;
    }

    private Draft failedAttempt(PrtAttempt attempt, @Nullable Boolean present) {
        Verdict verdict = Verdict.of(attempt.said(), attempt.codes(), "post-join");
        Gravity gravity = verdict.gravity() == Gravity.INFO ? Gravity.FAULT : verdict.gravity();
        String key = "prt.attemptFailed";
        if (Boolean.TRUE.equals(present)) {
            boolean renewedSince = report.text("AzureAdPrtUpdateTime")
                    .flatMap(Times::first)
                    .filter(update -> attempt.at() != null && !attempt.at().isAfter(update))
                    .isPresent();
            key = renewedSince ? "prt.attemptBeforeRenewal" : "prt.renewalFailed";
            gravity = gravity.atMost(renewedSince ? Gravity.EXPECTED : Gravity.WARNING);
        }
        return describe(Draft.of(key, gravity).in(Phase.PRT), attempt, verdict);
    }

    private Draft describe(Draft draft, PrtAttempt attempt, Verdict verdict) {
        return draft.codes(attempt.codes())
                .aadsts(CodeScanner.aadsts(attempt.said()))
                .decidedBy(verdict)
                .value("user", attempt.user())
                .value("endpoint", attempt.endpoint())
                .value("status", attempt.status())
                .value("correlation", attempt.correlation())
                .value("server", RegistrationJudge.withoutStop(attempt.said()))
                .at(attempt.lines())
                .at(report.value("AzureAdPrt"));
    }

    private Draft missing() {
        Optional<DsregField> prt = report.value("AzureAdPrt");
        Optional<DsregField> account = report.value("Executing Account Name");
        if (state == null) {
            return Draft.warning("prt.missingJoinUnknown").in(Phase.PRT).at(prt);
        }
        if (!state.isInEntra()) {
            return Draft.info("prt.missingNotJoined").at(prt);
        }
        if (account.filter(this::isNotAnEntraUser).isPresent()) {
            return Draft.info("prt.missingLocalAccount")
                    .value("account", account.map(DsregField::value).orElse(""))
                    .at(prt)
                    .at(account);
        }
        return Draft.fault("prt.missing").in(Phase.PRT).at(prt).at(account).at(report.value("AzureAdPrtAuthority"));
    }

    /** A local account, a computer account, a service: none of them has an Entra PRT. */
    private boolean isNotAnEntraUser(DsregField field) {
        String first = field.value().split(",", 2)[0].strip();
        int slash = first.indexOf('\\');
        String realm = slash < 0 ? "" : first.substring(0, slash).toUpperCase(Locale.ROOT);
        String name = slash < 0 ? first : first.substring(slash + 1);
        if (name.endsWith("$") || realm.equals("NT AUTHORITY") || realm.equals(".") || realm.equals("WORKGROUP")) {
            return true;
        }
        if (realm.isEmpty() || realm.equals("AZUREAD")) {
            return name.equalsIgnoreCase("SYSTEM");
        }
        String host = report.text("Device Name").orElse("").toUpperCase(Locale.ROOT);
        String shortHost = host.split("\\.", 2)[0];
        boolean cutHost = shortHost.length() > NETBIOS_LENGTH && realm.equals(shortHost.substring(0, NETBIOS_LENGTH));
        boolean local = realm.equals(shortHost) || cutHost;
        return local || (state == JoinState.ENTRA_JOINED && !field.value().contains("@"));
    }

    private void enterprise(Conclusions conclusions) {
        Optional<PrtAttempt> attempt = PrtAttempt.of(report, true);
        if (attempt.isPresent()) {
            Verdict verdict = Verdict.of(attempt.get().said(), attempt.get().codes(), "post-join");
            Draft draft =
                    Draft.of("enterprisePrt.attemptFailed", verdict.gravity().atMost(Gravity.WARNING));
            conclusions.add(describe(draft, attempt.get(), verdict).at(report.value("EnterprisePrt")));
            return;
        }
        boolean hasAdFs = report.text("EnterprisePrtAuthority")
                .filter(a -> a.toLowerCase(Locale.ROOT).startsWith("http"))
                .isPresent();
        if (hasAdFs && report.says("EnterprisePrt", "NO")) {
            conclusions.add(Draft.info("enterprisePrt.missing")
                    .at(report.value("EnterprisePrt"))
                    .at(report.value("EnterprisePrtAuthority")));
        }
    }
}
