package fleetauditor.graph;

import fleetauditor.graph.GraphException.Kind;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Headers;

/** Turns an answer that is not what was asked for into words, and into what follows from it. */
final class Refusals {
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504, 509);
    private static final Set<String> LOST_PLACE =
            Set.of("Directory_ExpiredPageToken", "DirectoryPageTokenNotFoundException");
    private static final String NO_PREMIUM = "Authentication_RequestFromNonPremiumTenantOrB2CTenant";
    private static final int MESSAGE_AT_MOST = 200;

    private Refusals() {}

    /**
     * What a status other than 200 means: a {@link GraphException}, or for those that may pass a {@link
     * TransientFailure}, or a {@link LostPlaceException}.
     *
     * @param id the client-request-id, for an answer without a request-id; can be empty
     */
    static RuntimeException of(Call call, int status, Headers headers, ErrorBody error, String id, Instant now) {
        String code = error.shown();
        String identity = identity(" (", headers, error, id);
        String what = call + " -> " + status + (code.isEmpty() ? "" : " " + code) + identity
                + (identity.isEmpty() ? "" : ")");
        if (PASSING.contains(status)) {
            var problem = new GraphException(Kind.FAILED, status, code, what, null);
            return new TransientFailure(problem, Answer.retryAfter(headers, now));
        }
        if (LOST_PLACE.stream().anyMatch(error::says)) {
            return new LostPlaceException(new GraphException(
                    Kind.FAILED,
                    status,
                    code,
                    what + ": Graph lost its place again and again; run the audit again",
                    null));
        }
        if (error.says(NO_PREMIUM)) {
            return new GraphException(
                    Kind.UNLICENSED,
                    status,
                    code,
                    what + ": this needs Entra ID P1 or P2; if the tenant has it, grant Directory.Read.All too",
                    null);
        }
        if (error.message().toLowerCase(Locale.ROOT).contains("not applicable to target tenant")) {
            return new GraphException(
                    Kind.UNLICENSED, status, code, what + ": the tenant has no Intune subscription", null);
        }
        return switch (status) {
            case 401 ->
                new GraphException(
                        Kind.SIGN_IN, status, code, what + ": Graph refuses the access token; sign in again", null);
            case 403 -> new GraphException(Kind.DENIED, status, code, what, null);
            case 404 -> new GraphException(Kind.NOT_FOUND, status, code, what, null);
            case 400 -> new GraphException(Kind.FAILED, status, code, what + said(error.message()), null);
            default -> new GraphException(Kind.FAILED, status, code, what, null);
        };
    }

    /**
     * No answer at all. A certificate that is not trusted does not get better by waiting.
     *
     * @param answeredBefore whether this host answered another request: then it can be reached
     */
    static RuntimeException noAnswer(Call call, String host, boolean answeredBefore, IOException cause) {
        String words = cause.getMessage() == null ? "" : cause.getMessage();
        String why = cause.getClass().getSimpleName()
                + (words.isEmpty() ? "" : ": " + words.lines().toList().get(0));
        if (cause instanceof SSLHandshakeException && words.contains("certification path")) {
            String text = call + " -> the TLS certificate of " + host + " is not trusted by this Java (" + why + ")";
            return new GraphException(Kind.UNREACHABLE, 0, "", text, cause);
        }
        boolean connected = !(cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException
                || words.toLowerCase(Locale.ROOT).matches("(failed to connect|connect timed out).*"));
        if (connected && cause instanceof InterruptedIOException) {
            why = "timed out";
        }
        String text = call + " -> no " + (connected ? "answer from " : "connection to ") + host + " (" + why + ")"
                + (connected ? "" : "; check network, proxy and graph.endpoint");
        Kind kind = connected && answeredBefore ? Kind.FAILED : Kind.UNREACHABLE;
        return new TransientFailure(new GraphException(kind, 0, "", text, cause), null);
    }

    /** A body that ends too early or comes too slowly, or that is not JSON although the status says success. */
    static TransientFailure brokenBody(Call call, int status, Headers headers, String id, IOException cause) {
        String how = cause instanceof InterruptedIOException
                ? "the body did not arrive in time"
                : "the body broke off or is not JSON";
        String message = call + " -> " + status + ", but " + how + " ("
                + cause.getClass().getSimpleName() + identity(", ", headers, ErrorBody.NONE, id) + ")";
        return new TransientFailure(new GraphException(Kind.FAILED, status, "", message, cause), null);
    }

    /** A batch was answered, and one of its items was not. */
    static TransientFailure missing(Call call) {
        String message = call + " -> no answer in its batch";
        return new TransientFailure(new GraphException(Kind.FAILED, 0, "", message, null), null);
    }

    /** {@code problem} after its last try. */
    static GraphException givenUp(GraphException problem, int tries) {
        String message = problem.getMessage() + ", after " + tries + (tries == 1 ? " try" : " tries");
        return new GraphException(problem.kind(), problem.status(), problem.code(), message, problem.getCause());
    }

    /** {@code problem}, and no time left to wait for better. */
    static GraphException tooLate(GraphException problem, Duration wait, boolean asked, String deadline) {
        String message = problem.getMessage() + ": " + (asked ? "Graph asks to wait " : "the next try is in ")
                + wait.toSeconds() + " s, which is past the deadline of " + deadline + " (graph.deadline)";
        return new GraphException(Kind.FAILED, problem.status(), problem.code(), message, problem.getCause());
    }

    static GraphException pastDeadline(Call call, String deadline) {
        String message = call + " -> not finished within the deadline of " + deadline + " (graph.deadline)";
        return new GraphException(Kind.FAILED, 0, "", message, null);
    }

    static GraphException failed(Call call, String what) {
        return new GraphException(Kind.FAILED, 200, "", call + " -> 200, but " + what, null);
    }

    static GraphException interrupted(Call call) {
        return new GraphException(Kind.FAILED, 0, "", call + " -> stopped before it was finished", null);
    }

    /** What Microsoft support can find it by; empty when nothing is known. */
    private static String identity(String before, Headers headers, ErrorBody error, String clientRequestId) {
        String requestId = headers.get("request-id");
        if (requestId == null) {
            requestId = error.requestId();
        }
        if (!requestId.isEmpty()) {
            return before + "request-id " + requestId;
        }
        return clientRequestId.isEmpty() ? "" : before + "client-request-id " + clientRequestId;
    }

    private static String said(String message) {
        String plain = message.replaceAll("\\p{Cntrl}+", " ").strip();
        if (plain.isEmpty()) {
            return "";
        }
        return ": " + (plain.length() > MESSAGE_AT_MOST ? plain.substring(0, MESSAGE_AT_MOST) + "…" : plain);
    }
}
