package fleetauditor.graph;

import org.jspecify.annotations.Nullable;

/** Graph did not give what was asked. The message says what was tried, what came back and the id to search for. */
public final class GraphException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final int status;
    private final String code;

    /** Why, as far as the caller has to tell. */
    public enum Kind {
        /** A permission is missing (403). */
        DENIED,
        /** The tenant lacks the license for this API. */
        UNLICENSED,
        /** No token, or Graph refuses it (401). */
        SIGN_IN,
        /** No connection to Graph, in spite of retries. */
        UNREACHABLE,
        /** The object does not exist (404). */
        NOT_FOUND,
        /** Anything else, in spite of retries. */
        FAILED
    }

    /**
     * @param status HTTP status; 0 when there was no answer
     * @param code Graph's error code; empty when there was none
     */
    public GraphException(Kind kind, int status, String code, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.status = status;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    /** HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Graph's error code, for example {@code Authorization_RequestDenied}; empty when there was none. */
    public String code() {
        return code;
    }
}
