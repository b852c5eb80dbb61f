package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Gravity;
import fleetauditor.diagnosis.codes.CodeFamily;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.Line;
import fleetauditor.diagnosis.read.LoggedEvent;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The MDM log, and what Settings shows: enrollment, sync sessions, commands inside a session. */
final class ManagementEvents {
    static final ErrorCode BAD_REQUEST = new ErrorCode(0x80190190);
    private static final Pattern CSP_URI =
            Pattern.compile("(?i)CSP URI: ?(\\S{1,300})|(\\./\\S{3,300}|\\.{3}/\\S{3,300})");
    private static final String PROBE = "fakepolicy";
    private static final List<String> SUCCESS =
            List.of("successfully", "正しく終了", "erfolgreich", "a réussi", "correctamente");

    private ManagementEvents() {}

    static void judge(List<LoggedEvent> events, Conclusions conclusions) {
        events.forEach(e -> judge(e, conclusions));
    }

    private static void judge(LoggedEvent event, Conclusions conclusions) {
        List<ErrorCode> codes = codes(event);
        String text = event.text();
        if (text.toLowerCase(Locale.ROOT).contains(PROBE)) {
            conclusions.add(Draft.info("csp.harmlessProbe").codes(codes).at(EventJudge.telling(event)));
        } else if (codes.isEmpty()) {
            withoutCode(event, text, conclusions);
        } else if (isCommand(event, text)) {
            command(event, text, codes, conclusions);
        } else if (codes.contains(BAD_REQUEST)) {
            conclusions.add(rejected(codes, EventJudge.telling(event)));
        } else {
            failed(event, text, codes, conclusions);
        }
    }

    private static List<ErrorCode> codes(LoggedEvent event) {
        List<ErrorCode> codes = EventJudge.codes(event);
        boolean saysBadRequest = event.mentions("bad request (400)") || event.mentions("要求が正しくありません (400)");
        return codes.isEmpty() && saysBadRequest ? List.of(BAD_REQUEST) : codes;
    }

    /** HTTP 400 at sync: a story of causes rather than one. */
    static Draft rejected(List<ErrorCode> codes, List<Line> lines) {
        return Draft.fault("sync.rejected")
                .codes(List.of(BAD_REQUEST))
                .codes(codes)
                .variant(BAD_REQUEST.hex())
                .at(lines);
    }

    private static boolean isCommand(LoggedEvent event, String text) {
        return text.contains("Command failure status")
                || text.contains("CSP URI")
                || text.contains(" CSP:")
                || event.id() == 404
                || event.id() == 454;
    }

    private static void command(LoggedEvent event, String text, List<ErrorCode> codes, Conclusions conclusions) {
        Verdict verdict = Verdict.of("", codes, "sync");
        conclusions.add(Draft.of("csp.failed", verdict.gravity().atMost(Gravity.WARNING))
                .codes(codes)
                .decidedBy(verdict)
                .value("uri", uri(text))
                .at(EventJudge.telling(event)));
    }

    private static String uri(String text) {
        Matcher m = CSP_URI.matcher(text);
        if (!m.find()) {
            return "-";
        }
        return m.group(1) != null ? m.group(1) : m.group(2);
    }

    private static void failed(LoggedEvent event, String text, List<ErrorCode> codes, Conclusions conclusions) {
        boolean enrollment = event.id() == 76 || event.id() == 71 || text.contains("MDM Enroll");
        Verdict verdict = Verdict.of(text, codes, enrollment ? "enroll" : "sync");
        String phase = verdict.entry() == null ? "" : verdict.entry().phase();
        boolean enrollmentCode = CodeFamily.of(codes.get(0)).key().equals("enrollment");
        String key = enrollment || enrollmentCode || phase.equals("enroll") ? "enroll.failed" : "sync.failed";
        Gravity gravity = event.isInformation() ? verdict.gravity().atMost(Gravity.WARNING) : verdict.gravity();
        conclusions.add(Draft.of(key, gravity)
                .codes(codes)
                .aadsts(CodeScanner.aadsts(text))
                .decidedBy(verdict)
                .at(EventJudge.telling(event)));
    }

    private static void withoutCode(LoggedEvent event, String text, Conclusions conclusions) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean good = SUCCESS.stream().anyMatch(lower::contains);
        if (event.id() == 209 || lower.contains("session ended with status")) {
            conclusions.add(
                    good
                            ? Draft.info("sync.completed").at(last(event))
                            : Draft.warning("sync.endedOtherwise").at(last(event)));
        } else if (event.id() == 75 || lower.contains("auto mdm enroll: succeeded")) {
            conclusions.add(Draft.info("enroll.succeeded").at(last(event)));
        } else if (event.id() == 76 || lower.contains("auto mdm enroll: failed")) {
            conclusions.add(Draft.fault("enroll.failedSilently").at(last(event)));
        } else if (text.contains("Command failure status")) {
            conclusions.add(Draft.warning("csp.failedSilently")
                    .value("uri", uri(text))
                    .variant(uri(text))
                    .at(last(event)));
        }
    }

    private static Line last(LoggedEvent event) {
        List<Line> lines = event.lines();
        return lines.stream()
                .filter(l -> l.text().contains("status")
                        || l.text().contains("Enroll")
                        || l.text().contains("Result"))
                .reduce((a, b) -> b)
                .orElse(lines.get(lines.size() - 1));
    }
}
