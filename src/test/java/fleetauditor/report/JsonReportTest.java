package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult;
import fleetauditor.testkit.Golden;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonReportTest {
    private final Texts texts = Texts.in(Language.EN);

    @Test
    void looksAsDocumented() throws IOException {
        Golden.assertMatches("report.json", json(SampleResult.full()));
    }

    @Test
    void ofAnEmptyTenantIsComplete() throws IOException {
        assertThat(json(SampleResult.empty()))
                .contains("\"complete\": true")
                .contains("\"findings\": []")
                .contains("\"devices\": []");
    }

    private String json(AuditResult result) throws IOException {
        var out = new ByteArrayOutputStream();
        new JsonReport("1.2.3").write(result, texts, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
