package fleetauditor.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import fleetauditor.config.Secret;
import fleetauditor.testkit.Golden;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTest {
    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private final Webhook webhook = new Webhook(new WebPost(Duration.ofSeconds(20)), Watch.CLOCK);

    private void send(Alert alert) throws DeliveryException {
        webhook.send("run-1.soc", route("/hook?token=hidden"), alert);
    }

    private static Route route(String path) {
        return Watch.config(
                        Map.of(
                                "alerts.routes[0].name", "soc",
                                "alerts.routes[0].channel", "webhook",
                                "alerts.routes[0].url", "http://127.0.0.1:" + server.getPort() + path),
                        Map.of("FLEET_AUDITOR_ALERT_SOC_SECRET", "s3cret"))
                .routes()
                .get(0);
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        server.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    @Test
    void theBodyLooksAsDocumented() throws Exception {
        answer(aResponse().withStatus(204));
        send(Samples.two());

        JsonNode body = Alert.JSON.readTree(requests().get(0).getBodyAsString());
        Golden.assertMatches(
                "alert/webhook.json",
                Alert.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n");
    }

    @Test
    void theBodyIsSignedTogetherWithItsTimeStamp() throws Exception {
        answer(aResponse().withStatus(200));
        send(Samples.two());

        LoggedRequest request = requests().get(0);
        assertThat(request.getMethod().value()).isEqualTo("POST");
        assertThat(request.getHeader("Content-Type")).startsWith("application/json");
        assertThat(request.getHeader("Idempotency-Key")).isEqualTo("run-1.soc");
        assertThat(request.getHeader("X-Fleet-Auditor-Timestamp"))
                .isEqualTo(String.valueOf(Watch.CLOCK.instant().getEpochSecond()));
        assertThat(request.getHeader("X-Fleet-Auditor-Signature"))
                .isEqualTo(Webhook.signature(
                        new Secret("s3cret"),
                        request.getHeader("X-Fleet-Auditor-Timestamp"),
                        request.getBodyAsString()));
    }

    /** Made with: printf '%s' '1767225600.{"a":1}' | openssl dgst -sha256 -hmac s3cret */
    @Test
    void theSignatureIsWhatOtherProgramsCompute() {
        assertThat(Webhook.signature(new Secret("s3cret"), "1767225600", "{\"a\":1}"))
                .isEqualTo("sha256=7d4120fcebf444efab10ba7cd6c651bf463cefb039db5fad37ff9f7231ac8a4a");
    }

    @Test
    void everyTryHasTheSameKeyAndTheSameBody() throws Exception {
        answer(aResponse().withStatus(200));
        Alert alert = Samples.two();
        send(Alert.of(alert.payload()));
        send(Alert.of(alert.payload()));

        assertThat(requests()).extracting(r -> r.getHeader("Idempotency-Key")).containsOnly("run-1.soc");
        assertThat(requests())
                .extracting(LoggedRequest::getBodyAsString)
                .containsOnly(alert.body().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "400,true",
        "401,true",
        "404,true",
        "410,true",
        "408,false",
        "429,false",
        "500,false",
        "503,false",
        "302,true"
    })
    void aRefusalIsForGoodUnlessItMayPass(int status, boolean permanent) {
        answer(aResponse().withStatus(status).withBody("the secret is hidden"));
        DeliveryException problem = catchThrowableOfType(DeliveryException.class, () -> send(Samples.two()));

        assertThat(problem.isPermanent()).isEqualTo(permanent);
        assertThat(problem.text())
                .startsWith("127.0.0.1:" + server.getPort() + " answered " + status)
                .doesNotContain("hidden", "token", "s3cret");
    }

    @Test
    void aRedirectIsNotFollowed() {
        answer(aResponse().withStatus(307).withHeader("Location", "http://127.0.0.1:" + server.getPort() + "/other"));

        assertThatThrownBy(() -> send(Samples.two())).hasMessageContaining("redirects are not followed");
        assertThat(requests()).extracting(LoggedRequest::getUrl).containsExactly("/hook?token=hidden");
    }

    @Test
    void theWaitThatIsAskedForIsRead() {
        answer(aResponse().withStatus(429).withHeader("Retry-After", "7200"));

        assertThat(catchThrowableOfType(DeliveryException.class, () -> send(Samples.two()))
                        .retryAfter())
                .isEqualTo(Duration.ofHours(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
    void aBrokenConnectionMayPass(Fault fault) {
        answer(aResponse().withFault(fault));
        DeliveryException problem = catchThrowableOfType(DeliveryException.class, () -> send(Samples.two()));

        assertThat(problem.isPermanent()).isFalse();
        assertThat(problem.text()).contains("127.0.0.1").doesNotContain("hidden", "token");
    }

    @Test
    void aServerThatIsNotThereMayComeBack() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Route gone = Watch.config(
                        Map.of(
                                "alerts.routes[0].name", "soc",
                                "alerts.routes[0].channel", "slack",
                                "alerts.routes[0].url", "http://127.0.0.1:" + port + "/hidden"),
                        Map.of())
                .routes()
                .get(0);
        DeliveryException problem = catchThrowableOfType(
                DeliveryException.class,
                () -> new Slack(new WebPost(Duration.ofSeconds(20))).send("k", gone, Samples.two()));

        assertThat(problem.isPermanent()).isFalse();
        assertThat(problem.text()).isEqualTo("no connection to 127.0.0.1:" + port);
    }

    @Test
    void hostileNamesStayJsonText() throws Exception {
        answer(aResponse().withStatus(200));
        send(Samples.hostile());

        JsonNode body = Alert.JSON.readTree(requests().get(0).getBodyAsString());
        assertThat(body.at("/findings/0/subject/name").asText()).isEqualTo(Samples.HOSTILE.replace("\uD800", "\uFFFD"));
        assertThat(body.at("/tenant/name").asText()).isEqualTo(Samples.HOSTILE.replace("\uD800", "\uFFFD"));
    }

    @Test
    void aTestIsMarkedAsOne() throws Exception {
        answer(aResponse().withStatus(200));
        Route route = route("/hook");
        webhook.send("test-1", route, Samples.test(route));

        JsonNode body = Alert.JSON.readTree(requests().get(0).getBodyAsString());
        assertThat(body.path("notice").asText()).startsWith("This is only a test of the route soc.");
        assertThat(body.path("findings")).isEmpty();
    }
}
