package fleetauditor.graph;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** The way through one collection: which links were followed, and which must not be. Used by one thread. */
final class Trail {
    private final Links links;
    private final Set<URI> followed = new HashSet<>();

    Trail(Links links) {
        this.links = links;
    }

    /** Notes that this page is being read. */
    void enter(Call call) {
        followed.add(call.uri());
    }

    /**
     * The request for the next page.
     *
     * @throws GraphException if the link leads away from Graph, which would give the token away, or in a circle
     */
    Call next(Call current, String link) {
        URI uri = links.own(link)
                .orElseThrow(() -> Refusals.failed(
                        current,
                        "its @odata.nextLink leads to " + Links.host(link) + " instead of " + links.host()
                                + "; it was not followed"));
        if (followed.contains(uri)) {
            throw Refusals.failed(current, "its @odata.nextLink leads to a page that was read before");
        }
        return current.next(uri);
    }
}
