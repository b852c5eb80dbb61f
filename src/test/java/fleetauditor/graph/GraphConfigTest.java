package fleetauditor.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.config.ConfigException;
import fleetauditor.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphConfigTest {
    @Test
    void defaults() {
        assertThat(read(Map.of()))
                .isEqualTo(new GraphConfig(
                        Cloud.GLOBAL,
                        URI.create("https://graph.microsoft.com"),
                        Duration.ofSeconds(100),
                        Duration.ofMinutes(30),
                        8))
                .isEqualTo(GraphConfig.of(Cloud.GLOBAL));
    }

    @Test
    void everyKeyIsRead() {
        assertThat(read(Map.of(
                        "graph.cloud", "gcchigh",
                        "graph.endpoint", "https://gateway.contoso.com:8443/graph/",
                        "graph.timeout", "20s",
                        "graph.deadline", "2h",
                        "graph.tries", "3")))
                .isEqualTo(new GraphConfig(
                        Cloud.USGOV,
                        URI.create("https://gateway.contoso.com:8443/graph"),
                        Duration.ofSeconds(20),
                        Duration.ofHours(2),
                        3));
    }

    @Test
    void aCloudBringsItsOwnEndpoint() {
        assertThat(read(Map.of("graph.cloud", "China")).endpoint())
                .isEqualTo(URI.create("https://microsoftgraph.chinacloudapi.cn"));
    }

    @Test
    void aPasswordInTheEndpointIsRefusedAndNotRepeated() {
        assertThatThrownBy(() -> read(Map.of("graph.endpoint", "https://me:hunter2@graph.microsoft.com")))
                .hasMessageContaining("https://***@graph.microsoft.com")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "https://graph.microsoft.us, USGOV",
        "https://dod-graph.microsoft.us/, USGOV_DOD",
        "https://GRAPH.microsoft.com, GLOBAL",
        "https://gateway.contoso.com, GLOBAL"
    })
    void theRootOfACloudTellsWhereToSignIn(String endpoint, Cloud cloud) {
        assertThat(read(Map.of("graph.endpoint", endpoint)).cloud()).isEqualTo(cloud);
    }

    @Test
    void allMistakesAreNamedAtOnce() {
        assertThatThrownBy(() -> read(Map.of(
                        "graph.cloud", "Mars",
                        "graph.endpoint", "graph.microsoft.com",
                        "graph.timeout", "0s",
                        "graph.deadline", "100",
                        "graph.tries", "0",
                        "graph.try", "2")))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                        graph.cloud = 'Mars': not one of Global, USGov, USGovDoD, China, commercial, gcc, gcchigh, dod
                        graph.deadline = '100': not a duration such as 30s, 24h or 90d
                        graph.endpoint = 'graph.microsoft.com': not a URL such as https://graph.microsoft.com
                        graph.timeout = '0s': not in 1s .. 10m
                        graph.tries = '0': not in 1 .. 20
                        graph.try: no such setting; did you mean graph.tries?""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://graph.microsoft.com",
                "HTTP://10.0.0.5:8080",
                "http://127.0.0.1.evil.example",
                "http://localhost.evil.example",
                "http://128.0.0.1",
                "http://[::2]:80"
            })
    void aTokenDoesNotCrossANetworkUnencrypted(String endpoint) {
        assertThatThrownBy(() -> read(Map.of("graph.endpoint", endpoint)))
                .isInstanceOf(ConfigException.class)
                .hasMessage("graph.endpoint = '" + endpoint + "': a token is sent over plain http to loopback only;"
                        + " use https or an address such as 127.0.0.1");
        assertThatThrownBy(() -> GraphConfig.at(URI.create(endpoint)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("plain http to loopback only");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8080,        http://127.0.0.1:8080",
        "http://127.8.8.8/,            http://127.8.8.8",
        "http://localhost:1234//,      http://localhost:1234",
        "http://[::1]:8080,            http://[::1]:8080",
        "HTTPS://graph.microsoft.us/,  https://graph.microsoft.us"
    })
    void anEndpointIsARoot(String given, URI root) {
        assertThat(GraphConfig.at(URI.create(given)).endpoint()).isEqualTo(root);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://graph.microsoft.com",
                "https:graph.microsoft.com",
                "https://graph.microsoft.com/v1.0",
                "https://graph.microsoft.com/beta/",
                "https://graph.microsoft.com/?a=b",
                "https://graph.microsoft.com/#a",
                "https://user:secret@graph.microsoft.com",
                "/v1.0",
                "https://graph microsoft.com"
            })
    void whatIsNoRootIsAMistake(String endpoint) {
        assertThatThrownBy(() -> read(Map.of("graph.endpoint", endpoint)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("graph.endpoint = '");
    }

    @Test
    void aTenantOfAnotherCloudTakesItsEndpointUnlessOneWasGiven() {
        assertThat(GraphConfig.of(Cloud.GLOBAL).in(Cloud.CHINA)).isEqualTo(GraphConfig.of(Cloud.CHINA));
        var given = GraphConfig.at(URI.create("http://127.0.0.1:80"));
        assertThat(given.in(Cloud.CHINA).endpoint()).isEqualTo(given.endpoint());
        assertThat(given.in(Cloud.CHINA).cloud()).isEqualTo(Cloud.CHINA);
    }

    private static GraphConfig read(Map<String, String> given) {
        var settings = new Settings(given);
        var config = GraphConfig.from(settings);
        settings.finish();
        return config;
    }
}
