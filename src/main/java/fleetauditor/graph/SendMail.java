package fleetauditor.graph;

import com.azure.core.credential.TokenCredential;
import fleetauditor.graph.GraphException.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends mail, the one thing that this program writes, and only when a route asks for it. Needs the application
 * permission Mail.Send. Sends once: who calls it repeats. Thread-safe; close it.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/user-sendmail">user: sendMail</a>
 */
public final class SendMail implements AutoCloseable {
    /** The application permission it needs. */
    public static final String PERMISSION = "Mail.Send";

    /** In messages the mailbox stays unnamed. */
    private static final String PATH = "/v1.0/users/{from}/sendMail";

    private static final int ACCEPTED = 202;

    private final GraphConfig config;
    private final ExecutorService threads;
    private final Transport transport;
    private final Tokens tokens;
    private final Time time = Time.system();

    public SendMail(GraphConfig config, TokenCredential credential) {
        this.config = config;
        this.threads = Executors.newCachedThreadPool(Threads::daemon);
        this.transport = new Transport(config.timeout(), threads);
        this.tokens = new Tokens(credential, config.scope(), time);
    }

    /**
     * Sends one mail.
     *
     * @param from the mailbox: a user principal name or an object id
     * @param json the body of sendMail: {@code {"message": {...}}}
     * @throws GraphException if Graph does not accept it
     */
    public void send(String from, String json) {
        String mailbox = URLEncoder.encode(from, StandardCharsets.UTF_8).replace("+", "%20");
        URI uri = URI.create(config.endpoint() + "/v1.0/users/" + mailbox + "/sendMail");
        var call = new Call(PATH, uri, GraphRequest.Service.POLICIES, false, json, 1);
        String token = tokens.current(call.toString());
        try (Answer answer = transmit(call, token)) {
            if (answer.status() != 401) {
                accept(call, answer);
                return;
            }
        }
        try (Answer answer = transmit(call, tokens.after(token, call.toString(), null))) {
            accept(call, answer);
        }
    }

    @Override
    public void close() {
        transport.close();
        threads.shutdownNow();
    }

    private Answer transmit(Call call, String token) {
        try {
            return transport.send(call, token, config.timeout(), () -> {});
        } catch (IOException e) {
            throw problem(Refusals.noAnswer(call, config.endpoint().getRawAuthority(), false, e));
        }
    }

    private void accept(Call call, Answer answer) {
        if (answer.status() == ACCEPTED) {
            return;
        }
        throw problem(Refusals.of(
                call,
                answer.status(),
                answer.headers(),
                ErrorBody.read(answer.body()),
                answer.clientRequestId(),
                time.now()));
    }

    /** What passes and what does not look alike here: it is not tried again in either case. */
    private static GraphException problem(RuntimeException refusal) {
        if (refusal instanceof TransientFailure passing) {
            return passing.problem();
        }
        return refusal instanceof GraphException known
                ? known
                : new GraphException(Kind.FAILED, 0, "", String.valueOf(refusal.getMessage()), refusal);
    }
}
