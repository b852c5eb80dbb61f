package fleetauditor.collect;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The device certificate's thumbprint inside alternativeSecurityIds: {@code X509:<SHA1-TP-PUBKEY>} and 40 hex digits. */
final class Thumbprints {
    private static final Pattern FORM = Pattern.compile("<SHA1-TP-PUBKEY>([0-9A-Fa-f]{40})");

    private Thumbprints() {}

    /** The thumbprint in lower case; null when {@code base64} holds none. The text is UTF-16 in live data, else ASCII. */
    static @Nullable String fromKey(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return null;
        }
        boolean wide = bytes.length > 1 && bytes[1] == 0;
        String text = new String(bytes, wide ? StandardCharsets.UTF_16LE : StandardCharsets.ISO_8859_1);
        Matcher match = FORM.matcher(text);
        return match.find() ? match.group(1).toLowerCase(Locale.ROOT) : null;
    }
}
