package fleetauditor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.config.ConfigException;
import fleetauditor.config.Secret;
import fleetauditor.config.Settings;
import fleetauditor.graph.SignInConfig.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignInConfigTest {
    @TempDir
    Path directory;

    @Test
    void nothingGivenIsNothing() {
        assertThat(read(Map.of(), Map.of()))
                .isEqualTo(new SignInConfig(Method.AUTO, null, null, null, null, null, null, null, null, null, false));
    }

    @Test
    void theEnvironmentSpeaksAsAzureIdentityDoes() {
        var config = read(
                Map.of(),
                Map.ofEntries(
                        Map.entry("AZURE_TENANT_ID", "t"),
                        Map.entry("AZURE_CLIENT_ID", " c "),
                        Map.entry("AZURE_CLIENT_SECRET", "s"),
                        Map.entry("AZURE_CLIENT_CERTIFICATE_PATH", "/cert.pem"),
                        Map.entry("AZURE_CLIENT_CERTIFICATE_PASSWORD", "p"),
                        Map.entry("AZURE_FEDERATED_TOKEN_FILE", "/token"),
                        Map.entry("AZURE_AUTHORITY_HOST", "login.microsoftonline.us"),
                        Map.entry("IDENTITY_ENDPOINT", "http://169.254.1.1"),
                        Map.entry("FLEET_AUDITOR_ACCESS_TOKEN", "a")));

        assertThat(config.tenantId()).isEqualTo("t");
        assertThat(config.clientId()).isEqualTo("c");
        assertThat(revealed(config.clientSecret())).isEqualTo("s");
        assertThat(config.certificate()).isEqualTo(Path.of("/cert.pem"));
        assertThat(revealed(config.certificatePassword())).isEqualTo("p");
        assertThat(config.federatedTokenFile()).isEqualTo(Path.of("/token"));
        assertThat(config.authority()).isEqualTo("login.microsoftonline.us");
        assertThat(revealed(config.accessToken())).isEqualTo("a");
        assertThat(config.managedIdentityHere()).isTrue();
        assertThat(config.toString()).contains("***").doesNotContain("=s,", "=p,", "=a,");
    }

    @Test
    void aTenantsSettingsComeFirst() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "from-file\n");
        var config = read(
                Map.of(
                        "method", "ClientSecret",
                        "tenantId", "fabrikam.com",
                        "clientId", "app",
                        "clientSecretFile", secret.toString(),
                        "cloud", "dod"),
                Map.of("AZURE_TENANT_ID", "t", "AZURE_CLIENT_ID", "c", "AZURE_CLIENT_CERTIFICATE_PATH", "/cert.pem"));

        assertThat(config.method()).isEqualTo(Method.CLIENT_SECRET);
        assertThat(config.tenantId()).isEqualTo("fabrikam.com");
        assertThat(config.clientId()).isEqualTo("app");
        assertThat(revealed(config.clientSecret())).isEqualTo("from-file");
        assertThat(config.certificate()).isNull();
        assertThat(config.cloud()).isEqualTo(Cloud.USGOV_DOD);
    }

    @Test
    void settingsNameTheVariablesOfTheirSecrets() {
        var config = read(
                Map.of(
                        "certificatePath", "fabrikam.pfx",
                        "certificatePasswordEnv", "FABRIKAM_PASSWORD",
                        "clientSecretEnv", "FABRIKAM_SECRET",
                        "federatedTokenFile", "token"),
                Map.of("FABRIKAM_PASSWORD", "p", "FABRIKAM_SECRET", "s", "AZURE_CLIENT_SECRET", "other"));

        assertThat(revealed(config.clientSecret())).isEqualTo("s");
        assertThat(revealed(config.certificatePassword())).isEqualTo("p");
        assertThat(config.certificate()).isEqualTo(Path.of("fabrikam.pfx"));
        assertThat(config.federatedTokenFile()).isEqualTo(Path.of("token"));
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        assertThatThrownBy(() -> read(
                        Map.of(
                                "method", "password",
                                "clientSecretEnv", "NOT_SET",
                                "certificatePasswordEnv", "BLANK",
                                "cloud", "Mars",
                                "tenant", "x"),
                        Map.of("BLANK", " ")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                        certificatePasswordEnv = 'BLANK': there is no such environment variable, or it is empty
                        clientSecretEnv = 'NOT_SET': there is no such environment variable, or it is empty
                        cloud = 'Mars': not one of Global, USGov, USGovDoD, China, commercial, gcc, gcchigh, dod
                        method = 'password': not one of auto, clientSecret, certificate, managedIdentity,\
                         workloadIdentity, azureCli, deviceCode, token
                        tenant: no such setting; did you mean tenantId?""");
    }

    @Test
    void aSecretFileThatIsNotThereIsNamed() {
        String file = directory.resolve("none").toString();

        assertThatThrownBy(() -> read(Map.of("clientSecretFile", file), Map.of()))
                .hasMessage("clientSecretFile = '" + file + "': cannot be read");
    }

    private static SignInConfig read(Map<String, String> given, Map<String, String> environment) {
        var settings = new Settings(given);
        var config = SignInConfig.from(settings, environment);
        settings.finish();
        return config;
    }

    private static @Nullable String revealed(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal();
    }
}
