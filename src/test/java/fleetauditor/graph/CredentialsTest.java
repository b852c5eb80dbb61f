package fleetauditor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpClient;
import fleetauditor.config.ConfigException;
import fleetauditor.config.Secret;
import fleetauditor.config.Settings;
import fleetauditor.graph.SignInConfig.Method;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
    private static final String IDS = "AZURE_TENANT_ID=t AZURE_CLIENT_ID=c ";
    private static final String SECRET = "AZURE_CLIENT_SECRET=s ";
    private static final String CERTIFICATE = "AZURE_CLIENT_CERTIFICATE_PATH=/x.pem ";
    private static final String FEDERATED = "AZURE_FEDERATED_TOKEN_FILE=/x ";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                IDS + SECRET + CERTIFICATE + FEDERATED + "IDENTITY_ENDPOINT=x FLEET_AUDITOR_ACCESS_TOKEN=a | TOKEN",
                IDS + SECRET + CERTIFICATE + FEDERATED + "IDENTITY_ENDPOINT=x | CLIENT_SECRET",
                IDS + CERTIFICATE + FEDERATED + "IDENTITY_ENDPOINT=x | CERTIFICATE",
                IDS + FEDERATED + "IDENTITY_ENDPOINT=x | WORKLOAD_IDENTITY",
                IDS + "IDENTITY_ENDPOINT=x | MANAGED_IDENTITY",
                "MSI_ENDPOINT=x | MANAGED_IDENTITY",
                SECRET + "IDENTITY_ENDPOINT=x | MANAGED_IDENTITY"
            })
    void autoTakesTheFirstThatIsFullyGiven(String environment, Method method) {
        assertThat(Credentials.chosen(config(Map.of(), environment))).isEqualTo(method);
    }

    @ParameterizedTest
    @EnumSource
    void aMethodThatIsNamedIsTaken(Method method) {
        var config = config(Map.of("method", method.settingName()), IDS + SECRET + FEDERATED);

        assertThat(Credentials.chosen(config)).isEqualTo(method == Method.AUTO ? Method.CLIENT_SECRET : method);
    }

    @Test
    void aReadyMadeTokenIsTheCredentialWhateverElseIsSaid() {
        var config = config(Map.of("method", "azureCli"), "FLEET_AUDITOR_ACCESS_TOKEN=abc");
        var credential = Credentials.of(config, Cloud.GLOBAL, text -> {});

        assertThat(credential
                        .getTokenSync(new TokenRequestContext().addScopes("x"))
                        .getToken())
                .isEqualTo("abc");
        assertThat(credential).isNotInstanceOf(Renewable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a\nb", "Bearer ", "ü"})
    void whatIsNoTokenIsSaidWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> Credentials.readyMade(new Secret(text)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("FLEET_AUDITOR_ACCESS_TOKEN is not an access token:"
                        + " it is empty or holds spaces or line breaks");
    }

    @Test
    void aTokenMayBeGivenWithTheWordBeforeIt() {
        TokenCredential credential = Credentials.readyMade(new Secret("Bearer abc\n"));

        assertThat(credential.getTokenSync(new TokenRequestContext()).getToken())
                .isEqualTo("abc");
    }

    @Test
    void nothingGivenNamesWhatCanBeGiven() {
        assertThatThrownBy(() -> of(config(Map.of(), "AZURE_TENANT_ID=t")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("no sign-in is given: set AZURE_TENANT_ID and AZURE_CLIENT_ID with AZURE_CLIENT_SECRET,"
                        + " AZURE_CLIENT_CERTIFICATE_PATH or AZURE_FEDERATED_TOKEN_FILE, or set"
                        + " FLEET_AUDITOR_ACCESS_TOKEN, or choose the method managedIdentity, azureCli or deviceCode");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                SECRET
                        + "AZURE_CLIENT_ID=c | auto | the sign-in is not complete: set AZURE_TENANT_ID (setting tenantId)",
                "AZURE_CLIENT_ID=c | clientSecret | the sign-in method clientSecret needs AZURE_TENANT_ID (setting"
                        + " tenantId) and AZURE_CLIENT_SECRET (setting clientSecretEnv or clientSecretFile)",
                IDS + " | certificate | the sign-in method certificate needs AZURE_CLIENT_CERTIFICATE_PATH (setting"
                        + " certificatePath)",
                IDS + " | workloadIdentity | the sign-in method workloadIdentity needs AZURE_FEDERATED_TOKEN_FILE"
                        + " (setting federatedTokenFile)",
                "A=b | deviceCode | the sign-in method deviceCode needs AZURE_TENANT_ID (setting tenantId) and"
                        + " AZURE_CLIENT_ID (setting clientId)",
                IDS + " | token | the sign-in method token needs FLEET_AUDITOR_ACCESS_TOKEN",
                "AZURE_TENANT_ID=a/b AZURE_CLIENT_ID=c " + SECRET
                        + " | auto | tenantId = 'a/b': neither a GUID nor a domain",
                IDS + SECRET + "AZURE_AUTHORITY_HOST=http://x | auto | AZURE_AUTHORITY_HOST = 'http://x': not an https"
                        + " address",
                IDS
                        + "AZURE_CLIENT_CERTIFICATE_PATH=/no/such.pem | auto | the certificate file '/no/such.pem' cannot be"
                        + " read"
            })
    void whatIsMissingIsNamed(String environment, String method, String message) {
        assertThatThrownBy(() -> of(config(Map.of("method", method), environment)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(message);
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() throws IOException {
        Path file = Files.writeString(directory.resolve("cert.txt"), "hello");

        assertThatThrownBy(() -> of(config(Map.of(), IDS + "AZURE_CLIENT_CERTIFICATE_PATH=" + file)))
                .hasMessage("the certificate file '" + file + "' is neither PEM nor PFX");
    }

    @ParameterizedTest
    @ValueSource(strings = {"clientSecret", "workloadIdentity", "managedIdentity", "azureCli", "deviceCode"})
    void nothingIsBuiltBeforeItIsUsed(String method) {
        var config = config(Map.of("method", method), IDS + SECRET + FEDERATED);

        assertThat(of(config)).isNotNull();
    }

    private static TokenCredential of(SignInConfig config) {
        return Credentials.of(config, Cloud.GLOBAL, text -> {}, CredentialsTest::forbidden);
    }

    private static HttpClient forbidden() {
        throw new AssertionError("a client was built");
    }

    private static SignInConfig config(Map<String, String> settings, String environment) {
        Map<String, String> variables = Arrays.stream(environment.strip().split(" "))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b, HashMap::new));
        return SignInConfig.from(new Settings(settings), variables);
    }
}
