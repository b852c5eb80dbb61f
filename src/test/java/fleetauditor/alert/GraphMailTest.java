package fleetauditor.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fleetauditor.alert.Alert.Excel;
import fleetauditor.testkit.Golden;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphMailTest {
    private static final Route ROUTE =
            Samples.route(Channel.GRAPH, List.of("it@contoso.com", "boss@contoso.com"), null);

    @Test
    void theBodyIsWhatSendMailTakes(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("fleet-audit.xlsx"), new byte[] {1, 2, 3});
        Alert alert = Samples.two();
        var excel = new Excel(file.toString(), "The Excel report is attached.", "The Excel report is there.");
        JsonNode body = GraphMail.body("run-1.it", ROUTE, new Alert(alert.kind(), alert.body(), alert.letter(), excel));

        Golden.assertMatches(
                "alert/graph-mail.json",
                Alert.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n");
    }

    @Test
    void hostileNamesStayText() {
        JsonNode message = GraphMail.body("k", ROUTE, Samples.hostile()).path("message");

        assertThat(message.path("subject").asText()).doesNotContain("\r", "\n");
        assertThat(message.at("/body/content").asText())
                .doesNotContain("<script", "<!channel")
                .contains("&lt;script&gt;");
        assertThat(message.has("attachments")).isFalse();
    }
}
