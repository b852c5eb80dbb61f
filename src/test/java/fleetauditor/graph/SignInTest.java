package fleetauditor.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.TokenCredential;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import fleetauditor.config.Settings;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azure Identity against a sign-in service on loopback: what the credentials really send. */
class SignInTest {
    private static final String TOKEN_PATH = "/contoso.com/oauth2/v2.0/token";
    private static final String ISSUED = "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"issued\"}";

    private static final WireMockServer ENTRA =
            new WireMockServer(options().bindAddress("127.0.0.1").dynamicPort().dynamicHttpsPort());
    private final List<String> prompts = new ArrayList<>();

    @TempDir
    Path directory;

    @BeforeAll
    static void start() {
        ENTRA.start();
    }

    @AfterAll
    static void stop() {
        ENTRA.stop();
    }

    @BeforeEach
    void issue() {
        ENTRA.resetAll();
        ENTRA.stubFor(post(TOKEN_PATH).willReturn(okJson(ISSUED)));
    }

    @Test
    void aClientSecretIsExchangedForAToken() {
        assertThat(token(Map.of("AZURE_CLIENT_SECRET", "s3cret"))).isEqualTo("issued");

        assertThat(form(0))
                .containsEntry("grant_type", "client_credentials")
                .containsEntry("client_id", "app-1")
                .containsEntry("client_secret", "s3cret")
                .satisfies(form -> assertThat(form.get("scope")).contains("http://127.0.0.1:1/.default"));
        assertThat(ENTRA.getAllServeEvents())
                .allSatisfy(e -> assertThat(e.getRequest().getUrl()).isEqualTo(TOKEN_PATH));
    }

