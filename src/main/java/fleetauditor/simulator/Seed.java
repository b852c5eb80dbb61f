package fleetauditor.simulator;

import java.util.SplittableRandom;
import java.util.UUID;

/** Everything random in the tenant, each value by its own address: nothing depends on what was asked before. */
record Seed(long value) {
    /** Numbers for one object. */
    SplittableRandom random(String kind, long index) {
        return new SplittableRandom(mix(mix(value + 0x9E3779B97F4A7C15L * kind.hashCode()) + index));
    }

    /** The GUID of one object; a version 4 GUID in form. */
    UUID guid(String kind, long index, int ordinal) {
        SplittableRandom random = random(kind, index * 31 + ordinal * 0x1000003L);
        long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    UUID guid(String kind) {
        return guid(kind, 0, 0);
    }

    static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
