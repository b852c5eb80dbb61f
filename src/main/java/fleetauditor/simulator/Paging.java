package fleetauditor.simulator;

import org.jspecify.annotations.Nullable;

/** How a part of Graph cuts its lists into pages, and what it makes of options. */
enum Paging {
    /** Users, groups, devices, apps. */
    DIRECTORY(100, 999),
    /** Intune: 1000 rows, whatever is asked beyond. */
    INTUNE(1000, 1000),
    /** The sign-in log. */
    SIGN_INS(1000, 1000),
    /** Conditional Access. */
    POLICIES(1000, 1000),
    /** Lists that come whole, and take no options. */
    WHOLE(Integer.MAX_VALUE, Integer.MAX_VALUE);

    private final int standard;
    private final int largest;

    Paging(int standard, int largest) {
        this.standard = standard;
        this.largest = largest;
    }

    /**
     * Rows on a page.
     *
     * @param top the value of {@code $top}; null when it was not sent
     * @throws GraphRefusal 400 when it is not a number, or too large for the directory
     */
    int size(@Nullable String top) {
        if (top == null || this == WHOLE) {
            return standard;
        }
        int rows;
        try {
            rows = Integer.parseInt(top);
        } catch (NumberFormatException e) {
            throw GraphRefusal.badRequest("Invalid value '" + top + "' for $top query option found.");
        }
        if (rows < 1 || (this == DIRECTORY && rows > largest)) {
            throw GraphRefusal.unsupported(
                    "Invalid page size specified: '" + top + "'. Must be between 1 and " + largest + " inclusive.");
        }
        return Math.min(rows, largest);
    }
}
