package fleetauditor.lifecycle;

import fleetauditor.audit.Finding;
import fleetauditor.audit.Severity;
import fleetauditor.model.Subject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a finding: enough to name it when it is gone, and none of the evidence.
 *
 * @param id the finding's id; a very long one is shortened and ends in a hash
 * @param severity as it was last seen
 * @param cause null when its rule has none
 * @param related at most {@link #MOST_RELATED} of the other objects it is about
 * @param relatedCount how many other objects there were
 * @param summary the sentence the report had about it, in the language of that report
 */
public record Facts(
        String id,
        String ruleId,
        Severity severity,
        @Nullable String cause,
        Subject subject,
        List<Subject> related,
        int relatedCount,
        String summary) {
    /** How many related objects are remembered. */
    public static final int MOST_RELATED = 20;

    private static final int LONGEST_NAME = 500;
    private static final int LONGEST_SUMMARY = 2_000;

    public Facts {
        related = List.copyOf(related);
    }

    /** The id under which a finding is remembered; the same as the finding's own unless that is very long. */
    public static String key(Finding finding) {
        return StoredText.key(finding.id());
    }

    /** What to remember of {@code finding}, whose sentence is {@code summary}. */
    public static Facts of(Finding finding, String summary) {
        return new Facts(
                key(finding),
                finding.rule().id(),
                finding.severity(),
                finding.cause(),
                clean(finding.subject()),
                finding.related().stream().limit(MOST_RELATED).map(Facts::clean).toList(),
                finding.related().size(),
                StoredText.clean(summary, LONGEST_SUMMARY));
    }

    private static Subject clean(Subject subject) {
        return new Subject(
                subject.kind(),
                StoredText.clean(subject.id(), LONGEST_NAME),
                StoredText.clean(subject.name(), LONGEST_NAME));
    }
}
