package fleetauditor.whatif;

import java.util.List;

/**
 * Service plans that work before and not after, and the other way round; names in order.
 *
 * @param lost for example {@code INTUNE_A}
 */
public record PlanChange(List<String> lost, List<String> gained) {
    static final PlanChange NONE = new PlanChange(List.of(), List.of());

    public PlanChange {
        lost = List.copyOf(lost);
        gained = List.copyOf(gained);
    }

    boolean isEmpty() {
        return lost.isEmpty() && gained.isEmpty();
    }
}
