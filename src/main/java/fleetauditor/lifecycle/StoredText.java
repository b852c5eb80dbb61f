package fleetauditor.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Texts of the tenant in a form that every database keeps: no NUL character and no half of a surrogate pair, which
 * PostgreSQL refuses, and not longer than an index or a reader can take.
 */
final class StoredText {
    /** PostgreSQL's index entries end at about 2,700 bytes; a character takes up to three. */
    private static final int LONGEST_KEY = 400;

    private StoredText() {}

    /** The text without what cannot be stored, cut after {@code most} characters with an ellipsis. */
    static String clean(String text, int most) {
        var clean = new StringBuilder(Math.min(text.length(), most));
        for (int i = 0; i < text.length(); ) {
            int point = text.codePointAt(i);
            i += Character.charCount(point);
            boolean storable = point != 0 && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
            clean.appendCodePoint(storable ? point : 0xFFFD);
            if (clean.length() >= most && i < text.length()) {
                return clean.append('…').toString();
            }
        }
        return clean.toString();
    }

    /** The key of a finding: its id as it is, or its beginning and a hash when it is too long or cannot be stored. */
    static String key(String findingId) {
        String clean = clean(findingId, findingId.length() + 1);
        if (clean.equals(findingId) && findingId.length() <= LONGEST_KEY) {
            return findingId;
        }
        return clean(findingId, LONGEST_KEY - 70) + "#" + hash(findingId);
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_16BE);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
