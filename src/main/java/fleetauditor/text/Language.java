package fleetauditor.text;

import java.util.Locale;
import java.util.Optional;

/** A language that reports can be written in. */
public enum Language {
    EN,
    JA;

    /** For example {@code en}: the {@code --lang} value and the folder of its texts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The language of this key, case ignored; empty when there is none. */
    public static Optional<Language> named(String key) {
        for (Language language : values()) {
            if (language.key().equalsIgnoreCase(key)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
