package fleetauditor.graph;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** What came back, its body still on the line. Close it. */
final class Answer implements AutoCloseable {
    private static final Pattern CLAIMS = Pattern.compile("\\bclaims=\"([^\"]+)\"");

    private final Response response;
    private final String clientRequestId;

    Answer(Response response, String clientRequestId) {
        this.response = response;
        this.clientRequestId = clientRequestId;
    }

    int status() {
        return response.code();
    }

    Headers headers() {
        return response.headers();
    }

    InputStream body() {
        ResponseBody body = response.body();
        return body == null ? InputStream.nullInputStream() : body.byteStream();
    }

    /** The GUID that was sent with the request. */
    String clientRequestId() {
        return clientRequestId;
    }

    /**
     * The claims that Graph wants the next token to satisfy; null when it names none.
     *
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/claims-challenge">Claims challenges</a>
     */
    @Nullable
    String claims() {
        for (String challenge : response.headers().values(Transport.CHALLENGE)) {
            Matcher found = CLAIMS.matcher(challenge);
            if (found.find()) {
                try {
                    return new String(Base64.getDecoder().decode(found.group(1)), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException e) {
                    return null;
                }
            }
        }
        return null;
    }

    @Override
    public void close() {
        response.close();
    }

    /** How long Graph asks to wait; null when it does not say. */
    static @Nullable Duration retryAfter(Headers headers, Instant now) {
        List<String> values = headers.values(Transport.RETRY_AFTER);
        Instant date = RetryAfter.date(headers.get("Date"));
        return RetryAfter.parse(values.isEmpty() ? headers.values("Retry-After") : values, date == null ? now : date);
    }
}
