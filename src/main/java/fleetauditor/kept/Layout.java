package fleetauditor.kept;

import fleetauditor.audit.RunInfo;
import fleetauditor.model.ReadStats;
import fleetauditor.model.Table.State;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The lines of the file that are no rows, in their order. */
final class Layout {
    static final String FORMAT = "fleet-auditor kept data";

    /** One more with every change of a record that is kept: a test holds the records to it. */
    static final int VERSION = 1;

    static final String PROFILES = "licenseProfiles";
    static final String FORMERLY_LICENSED = "formerlyLicensed";
    static final String NAMESAKES = "namesakes";
    static final String MEMBERS = "members";

    private Layout() {}

    /**
     * The first line.
     *
     * @param writtenBy the version of the program
     */
    record Head(String format, int version, String writtenBy, RunInfo run) {}

    /**
     * The second line.
     *
     * @param tables how many datasets there are
     */
    record Clock(Instant asOf, int tables) {}

    /** Begins a dataset. */
    record TableHead(String dataset, State state, @Nullable String problem, ReadStats stats, int rows) {}

    /** Begins anything else. */
    record PartHead(String part, int rows) {}

    /** The last line. */
    record End(boolean end) {}
}
