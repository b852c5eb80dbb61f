package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.CodeTable;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.codes.Phrases;
import fleetauditor.diagnosis.read.EventReader;
import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.Line;
import fleetauditor.diagnosis.read.LoggedEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why certificates are not issued: logs of the old and the new certificate connector, and of the certification
 * authority. Every line is judged by itself, since one sample may hold several causes; a number counts before the text
 * "Denied by Policy Module", which ends many other errors too.
 */
public final class PkcsJudge {
    private static final int NEAR = 3;
    private static final int MESSAGE_LINES = 4;
    private static final String DENIED = "EC-065";
    private static final String CA_EVENT = "EC-067";
    private static final Pattern DEVICE =
            Pattern.compile("(?i)pfx certificate for device id:? ?<?([^>\\s]{1,64}(?: ID)?)>? failed");
    /** How an entry begins; other lines go on with the one before. */
    private static final Pattern ENTRY = Pattern.compile(
            "(?i)^\\s*(?:IssuePfx|Issuing|Log Name|Event ID|Source|Active Directory Certificate Services|<|\\[|\\d{1,4}[-/.:])");

    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Set<Integer> CONNECTOR_EVENTS =
            Set.of(1001, 1003, 1051, 1052, 1101, 20102, 10102, 10302, 20302, 20402, 20202);
    private static final List<String> NO_PERMISSION =
            List.of("permissions on the certificate template do not allow", "does not have permission to enroll");
    private static final List<String> HELD = List.of(
            "set the request status to pending", "administrator must explicitly issue", "administrator must issue");

    private final List<Line> lines;
    private final Conclusions conclusions;
    private final List<String> squashed;

    private PkcsJudge(EvidenceText text, Conclusions conclusions) {
        this.lines = text.lines().stream().filter(l -> !l.isBlank()).toList();
        this.squashed = lines.stream().map(l -> Phrases.squash(l.text())).toList();
        this.conclusions = conclusions;
    }

    /** Judges a connector or certification authority log. */
    public static void judge(EvidenceText text, Conclusions conclusions) {
        var judge = new PkcsJudge(text, conclusions);
        Set<Integer> explained = new HashSet<>();
        for (int i = 0; i < judge.lines.size(); i++) {
            if (judge.line(i)) {
                explained.add(judge.lines.get(i).number());
            }
        }
        judge.events(text, explained);
    }

    /** The device that a connector log names; none when it names several, or leaves a blank. */
    public static Diagnosis.Device device(EvidenceText text) {
        Set<String> ids = new HashSet<>();
        Line where = null;
        for (Line line : text.lines()) {
            Matcher device = DEVICE.matcher(line.text());
            if (device.find()) {
                Matcher guid = GUID.matcher(device.group(1));
                if (guid.find()) {
                    ids.add(guid.group().toLowerCase(Locale.ROOT));
                    where = line;
                }
            }
        }
        if (ids.size() != 1 || where == null) {
            return Diagnosis.Device.NONE;
        }
        String id = ids.iterator().next();
        return new Diagnosis.Device(null, null, null, null, id, null, List.of(where.quoted()));
    }

    /** Whether the line says why. */
    private boolean line(int i) {
        Line line = lines.get(i);
        String lower = line.text().toLowerCase(Locale.ROOT);
        List<ErrorCode> codes = CodeScanner.errors(line.text());
        boolean says = !codes.isEmpty();
        codes.forEach(code -> code(code, line));
        for (CodeEntry entry : Phrases.logs().beginningIn(squashed.get(i), following(i))) {
            if (!entry.id().equals(DENIED) || !hasNumberNear(i)) {
                conclusions.add(Draft.of("pkcs.failed", entry.gravity())
                        .decidedBy(entry)
                        .at(line));
            }
            says = true;
        }
        if (lower.contains("denied by policy module") && !squashed.get(i).contains("thesubmissionfailed")) {
            if (!hasNumberNear(i)) {
                CodeEntry entry = CodeTable.standard().entry(DENIED);
                conclusions.add(Draft.of("pkcs.failed", entry.gravity())
                        .decidedBy(entry)
                        .at(line));
            }
            says = true;
        }
        return special(line, lower) || says;
    }

    private boolean special(Line line, String lower) {
        if (lower.contains("usedefinedcacertinrequest") || lower.contains("authority key identifier was passed")) {
            conclusions.add(Draft.warning("pkcs.caCertificateRenewed")
                    .decidedBy(CodeTable.standard().entry(CA_EVENT))
                    .at(line));
            return true;
        }
        if (NO_PERMISSION.stream().anyMatch(lower::contains)) {
            conclusions.add(Draft.fault("pkcs.failed")
                    .codes(CodeScanner.errors(line.text()))
                    .decidedBy(CodeTable.standard().entry(DENIED))
                    .at(line));
            return true;
        }
        if (HELD.stream().anyMatch(lower::contains)) {
            conclusions.add(Draft.fault("pkcs.failed")
                    .decidedBy(CodeTable.standard().entry("EC-064"))
                    .at(line));
            return true;
        }
        if (lower.contains("nullreferenceexception")) {
            conclusions.add(Draft.expected("pkcs.nullReference").at(line));
            return true;
        }
        Matcher device = DEVICE.matcher(line.text());
        if (device.find()) {
            conclusions.add(Draft.warning("pkcs.deviceWithoutCertificate")
                    .value("device", device.group(1))
                    .variant(device.group(1))
                    .at(line));
        }
        return false;
    }

    private void code(ErrorCode code, Line line) {
        Verdict verdict = Verdict.of("", List.of(code), "issue");
        if (NO_PERMISSION.stream().anyMatch(line.text().toLowerCase(Locale.ROOT)::contains)) {
            return;
        }
        conclusions.add(Draft.of("pkcs.failed", verdict.gravity())
                .codes(List.of(code))
                .decidedBy(verdict)
                .at(line));
    }

    /** Whether a code stands in the same entry of the log, so that the denial is only its end. */
    private boolean hasNumberNear(int i) {
        int first = i;
        while (first > 0
                && i - first < NEAR
                && !ENTRY.matcher(lines.get(first).text()).find()) {
            first--;
        }
        int last = i;
        while (last + 1 < lines.size()
                && last - i < NEAR
                && !ENTRY.matcher(lines.get(last + 1).text()).find()) {
            last++;
        }
        return lines.subList(first, last + 1).stream()
                .flatMap(l -> CodeScanner.errors(l.text()).stream())
                .anyMatch(ErrorCode::isFailure);
    }

    private String following(int i) {
        var next = new StringBuilder();
        for (int j = i + 1; j < Math.min(lines.size(), i + MESSAGE_LINES); j++) {
            next.append(squashed.get(j));
        }
        return next.toString();
    }

    /** Connector events whose text holds no cause are named by their number. */
    private void events(EvidenceText text, Set<Integer> explained) {
        for (LoggedEvent event : EventReader.read(text)) {
            boolean says = event.lines().stream().anyMatch(l -> explained.contains(l.number()));
            if (says || !CONNECTOR_EVENTS.contains(event.id())) {
                continue;
            }
            CodeTable.standard()
                    .named("Event " + event.id())
                    .ifPresent(entry -> conclusions.add(Draft.of("pkcs.failed", entry.gravity())
                            .decidedBy(entry)
                            .at(EventJudge.telling(event))));
        }
    }
}
