package fleetauditor.alert;

import fleetauditor.config.Secret;
import fleetauditor.config.SettingsSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What must not stand in the configuration file: from variables {@code FLEET_AUDITOR_ALERT_...}, or from the file that
 * the same variable with {@code _FILE} at its end names.
 */
final class AlertSecrets {
    static final String SMTP_PASSWORD = SettingsSource.PREFIX + "ALERT_SMTP_PASSWORD";

    private final Map<String, String> environment;

    AlertSecrets(Map<String, String> environment) {
        this.environment = environment;
    }

    /** {@code FLEET_AUDITOR_ALERT_SEC_OPS_SECRET} for the route {@code sec-ops} and the thing {@code SECRET}. */
    static String variable(String route, String thing) {
        return SettingsSource.PREFIX + "ALERT_"
                + route.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT) + "_" + thing;
    }

    /**
     * The value of a variable; null when neither it nor its file is given.
     *
     * @param problem takes what is wrong with the file
     */
    @Nullable
    Secret get(String variable, Consumer<String> problem) {
        String value = environment.get(variable);
        if (value != null && !value.isBlank()) {
            return new Secret(value.strip());
        }
        String file = environment.get(variable + "_FILE");
        if (file == null || file.isBlank()) {
            return null;
        }
        try {
            String text = Files.readString(Path.of(file.strip()), StandardCharsets.UTF_8)
                    .strip();
            if (!text.isEmpty()) {
                return new Secret(text);
            }
            problem.accept("is empty in the file that " + variable + "_FILE names");
        } catch (IOException | InvalidPathException e) {
            problem.accept("cannot be read from the file that " + variable + "_FILE names ("
                    + e.getClass().getSimpleName() + ")");
        }
        return null;
    }
}
