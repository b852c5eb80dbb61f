package fleetauditor.graph;

import fleetauditor.config.ConfigException;
import fleetauditor.config.Durations;
import fleetauditor.config.Secret;
import fleetauditor.config.Settings;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;

/**
 * How Graph is called.
 *
 * @param cloud whose sign-in service issues the token; an endpoint that is the root of a known cloud decides it
 * @param endpoint Graph's root without version and without slash at the end; https, or http on loopback
 * @param timeout of one request, from connecting to the last byte
 * @param deadline of one dataset, from its first request; waits and retries included
 * @param tries of one request before the dataset is given up, the first included
 */
public record GraphConfig(Cloud cloud, URI endpoint, Duration timeout, Duration deadline, int tries) {
    private static final Duration TIMEOUT = Duration.ofSeconds(100);
    private static final Duration DEADLINE = Duration.ofMinutes(30);
    private static final int TRIES = 8;

    /** @throws ConfigException if the endpoint is no root of Graph, or a token would cross a network unencrypted */
    public GraphConfig {
        try {
            endpoint = checked(endpoint);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(
                    "graph.endpoint = '" + Secret.masked(endpoint.toString()) + "': " + e.getMessage());
        }
        cloud = Cloud.at(endpoint).orElse(cloud);
    }

    /** Everything at its default, for this cloud. */
    public static GraphConfig of(Cloud cloud) {
        return new GraphConfig(cloud, cloud.graph(), TIMEOUT, DEADLINE, TRIES);
    }

    /** Everything at its default, at this root. */
    public static GraphConfig at(URI endpoint) {
        return new GraphConfig(Cloud.GLOBAL, endpoint, TIMEOUT, DEADLINE, TRIES);
    }

    /** Reads the keys that begin with {@code graph.}; what is wrong is told by {@link Settings#finish()}. */
    public static GraphConfig from(Settings settings) {
        Cloud cloud = settings.parsed(
                "graph.cloud",
                "Global, USGov, USGovDoD, China",
                "Global",
                "The cloud of the tenant; commercial, gcc, gcchigh and dod are understood as well.",
                Cloud::named);
        URI endpoint = settings.parsed(
                "graph.endpoint",
                "URL",
                cloud.graph().toString(),
                "Graph's root without version, where it is not the cloud's own; http on loopback only.",
                GraphConfig::endpoint);
        return new GraphConfig(
                cloud,
                endpoint,
                settings.duration(
                        "graph.timeout",
                        Durations.format(TIMEOUT),
                        "1s",
                        "10m",
                        "One request, from connecting to the last byte."),
                settings.duration(
                        "graph.deadline",
                        Durations.format(DEADLINE),
                        "10s",
                        "1d",
                        "One dataset, from its first request, waits and retries included."),
                settings.integer("graph.tries", TRIES, 1, 20, "Tries of one request before its dataset is given up."));
    }

    /** The same in another cloud; an endpoint that was given stays. */
    public GraphConfig in(Cloud other) {
        URI root = endpoint.equals(cloud.graph()) ? other.graph() : endpoint;
        return new GraphConfig(other, root, timeout, deadline, tries);
    }

    /** The same with another number of tries, for example 1 for a first look. */
    public GraphConfig withTries(int number) {
        return new GraphConfig(cloud, endpoint, timeout, deadline, number);
    }

    /** What a token is asked for: every application permission that was granted. */
    public String scope() {
        return endpoint + "/.default";
    }

    private static URI endpoint(String text) {
        try {
            return checked(new URI(text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a URL such as https://graph.microsoft.com", e);
        }
    }

    private static URI checked(URI given) {
        String scheme = given.getScheme() == null ? "" : given.getScheme().toLowerCase(Locale.ROOT);
        String host = given.getHost();
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web || host == null || given.getRawQuery() != null || given.getRawFragment() != null) {
            throw new IllegalArgumentException("not a URL such as https://graph.microsoft.com");
        }
        if (given.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must not hold a user or a password");
        }
        String path = given.getRawPath().replaceAll("/+$", "");
        if (path.endsWith("/v1.0") || path.endsWith("/beta")) {
            throw new IllegalArgumentException(
                    "give the root without the version, such as https://graph.microsoft.com");
        }
        if (scheme.equals("http") && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "a token is sent over plain http to loopback only; use https or an address such as 127.0.0.1");
        }
        return URI.create(scheme + "://" + given.getRawAuthority() + path);
    }

    /** Judged by the name alone: a look-up could be made to lie. */
    private static boolean isLoopback(String host) {
        return host.equalsIgnoreCase("localhost")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]");
    }
}
