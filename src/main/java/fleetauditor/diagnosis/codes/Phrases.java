package fleetauditor.diagnosis.codes;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds messages of the table in text, letters and digits only: line breaks, quotes, blanks and brackets do not matter,
 * nor does {@code isn't} for {@code is not}. Thread-safe.
 */
public final class Phrases {
    private static final int FARTHEST = 400;
    /** Entries whose text is a name, not a message. */
    private static final Set<String> NO_MESSAGES = Set.of("EC-066", "EC-075");

    private record Phrase(CodeEntry entry, List<String> parts) {}

    private final List<Phrase> phrases = new ArrayList<>();

    private Phrases(Predicate<CodeEntry> wanted) {
        for (CodeEntry entry : CodeTable.standard().entries()) {
            String text = entry.text();
            if (text == null || NO_MESSAGES.contains(entry.id()) || !wanted.test(entry)) {
                continue;
            }
            var parts = new ArrayList<String>();
            for (String part : withoutType(text).split("\\.\\.\\.")) {
                parts.add(squash(part));
            }
            phrases.add(new Phrase(entry, parts));
        }
    }

    /** What the registration service says in the join phase. */
    public static Phrases server() {
        return ServerHolder.PHRASES;
    }

    /** What connectors, certification authorities, Jamf and Company Portal write. */
    public static Phrases logs() {
        return LogHolder.PHRASES;
    }

    private static final class ServerHolder {
        static final Phrases PHRASES = new Phrases(e ->
                e.kind().equals("server-error") && !e.isAadsts() && e.area().equals("dsreg-join"));
    }

    private static final class LogHolder {
        static final Phrases PHRASES = new Phrases(e -> (e.area().equals("jamf") && !e.isAadsts())
                || (e.area().equals("pkcs") && e.kind().equals("text")));
    }

    /** The first message of the table that stands in {@code text}. */
    public Optional<CodeEntry> in(String text) {
        String squashed = squash(text);
        for (Phrase phrase : phrases) {
            if (stands(phrase, squashed, 0)) {
                return Optional.of(phrase.entry);
            }
        }
        return Optional.empty();
    }

    /**
     * Every message that begins in {@code line} and may go on in {@code next}.
     *
     * @param line squashed
     * @param next squashed; the few lines after it
     */
    public List<CodeEntry> beginningIn(String line, String next) {
        var found = new ArrayList<CodeEntry>();
        String window = null;
        for (Phrase phrase : phrases) {
            String first = phrase.parts.get(0);
            int head = Math.min(first.length(), 12);
            int at = line.indexOf(first.substring(0, head));
            if (at < 0 && !endsWithBeginning(line, first, head)) {
                continue;
            }
            window = window == null ? line + next : window;
            int start = window.indexOf(first);
            if (start >= 0 && start < line.length() && stands(phrase, window, start)) {
                found.add(phrase.entry);
            }
        }
        return found;
    }

    private static boolean endsWithBeginning(String line, String first, int head) {
        for (int n = head - 1; n >= 4; n--) {
            if (line.endsWith(first.substring(0, n))) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(Phrase phrase, String squashed, int from) {
        int at = from;
        boolean first = true;
        for (String part : phrase.parts) {
            int found = squashed.indexOf(part, at);
            if (found < 0 || (!first && found - at > FARTHEST)) {
                return false;
            }
            at = found + part.length();
            first = false;
        }
        return true;
    }

    /** Letters and digits of a text in lower case. */
    public static String squash(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace('’', '\'').replace("n't", " not");
        var squashed = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); i++) {
            if (Character.isLetterOrDigit(plain.charAt(i))) {
                squashed.append(plain.charAt(i));
            }
        }
        return squashed.toString();
    }

    private static String withoutType(String text) {
        int colon = text.indexOf("Error: ");
        return colon > 0 && colon < 30 ? text.substring(colon + "Error: ".length()) : text;
    }
}
