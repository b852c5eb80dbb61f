package fleetauditor.diagnosis.read;

import java.util.Locale;

/**
 * A field of {@code dsregcmd /status}.
 *
 * @param section the box it stands in; empty in a paste without boxes
 * @param key the proper name, for example {@code AzureAdJoined}; as printed for a test that we do not know
 * @param value as printed, wrapped lines joined; empty when nothing stands there or only {@code -}
 * @param enterprise whether it stands below the AD FS PRT, so that an attempt belongs to that one
 * @param line where the key stands
 */
public record DsregField(String section, String key, String value, boolean enterprise, Line line) {
    /** Whether the value is or begins with {@code word}, case ignored: {@code YES ( StateReady )} says YES. */
    public boolean says(String word) {
        String v = value.toUpperCase(Locale.ROOT);
        return v.startsWith(word)
                && (v.length() == word.length() || !Character.isLetterOrDigit(v.charAt(word.length())));
    }

    public boolean isEmpty() {
        return value.isEmpty();
    }
}
