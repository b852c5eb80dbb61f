package fleetauditor.alert;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where a webhook listens. Whoever knows such an address can post to it, so it prints as its host alone.
 */
final class WebAddress {
    private final URI uri;

    private WebAddress(URI uri) {
        this.uri = uri;
    }

    /**
     * Reads an address; the message of what it throws never repeats it.
     *
     * @throws IllegalArgumentException if it is none, or if it is plain http to a host off loopback
     */
    static WebAddress of(String text) {
        URI uri;
        try {
            uri = new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not a URL such as https://hooks.contoso.com/fleet");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new IllegalArgumentException("is not a URL such as https://hooks.contoso.com/fleet");
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("must not hold a user or a password");
        }
        if (scheme.equals("http") && !Loopback.is(uri.getHost())) {
            throw new IllegalArgumentException(
                    "is plain http to " + uri.getHost() + "; alerts go over plain http to loopback only, use https");
        }
        return new WebAddress(uri);
    }

    /** The address itself; for the request and for nothing else. */
    URI uri() {
        return uri;
    }

    /** {@code hooks.contoso.com}, for messages. */
    String host() {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }

    @Override
    public String toString() {
        return host();
    }
}
