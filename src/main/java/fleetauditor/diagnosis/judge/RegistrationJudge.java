package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.JoinState;
import fleetauditor.diagnosis.Phase;
import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.CodeTable;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.DsregField;
import fleetauditor.diagnosis.read.DsregReport;
import fleetauditor.diagnosis.read.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The registration tests and the last attempt of a computer that could not join: Diagnostic Data. */
final class RegistrationJudge {
    /** The task tries at least once an hour, so a transient failure older than this has not passed. */
    private static final Duration PASSES_WITHIN = Duration.ofHours(24);

    /** In the order Windows runs them: the first that fails decides. */
    private static final List<String> ORDER = List.of(
            "AD Connectivity Test",
            "AD Configuration Test",
            "DRS Discovery Test",
            "DRS Connectivity Test",
            "Kerberos Ticket Test",
            "Token acquisition Test");

    private static final Map<String, Phase> TESTS = Map.of(
            "AD Connectivity Test", Phase.PRE_CHECK,
            "AD Configuration Test", Phase.DISCOVER,
            "DRS Discovery Test", Phase.DISCOVER,
            "DRS Connectivity Test", Phase.DISCOVER,
            "Kerberos Ticket Test", Phase.AUTH,
            "Token acquisition Test", Phase.AUTH);

    private final DsregReport report;
    private final @Nullable JoinState state;

    private RegistrationJudge(DsregReport report, @Nullable JoinState state) {
        this.report = report;
        this.state = state;
    }

    static void judge(DsregReport report, @Nullable JoinState state, Conclusions conclusions) {
        new RegistrationJudge(report, state).judge(conclusions);
    }

    private void judge(Conclusions conclusions) {
        List<DsregField> failing = failingTests();
        Optional<DsregField> client = report.value("Client ErrorCode").filter(f -> !codes(f).isEmpty());
        DsregField partner = client.flatMap(c -> sameFailure(c, failing)).orElse(null);
        for (DsregField test : failing) {
            if (test.equals(partner) && client.isPresent()) {
                conclusions.add(attempt(client.get(), test));
            } else {
                conclusions.add(failedTest(test));
            }
        }
        if (partner == null) {
            client.ifPresent(c -> conclusions.add(attempt(c, null)));
        }
        if (client.isEmpty() && hasServerError()) {
            conclusions.add(attempt(null, null));
        }
        boolean system = report.text("User Context")
                .filter(c -> c.toUpperCase(Locale.ROOT).startsWith("SYSTEM"))
                .isPresent();
        if (!failing.isEmpty() && !system && report.value("User Context").isPresent()) {
            conclusions.add(Draft.info("registration.notAsSystem")
                    .value("context", report.text("User Context").orElse(""))
                    .at(report.value("User Context")));
        }
    }

    private List<DsregField> failingTests() {
        return report.where(f -> f.key().endsWith(" Test") && (f.says("FAIL") || f.says("FAILED")))
                .sorted(Comparator.comparingInt(RegistrationJudge::rank))
                .toList();
    }

    private static int rank(DsregField test) {
        int rank = ORDER.indexOf(test.key());
        return rank < 0 ? ORDER.size() : rank;
    }

    private static List<ErrorCode> codes(DsregField field) {
        List<ErrorCode> hex = CodeScanner.all(field.value());
        if (!hex.isEmpty()) {
            return hex;
        }
        return ErrorCode.ofDecimal(field.value())
                .filter(c -> !c.isZero())
                .map(List::of)
                .orElse(List.of());
    }

    private static @Nullable Phase phaseOf(DsregField test) {
        return TESTS.get(test.key());
    }

    /** The phase that the attempt names, else the one its code belongs to. */
    private @Nullable Phase phase(List<ErrorCode> codes) {
        Optional<Phase> named = report.text("Error Phase").flatMap(Phase::named);
        if (named.isPresent()) {
            return named.get();
        }
        for (ErrorCode code : codes) {
            Optional<Phase> usual = CodeTable.standard().of(code, null).flatMap(CodeEntry::registrationPhase);
            if (usual.isPresent() && usual.get() != Phase.PRT) {
                return usual.get();
            }
        }
        return hasServerError() ? Phase.JOIN : null;
    }

