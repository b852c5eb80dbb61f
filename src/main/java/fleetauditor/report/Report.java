package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.Standing;
import fleetauditor.lifecycle.Status;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written down: an audit, and what changed since earlier ones.
 *
 * @param changes of this very audit; null when nothing is known of earlier ones
 */
public record Report(AuditResult audit, @Nullable Changes changes) {
    /** Where a finding of this audit stands; null when nothing is known of earlier audits. */
    @Nullable
    Standing standing(Finding finding) {
        return changes == null ? null : changes.standing(finding);
    }

    /** The findings that no waiver accepts, in the order of the audit. */
    List<Finding> open() {
        return audit.findings().stream().filter(f -> !isWaived(f)).toList();
    }

    /** The findings that a waiver accepts, in the order of the audit. */
    List<Finding> waived() {
        return audit.findings().stream().filter(this::isWaived).toList();
    }

    /** How many findings no waiver accepts, worst severity first; every severity is a key. */
    Map<Severity, Integer> openBySeverity() {
        var counts = new EnumMap<Severity, Integer>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(severity, 0);
        }
        open().forEach(f -> counts.merge(f.severity(), 1, Integer::sum));
        return Collections.unmodifiableMap(counts);
    }

    private boolean isWaived(Finding finding) {
        Standing standing = standing(finding);
        return standing != null && standing.status() == Status.WAIVED;
    }
}
