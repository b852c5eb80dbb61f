package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.Violation;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Golden;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(JsonReport.class.getResourceAsStream("report-1.0.schema.json"));

    private final Texts texts = Texts.in(Language.EN);

    static List<AuditResult> everyKindOfResult() {
        return List.of(
                SampleResult.full(),
                SampleResult.empty(),
                SampleResult.many(3),
                SampleResult.named(Hostile.NAME),
                SampleResult.named(Hostile.ENDLESS));
    }

    @Test
    void looksAsDocumented() throws IOException {
        Golden.assertMatches("report.json", json(SampleResult.full()));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfResult")
    void fitsThePublishedSchema(AuditResult result) throws IOException {
        assertThat(problems(read(result))).isEmpty();
    }

    @Test
    void schemaNoticesWhatDoesNotFit() throws IOException {
        JsonNode report = read(SampleResult.full());
        ((ObjectNode) report.get("run")).remove("complete");
        ((ObjectNode) report.get("findings").get(0)).put("severity", "urgent");
        ((ObjectNode) report.get("datasets").get(0)).put("state", "unknown");
        assertThat(problems(report)).hasSize(3);
    }

    @Test
    void ofAnEmptyTenantIsComplete() throws IOException {
        JsonNode report = read(SampleResult.empty());
        assertThat(report.at("/run/complete").booleanValue()).isTrue();
        assertThat(report.get("findings")).isEmpty();
        assertThat(report.get("devices")).isEmpty();
        assertThat(report.at("/summary/bySeverity/critical").intValue()).isZero();
    }

    @Test
    void namesEveryDatasetEvenThoseNobodyAskedFor() throws IOException {
        assertThat(read(SampleResult.full()).get("datasets").findValuesAsText("name"))
                .containsExactlyElementsOf(
                        Dataset.ALL.stream().map(Dataset::name).toList());
    }

    @Test
    void keepsHostileNamesAsTheyAre() throws IOException {
        assertThat(read(SampleResult.named(Hostile.NAME)).at("/run/tenantName").textValue())
                .isEqualTo(Hostile.NAME);
        assertThat(read(SampleResult.named(Hostile.ENDLESS))
                        .at("/findings/0/subject/name")
                        .textValue())
                .isEqualTo(Hostile.ENDLESS);
    }

    @Test
    void replacesHalvesOfCharactersThatNoEncodingCanWrite() throws IOException {
        assertThat(read(SampleResult.named("a\uD83Db")).at("/run/tenantName").textValue())
                .isEqualTo("a\uFFFDb");
    }

    @Test
    void evidenceKeepsTypesAndOrder() throws IOException {
        Finding finding = Finding.of(
                SampleResult.other("TST-006"),
                Violation.of(SampleResult.ANN.subject())
                        .saw("text", "x")
                        .saw("count", 3)
                        .saw("share", 0.5)
                        .saw("exact", new BigDecimal("1E+3"))
                        .saw("yes", true)
                        .saw("time", SampleResult.AS_OF)
                        .saw("age", Duration.ofMinutes(90))
                        .saw("nothing", null)
                        .saw("list", List.of("b", "a"))
                        .saw("set", Set.of("b", "a", "c"))
                        .saw("map", Map.of("z", 1, "y", List.of(), "x", "")));
        String evidence = read(new AuditResult(
                        SampleResult.RUN,
                        SampleResult.empty().snapshot(),
                        List.of(SampleResult.outcome(finding.rule(), Outcome.VIOLATED, 1, null, finding)),
                        List.of()))
                .at("/findings/0/evidence")
                .toString();
        assertThat(evidence)
                .isEqualTo("{\"text\":\"x\",\"count\":3,\"share\":0.5,\"exact\":1000,\"yes\":true,"
                        + "\"time\":\"2026-08-15T09:00:00Z\",\"age\":\"PT1H30M\",\"nothing\":null,"
                        + "\"list\":[\"b\",\"a\"],\"set\":[\"a\",\"b\",\"c\"],"
                        + "\"map\":{\"x\":\"\",\"y\":[],\"z\":1},\"confidence\":\"graph-fact\"}");
    }

    @ParameterizedTest
    @CsvSource({"0, 0.0", "1200, 1.2", "1250, 1.25", "999, 0.999", "90000, 90.0", "3600000, 3600.0"})
    void secondsHaveOneToThreeDecimals(long millis, String written) {
        assertThat(Json.seconds(Duration.ofMillis(millis)).toPlainString()).isEqualTo(written);
    }

    @Test
    void leavesTheStreamOpen() throws IOException {
        var out = new ByteArrayOutputStream() {
            private boolean closed;

            @Override
            public void close() {
                closed = true;
            }
        };
        new JsonReport("1.2.3").write(new Report(SampleResult.empty(), null), texts, out);
        assertThat(out.closed).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).endsWith("}\n");
    }

    private static Set<ValidationMessage> problems(JsonNode report) {
        return SCHEMA.validate(report);
    }

    private JsonNode read(AuditResult result) throws IOException {
        return JSON.readTree(json(result));
    }

    private String json(AuditResult result) throws IOException {
        var out = new ByteArrayOutputStream();
        new JsonReport("1.2.3").write(new Report(result, null), texts, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
