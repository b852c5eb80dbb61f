package fleetauditor.graph;

/**
 * Whether Graph can be reached at all: after one session has lost its patience, the others do not each lose theirs.
 * Thread-safe.
 */
final class Reach {
    private volatile boolean lost;
    private volatile boolean answered;

    void lost() {
        lost = true;
    }

    void found() {
        lost = false;
        answered = true;
    }

    /** Whether there was ever an answer. */
    boolean hasAnswered() {
        return answered;
    }

    boolean isLost() {
        return lost;
    }
}
