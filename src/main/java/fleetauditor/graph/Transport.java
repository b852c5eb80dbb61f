package fleetauditor.graph;

import com.microsoft.graph.core.requests.BaseGraphRequestAdapter;
import com.microsoft.graph.core.requests.GraphClientFactory;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.HttpMethod;
import com.microsoft.kiota.NativeResponseHandler;
import com.microsoft.kiota.RequestAdapter;
import com.microsoft.kiota.RequestInformation;
import com.microsoft.kiota.RequestOption;
import com.microsoft.kiota.authentication.AnonymousAuthenticationProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The Graph SDK's request adapter with everything off that would repeat or redirect a request behind our back. It reads
 * nothing of a body: that stays on the line for a streaming parser. Thread-safe.
 */
final class Transport implements AutoCloseable {
    /** {@code Retry-After} as it is called from here on: OkHttp repeats a 503 with {@code Retry-After: 0} at once. */
    static final String RETRY_AFTER = "fleet-auditor-retry-after";
    /** {@code WWW-Authenticate} from here on: the SDK repeats a 401 that names claims with the same token. */
    static final String CHALLENGE = "fleet-auditor-challenge";

    private static final String USER_AGENT = "fleet-auditor/" + version();
    /** Connections for a handful of sessions, each with a page ahead. */
    private static final int KEPT = 16;

    private static final Duration CONNECT = Duration.ofSeconds(20);

    private final OkHttpClient http;
    private final Duration timeout;
    private final RequestAdapter adapter;
    private volatile boolean closed;

    Transport(Duration timeout, ExecutorService threads) {
        this.timeout = timeout;
        this.http = GraphClientFactory.create(GraphServiceClient.getGraphClientOptions(), new Interceptor[0])
                .addNetworkInterceptor(Transport::onWire)
                .dispatcher(new Dispatcher(threads))
                .connectionPool(new ConnectionPool(KEPT, 5, TimeUnit.MINUTES))
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(timeout.compareTo(CONNECT) < 0 ? timeout : CONNECT)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(timeout)
                .build();
        this.adapter = adapter(http);
    }

    /**
     * Sends one request, once.
     *
     * @param left time that the answer and its body may take at most
     * @param onWire told each time the request really leaves: OkHttp repeats it by itself when a connection that it kept
     *     turns out to be dead
     * @throws IOException if no answer came
     */
    Answer send(Call call, String token, Duration left, Runnable onWire) throws IOException {
        String id = UUID.randomUUID().toString();
        var request = new RequestInformation();
        request.httpMethod = call.batch() == null ? HttpMethod.GET : HttpMethod.POST;
        request.setUri(call.uri());
        request.headers.add("Accept", "application/json");
        request.headers.add("Authorization", "Bearer " + token);
        request.headers.add("User-Agent", USER_AGENT);
        request.headers.add("client-request-id", id);
        call.headers().forEach(request.headers::add);
        if (call.batch() != null) {
            byte[] body = call.batch().getBytes(StandardCharsets.UTF_8);
            request.setStreamContent(new ByteArrayInputStream(body), "application/json");
        }
        request.addRequestOptions(List.of(new OnWire(onWire)));
        var handler = new NativeResponseHandler();
        request.setResponseHandler(handler);
        try {
            within(left).sendPrimitive(request, null, InputStream.class);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw e;
        }
        return new Answer((Response) handler.getValue(), id);
    }

    /** Forgets idle connections: after a 503 Microsoft asks to come back over a new one. */
    void freshConnections() {
        http.connectionPool().evictAll();
    }

    boolean isClosed() {
        return closed;
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        closed = true;
        http.dispatcher().cancelAll();
        http.connectionPool().evictAll();
    }

    private RequestAdapter within(Duration left) {
        return left.compareTo(timeout) >= 0
                ? adapter
                : adapter(http.newBuilder().callTimeout(left).build());
    }

    private static RequestAdapter adapter(OkHttpClient http) {
        return new BaseGraphRequestAdapter(new AnonymousAuthenticationProvider(), "https://graph.invalid", http);
    }

    /** The version of the jar; {@code dev} when the classes are in none. */
    private static String version() {
        String version = Transport.class.getPackage().getImplementationVersion();
        return version == null ? "dev" : version;
    }

    /** Carries the listener to where the request leaves. */
    private record OnWire(Runnable listener) implements RequestOption {
        @Override
        @SuppressWarnings("unchecked") // the SDK tags the request with this class
        public <T extends RequestOption> Class<T> getType() {
            return (Class<T>) OnWire.class;
        }
    }

    private static Response onWire(Interceptor.Chain chain) throws IOException {
        OnWire sending = chain.request().tag(OnWire.class);
        if (sending != null) {
            sending.listener().run();
        }
        Response response = chain.proceed(chain.request());
        var builder = response.newBuilder();
        response.headers("Retry-After").forEach(value -> builder.addHeader(RETRY_AFTER, value));
        response.headers("WWW-Authenticate").forEach(value -> builder.addHeader(CHALLENGE, value));
        return builder.removeHeader("Retry-After")
                .removeHeader("WWW-Authenticate")
                .build();
    }
}
