package fleetauditor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.app.AppConfig.Sources;
import fleetauditor.audit.Severity;
import fleetauditor.config.ConfigException;
import fleetauditor.config.Setting;
import fleetauditor.config.SettingsSource;
import fleetauditor.graph.Cloud;
import fleetauditor.graph.SignInConfig.Method;
import fleetauditor.rules.Rules;
import fleetauditor.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppConfigTest {
    @TempDir
    private Path folder;

    @Test
    void everythingHasADefault() {
        AppConfig config = load("");

        assertThat(config.audit().failOn()).contains(Severity.HIGH);
        assertThat(config.report())
                .isEqualTo(new ReportConfig(Path.of("reports"), List.of("xlsx", "json", "html"), Language.EN, false));
        assertThat(config.rules().settings().switchedOff()).isEmpty();
        assertThat(config.rules().settings().severities()).isEmpty();
        assertThat(config.rules().rules()).hasSameSizeAs(Rules.STANDARD);
        assertThat(config.service().cron()).isEqualTo("0 30 2 * * ?");
        assertThat(config.tenants()).singleElement().satisfies(tenant -> {
            assertThat(tenant.name()).isEqualTo("default");
            assertThat(tenant.signIn().method()).isEqualTo(Method.AUTO);
            assertThat(tenant.graph().endpoint()).hasToString("https://graph.microsoft.com");
        });
    }

    @Test
    void everythingCanBeSet() {
        AppConfig config = load("""
                audit: {failOn: Medium}
                report: {output: out, formats: [html, json, html], language: JA}
                rules:
                  LIC-001: {enabled: false}
                  SYN-001: {severity: Info, overdueAfter: 14d}
                """);

        assertThat(config.audit().failOn()).contains(Severity.MEDIUM);
        assertThat(config.report())
                .isEqualTo(new ReportConfig(Path.of("out"), List.of("html", "json"), Language.JA, false));
        assertThat(config.rules().settings().switchedOff()).containsExactly("LIC-001");
        assertThat(config.rules().settings().severities()).containsExactly(Map.entry("SYN-001", Severity.INFO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "NONE"})
    void noFindingNeedsToBeAFailure(String none) {
        assertThat(load("audit: {failOn: " + none + "}").audit().failOn()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "audit: {failOn: awful}             | audit.failOn = 'awful': not one of critical, high, medium, low, info, none",
                "report: {formats: [pdf, json]}     | report.formats = 'pdf': not one of xlsx, json, html",
                "report: {language: fr}             | report.language = 'fr': not one of en, ja",
                "report: {output: \"a\\0b\"}        | report.output = 'a\0b': not a path",
                "service: {state: \"a\\0b\"}        | service.state = 'a\0b': not a path",
                "rules: {LIC-001: {severity: bad}}  | rules.LIC-001.severity = 'bad': not one of critical, high, medium, low, info",
                "rules: {LIC-001: {severity: none}} | rules.LIC-001.severity = 'none': not one of critical, high, medium, low, info",
                "rules: {LIC-001: {enabled: off}}   | rules.LIC-001.enabled = 'off': neither true nor false",
                "rules: {LIC-01: {enabled: false}}  | rules.LIC-01.enabled: no such setting; did you mean rules.LIC-001.enabled?",
                "rules: {SYN-001: {overdueAfter: 2h}} | rules.SYN-001.overdueAfter = '2h': not in 1d .. 365d",
                "tenants: [{name: a}, {name: A}]    | tenants[1].name = 'A': another tenant has the same name",
                "tenants: [{method: token}]         | tenants[0].name is missing",
                "tenants: [{name: a, method: x}]    | tenants[0].method = 'x': not one of auto, clientSecret, certificate,"
                        + " managedIdentity, workloadIdentity, azureCli, deviceCode, token",
                "graph: {cloud: Mars}               | graph.cloud = 'Mars'"
            })
    void aMistakeIsNamed(String yaml, String problem) {
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> load(yaml))
                .satisfies(
                        e -> assertThat(e.problems()).singleElement().asString().startsWith(problem));
    }

    @Test
    void everyMistakeIsNamedAtOnceAndOnce() {
        Sources sources = new Sources(
                Optional.of(file("audit: {failOn: awful}\nreports: {}\nreport: {format: json}\n")),
                Map.of("FLEET_AUDITOR_RULES_LIC_001_ENABLD", "false"),
                Map.of("graph.endpoint", "http://graph.microsoft.com"));

        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> AppConfig.load(sources))
                .satisfies(e -> assertThat(e.problems())
                        .satisfiesExactly(
                                p -> assertThat(p).startsWith("FLEET_AUDITOR_RULES_LIC_001_ENABLD: no such variable"),
                                p -> assertThat(p).startsWith("audit.failOn = 'awful'"),
                                p -> assertThat(p).startsWith("graph.endpoint = 'http://graph.microsoft.com'"),
                                p -> assertThat(p)
                                        .isEqualTo("report.format: no such setting; did you mean report.formats?")));
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironmentAndThatBeforeTheFile() {
        Path file = file("report: {output: file, language: ja}\ngraph: {tries: 2, timeout: 10s}\n");
        Map<String, String> environment =
                Map.of("FLEET_AUDITOR_REPORT_OUTPUT", "env", "FLEET_AUDITOR_GRAPH_TRIES", "3");

        AppConfig config = AppConfig.load(new Sources(Optional.of(file), environment, Map.of("report.output", "line")));

        assertThat(config.report().output()).isEqualTo(Path.of("line"));
        assertThat(config.report().language()).isEqualTo(Language.JA);
        assertThat(config.tenants().get(0).graph().tries()).isEqualTo(3);
        assertThat(config.tenants().get(0).graph().timeout()).hasSeconds(10);
    }

    @Test
    void aListThatIsGivenAgainReplacesTheWholeList() {
        Path file = file("report: {formats: [xlsx, json, html]}");

        assertThat(AppConfig.load(new Sources(
                                Optional.of(file), Map.of("FLEET_AUDITOR_REPORT_FORMATS", "json, xlsx"), Map.of()))
                        .report()
                        .formats())
                .containsExactly("json", "xlsx");
        assertThat(AppConfig.load(new Sources(
                                Optional.of(file),
                                Map.of("FLEET_AUDITOR_REPORT_FORMATS", "json"),
                                Map.of("report.formats", "html")))
                        .report()
                        .formats())
                .containsExactly("html");
    }

    @Test
    void everyKeyHasAVariableOfItsOwnThatIsRead() {
        var keyOf = new HashMap<String, String>();
        List<Setting> reference = AppConfig.reference().stream()
                .filter(s -> !s.key().contains("[]"))
                .toList();

        for (Setting setting : reference) {
            String variable = SettingsSource.variable(setting.key());
            assertThat(keyOf.put(variable, setting.key())).as(variable).isNull();
            if (!setting.standard().isEmpty()) {
                assertThatCode(() -> AppConfig.load(
                                new Sources(Optional.of(file("")), Map.of(variable, setting.standard()), Map.of())))
                        .as(variable)
                        .doesNotThrowAnyException();
            }
        }
        assertThat(keyOf).hasSizeGreaterThan(80);
    }

    @Test
    void theReferenceNamesEveryKeyOnceWithItsMeaning() {
        List<Setting> reference = AppConfig.reference();

        assertThat(reference.stream().map(Setting::key)).doesNotHaveDuplicates();
        assertThat(reference).allSatisfy(setting -> {
            assertThat(setting.meaning()).as(setting.key()).endsWith(".").doesNotContain("\n");
            assertThat(setting.form()).as(setting.key()).isNotBlank();
        });
        assertThat(reference.stream().map(Setting::key))
                .contains("tenants[].name", "rules.CRT-006.enabled", "report.formats", "service.cron", "graph.cloud");
    }

    @Test
    void theFileThatComesWithTheProgramChangesNothing() {
        AppConfig shipped =
                AppConfig.load(new Sources(Optional.of(Path.of("config", "fleet-auditor.yaml")), Map.of(), Map.of()));
        AppConfig none = load("");

        assertThat(shipped.report()).isEqualTo(none.report());
        assertThat(shipped.audit()).isEqualTo(none.audit());
        assertThat(shipped.service()).isEqualTo(none.service());
        assertThat(shipped.tenants()).hasSize(1);
    }

    @Test
    void severalTenantsHaveSignInsOfTheirOwn() {
        AppConfig config = AppConfig.load(new Sources(
                Optional.of(file("""
                        graph: {tries: 4}
                        tenants:
                        - name: contoso
                          tenantId: contoso.com
                          clientSecretEnv: CONTOSO_SECRET
                        - name: no
                          cloud: USGov
                          method: deviceCode
                        """)), Map.of("CONTOSO_SECRET", "hunter2", "AZURE_CLIENT_ID", "an-app"), Map.of()));

        assertThat(config.tenants()).extracting(TenantConfig::name).containsExactly("contoso", "no");
        assertThat(config.tenants().get(0).signIn().tenantId()).isEqualTo("contoso.com");
        assertThat(config.tenants().get(0).signIn().clientId()).isEqualTo("an-app");
        assertThat(config.tenants().get(0).graph().cloud()).isEqualTo(Cloud.GLOBAL);
        assertThat(config.tenants().get(1).graph().cloud()).isEqualTo(Cloud.named("USGov"));
        assertThat(config.tenants()).allMatch(tenant -> tenant.graph().tries() == 4);
        assertThat(config.toString()).doesNotContain("hunter2");
    }

    @Test
    void aTenantIsFoundByItsName() {
        AppConfig one = load("");
        AppConfig two = load("tenants: [{name: contoso}, {name: fabrikam}]");

        assertThat(one.tenant(Optional.empty()).name()).isEqualTo("default");
        assertThat(two.tenant(Optional.of("FABRIKAM")).name()).isEqualTo("fabrikam");
        assertThatThrownBy(() -> two.tenant(Optional.empty()))
                .isInstanceOf(ConfigException.class)
                .hasMessage("several tenants are configured; choose one by --tenant: contoso, fabrikam");
        assertThatThrownBy(() -> two.tenant(Optional.of("fabricam")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("--tenant fabricam: no such tenant; did you mean fabrikam?");
        assertThatThrownBy(() -> two.tenant(Optional.of("woodgrove")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("--tenant woodgrove: no such tenant; configured: contoso, fabrikam");
    }

    private AppConfig load(String yaml) {
        return AppConfig.load(new Sources(Optional.of(file(yaml)), Map.of(), Map.of()));
    }

    private Path file(String yaml) {
        try {
            return Files.writeString(folder.resolve("settings.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
