package fleetauditor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fleetauditor.alert.SmtpConfig.Security;
import fleetauditor.config.ConfigException;
import fleetauditor.config.Secret;
import fleetauditor.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertConfigTest {
    private final Map<String, String> given = new HashMap<>();
    private final Map<String, String> environment = new HashMap<>();

    private AlertConfig read() {
        return Watch.config(given, environment);
    }

    private List<String> problems() {
        ConfigException problem = catchThrowableOfType(ConfigException.class, this::read);
        assertThat(problem).as("a mistake").isNotNull();
        return problem.problems();
    }

    private void route(String... settings) {
        for (int i = 0; i < settings.length; i += 2) {
            given.put("alerts.routes[0]." + settings[i], settings[i + 1]);
        }
    }

    private void smtp(String... settings) {
        for (int i = 0; i < settings.length; i += 2) {
            given.put("alerts.smtp." + settings[i], settings[i + 1]);
        }
    }

    @Test
    void withoutRoutesNobodyIsTold() {
        assertThat(read().routes()).isEmpty();
        assertThat(AlertConfig.none().routes()).isEmpty();
    }

    @Test
    void readsAWebhook() {
        route("name", "sec-ops", "channel", "webhook", "url", "https://hooks.example.com/x?key=1");
        route("severity", "high", "remindAfterDays", "14", "rules[0]", "LIC-001", "rules[1]", "cmp-001");
        route("tenants[0]", "contoso");
        environment.put("FLEET_AUDITOR_ALERT_SEC_OPS_SECRET", "s3cret");
        Route route = read().routes().get(0);

        assertThat(route.channel()).isEqualTo(Channel.WEBHOOK);
        assertThat(Objects.requireNonNull(route.address()).uri()).hasToString("https://hooks.example.com/x?key=1");
        assertThat(Objects.requireNonNull(route.secret()).reveal()).isEqualTo("s3cret");
        assertThat(route.rules()).containsExactlyInAnyOrder("LIC-001", "CMP-001");
        assertThat(route.severity().key()).isEqualTo("high");
        assertThat(route.remindAfter()).isEqualTo(Duration.ofDays(14));
        assertThat(route.tenants()).containsExactly("contoso");
    }

    @Test
    void readsMailBySmtp() {
        route("name", "it", "channel", "smtp", "to[0]", "it@contoso.com", "to[1]", "boss@contoso.com");
        smtp("host", "mail.contoso.com", "user", "fleet", "from", "fleet@contoso.com");
        environment.put("FLEET_AUDITOR_ALERT_SMTP_PASSWORD", "pass");
        AlertConfig config = read();

        assertThat(config.routes().get(0).to()).containsExactly("it@contoso.com", "boss@contoso.com");
        SmtpConfig smtp = Objects.requireNonNull(config.smtp());
        assertThat(smtp.security()).isEqualTo(Security.STARTTLS);
        assertThat(smtp.port()).isEqualTo(587);
        assertThat(Objects.requireNonNull(smtp.password()).reveal()).isEqualTo("pass");
        assertThat(config.usesGraphMail()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"starttls,587", "tls,465", "TLS,465"})
    void theUsualPortFollowsTheSecurity(String security, int port) {
        route("name", "it", "channel", "smtp", "to", "it@contoso.com");
        smtp("host", "mail.contoso.com", "from", "fleet@contoso.com", "security", security);

        assertThat(Objects.requireNonNull(read().smtp()).port()).isEqualTo(port);
    }

    @Test
    void readsMailByGraph() {
        route("name", "it", "channel", "graph", "to", "it@contoso.com");
        given.put("alerts.graph.from", "fleet@contoso.com");
        given.put("alerts.graph.tenant", "contoso");

        assertThat(read().usesGraphMail()).isTrue();
        assertThat(read().graphFrom()).isEqualTo("fleet@contoso.com");
        assertThat(read().graphTenant()).contains("contoso");
    }

    @ParameterizedTest
    @ValueSource(strings = {"teams", "slack", "webhook"})
    void plainHttpOffLoopbackIsRefused(String channel) {
        environment.put("FLEET_AUDITOR_ALERT_SOC_SECRET", "s3cret");
        route("name", "soc", "channel", channel, "url", "http://hooks.example.com/T0/secret-path");

        assertThat(problems())
                .containsExactly("alerts.routes[0].url is plain http to hooks.example.com; alerts go over plain http to"
                        + " loopback only, use https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080/x", "http://localhost/x", "http://[::1]:9/x", "HTTP://LOCALHOST/"})
    void plainHttpToLoopbackIsTaken(String url) {
        route("name", "soc", "channel", "slack", "url", url);

        assertThat(read().routes()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1.example.com/",
                "http://localhost.example.com/",
                "http://10.0.0.1/",
                "http://user@127.0.0.1/",
                "ftp://127.0.0.1/",
                "hooks.example.com/x",
                "https:///x",
                "https://bad host/"
            })
    void whatLooksLikeAnAddressIsNotTaken(String url) {
        route("name", "soc", "channel", "slack", "url", url);

        assertThat(problems()).hasSize(1).allMatch(p -> p.startsWith("alerts.routes[0].url "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.contoso.com", "10.0.0.1", "127.0.0.1.example.com"})
    void mailGoesUnencryptedToLoopbackOnly(String host) {
        route("name", "it", "channel", "smtp", "to", "it@contoso.com");
        smtp("host", host, "from", "fleet@contoso.com", "security", "none");

        assertThat(problems())
                .containsExactly(
                        "alerts.smtp.security = 'none': mail goes unencrypted to loopback only; use starttls or"
                                + " tls");
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        route("name", "a b", "channel", "pigeon");
        given.put("alerts.routes[1].name", "soc");
        given.put("alerts.routes[1].channel", "webhook");
        given.put("alerts.routes[1].rules", "LIC-01");
        given.put("alerts.routes[1].severity", "urgent");
        given.put("alerts.routes[1].to", "it@contoso.com");
        given.put("alerts.routes[1].path", "x");
        given.put("alerts.routes[1].remindAfterDays", "-1");
        given.put("alerts.routes[2].name", "it");
        given.put("alerts.routes[2].channel", "smtp");
        given.put("alerts.routes[2].to", "nobody");
        given.put("alerts.routes[3].channel", "ocsf-file");
        given.put("alerts.routes[3].foregroundColorOfTheMail", "red");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "alerts.routes[0].name = 'a b': use up to 40 letters, digits, - and _",
                        "alerts.routes[0].channel = 'pigeon': choose one of smtp, graph, teams, slack, webhook, ocsf-file",
                        "alerts.routes[1].rules = 'LIC-01': no such rule; did you mean LIC-001?",
                        "alerts.routes[1].severity = 'urgent': not one of critical, high, medium, low, info",
                        "alerts.routes[1].to is for smtp and graph only",
                        "alerts.routes[1].path is for ocsf-file only",
                        "alerts.routes[1].url is missing; give it here or in FLEET_AUDITOR_ALERT_SOC_URL",
                        "alerts.routes[1].name = 'soc': set the webhook's secret in FLEET_AUDITOR_ALERT_SOC_SECRET",
                        "alerts.routes[1].remindAfterDays = '-1': not in 0 .. 365",
                        "alerts.routes[2].to = 'nobody': not a mail address",
                        "alerts.routes[3].name is missing",
                        "alerts.routes[3].foregroundColorOfTheMail: no such setting");
    }

    @Test
    void aMailRouteNeedsAServerOrAMailbox() {
        route("name", "it", "channel", "smtp", "to", "it@contoso.com");
        given.put("alerts.routes[1].name", "graph");
        given.put("alerts.routes[1].channel", "graph");
        given.put("alerts.routes[1].to", "it@contoso.com");

        assertThat(problems())
                .containsExactlyInAnyOrder(
                        "alerts.smtp.host is missing; a route sends mail by SMTP",
                        "alerts.graph.from is missing; a route sends mail by Graph");
    }

    @Test
    void aUserNeedsAPassword() {
        smtp("host", "mail.contoso.com", "user", "fleet", "from", "fleet@contoso.com");

        assertThat(problems())
                .containsExactly("alerts.smtp.user = 'fleet': set the password in FLEET_AUDITOR_ALERT_SMTP_PASSWORD");
    }

    @Test
    void routesWhoseVariablesWouldBeTheSameAreTheSame() {
        for (int i = 0; i < 2; i++) {
            given.put("alerts.routes[" + i + "].name", i == 0 ? "sec-ops" : "SEC_OPS");
            given.put("alerts.routes[" + i + "].channel", "ocsf-file");
            given.put("alerts.routes[" + i + "].path", "x");
        }
        assertThat(problems()).containsExactly("alerts.routes[1].name = 'SEC_OPS': another route has the same name");
    }

    @Test
    void secretsMayStandInFiles(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("secret"), "from-file\n");
        environment.put("FLEET_AUDITOR_ALERT_SOC_SECRET_FILE", file.toString());
        environment.put("FLEET_AUDITOR_ALERT_SOC_URL", "https://hooks.example.com/from-environment");
        route("name", "soc", "channel", "webhook", "url", "https://hooks.example.com/from-the-file");
        Route route = read().routes().get(0);

        assertThat(Objects.requireNonNull(route.secret()).reveal()).isEqualTo("from-file");
        assertThat(Objects.requireNonNull(route.address()).uri().getPath()).isEqualTo("/from-environment");
    }

    @Test
    void aSecretFileThatIsNotThereIsNamedByItsVariable(@TempDir Path folder) {
        environment.put(
                "FLEET_AUDITOR_ALERT_SOC_SECRET_FILE", folder.resolve("none").toString());
        route("name", "soc", "channel", "webhook", "url", "https://hooks.example.com/x");

        assertThat(problems())
                .contains("alerts.routes[0].name cannot be read from the file that"
                        + " FLEET_AUDITOR_ALERT_SOC_SECRET_FILE names (NoSuchFileException)");
    }

    @Test
    void noSecretIsPrinted() {
        environment.put("FLEET_AUDITOR_ALERT_SOC_SECRET", "s3cret");
        environment.put("FLEET_AUDITOR_ALERT_SMTP_PASSWORD", "pa55word");
        route("name", "soc", "channel", "webhook", "url", "https://hooks.example.com/T0/hidden?key=hidden");
        smtp("host", "mail.contoso.com", "user", "fleet", "from", "fleet@contoso.com");
        AlertConfig config = read();

        assertThat(config.routes() + " " + config.smtp() + " " + new Secret("x"))
                .contains("hooks.example.com")
                .doesNotContain("s3cret", "pa55word", "hidden");
    }

    @Test
    void theReferenceNamesEverySettingOfARoute() {
        var settings = new Settings(Map.of("alerts.routes[0].name", "example"));
        AlertConfig.from(settings, Map.of(), List.of());

        assertThat(settings.reference())
                .extracting(s -> s.key())
                .contains(
                        "alerts.routes[].name",
                        "alerts.routes[].channel",
                        "alerts.routes[].to",
                        "alerts.routes[].url",
                        "alerts.routes[].path",
                        "alerts.routes[].rules",
                        "alerts.routes[].severity",
                        "alerts.routes[].tenants",
                        "alerts.routes[].remindAfterDays",
                        "alerts.smtp.host",
                        "alerts.smtp.security",
                        "alerts.graph.from",
                        "alerts.timeout",
                        "alerts.tries",
                        "alerts.giveUpAfter");
    }
}
