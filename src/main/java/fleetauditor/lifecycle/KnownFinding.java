package fleetauditor.lifecycle;

import java.util.Set;

/**
 * A finding as the store knows it.
 *
 * @param basis names of the datasets that its rule only uses and that were complete when it was last seen; a run that
 *     lacks one of them cannot say that the finding is gone
 */
public record KnownFinding(Facts facts, Life life, Set<String> basis) {
    public KnownFinding {
        basis = Set.copyOf(basis);
    }
}
