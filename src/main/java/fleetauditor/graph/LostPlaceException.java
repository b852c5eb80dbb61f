package fleetauditor.graph;

/** Graph no longer knows the page that a link points to: the collection must be read from its first page again. */
final class LostPlaceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final GraphException problem;

    LostPlaceException(GraphException problem) {
        super(problem.getMessage(), problem, false, false);
        this.problem = problem;
    }

    /** What to say when it happens too often. */
    GraphException problem() {
        return problem;
    }
}
