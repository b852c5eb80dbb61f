package fleetauditor.lifecycle;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything to record of one run, and what to say about it.
 *
 * @param findings the state of every finding that was open before or is there now
 * @param licensed users with an Intune license; null to keep what is known, because the users were not all read
 */
public record Night(
        PastRun run,
        List<DatasetCount> datasets,
        List<RuleVerdict> verdicts,
        List<KnownFinding> findings,
        @Nullable Set<UUID> licensed,
        Changes changes) {
    public Night {
        datasets = List.copyOf(datasets);
        verdicts = List.copyOf(verdicts);
        findings = List.copyOf(findings);
        licensed = licensed == null ? null : Set.copyOf(licensed);
    }
}
