package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.Line;
import fleetauditor.diagnosis.read.LoggedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Sorts events by the log they come from: device registration, Entra sign-in, or device management. */
public final class EventJudge {
    private static final int LINES_QUOTED = 3;

    private EventJudge() {}

    /** Judges every event of a text. */
    public static void judge(List<LoggedEvent> events, Conclusions conclusions) {
        var registration = new ArrayList<LoggedEvent>();
        var signIn = new ArrayList<LoggedEvent>();
        var management = new ArrayList<LoggedEvent>();
        for (LoggedEvent event : events) {
            if (isRegistration(event)) {
                registration.add(event);
            } else if (isSignIn(event)) {
                signIn.add(event);
            } else {
                management.add(event);
            }
        }
        RegistrationEvents.judge(registration, conclusions);
        SignInEvents.judge(signIn, conclusions);
        ManagementEvents.judge(management, conclusions);
    }

    /** The host name that the events give; empty when they give none. */
    public static String computer(List<LoggedEvent> events) {
        return events.stream()
                .map(LoggedEvent::computer)
                .filter(c -> !c.isBlank())
                .findFirst()
                .orElse("");
    }

    private static boolean isRegistration(LoggedEvent event) {
        return event.mentions("user device registration")
                || event.mentions("automatic registration failed")
                || event.mentions("automatic device join")
                || event.mentions("join response operation")
                || event.mentions("discovery operation callback");
    }

    private static boolean isSignIn(LoggedEvent event) {
        String log = event.log();
        return log.contains("microsoft-windows-aad")
                || log.equals("aad")
                || log.startsWith("aad ")
                || event.mentions("cloud ap plugin")
                || event.mentions("aadcloudap")
                || event.mentions("microsoft-windows-aad");
    }

    /** The lines that hold a code or an AADSTS number; the first lines when none does. */
    static List<Line> telling(LoggedEvent event) {
        List<Line> telling = event.lines().stream()
                .filter(l -> !CodeScanner.errors(l.text()).isEmpty()
                        || !CodeScanner.aadsts(l.text()).isEmpty())
                .limit(LINES_QUOTED)
                .toList();
        if (!telling.isEmpty()) {
            return telling;
        }
        List<Line> lines = event.lines();
        return lines.subList(Math.max(0, lines.size() - LINES_QUOTED), lines.size());
    }

    /** Error codes of the event's text, header lines left out. */
    static List<ErrorCode> codes(LoggedEvent event) {
        var text = new StringBuilder();
        for (Line line : event.lines()) {
            String lower = line.text().stripLeading().toLowerCase(Locale.ROOT);
            if (!lower.startsWith("keywords") && !lower.startsWith("opcode")) {
                text.append(line.text()).append('\n');
            }
        }
        return CodeScanner.errors(text.toString());
    }
}
