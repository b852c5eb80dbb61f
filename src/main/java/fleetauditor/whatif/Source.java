package fleetauditor.whatif;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A SKU and the way a user came by it.
 *
 * @param groupId the group that hands it out; null when it is assigned directly
 */
public record Source(UUID skuId, @Nullable UUID groupId) {
    /** {@code direct} or {@code group}. */
    public String via() {
        return groupId == null ? "direct" : "group";
    }
}
