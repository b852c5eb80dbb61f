package fleetauditor.simulator;

import java.util.SplittableRandom;

/**
 * In which nights a fault is there.
 *
 * @param from first night
 * @param until the night that no longer has it
 * @param again the night from which it is back for good
 */
record Season(int from, int until, int again) {
    static final Season ALWAYS = new Season(0, Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** There from the first night on, gone in that one. */
    static Season fixedOn(int night) {
        return new Season(0, night, Integer.MAX_VALUE);
    }

    static Season from(int night) {
        return new Season(night, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Fixed in a night, and back in a later one. */
    static Season reopened(int fixed, int again) {
        return new Season(0, fixed, again);
    }

    /** Most stay, some are fixed within a month, some appear, a few come back. */
    static Season drawn(SplittableRandom random) {
        int kind = random.nextInt(20);
        int night = 1 + random.nextInt(28);
        if (kind < 12) {
            return ALWAYS;
        }
        if (kind < 16) {
            return fixedOn(night);
        }
        return kind < 19 ? from(night) : reopened(night, night + 3);
    }

    boolean isOn(int night) {
        return (night >= from && night < until) || night >= again;
    }
}
