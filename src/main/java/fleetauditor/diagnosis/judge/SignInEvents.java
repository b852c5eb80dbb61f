package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Phase;
import fleetauditor.diagnosis.codes.CodeFamily;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.Line;
import fleetauditor.diagnosis.read.LoggedEvent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The log "AAD": attempts to get a PRT, from event 1006 to event 1007, with server codes (1081, 1088), the address
 * (1022), the network error (1084) and the UPN (1144) between; and failures of the token broker.
 */
final class SignInEvents {
    private static final int BEGIN = 1006;
    private static final int END = 1007;
    private static final Set<Integer> CLOUD_AP = Set.of(1006, 1007, 1022, 1081, 1084, 1088, 1104, 1144);
    private static final Pattern WINHTTP =
            Pattern.compile("(?i)(?:error|status|code|winhttp|result)[^0-9x]{0,24}\\b(12[01]\\d{2})\\b");

    private SignInEvents() {}

    static void judge(List<LoggedEvent> events, Conclusions conclusions) {
        for (List<LoggedEvent> attempt : attempts(events)) {
            judgeAttempt(attempt, conclusions);
        }
    }

    /** Groups by the brackets 1006 and 1007, in either order; the rest is one group an event. */
    private static List<List<LoggedEvent>> attempts(List<LoggedEvent> events) {
        var attempts = new ArrayList<List<LoggedEvent>>();
        boolean bracketed = events.stream().anyMatch(e -> e.id() == BEGIN || e.id() == END);
        if (!bracketed) {
            boolean onlyCloudAp = events.stream().allMatch(SignInEvents::isCloudAp);
            if (onlyCloudAp && !events.isEmpty()) {
                attempts.add(events);
            } else {
                events.forEach(e -> attempts.add(List.of(e)));
            }
            return attempts;
        }
        var open = new ArrayList<LoggedEvent>();
        int bracket = 0;
        for (LoggedEvent event : events) {
            boolean isBracket = event.id() == BEGIN || event.id() == END;
            if (isBracket && bracket == event.id()) {
                attempts.add(List.copyOf(open));
                open.clear();
            }
            open.add(event);
            if (isBracket && bracket != 0 && bracket != event.id()) {
                attempts.add(List.copyOf(open));
                open.clear();
                bracket = 0;
            } else if (isBracket) {
                bracket = event.id();
            }
        }
        if (!open.isEmpty()) {
            attempts.add(List.copyOf(open));
        }
        return attempts;
    }

    private static boolean isCloudAp(LoggedEvent event) {
        return CLOUD_AP.contains(event.id()) || event.mentions("cloud ap") || event.mentions("PRT");
    }

    private static void judgeAttempt(List<LoggedEvent> attempt, Conclusions conclusions) {
        Set<ErrorCode> codes = new LinkedHashSet<>();
        attempt.stream().filter(e -> e.id() == END).forEach(e -> codes.addAll(codes(e)));
        attempt.forEach(e -> codes.addAll(codes(e)));
        var text = new StringBuilder();
        var lines = new ArrayList<Line>();
        for (LoggedEvent event : attempt) {
            text.append(event.text()).append('\n');
            if (!codes(event).isEmpty() || !CodeScanner.aadsts(event.text()).isEmpty()) {
                lines.addAll(EventJudge.telling(event));
            }
        }
        List<String> aadsts = CodeScanner.aadsts(text.toString());
        if (codes.isEmpty() && aadsts.isEmpty()) {
            return;
        }
        List<ErrorCode> all = List.copyOf(codes);
        Verdict verdict = Verdict.of(text.toString(), all, "post-join");
        boolean prt = attempt.stream().anyMatch(SignInEvents::isCloudAp)
                || all.stream().anyMatch(SignInEvents::ofPrt);
        conclusions.add(Draft.of(prt ? "prt.attemptFailed" : "token.failed", verdict.gravity())
                .in(prt ? Phase.PRT : null)
                .knowing("S1-65 S1-66")
                .codes(all)
                .aadsts(aadsts)
                .decidedBy(verdict)
                .at(lines));
    }

    private static boolean ofPrt(ErrorCode code) {
        String family = CodeFamily.of(code).key();
        return family.equals("cloudap") || family.equals("ntstatus");
    }

    private static List<ErrorCode> codes(LoggedEvent event) {
        Set<ErrorCode> codes = new LinkedHashSet<>(EventJudge.codes(event));
        Matcher m = WINHTTP.matcher(event.text());
        while (m.find()) {
            codes.add(new ErrorCode(Integer.parseInt(m.group(1))));
        }
        return List.copyOf(codes);
    }
}
