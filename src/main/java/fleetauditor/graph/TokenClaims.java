package fleetauditor.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What an access token says of itself. Read for display only: Microsoft does not promise the form of a token for Graph,
 * and nothing here checks its signature.
 *
 * @param roles application permissions that were granted, such as {@code Device.Read.All}
 * @param scopes delegated permissions, when a person signed in
 * @param tenantId the tenant it is for; empty when it does not say
 * @param appId the app that asked for it; empty when it does not say
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference">Access token claims</a>
 */
public record TokenClaims(List<String> roles, List<String> scopes, String tenantId, String appId) {
    private static final ObjectMapper JSON = new ObjectMapper();

    public TokenClaims {
        roles = List.copyOf(roles);
        scopes = List.copyOf(scopes);
    }

    /** Reads a token; empty when it is no JWT. */
    static Optional<TokenClaims> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
            if (!claims.isObject()) {
                return Optional.empty();
            }
            var roles = new ArrayList<String>();
            claims.path("roles").forEach(role -> roles.add(role.asText()));
            List<String> scopes = List.of(claims.path("scp").asText("").split(" ")).stream()
                    .filter(s -> !s.isBlank())
                    .toList();
            return Optional.of(new TokenClaims(
                    roles,
                    scopes,
                    claims.path("tid").asText(""),
                    claims.path("appid").asText(claims.path("azp").asText(""))));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether this permission was granted, in either form. */
    public boolean has(String permission) {
        return roles.contains(permission) || scopes.contains(permission);
    }
}
