package fleetauditor.alert;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Posts JSON to a webhook, once. Follows no redirect and reads nothing of the answer but its status. */
final class WebPost {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final Duration timeout;

    /** @param timeout from connecting to the end of the answer */
    WebPost(Duration timeout) {
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(Redirect.NEVER)
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .build();
    }

    void post(WebAddress address, byte[] json, Map<String, String> headers) throws DeliveryException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.uri())
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "fleet-auditor")
                .POST(BodyPublishers.ofByteArray(json));
        headers.forEach(request::header);
        HttpResponse<Void> answer = answer(address, http.sendAsync(request.build(), BodyHandlers.discarding()));
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String text = address.host() + " answered " + status;
        if (status / 100 == 5 || status == 408 || status == 429) {
            throw DeliveryException.passing(text, retryAfter(answer));
        }
        throw DeliveryException.refused(status / 100 == 3 ? text + "; redirects are not followed" : text);
    }

    private HttpResponse<Void> answer(WebAddress address, CompletableFuture<HttpResponse<Void>> sent)
            throws DeliveryException {
        try {
            return sent.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            sent.cancel(true);
            throw DeliveryException.passing(address.host() + " did not answer within " + timeout.toSeconds() + " s");
        } catch (InterruptedException e) {
            sent.cancel(true);
            Thread.currentThread().interrupt();
            throw DeliveryException.passing("interrupted while waiting for " + address.host());
        } catch (ExecutionException e) {
            throw DeliveryException.passing(why(address, e.getCause()));
        }
    }

    private static String why(WebAddress address, @Nullable Throwable cause) {
        if (cause instanceof ConnectException) {
            return "no connection to " + address.host();
        }
        if (cause instanceof HttpTimeoutException) {
            return address.host() + " did not answer in time";
        }
        if (cause instanceof SSLException) {
            return "no trusted TLS connection to " + address.host();
        }
        String kind = cause instanceof IOException ? "connection broken" : "failed";
        return kind + " at " + address.host() + " ("
                + (cause == null ? "?" : cause.getClass().getSimpleName()) + ")";
    }

    /** Null when the answer does not say, or says it as a date. */
    private static @Nullable Duration retryAfter(HttpResponse<Void> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(null);
    }
}
