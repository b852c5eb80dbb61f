package fleetauditor.alert;

import fleetauditor.config.Secret;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The server that takes our mail.
 *
 * @param user null when the server asks for none
 * @param password null exactly when {@code user} is
 * @param from the sender's address
 */
record SmtpConfig(
        String host,
        int port,
        Security security,
        @Nullable String user,
        @Nullable Secret password,
        String from) {
    /** How the line to the server is protected. */
    enum Security {
        /** Begins in plain text; nothing is said before the line is encrypted. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** Not at all; on loopback only. */
        NONE;

        static Optional<Security> named(String key) {
            for (Security security : values()) {
                if (security.name().equals(key.toUpperCase(Locale.ROOT))) {
                    return Optional.of(security);
                }
            }
            return Optional.empty();
        }
    }
}
