package fleetauditor.alert;

import static fleetauditor.alert.Watch.only;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.Dataset;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.store.OutboxMessage;
import fleetauditor.testkit.Nights;
import fleetauditor.waiver.WaivedSubject;
import fleetauditor.waiver.Waiver;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private final Watch watch = Watch.with();

    @Test
    void whatIsNewIsToldOnce() {
        Alert first = only(watch.night(1, with(tenant(), "PC-1", "error")));

        assertThat(names(first)).containsExactly("PC-1");
        assertThat(first.body().at("/findings/0/status").asText()).isEqualTo("new");
        assertThat(first.body().at("/findings/0/firstSeen").asText())
                .isEqualTo(Nights.clock(1).toString());
        assertThat(watch.night(2, with(tenant(), "PC-1", "error"))).isEmpty();
    }

    @Test
    void whatComesBackIsToldAsReopened() {
        watch.night(1, with(tenant(), "PC-1", "error"));
        assertThat(watch.night(2, tenant()))
                .as("nobody is told that something is resolved")
                .isEmpty();
        Alert alert = only(watch.night(3, with(tenant(), "PC-1", "error")));

        assertThat(alert.body().at("/findings/0/status").asText()).isEqualTo("reopened");
        assertThat(counts(alert)).isEqualTo("new 0, reopened 1, worsened 0, open 1");
    }

    @Test
    void whatGetsWorseIsToldWithWhatItWas() {
        watch.night(1, with(tenant(), "PC-1", "noncompliant"));
        Alert alert = only(watch.night(2, with(tenant(), "PC-1", "error")));

        assertThat(counts(alert)).isEqualTo("new 0, reopened 0, worsened 1, open 1");
        assertThat(alert.letter().entries().get(0).text()).endsWith("(worse, was Medium)");
        assertThat(watch.night(3, with(tenant(), "PC-1", "noncompliant")))
                .as("getting better is no news")
                .isEmpty();
    }

    @Test
    void whatAnIncompleteNightToldIsNotToldAgain() {
        watch.night(1, tenant());
        only(watch.night(2, with(tenant(), "PC-1", "error").without(Dataset.SIGN_INS)));
        assertThat(watch.night(3, with(tenant(), "PC-1", "error"))).isEmpty();
    }

    @Test
    void whatIsWaivedIsNeverTold() {
        var waiver = new Waiver(
                1,
                "TST-001",
                new WaivedSubject(null, "PC-1", null, null),
                "known",
                "ann@contoso.com",
                null,
                LocalDate.parse("2026-12-31"));
        watch.waive(waiver);
        Alert alert = only(watch.night(1, with(with(tenant(), "PC-1", "error"), "PC-2", "error")));

        assertThat(names(alert)).containsExactly("PC-2");
        assertThat(counts(alert)).isEqualTo("new 1, reopened 0, worsened 0, open 1");
    }

    @Test
    void openCountsWhatIsStillThereAndWhatCouldNotBeJudged() {
        watch.night(1, with(with(tenant(), "PC-1", "error"), "PC-2", "error"));
        Alert alert =
                only(watch.night(2, with(with(with(tenant(), "PC-1", "error"), "PC-2", "unknown"), "PC-3", "error")));

        assertThat(counts(alert)).isEqualTo("new 1, reopened 0, worsened 0, open 3");
    }

    @Test
    void aRouteHearsOfItsSeverityAndWorse() {
        Watch high = Watch.with("alerts.routes[0].severity", "high");
        Alert alert = only(high.night(1, with(with(tenant(), "PC-1", "error"), "PC-2", "noncompliant")));

        assertThat(names(alert)).containsExactly("PC-1");
        assertThat(counts(alert)).isEqualTo("new 1, reopened 0, worsened 0, open 1");
    }

    @Test
    void aFindingThatRisesAboveTheRoutesSeverityIsTold() {
        Watch high = Watch.with("alerts.routes[0].severity", "high");
        assertThat(high.night(1, with(tenant(), "PC-1", "noncompliant"))).isEmpty();
        assertThat(names(only(high.night(2, with(tenant(), "PC-1", "error"))))).containsExactly("PC-1");
    }

    @Test
    void aRouteHearsOfItsRulesOnly() {
        assertThat(Watch.with("alerts.routes[0].rules", "LIC-001").night(1, with(tenant(), "PC-1", "error")))
                .isEmpty();
        assertThat(Watch.with("alerts.routes[0].rules", "tst-001").night(1, with(tenant(), "PC-1", "error")))
                .hasSize(1);
    }

    @Test
    void aRouteHearsOfItsTenantsByAnyOfTheirNames() {
        for (String name : List.of("contoso", "CONTOSO", Nights.TENANT_ID)) {
            assertThat(Watch.with("alerts.routes[0].tenants", name).night(1, with(tenant(), "PC-1", "error")))
                    .as(name)
                    .hasSize(1);
        }
        assertThat(Watch.with("alerts.routes[0].tenants", "fabrikam").night(1, with(tenant(), "PC-1", "error")))
                .isEmpty();
    }

    @Test
    void everyRouteGetsOneMessageARunWithAKeyOfItsOwn() {
        Watch two = Watch.with(
                "alerts.routes[1].name", "siem",
                "alerts.routes[1].channel", "ocsf-file",
                "alerts.routes[1].path", "alerts.ndjson",
                "alerts.routes[1].rules", "all");
        List<OutboxMessage> messages = two.night(1, with(with(tenant(), "PC-1", "error"), "PC-2", "noncompliant"));

        assertThat(messages).extracting(OutboxMessage::key).containsExactly("run-1.soc", "run-1.siem");
        assertThat(messages).extracting(OutboxMessage::route).containsExactly("soc", "siem");
        assertThat(messages).extracting(OutboxMessage::runId).containsOnly("run-1");
        assertThat(messages).extracting(OutboxMessage::tenantId).containsOnly(Nights.TENANT_ID);
    }

    @Test
    void theSameRunGivesTheSameMessages() {
        assertThat(Watch.with().night(1, with(tenant(), "PC-1", "error")))
                .isEqualTo(Watch.with().night(1, with(tenant(), "PC-1", "error")));
    }

    @Test
    void withoutRulesARouteHearsOfThoseThatAlertTheSecurityTeam() {
        Route standard = route(Map.of());
        RuleSpec alerting = rule("LIC-001").alertingSecurity();

        assertThat(standard.wants(finding(alerting, Severity.MEDIUM))).isTrue();
        assertThat(standard.wants(finding(rule("LIC-002"), Severity.CRITICAL))).isFalse();
    }

    @Test
    void ofCmp001OnlyTheHighSideAlertsTheSecurityTeam() {
        Route standard = route(Map.of());
        RuleSpec cmp = rule("CMP-001").alertingSecurity();

        assertThat(standard.wants(finding(cmp, Severity.HIGH))).isTrue();
        assertThat(standard.wants(finding(cmp, Severity.MEDIUM))).isFalse();
        assertThat(standard.wants(finding(cmp, Severity.HIGH).withSeverity(Severity.LOW)))
                .as("the settings make it milder, not another side")
                .isTrue();
        assertThat(route(Map.of("rules", "CMP-001")).wants(finding(cmp, Severity.MEDIUM)))
                .as("asked for by name")
                .isTrue();
    }

    private static Route route(Map<String, String> more) {
        var given = new HashMap<String, String>();
        given.put("alerts.routes[0].name", "soc");
        given.put("alerts.routes[0].channel", "ocsf-file");
        given.put("alerts.routes[0].path", "alerts.ndjson");
        more.forEach((key, value) -> given.put("alerts.routes[0]." + key, value));
        return Watch.config(given, Map.of()).routes().get(0);
    }

    private static RuleSpec rule(String id) {
        return RuleSpec.rule(id, SubjectKind.USER, Severity.CRITICAL, Severity.HIGH, Severity.MEDIUM);
    }

    private static Finding finding(RuleSpec rule, Severity severity) {
        return Finding.of(
                rule, Violation.of(new Subject(SubjectKind.USER, "1", "ann")).severity(severity));
    }

    private static List<String> names(Alert alert) {
        var names = new ArrayList<String>();
        for (JsonNode finding : alert.body().path("findings")) {
            names.add(finding.at("/subject/name").asText());
        }
        return names;
    }

    private static String counts(Alert alert) {
        JsonNode counts = alert.body().path("counts");
        return "new " + counts.path("new").asInt() + ", reopened "
                + counts.path("reopened").asInt() + ", worsened "
                + counts.path("worsened").asInt() + ", open "
                + counts.path("open").asInt();
    }
}
