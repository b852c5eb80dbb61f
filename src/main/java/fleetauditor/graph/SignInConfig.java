package fleetauditor.graph;

import fleetauditor.config.Secret;
import fleetauditor.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to sign in to one tenant. What is null was not given.
 *
 * @param method how; {@link Method#AUTO} leaves it to what was given
 * @param tenantId directory (tenant) id or a verified domain
 * @param clientId application (client) id; of a managed identity only when it is a user-assigned one
 * @param certificate PEM or PFX file with certificate and private key
 * @param federatedTokenFile a token of another identity provider, such as Kubernetes
 * @param accessToken ready-made token for Graph; when it is there, it is the credential
 * @param authority where tokens are issued, when it is not the cloud's own place
 * @param cloud the tenant's cloud, when it is not that of {@link GraphConfig}
 * @param managedIdentityHere whether this host says that it has a managed identity
 * @see <a href="https://learn.microsoft.com/java/api/overview/azure/identity-readme">Azure Identity for Java</a>
 */
public record SignInConfig(
        Method method,
        @Nullable String tenantId,
        @Nullable String clientId,
        @Nullable Secret clientSecret,
        @Nullable Path certificate,
        @Nullable Secret certificatePassword,
        @Nullable Path federatedTokenFile,
        @Nullable Secret accessToken,
        @Nullable String authority,
        @Nullable Cloud cloud,
        boolean managedIdentityHere) {
    /** The variable of a ready-made token. */
    public static final String ACCESS_TOKEN = "FLEET_AUDITOR_ACCESS_TOKEN";

    /** The ways to sign in. */
    public enum Method {
        /**
         * The first that is fully given: ready-made token, client secret, certificate, workload identity, managed
         * identity where the host announces one.
         */
        AUTO("auto"),
        CLIENT_SECRET("clientSecret"),
        CERTIFICATE("certificate"),
        MANAGED_IDENTITY("managedIdentity"),
        WORKLOAD_IDENTITY("workloadIdentity"),
        AZURE_CLI("azureCli"),
        DEVICE_CODE("deviceCode"),
        /** A ready-made token. */
        TOKEN("token");

        private final String settingName;

        Method(String settingName) {
            this.settingName = settingName;
        }

        /** As settings write it: {@code clientSecret}. */
        public String settingName() {
            return settingName;
        }

        /** @throws IllegalArgumentException if there is none of this name */
        static Method named(String text) {
            for (Method method : values()) {
                if (method.settingName.equalsIgnoreCase(text)) {
                    return method;
                }
            }
            throw new IllegalArgumentException("not one of auto, clientSecret, certificate, managedIdentity,"
                    + " workloadIdentity, azureCli, deviceCode, token");
        }
    }

    /**
     * Reads what a tenant's settings say, and where they are silent, Azure Identity's own variables. A secret is never in
     * the settings: they name the variable or the file that holds it. Settings that give a secret, a certificate or a
     * token file of their own hide those of the environment.
     *
     * @param settings the scope of one tenant
     * @param environment with the variables that Azure Identity knows, and {@value #ACCESS_TOKEN}
     */
    public static SignInConfig from(Settings settings, Map<String, String> environment) {
        var env = new Environment(environment);
        Method method = settings.parsed(
                "method",
                "auto, clientSecret, certificate, managedIdentity, workloadIdentity, azureCli, deviceCode, token",
                "auto",
                "How to sign in; auto takes the first that is fully given: token, secret, certificate, workload identity.",
                Method::named);
        String tenantId =
                settings.text("tenantId", "The tenant's directory id or a verified domain; else AZURE_TENANT_ID.");
        String clientId = settings.text("clientId", "The application (client) id; else AZURE_CLIENT_ID.");
        Secret secret = secret(settings, environment);
        Path certificate = path(settings, "certificatePath", "PEM or PFX file; else AZURE_CLIENT_CERTIFICATE_PATH.");
        Secret password =
                variable(settings, environment, "certificatePasswordEnv", "Variable with the certificate's password.");
        Path tokenFile = path(
                settings, "federatedTokenFile", "Token file of a workload identity; else AZURE_FEDERATED_TOKEN_FILE.");
        String cloud = settings.parsed(
                "cloud",
                "Global, USGov, USGovDoD, China",
                "",
                "The tenant's cloud; else graph.cloud.",
                text -> text.isEmpty() ? "" : Cloud.named(text).name());
        boolean own = secret != null || certificate != null || tokenFile != null;
        return new SignInConfig(
                method,
                tenantId == null ? env.text("AZURE_TENANT_ID") : tenantId,
                clientId == null ? env.text("AZURE_CLIENT_ID") : clientId,
                own ? secret : env.secret("AZURE_CLIENT_SECRET"),
                own ? certificate : env.path("AZURE_CLIENT_CERTIFICATE_PATH"),
                password == null ? env.secret("AZURE_CLIENT_CERTIFICATE_PASSWORD") : password,
                own ? tokenFile : env.path("AZURE_FEDERATED_TOKEN_FILE"),
                env.secret(ACCESS_TOKEN),
                env.text("AZURE_AUTHORITY_HOST"),
                cloud.isEmpty() ? null : Cloud.valueOf(cloud),
                env.text("IDENTITY_ENDPOINT") != null || env.text("MSI_ENDPOINT") != null);
    }

    private static @Nullable Secret secret(Settings settings, Map<String, String> environment) {
        Secret named = variable(settings, environment, "clientSecretEnv", "Variable with the client secret.");
        Path file = path(settings, "clientSecretFile", "File with the client secret and nothing else.");
        if (named != null || file == null) {
            return named;
        }
        try {
            return new Secret(Files.readString(file).strip());
        } catch (IOException e) {
            settings.problem("clientSecretFile", "= '" + file + "': cannot be read");
            return null;
        }
    }

    private static @Nullable Secret variable(
            Settings settings, Map<String, String> environment, String key, String meaning) {
        String name = settings.text(key, meaning);
        if (name == null) {
            return null;
        }
        Secret value = new Environment(environment).secret(name);
        if (value == null) {
            settings.problem(key, "= '" + name + "': there is no such environment variable, or it is empty");
        }
        return value;
    }

    private static @Nullable Path path(Settings settings, String key, String meaning) {
        String text = settings.text(key, meaning);
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            settings.problem(key, "= '" + text + "': not a path");
            return null;
        }
    }

    /** Blank variables count as absent. */
    private record Environment(Map<String, String> variables) {
        @Nullable
        String text(String name) {
            String value = variables.get(name);
            return value == null || value.isBlank() ? null : value.strip();
        }

        @Nullable
        Secret secret(String name) {
            String value = text(name);
            return value == null ? null : new Secret(value);
        }

        @Nullable
        Path path(String name) {
            String value = text(name);
            return value == null ? null : Path.of(value);
        }
    }
}
