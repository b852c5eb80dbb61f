package fleetauditor.graph;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;

/** Addresses below one root of Graph. */
final class Links {
    private final URI root;

    Links(URI root) {
        this.root = root;
    }

    /** Where a collection begins. */
    URI first(GraphRequest request) {
        return URI.create(root + relative(request));
    }

    /** Path and query of a request, with version. */
    String relative(GraphRequest request) {
        if (request.query().isEmpty()) {
            return request.path();
        }
        return request.path()
                + request.query().entrySet().stream()
                        .map(option -> option.getKey() + "=" + encoded(option.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    URI batch(String version) {
        return URI.create(root + version + "/$batch");
    }

    /** A link that Graph gave, as it stands; empty when it leads away from the root's scheme, host, port or path. */
    Optional<URI> own(String link) {
        HttpUrl url = HttpUrl.parse(link);
        HttpUrl home = HttpUrl.get(root.toString());
        if (url == null
                || !url.scheme().equals(home.scheme())
                || !url.host().equals(home.host())
                || url.port() != home.port()
                || !url.encodedPath().startsWith(root.getRawPath() + "/")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(link));
        } catch (URISyntaxException e) {
            return Optional.of(url.uri());
        }
    }

    /** Where a link leads, for messages; never its query. */
    static String host(String link) {
        HttpUrl url = HttpUrl.parse(link);
        return url == null ? "no http address" : url.scheme() + "://" + url.host() + ":" + url.port();
    }

    /** The version of an address below the root: {@code /v1.0}. */
    String version(URI own) {
        String path = own.getRawPath().substring(root.getRawPath().length());
        int end = path.indexOf('/', 1);
        return end < 0 ? path : path.substring(0, end);
    }

    /** Path and query of an address below its version, as {@code $batch} wants it: {@code /users?$top=5}. */
    String insideVersion(URI own) {
        int above = root.getRawPath().length() + version(own).length();
        String query = own.getRawQuery();
        return own.getRawPath().substring(above) + (query == null ? "" : "?" + query);
    }

    /** {@code graph.microsoft.com}, for messages. */
    String host() {
        return root.getRawAuthority().toLowerCase(Locale.ROOT);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2C", ",")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%3A", ":")
                .replace("%2F", "/")
                .replace("%24", "$")
                .replace("%40", "@");
    }
}
