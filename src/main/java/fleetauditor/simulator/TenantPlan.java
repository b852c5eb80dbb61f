package fleetauditor.simulator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What the synthetic tenant is made from. The same plan gives the same tenant, byte for byte.
 *
 * @param devices managed devices, 0 or more; from 20 on every rule finds something
 * @param seed decides names, ids and small variations
 * @param now the tenant's clock: every age is counted back from it; cut to whole seconds
 * @param night 0 for the first night; each later one differs from the one before in a few faults. The caller moves
 *     {@code now} on by a day as well
 */
public record TenantPlan(int devices, long seed, Instant now, int night) {
    /** A company of believable size. */
    public static final int DEFAULT_DEVICES = 200;

    public static final long DEFAULT_SEED = 42;

    /** @throws IllegalArgumentException if {@code devices} or {@code night} is negative */
    public TenantPlan {
        if (devices < 0 || night < 0) {
            throw new IllegalArgumentException("devices and night must not be negative: " + devices + ", " + night);
        }
        now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The default tenant on its first night. */
    public static TenantPlan at(Instant now) {
        return new TenantPlan(DEFAULT_DEVICES, DEFAULT_SEED, now, 0);
    }
}
