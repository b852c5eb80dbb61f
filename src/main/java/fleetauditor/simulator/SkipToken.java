package fleetauditor.simulator;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Page tokens: opaque, and bound to the query they came with.
 *
 * @see <a href="https://learn.microsoft.com/graph/paging">Paging Microsoft Graph data</a>
 */
final class SkipToken {
    private final long secret;

    SkipToken(long secret) {
        this.secret = secret;
    }

    /** @param query what the next request must repeat */
    String seal(long cursor, String query) {
        long key = key(query);
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(cursor ^ key)
                .putLong(check(cursor, key))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** @throws GraphRefusal 400 for a token of another query, or of nobody */
    long open(String token, String query) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(token));
            long key = key(query);
            if (bytes.remaining() == 16) {
                long cursor = bytes.getLong() ^ key;
                if (bytes.getLong() == check(cursor, key)) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException e) {
            // not Base64: refused below like any other foreign token
        }
        throw GraphRefusal.badRequest("Skip token is invalid.");
    }

    private long key(String query) {
        long key = secret;
        for (int i = 0; i < query.length(); i++) {
            key = Seed.mix(key * 31 + query.charAt(i));
        }
        return key;
    }

    private long check(long cursor, long key) {
        return Seed.mix(Seed.mix(cursor + key) + secret);
    }
}