    @Test
    void aWrongSecretIsNamedByEntrasNumberAndNotRepeated() {
        ENTRA.stubFor(
                post(TOKEN_PATH)
                        .willReturn(
                                aResponse()
                                        .withStatus(401)
                                        .withHeader("Content-Type", "application/json")
                                        .withBody(
                                                "{\"error\":\"invalid_client\",\"error_description\":\"AADSTS7000215: Invalid client secret"
                                                        + " provided. Ensure it is the value. Trace ID: 1\",\"error_codes\":[7000215]}")));

        assertThatThrownBy(() -> token(Map.of("AZURE_CLIENT_SECRET", "s3cret")))
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.code()).isEqualTo("AADSTS7000215"))
                .hasMessage("sign-in failed: AADSTS7000215: Invalid client secret provided"
                        + " (more: fleet-auditor explain AADSTS7000215)");
    }

    @Test
    void aCertificateSignsAnAssertion() throws IOException, GeneralSecurityException, InterruptedException {
        Path pfx = pfx("changeit");

        assertThat(token(Map.of(
                        "AZURE_CLIENT_CERTIFICATE_PATH",
                        pfx.toString(),
                        "AZURE_CLIENT_CERTIFICATE_PASSWORD",
                        "changeit")))
                .isEqualTo("issued");
        assertThat(token(Map.of(
                        "AZURE_CLIENT_CERTIFICATE_PATH", pem(pfx, "changeit").toString())))
                .isEqualTo("issued");

        for (int i = 0; i < 2; i++) {
            assertThat(form(i))
                    .containsEntry("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                    .satisfies(form -> assertThat(form.get("client_assertion").split("\\."))
                            .hasSize(3));
        }
        assertThatThrownBy(() -> token(Map.of(
                        "AZURE_CLIENT_CERTIFICATE_PATH", pfx.toString(), "AZURE_CLIENT_CERTIFICATE_PASSWORD", "wr0ng")))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("password was incorrect")
                .hasMessageNotContaining("wr0ng");
    }

    @Test
    void aWorkloadIdentityPresentsItsFile() throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "from-kubernetes");

        assertThat(token(Map.of("AZURE_FEDERATED_TOKEN_FILE", file.toString()))).isEqualTo("issued");
        assertThat(form(0)).containsEntry("client_assertion", "from-kubernetes");
    }

    @Test
    void aRefusedTokenIsReallyFetchedAnew() {
        TokenCredential credential = credential(Map.of("AZURE_CLIENT_SECRET", "s3cret"));
        var tokens = new Tokens(credential, "http://127.0.0.1:1/.default", Time.system());
        String first = tokens.current("");
        ENTRA.stubFor(post(TOKEN_PATH)
                .willReturn(okJson(ISSUED.replace("issued", "issued anew").replace(" ", "-"))));

        assertThat(tokens.current("")).isEqualTo(first);
        assertThat(tokens.after(first, "", null)).isEqualTo("issued-anew");
        assertThat(ENTRA.getAllServeEvents()).hasSize(2);
    }

    @Test
    void aDeviceCodeIsShownToThePerson() {
        ENTRA.stubFor(post("/contoso.com/oauth2/v2.0/devicecode").willReturn(okJson("""
                {"user_code": "ABCD", "device_code": "d", "verification_uri": "https://microsoft.com/devicelogin",
                 "expires_in": 900, "interval": 1, "message": "Open https://microsoft.com/devicelogin and enter ABCD"}""")));
        ENTRA.stubFor(
                post(TOKEN_PATH)
                        .willReturn(
                                aResponse()
                                        .withStatus(400)
                                        .withHeader("Content-Type", "application/json")
                                        .withBody(
                                                "{\"error\":\"expired_token\",\"error_description\":\"AADSTS70020: The code expired.\"}")));

        assertThatThrownBy(() -> token(Map.of("METHOD", "deviceCode")))
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("AADSTS70020");
        assertThat(prompts).containsExactly("Open https://microsoft.com/devicelogin and enter ABCD");
    }

    private String token(Map<String, String> environment) {
        return new Tokens(credential(environment), "http://127.0.0.1:1/.default", Time.system()).current("");
    }

    private TokenCredential credential(Map<String, String> environment) {
        var variables = new HashMap<>(environment);
        variables.put("AZURE_TENANT_ID", "contoso.com");
        variables.put("AZURE_CLIENT_ID", "app-1");
        variables.put("AZURE_AUTHORITY_HOST", "https://localhost:" + ENTRA.httpsPort() + "/");
        var settings = new Settings(Map.of("method", environment.getOrDefault("METHOD", "auto")));
        var config = SignInConfig.from(settings, variables);
        return Credentials.of(config, Cloud.GLOBAL, prompts::add, () -> SignInHttp.over(trustful()));
    }

    /** What was sent to the token endpoint, counted from 0. */
    private Map<String, String> form(int number) {
        List<LoggedRequest> sent = ENTRA.getAllServeEvents().stream()
                .map(event -> LoggedRequest.createFrom(event.getRequest()))
                .sorted(java.util.Comparator.comparing(LoggedRequest::getLoggedDate))
                .toList();
        var form = new HashMap<String, String>();
        for (String pair : sent.get(number).getBodyAsString().split("&")) {
            int at = pair.indexOf('=');
            form.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private Path pfx(String password) throws IOException, InterruptedException {
        Path file = directory.resolve("app.pfx");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "app",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=app",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        password)
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).as("keytool").isZero();
        return file;
    }

    private Path pem(Path pfx, String password) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(pfx.toFile(), password.toCharArray());
        var base64 = Base64.getMimeEncoder(64, new byte[] {'\n'});
        String key = base64.encodeToString(
                store.getKey("app", password.toCharArray()).getEncoded());
        String certificate = base64.encodeToString(store.getCertificate("app").getEncoded());
        return Files.writeString(
                directory.resolve("app.crt"),
                "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n-----BEGIN CERTIFICATE-----\n"
                        + certificate + "\n-----END CERTIFICATE-----\n");
    }

    /** Trusts WireMock's own certificate, and any other: for loopback only. */
    private static OkHttpClient.Builder trustful() {
        var all = new X509TrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String authType) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {all}, new SecureRandom());
            return new OkHttpClient.Builder()
                    .readTimeout(Duration.ofSeconds(20))
                    .sslSocketFactory(context.getSocketFactory(), all)
                    .hostnameVerifier((host, session) -> true);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
