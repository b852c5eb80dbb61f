package fleetauditor.lifecycle;

import fleetauditor.audit.Finding;
import fleetauditor.waiver.Waiver;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report and an alert say about time. Lists of findings are in the order of the report, and waived findings are
 * in none of them but {@link #waived()}.
 *
 * @param previous the run that is compared with (the report's {@code run.previousRunId}); null when there is none
 * @param standings status and times of every finding of the report, by finding id
 * @param appeared findings that the run before did not have ({@code changes.new})
 * @param resolved findings that were there and are gone, as they were last seen ({@code changes.resolved})
 * @param reopened findings that were resolved before and are here again ({@code changes.reopened})
 * @param worsened findings whose severity rose ({@code changes.worsened}); their status is open
 * @param kept findings that were there and that this run could not judge; they are not among the report's findings
 * @param waived findings of the report that a waiver accepts
 * @param unwaived findings of the report whose waiver ended since they were last seen; their status is open
 * @param lapsingWaivers waivers that end within 14 days
 * @param lapsedWaivers waivers that have ended and still stand in the file
 * @param unusedWaivers waivers that hold and match nothing, although their rule was evaluated
 * @param lostGroups waivers that hold and whose group is not known; none of them is said to match nothing
 * @param anomalies datasets that shrank too much; the report says so at its top
 * @param trend the last 90 days with an audit, oldest first, this run's day last
 */
public record Changes(
        @Nullable PastRun previous,
        Map<String, Standing> standings,
        List<Finding> appeared,
        List<KnownFinding> resolved,
        List<Finding> reopened,
        List<Finding> worsened,
        List<Kept> kept,
        List<Finding> waived,
        List<Finding> unwaived,
        List<Waiver> lapsingWaivers,
        List<Waiver> lapsedWaivers,
        List<Waiver> unusedWaivers,
        List<LostGroup> lostGroups,
        List<Anomaly> anomalies,
        List<TrendPoint> trend) {
    public Changes {
        standings = Map.copyOf(standings);
        appeared = List.copyOf(appeared);
        resolved = List.copyOf(resolved);
        reopened = List.copyOf(reopened);
        worsened = List.copyOf(worsened);
        kept = List.copyOf(kept);
        waived = List.copyOf(waived);
        unwaived = List.copyOf(unwaived);
        lapsingWaivers = List.copyOf(lapsingWaivers);
        lapsedWaivers = List.copyOf(lapsedWaivers);
        unusedWaivers = List.copyOf(unusedWaivers);
        lostGroups = List.copyOf(lostGroups);
        anomalies = List.copyOf(anomalies);
        trend = List.copyOf(trend);
    }

    /**
     * Where a finding of the report stands.
     *
     * @throws IllegalArgumentException if the report has no such finding
     */
    public Standing standing(Finding finding) {
        Standing standing = standings.get(finding.id());
        if (standing == null) {
            throw new IllegalArgumentException("no finding " + finding.id() + " in this report");
        }
        return standing;
    }

    /** Whether a dataset shrank and nobody has confirmed it yet. */
    public boolean hasUnconfirmedAnomaly() {
        return anomalies.stream().anyMatch(a -> a.verdict() == Anomaly.Verdict.UNCONFIRMED);
    }
}