    /** The failing test that shows the same failure as the last attempt: same code, or the system error behind it. */
    private Optional<DsregField> sameFailure(DsregField client, List<DsregField> failing) {
        ErrorCode main = codes(client).get(0);
        Phase phase = phase(codes(client));
        for (DsregField test : failing) {
            List<ErrorCode> tested = codes(test);
            if (!tested.isEmpty() && tested.get(0).equals(main) && (phase == null || phase == phaseOf(test))) {
                return Optional.of(test);
            }
        }
        return failing.stream()
                .filter(t -> phaseOf(t) == phase)
                .filter(t -> codes(t).stream().noneMatch(c -> c.high() == main.high()))
                .findFirst();
    }

    private Draft failedTest(DsregField test) {
        List<ErrorCode> codes = codes(test);
        Phase phase = phaseOf(test);
        Verdict verdict = Verdict.of("", codes, phase == null ? null : phase.key());
        String key = codes.isEmpty() ? "registration.testFailedSilently" : "registration.testFailed";
        Gravity gravity = codes.isEmpty() ? Gravity.FAULT : faultUnlessPassing(verdict);
        Draft draft = Draft.of(key, gravity)
                .in(phase)
                .codes(codes)
                .value("test", test.key())
                .at(test);
        return codes.isEmpty() ? draft.variant(test.key()) : draft.decidedBy(verdict);
    }

    /** A test that fails is a fault even where the code alone would be harmless. */
    private static Gravity faultUnlessPassing(Verdict verdict) {
        return verdict.gravity() == Gravity.EXPECTED ? Gravity.EXPECTED : Gravity.FAULT;
    }

    private boolean hasServerError() {
        return report.value("Server ErrorCode").isPresent()
                || report.value("Server Message").isPresent();
    }

    private Draft attempt(@Nullable DsregField client, @Nullable DsregField test) {
        Set<ErrorCode> all = new LinkedHashSet<>();
        if (client != null) {
            all.addAll(codes(client));
        }
        if (test != null) {
            all.addAll(codes(test));
        }
        List<ErrorCode> codes = new ArrayList<>(all);
        String said = report.text("Server ErrorCode").orElse("") + ": "
                + report.text("Server Message").orElse("");
        codes.addAll(CodeScanner.errors(said));
        Phase phase = phase(codes);
        Verdict verdict = Verdict.of(said, codes, phase == null ? null : phase.key());
        boolean silentServer = verdict.isGeneric() && hasServerError();
        Draft draft = Draft.of(silentServer ? "registration.serverRefused" : "registration.failed", gravity(verdict))
                .in(phase)
                .codes(codes)
                .aadsts(CodeScanner.aadsts(said))
                .decidedBy(verdict)
                .knowing(verdict.gravity() == Gravity.EXPECTED ? "S1-85" : "")
                .value("server", hasServerError() ? withoutStop(said) : "")
                .value("type", report.text("Registration Type").orElse(""))
                .value("request", report.text("Request Id").orElse(""))
                .value("status", report.text("Https Status").orElse(""));
        if (client != null) {
            draft.at(client);
        }
        if (test != null) {
            draft.at(test);
        }
        return draft.at(report.value("Server ErrorCode"))
                .at(report.value("Server Message"))
                .at(report.value("Error Phase"))
                .at(report.value("Registration Type"))
                .at(report.value("Previous Registration"));
    }

    /** A message without the full stop that the sentence around it brings. */
    static String withoutStop(String said) {
        String s = said.strip();
        s = s.startsWith(":") ? s.substring(1).strip() : s;
        return s.endsWith(".") || s.endsWith(":") ? s.substring(0, s.length() - 1) : s;
    }

    private Gravity gravity(Verdict verdict) {
        Gravity gravity = faultUnlessPassing(verdict);
        if (gravity == Gravity.EXPECTED && lastedTooLong()) {
            gravity = Gravity.WARNING;
        }
        return state != null && state.isInEntra() ? gravity.atMost(Gravity.WARNING) : gravity;
    }

    private boolean lastedTooLong() {
        Optional<Instant> now = report.text("Client Time").flatMap(Times::first);
        Optional<Instant> attempt = report.text("Previous Registration").flatMap(Times::first);
        return now.isPresent()
                && attempt.isPresent()
                && Duration.between(attempt.get(), now.get()).compareTo(PASSES_WITHIN) > 0;
    }
}
