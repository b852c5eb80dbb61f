package fleetauditor.simulator;

/**
 * A request that Graph would refuse.
 *
 * @see <a href="https://learn.microsoft.com/graph/errors">Microsoft Graph error responses</a>
 */
final class GraphRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    GraphRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static GraphRefusal badRequest(String message) {
        return new GraphRefusal(400, "BadRequest", message);
    }

    static GraphRefusal unsupported(String message) {
        return new GraphRefusal(400, "Request_UnsupportedQuery", message);
    }

    static GraphRefusal notFound(String id) {
        return new GraphRefusal(404, "Request_ResourceNotFound", "There is no resource with the id '" + id + "'.");
    }

    static GraphRefusal noSegment(String segment) {
        return badRequest("Resource not found for the segment '" + segment + "'.");
    }

    static GraphRefusal denied() {
        return new GraphRefusal(
                403, "Authorization_RequestDenied", "Insufficient privileges to complete the operation.");
    }

    static GraphRefusal badToken() {
        return new GraphRefusal(401, "InvalidAuthenticationToken", "Access token validation failure.");
    }

    static GraphRefusal notAllowed() {
        return new GraphRefusal(
                405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");
    }

    int status() {
        return status;
    }

    /** Graph's error code. */
    String code() {
        return code;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }
}
