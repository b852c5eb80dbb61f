package fleetauditor.alert;

import fleetauditor.alert.SmtpConfig.Security;
import fleetauditor.config.Secret;
import fleetauditor.config.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is told of what an audit found. Without routes nobody is. */
public final class AlertConfig {
    private final List<Route> routes;
    private final @Nullable SmtpConfig smtp;
    private final Mailbox graph;
    private final Patience patience;

    /**
     * The sender of mail by Graph.
     *
     * @param from the mailbox: a user principal name or an object id; null when no route needs it
     * @param tenant what the settings call the tenant that the mailbox is in; null for the first
     */
    record Mailbox(@Nullable String from, @Nullable String tenant) {}

    /**
     * How long a message that cannot be sent is kept.
     *
     * @param timeout of one try
     * @param tries of a message that the other side refuses
     * @param giveUpAfter how long the other side may be out of reach
     */
    record Patience(Duration timeout, int tries, Duration giveUpAfter) {
        static final Patience DEFAULT = new Patience(Duration.ofSeconds(30), 3, Duration.ofDays(7));
    }

    AlertConfig(List<Route> routes, @Nullable SmtpConfig smtp, Mailbox graph, Patience patience) {
        this.routes = List.copyOf(routes);
        this.smtp = smtp;
        this.graph = graph;
        this.patience = patience;
    }

    /** Nobody is told. */
    public static AlertConfig none() {
        return new AlertConfig(List.of(), null, new Mailbox(null, null), Patience.DEFAULT);
    }

    /**
     * Reads {@code alerts.*}. Every mistake goes to {@link Settings#problem}; a route with one is left out.
     *
     * @param environment with the passwords and secrets, see {@code docs/alerts.md}
     * @param ruleIds every rule there is
     */
    public static AlertConfig from(Settings settings, Map<String, String> environment, Collection<String> ruleIds) {
        var secrets = new AlertSecrets(environment);
        var reader = new RouteReader(secrets, Set.copyOf(ruleIds));
        var routes = new ArrayList<Route>();
        var names = new HashSet<String>();
        for (Settings one : settings.elements("alerts.routes")) {
            Optional<Route> read = reader.read(one);
            if (read.isPresent() && !names.add(AlertSecrets.variable(read.get().name(), ""))) {
                one.problem("name", "= '" + read.get().name() + "': another route has the same name");
            } else {
                read.ifPresent(routes::add);
            }
        }
        Settings alerts = settings.below("alerts");
        return new AlertConfig(
                routes,
                smtp(alerts.below("smtp"), secrets, uses(routes, Channel.SMTP)),
                graph(alerts.below("graph"), uses(routes, Channel.GRAPH)),
                patience(alerts));
    }

    /** The names of the routes, in the order of the settings. */
    public List<String> routeNames() {
        return routes.stream().map(Route::name).toList();
    }

    /** Whether a route sends mail by Graph, which needs the permission Mail.Send. */
    public boolean usesGraphMail() {
        return uses(routes, Channel.GRAPH);
    }

    /** What the settings call the tenant whose sign-in sends mail by Graph; empty for the first one configured. */
    public Optional<String> graphTenant() {
        return Optional.ofNullable(graph.tenant());
    }

    List<Route> routes() {
        return routes;
    }

    Optional<Route> route(String name) {
        return routes.stream().filter(r -> r.name().equalsIgnoreCase(name)).findFirst();
    }

    @Nullable
    SmtpConfig smtp() {
        return smtp;
    }

    /** The mailbox that sends mail by Graph; null when no route needs it. */
    @Nullable
    String graphFrom() {
        return graph.from();
    }

    Patience patience() {
        return patience;
    }

    private static @Nullable SmtpConfig smtp(Settings settings, AlertSecrets secrets, boolean needed) {
        String host = settings.text("host", "The SMTP server that takes alerts.");
        Security security = settings.parsed(
                "security",
                "starttls, tls, none",
                "starttls",
                "How the line to the SMTP server is protected; none on loopback only.",
                text -> Security.named(text)
                        .orElseThrow(() -> new IllegalArgumentException("not one of starttls, tls, none")));
        int port = settings.integer(
                "port", 0, 0, 65_535, "The server's port; 0 for the usual one: 587 with starttls, 465 with tls, 25.");
        String user = settings.text("user", "The user to sign in to the SMTP server as; empty when it asks for none.");
        String from = settings.text("from", "The sender's address of mail by SMTP.");
        Secret password = secrets.get(AlertSecrets.SMTP_PASSWORD, text -> settings.problem("user", text));
        if (host != null && security == Security.NONE && !Loopback.is(host)) {
            settings.problem("security", "= 'none': mail goes unencrypted to loopback only; use starttls or tls");
        }
        if (user != null && password == null) {
            settings.problem("user", "= '" + user + "': set the password in " + AlertSecrets.SMTP_PASSWORD);
        }
        if (from != null && !RouteReader.isAddress(from)) {
            settings.problem("from", "= '" + from + "': not a mail address");
        }
        if (needed && (host == null || from == null)) {
            settings.problem(host == null ? "host" : "from", "is missing; a route sends mail by SMTP");
        }
        if (host == null || from == null) {
            return null;
        }
        int usual = switch (security) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case NONE -> 25;
        };
        return new SmtpConfig(host, port == 0 ? usual : port, security, user, user == null ? null : password, from);
    }

    private static Mailbox graph(Settings settings, boolean needed) {
        String from = settings.text("from", "The mailbox that sends alerts by Graph; needs the permission Mail.Send.");
        String tenant = settings.text("tenant", "The configured tenant that this mailbox is in; default the first.");
        if (needed && from == null) {
            settings.problem("from", "is missing; a route sends mail by Graph");
        }
        if (from != null && !from.matches("[^\\s/\\\\?#%]+")) {
            settings.problem("from", "= '" + from + "': neither a user principal name nor an object id");
        }
        return new Mailbox(from, tenant);
    }

    private static Patience patience(Settings settings) {
        Patience standard = Patience.DEFAULT;
        return new Patience(
                settings.duration("timeout", "30s", "1s", "60s", "One try to send an alert."),
                settings.integer(
                        "tries",
                        standard.tries(),
                        1,
                        20,
                        "Tries of an alert that the other side refuses, before it is given up."),
                settings.duration(
                        "giveUpAfter",
                        "7d",
                        "1h",
                        "90d",
                        "How long an alert is tried while the other side cannot be reached."));
    }

    private static boolean uses(List<Route> routes, Channel channel) {
        return routes.stream().anyMatch(r -> r.channel() == channel);
    }
}
