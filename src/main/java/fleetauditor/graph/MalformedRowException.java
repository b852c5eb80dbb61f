package fleetauditor.graph;

/** Graph sent an object without a property that the dataset cannot do without. */
public final class MalformedRowException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param property the property that is missing or unreadable; the object's contents stay out of the message */
    public MalformedRowException(String property) {
        super("an object has no readable '" + property + "'");
    }
}
