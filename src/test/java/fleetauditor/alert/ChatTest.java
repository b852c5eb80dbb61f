package fleetauditor.alert;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import fleetauditor.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Teams and Slack. */
class ChatTest {
    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    private static Route route(String channel) {
        return Watch.config(
                        Map.of(
                                "alerts.routes[0].name",
                                "soc",
                                "alerts.routes[0].channel",
                                channel,
                                "alerts.routes[0].url",
                                "http://127.0.0.1:" + server.getPort() + "/hook"),
                        Map.of())
                .routes()
                .get(0);
    }

    @Test
    void aTeamsCardLooksLikeThis() throws JsonProcessingException {
        Golden.assertMatches("alert/teams.json", pretty(Teams.card(Samples.two())));
    }

    @Test
    void aSlackMessageLooksLikeThis() throws JsonProcessingException {
        Golden.assertMatches("alert/slack.json", pretty(Slack.message(Samples.two())));
    }

    @Test
    void bothArePostedAsJson() throws Exception {
        server.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(202)));
        var web = new WebPost(Duration.ofSeconds(20));
        new Teams(web).send("k", route("teams"), Samples.two());
        new Slack(web).send("k", route("slack"), Samples.two());

        List<LoggedRequest> requests = server.findAll(anyRequestedFor(anyUrl()));
        assertThat(requests).hasSize(2).allSatisfy(request -> {
            assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
            assertThat(request.getHeader("Idempotency-Key")).isEqualTo("k");
            assertThat(request.containsHeader("X-Fleet-Auditor-Signature")).isFalse();
        });
    }

    @Test
    void aTeamsCardHasNoBlockThatReadsMarkdown() {
        JsonNode body = Teams.card(Samples.hostile()).at("/attachments/0/content/body");

        assertThat(body.findValuesAsText("type")).containsOnly("RichTextBlock", "TextRun");
        assertThat(body.findValuesAsText("text"))
                .anyMatch(text -> text.contains("**bold** [click](https://evil.example) <script>"))
                .noneMatch(text -> text.contains("{{"));
    }

    @Test
    void aSlackMessageHasNoTextThatReadsMarks() {
        JsonNode message = Slack.message(Samples.hostile());
        List<JsonNode> texts = message.path("blocks").findValues("text").stream()
                .filter(JsonNode::isObject)
                .toList();

        assertThat(texts).isNotEmpty().allSatisfy(text -> {
            assertThat(text.path("type").asText()).isEqualTo("plain_text");
            assertThat(text.path("emoji").asBoolean(true)).isFalse();
        });
        assertThat(message.path("text").asText()).doesNotContain("<", ">").contains("&lt;script&gt;");
    }

    @Test
    void noNameBreaksALineOrTurnsIt() {
        for (JsonNode message : List.of(Teams.card(Samples.hostile()), Slack.message(Samples.hostile()))) {
            for (String text : strings(message)) {
                assertThat(text.replace("\n", "")).doesNotMatch("(?s).*[\\p{Cntrl}\\u202E\\uD800].*");
            }
            assertThat(String.join("|", strings(message))).contains("Ann  Bcc: victim@example.com    **bold**");
        }
    }

    @Test
    void aTeamsCardStaysBelowWhatTeamsTakes() {
        String wide = "\u6F22".repeat(1000);
        byte[] card = Teams.card(Samples.many(25, wide)).toString().getBytes(StandardCharsets.UTF_8);

        assertThat(card.length).isLessThan(28_000);
    }

    @Test
    void aSlackMessageStaysBelowWhatSlackTakes() {
        JsonNode message = Slack.message(Samples.many(25, "x".repeat(1000)));

        assertThat(message.path("blocks").size()).isLessThanOrEqualTo(50);
        int all = 0;
        for (JsonNode block : message.path("blocks")) {
            int length = block.at("/text/text").asText().length();
            assertThat(length).isLessThanOrEqualTo(block.path("type").asText().equals("header") ? 150 : 3000);
            all += length;
        }
        assertThat(all).isLessThan(13_000);
    }

    private static List<String> strings(JsonNode node) {
        var strings = new ArrayList<String>();
        if (node.isTextual()) {
            strings.add(node.asText());
        }
        node.forEach(child -> strings.addAll(strings(child)));
        return strings;
    }

    private static String pretty(JsonNode node) throws JsonProcessingException {
        return Alert.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n";
    }
}
