package fleetauditor.graph;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.config.Secret;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClaimsTest {
    @Test
    void anAppsTokenListsItsApplicationPermissions() {
        var claims = TokenClaims.read(jwt("""
                {"aud":"https://graph.microsoft.com","tid":"t-1","appid":"a-1",
                 "roles":["User.Read.All","Device.Read.All"]}"""));

        assertThat(claims)
                .contains(new TokenClaims(List.of("User.Read.All", "Device.Read.All"), List.of(), "t-1", "a-1"));
        assertThat(claims.orElseThrow().has("Device.Read.All")).isTrue();
        assertThat(claims.orElseThrow().has("Device.ReadWrite.All")).isFalse();
    }

    @Test
    void aPersonsTokenListsItsDelegatedPermissions() {
        var claims = TokenClaims.read(jwt("{\"azp\":\"a-2\",\"scp\":\"User.Read Device.Read.All\"}"));

        assertThat(claims).contains(new TokenClaims(List.of(), List.of("User.Read", "Device.Read.All"), "", "a-2"));
        assertThat(claims.orElseThrow().has("Device.Read.All")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-of-the-double", "a.b", "a.b.c", "..", "a.W10.c", "a.bnVsbA.c", ""})
    void anythingElseIsEmpty(String token) {
        assertThat(TokenClaims.read(token)).isEmpty();
    }

    @Test
    void aClientReadsTheClaimsOfItsOwnToken() {
        var config = GraphConfig.at(URI.create("http://127.0.0.1:1"));
        String token = jwt("{\"roles\":[\"User.Read.All\"]}");
        try (var client = new GraphClient(config, Credentials.readyMade(new Secret(token)))) {
            assertThat(client.claims().orElseThrow().roles()).containsExactly("User.Read.All");
        }
    }

    private static String jwt(String payload) {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8)) + "."
                + base64.encodeToString(payload.getBytes(UTF_8)) + ".c2ln";
    }
}
