package fleetauditor.store;

import fleetauditor.config.Secret;
import fleetauditor.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is.
 *
 * @param url a JDBC URL of SQLite or PostgreSQL, without a password
 * @param user null for SQLite, or when the URL or the server says it
 * @param password null when none is needed
 * @param retention how long runs and resolved findings are kept
 */
public record StoreConfig(
        String url, @Nullable String user, @Nullable Secret password, Duration retention) {
    /** One file in the working directory. */
    public static final String DEFAULT_URL = "jdbc:sqlite:data/fleet-auditor.db";

    private static final String SQLITE = "jdbc:sqlite:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Pattern PASSWORD = Pattern.compile("(?i)[?&](ssl)?password=|//[^/]*:[^/]*@");

    /** A store without user and password that keeps everything for 400 days. */
    public StoreConfig(String url) {
        this(url, null, null, Duration.ofDays(400));
    }

    public static StoreConfig from(Settings settings) {
        Settings store = settings.below("store");
        return new StoreConfig(
                store.parsed(
                        "url",
                        "jdbc:sqlite:FILE, jdbc:postgresql://HOST/DATABASE",
                        DEFAULT_URL,
                        "The database that keeps runs and findings.",
                        StoreConfig::checked),
                store.text("user", "The PostgreSQL user."),
                store.secret(
                        "password",
                        "The PostgreSQL user's password; give it in the environment, as FLEET_AUDITOR_STORE_PASSWORD."),
                store.duration(
                        "retention",
                        "400d",
                        "7d",
                        "3650d",
                        "How long runs and resolved findings are kept; open ones are kept as long as they are open."));
    }

    /** Whether it is SQLite; else it is PostgreSQL. */
    public boolean isSqlite() {
        return url.startsWith(SQLITE);
    }

    /** The SQLite file; empty for a database in memory and for PostgreSQL. */
    public Optional<Path> file() {
        if (!isSqlite() || isInMemory()) {
            return Optional.empty();
        }
        String file = withoutParameters().substring(SQLITE.length());
        return Optional.of(Path.of(file.startsWith("file:") ? file.substring("file:".length()) : file));
    }

    /** Whether it ends with the process. */
    boolean isInMemory() {
        return isSqlite() && (url.equals(SQLITE) || url.contains(":memory:") || url.contains("mode=memory"));
    }

    /** The URL as messages show it. */
    String withoutParameters() {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    private static String checked(String url) {
        if (!url.startsWith(SQLITE) && !url.startsWith(POSTGRESQL)) {
            throw new IllegalArgumentException("neither jdbc:sqlite:... nor jdbc:postgresql:...");
        }
        if (PASSWORD.matcher(url).find()) {
            throw new IllegalArgumentException(
                    "holds a password; give it in the environment, as FLEET_AUDITOR_STORE_PASSWORD");
        }
        return url;
    }
}
