package fleetauditor.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.cli.Program.Ended;
import fleetauditor.model.Dataset;
import fleetauditor.simulator.SimulatedGraph;
import fleetauditor.simulator.TenantPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private static final TenantPlan PLAN = new TenantPlan(20, 42, Instant.parse("2026-08-15T09:00:00Z"), 0);

    @TempDir
    private Path folder;

    @Test
    void aHealthyInstallationIsOkEverywhere() throws IOException {
        try (SimulatedGraph graph = SimulatedGraph.start(PLAN)) {
            Ended ended = doctor(graph, graph.token(), "");

            assertThat(ended.code()).isZero();
            assertThat(ended.out())
                    .contains("ok   configuration: 1 tenant(s)", "ok   output folder", "ok   sign-in")
                    .doesNotContain("FAIL");
            assertThat(ended.out()).contains("ok   users (/v1.0/users)", "ok   signIns (/v1.0/auditLogs/signIns)");
        }
    }

    @Test
    void aMissingPermissionIsNamedWithWhatItCosts() throws IOException {
        Set<String> granted = new HashSet<>(SimulatedGraph.ALL_PERMISSIONS);
        granted.remove("AuditLog.Read.All");
        try (SimulatedGraph graph = SimulatedGraph.start(PLAN, granted)) {
            Ended ended = doctor(graph, graph.token(), "");

            assertThat(ended.code()).isEqualTo(4);
            assertThat(ended.outLines())
                    .filteredOn(line -> line.contains("FAIL"))
                    .singleElement()
                    .asString()
                    .contains("signIns", "denied", "Grant the application permission AuditLog.Read.All");
            assertThat(ended.outLines()).contains("These rules will not be evaluated: LIC-001");
        }
    }

    @Test
    void aTokenThatGraphRefusesOpensNothing() throws IOException {
        try (SimulatedGraph graph = SimulatedGraph.start(PLAN)) {
            Ended ended = doctor(graph, "wrong", "");

            assertThat(ended.code()).isEqualTo(5);
            assertThat(ended.outLines().stream().filter(line -> line.contains("FAIL")))
                    .hasSizeGreaterThan(10)
                    .allMatch(line -> line.contains("is failed: GET /") && line.contains("refuse"));
            assertThat(ended.out()).contains("401 InvalidAuthenticationToken");
        }
    }

    @Test
    void everyTenantIsExamined() throws IOException {
        try (SimulatedGraph graph = SimulatedGraph.start(PLAN)) {
            Ended ended = doctor(
                    graph,
                    "",
                    "tenants: [{name: contoso, method: clientSecret, tenantId: contoso.com}, {name: fabrikam, method: token}]");

            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).contains("tenant contoso at ", "tenant fabrikam at ");
            assertThat(ended.outLines())
                    .filteredOn(line -> line.contains("FAIL"))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("clientSecret needs AZURE_CLIENT_ID"),
                            line -> assertThat(line).contains("token needs FLEET_AUDITOR_ACCESS_TOKEN"));
        }
    }

    @Test
    void anOutputThatCannotBeWrittenIsOneOfTheFindings() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        try (SimulatedGraph graph = SimulatedGraph.start(PLAN)) {
            Ended ended = doctor(graph, graph.token(), "report: {output: '" + file.resolve("reports") + "'}");

            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.outLines())
                    .filteredOn(line -> line.contains("FAIL"))
                    .singleElement()
                    .asString()
                    .contains("is a file, not a directory");
        }
    }

    @Test
    void mailByGraphNeedsAPermissionOfItsOwn() throws IOException {
        String mails = """
                alerts:
                  routes: [{name: it, channel: graph, to: [it@contoso.com]}]
                  graph: {from: fleet@contoso.com}
                """;
        try (SimulatedGraph graph = SimulatedGraph.start(PLAN)) {
            assertThat(doctor(graph, graph.token(), "").out()).doesNotContain("Mail.Send");
            assertThat(doctor(graph, graph.token(), mails).out())
                    .contains("?    a route sends mail by Graph: it needs Mail.Send, and this token does not tell");
            assertThat(doctor(graph, token("User.Read.All"), mails).out())
                    .contains("FAIL permission Mail.Send is not granted: a route sends mail by Graph");
            assertThat(doctor(graph, token("Mail.Send"), mails).out())
                    .contains("ok   permission Mail.Send is granted: a route sends mail by Graph");
        }
    }

    /** A token as Entra ID issues them; its signature is Graph's business. */
    private static String token(String role) {
        String claims = "{\"tid\":\"t\",\"appid\":\"a\",\"roles\":[\"" + role + "\"]}";
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(UTF_8)) + ".x";
    }

    @Test
    void everyDatasetWithARequestOfItsOwnIsTried() throws IOException {
        List<Dataset<?>> asParts =
                List.of(Dataset.GROUP_MEMBERS, Dataset.APP_ROLE_ASSIGNMENTS, Dataset.CERTIFICATE_STATES);
        try (SimulatedGraph graph = SimulatedGraph.start(PLAN)) {
            String out = doctor(graph, graph.token(), "").out();

            assertThat(Dataset.ALL)
                    .allSatisfy(d -> assertThat(out.contains("  " + d.name() + " ("))
                            .as(d.name())
                            .isEqualTo(!asParts.contains(d)));
        }
    }

    private Ended doctor(SimulatedGraph graph, String token, String yaml) throws IOException {
        String output = yaml.contains("output") ? "" : "\nreport: {output: '" + folder.resolve("reports") + "'}";
        Path settings = Files.writeString(folder.resolve("settings.yaml"), yaml + output);
        return Program.run(
                Map.of("FLEET_AUDITOR_ACCESS_TOKEN", token),
                "doctor",
                "--config",
                settings.toString(),
                "--endpoint",
                graph.endpoint().toString());
    }
}
