package fleetauditor.lifecycle;

import fleetauditor.config.Settings;

/**
 * From when on the loss of rows is an anomaly of the source.
 *
 * @param percent more than this share of the rows is lost
 * @param least at least this many rows are lost
 * @param accepted whether a loss is believed at once
 */
public record ShrinkLimits(int percent, int least, boolean accepted) {
    public static final ShrinkLimits DEFAULT = new ShrinkLimits(20, 20, false);

    /** @param accepted whether the administrator accepts, for this run, that datasets are smaller */
    public static ShrinkLimits from(Settings settings, boolean accepted) {
        return new ShrinkLimits(
                settings.integer(
                        "anomaly.shrinkShare",
                        20,
                        1,
                        99,
                        "A dataset that lost more than this share of its rows, in percent, is not believed until a"
                                + " second night confirms it."),
                settings.integer(
                        "anomaly.shrinkLeast",
                        20,
                        1,
                        1_000_000,
                        "A dataset that lost fewer rows than this is always believed."),
                accepted);
    }

    boolean isTooMuch(int before, int now) {
        long lost = (long) before - now;
        return lost >= least && lost * 100 > (long) before * percent;
    }
}
