package fleetauditor.lifecycle;

import fleetauditor.audit.RunInfo;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One audit as the store knows it.
 *
 * @param number counts the runs of this tenant from 1, in the order they were recorded
 * @param partial whether only some of the rules were asked ({@code --only}): no night for those that come after
 * @param previousRunId the run it was compared with; null when there was none
 * @param problem why there was no audit; null unless it failed
 */
public record PastRun(
        RunInfo info,
        long number,
        Completeness completeness,
        boolean partial,
        @Nullable String previousRunId,
        Tally tally,
        @Nullable String problem) {
    /** How much of an audit it was. */
    public enum Completeness {
        /** Every rule that was asked gave a verdict. */
        COMPLETE,
        /** A rule could not be evaluated. */
        INCOMPLETE,
        /** No audit: sign-in failed, or Graph could not be reached. */
        FAILED;

        /** The name in reports and in the store. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public String id() {
        return info.id();
    }

    public boolean isComplete() {
        return completeness == Completeness.COMPLETE;
    }
}
