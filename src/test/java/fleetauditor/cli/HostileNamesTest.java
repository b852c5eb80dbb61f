package fleetauditor.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import fleetauditor.cli.Program.Ended;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Names in a tenant are free text: none of them may act on the terminal of the administrator. */
class HostileNamesTest {
    /** Clears the screen, moves the cursor, recolors (also by the one-byte form), turns the direction, rings the bell. */
    private static final String HOSTILE =
            "\\u001b[2J\\u001b[1;1H\\u009b31m\\u202egnp\\u2066\\u0007\\r\\nfleet-auditor: ok";

    private static final String ACTS_ON_A_TERMINAL = "(?s).*[\\p{Cc}\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069].*";

    @RegisterExtension
    static final WireMockExtension graph = WireMockExtension.newInstance()
            .options(options().bindAddress("127.0.0.1").dynamicPort())
            .build();

    @TempDir
    private Path folder;

    @Test
    void noNameActsOnTheTerminal() {
        graph.stubFor(get(urlPathEqualTo("/v1.0/organization"))
                .willReturn(okJson("{\"value\":[{\"id\":\"11111111-2222-3333-4444-555555555555\",\"displayName\":\""
                        + HOSTILE + "\",\"mobileDeviceManagementAuthority\":\"sccm\"}]}")));
        graph.stubFor(get(urlPathEqualTo("/v1.0/deviceManagement"))
                .willReturn(okJson("{\"subscriptionState\":\"active\",\"settings\":{\"secureByDefault\":true}}")));

        Ended ended = run();

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("TEN-001").contains("gnp");
        assertThat(ended.outLines()).noneMatch(line -> line.matches(ACTS_ON_A_TERMINAL));
        assertThat(ended.outLines()).noneMatch(line -> line.startsWith("fleet-auditor: ok"));
    }

    @Test
    void noAnswerOfGraphActsOnTheTerminal() {
        graph.stubFor(get(urlPathEqualTo("/v1.0/organization"))
                .willReturn(aResponse()
                        .withStatus(401)
                        .withBody("{\"error\":{\"code\":\"" + HOSTILE + "\",\"message\":\"" + HOSTILE + "\"}}")));
        graph.stubFor(get(urlPathEqualTo("/v1.0/deviceManagement"))
                .willReturn(aResponse().withStatus(401).withBody("{}")));

        Ended ended = run();

        assertThat(ended.code()).isEqualTo(5);
        assertThat(ended.errLines()).singleElement().asString().contains("401").doesNotMatch(ACTS_ON_A_TERMINAL);
    }

    private Ended run() {
        return Program.run(
                Map.of("FLEET_AUDITOR_ACCESS_TOKEN", "a-token"),
                "run",
                "--endpoint",
                "http://127.0.0.1:" + graph.getPort(),
                "--output",
                folder.toString(),
                "--format",
                "json",
                "--only",
                "TEN-001");
    }
}
