package fleetauditor.whatif;

import fleetauditor.model.ConditionalAccessPolicy;
import java.util.List;

/**
 * A policy that demands a compliant device, and how many users who lose Intune it blocks.
 *
 * @param blocked users it blocks
 * @param perhaps users it may block
 * @param doubts why it may not: {@code roles}, {@code group-unknown}, {@code other-control} or {@code narrower}
 */
public record PolicyImpact(ConditionalAccessPolicy policy, int blocked, int perhaps, List<String> doubts) {
    public PolicyImpact {
        doubts = List.copyOf(doubts);
    }
}
