package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.read.EvidenceText;
import fleetauditor.diagnosis.read.Line;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The accounts that the token broker (WAM) keeps: {@code dsregcmd /listaccounts} and {@code /cleanupaccounts}. */
public final class AccountsJudge {
    private static final Pattern FOUND = Pattern.compile("(?i)accounts found ?: ?(\\d{1,6})");

    private AccountsJudge() {}

    public static void judge(EvidenceText text, Conclusions conclusions) {
        int accounts = 0;
        Draft draft = Draft.info("accounts.listed");
        boolean listed = false;
        for (Line line : text.lines()) {
            Matcher m = FOUND.matcher(line.text());
            if (m.find()) {
                accounts += Integer.parseInt(m.group(1));
                draft.at(line);
                listed = true;
            }
        }
        if (listed) {
            conclusions.add(draft.value("count", accounts));
        }
    }
}
