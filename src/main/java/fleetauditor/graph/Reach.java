package fleetauditor.graph;

/**
 * Whether Graph can be reached at all: after one session has lost its patience, the others do not each lose theirs.
 * Thread-safe.
 */
final class Reach {
    private volatile boolean lost;

    void lost() {
        lost = true;
    }

    void found() {
        lost = false;
    }

    boolean isLost() {
        return lost;
    }
}
