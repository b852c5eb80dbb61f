package fleetauditor.report;

import fleetauditor.audit.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which findings follow from which. A finding whose incident is not in the report stands for itself. */
final class Incidents {
    /** An incident that follows from another and so on; more would be a ring. */
    private static final int DEEPEST = 8;

    private final Map<String, Finding> byId = new HashMap<>();
    private final Map<String, List<Finding>> followers = new HashMap<>();
    private final List<Finding> heads = new ArrayList<>();

    /** @param findings in the order of the report */
    Incidents(List<Finding> findings) {
        findings.forEach(finding -> byId.put(finding.id(), finding));
        for (Finding finding : findings) {
            headOf(finding)
                    .ifPresentOrElse(
                            head -> followers
                                    .computeIfAbsent(head.id(), id -> new ArrayList<>())
                                    .add(finding),
                            () -> heads.add(finding));
        }
    }

    /** The findings that stand for themselves. */
    List<Finding> heads() {
        return heads;
    }

    /** The findings that follow from this one. */
    List<Finding> followersOf(Finding head) {
        return followers.getOrDefault(head.id(), List.of());
    }

    /** Each finding that stands for itself with its followers below it. */
    List<Finding> grouped() {
        var all = new ArrayList<Finding>(byId.size());
        for (Finding head : heads) {
            all.add(head);
            all.addAll(followersOf(head));
        }
        return all;
    }

    /** The finding at the root of this one; empty when it stands for itself. */
    Optional<Finding> headOf(Finding finding) {
        Finding at = finding;
        for (int depth = 0; depth < DEEPEST; depth++) {
            String incident = at.incident();
            Finding next = incident == null ? null : byId.get(incident);
            if (next == null) {
                return depth == 0 ? Optional.empty() : Optional.of(at);
            }
            at = next;
        }
        return Optional.empty();
    }
}
