package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.codes.Phrases;
import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.Line;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Lines of jamf.log, JamfAAD and Company Portal on a Mac. Messages may be broken over lines. */
public final class JamfJudge {
    private static final int MESSAGE_LINES = 5;
    private static final Pattern ACQUIRED =
            Pattern.compile("(?i)\\b(?:aad|azure ad|entra|microsoft entra) id acquired for macos user");

    private JamfJudge() {}

    public static void judge(EvidenceText text, Conclusions conclusions) {
        List<Line> lines = text.lines().stream().filter(l -> !l.isBlank()).toList();
        List<String> squashed =
                lines.stream().map(l -> Phrases.squash(l.text())).toList();
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            String next = String.join("", squashed.subList(i + 1, Math.min(lines.size(), i + MESSAGE_LINES)));
            for (CodeEntry entry : Phrases.logs().beginningIn(squashed.get(i), next)) {
                if (entry.area().equals("jamf")) {
                    conclusions.add(Draft.of("jamf.message", entry.gravity())
                            .decidedBy(entry)
                            .at(line));
                }
            }
            codes(line, conclusions);
            if (ACQUIRED.matcher(line.text()).find()) {
                conclusions.add(Draft.info("jamf.registered").at(line));
            }
            if (line.text().toLowerCase(Locale.ROOT).contains("no check-in")) {
                conclusions.add(Draft.warning("jamf.noCheckIn").at(line));
            }
        }
    }

    private static void codes(Line line, Conclusions conclusions) {
        List<ErrorCode> codes = CodeScanner.errors(line.text());
        List<String> aadsts = CodeScanner.aadsts(line.text());
        if (codes.isEmpty() && aadsts.isEmpty()) {
            return;
        }
        Verdict verdict = Verdict.of(line.text(), codes, "register");
        conclusions.add(Draft.of("jamf.message", verdict.gravity())
                .codes(codes)
                .aadsts(aadsts)
                .decidedBy(verdict)
                .at(line));
    }
}
