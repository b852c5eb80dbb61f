package fleetauditor.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static fleetauditor.graph.FakeGraph.USERS;
import static fleetauditor.graph.FakeGraph.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.exception.ClientAuthenticationException;
import fleetauditor.graph.FakeGraph.Rows;
import fleetauditor.graph.GraphException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

class TokensTest {
    @RegisterExtension
    static final FakeGraph graph = new FakeGraph();

    private final Rows rows = new Rows();

    @Test
    void aRefusedTokenIsRenewedAndTheRequestSentAgainAtOnce() {
        var credential = new Issuer();
        accept("token-2");
        try (GraphClient client = graph.client(graph.config(), credential)) {
            GraphSession session = client.open();
            session.list(USERS, FakeGraph::id, rows);

            assertThat(session.stats().requests()).isEqualTo(2);
            assertThat(session.stats().retries()).isEqualTo(1);
        }
        assertThat(rows.ids).containsExactly("1");
        assertThat(credential.asked).hasSize(2);
        assertThat(graph.time().waits()).isEmpty();
    }

    @Test
    void theClaimsThatGraphNamesGoIntoTheNextToken() {
        String claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"1604106651\"}}}";
        var credential = new Issuer();
        accept("token-2");
        graph.server()
                .stubFor(any(anyUrl())
                        .withHeader("Authorization", equalTo("Bearer token-1"))
                        .willReturn(error(401, "InvalidAuthenticationToken")
                                .withHeader(
                                        "WWW-Authenticate",
                                        "Bearer realm=\"\", error=\"insufficient_claims\", claims=\""
                                                + Base64.getEncoder()
                                                        .encodeToString(claims.getBytes(
                                                                java.nio.charset.StandardCharsets.UTF_8))
                                                + "\"")));
        try (GraphClient client = graph.client(graph.config(), credential)) {
            client.open().list(USERS, FakeGraph::id, rows);
        }

        assertThat(credential.asked.get(0).getClaims()).isNull();
        assertThat(credential.asked.get(1).getClaims()).isEqualTo(claims);
        assertThat(credential.asked).allSatisfy(context -> {
            assertThat(context.isCaeEnabled()).isTrue();
            assertThat(context.getScopes()).containsExactly(graph.root() + "/.default");
        });
        assertThat(graph.urls()).hasSize(2);
    }

    @Test
    void aReadyMadeTokenIsSentOnceMoreAndThenNeverAgain() {
        graph.at("/v1.0/users", error(401, "InvalidAuthenticationToken"));
        graph.at("/v1.0/devices", graph.page("", "1"));
        try (GraphClient client = graph.client()) {
            GraphSession first = client.open();
            assertThatThrownBy(() -> first.list(USERS, FakeGraph::id, rows))
                    .isInstanceOfSatisfying(GraphException.class, e -> {
                        assertThat(e.kind()).isEqualTo(Kind.SIGN_IN);
                        assertThat(e.status()).isEqualTo(401);
                    })
                    .hasMessageStartingWith("GET /v1.0/users -> 401 InvalidAuthenticationToken (request-id ")
                    .hasMessageNotContaining("a-token");
            GraphSession second = client.open();
            assertThatThrownBy(
                            () -> second.list(GraphRequest.get("/v1.0/devices", USERS.service()), FakeGraph::id, rows))
                    .isInstanceOfSatisfying(GraphException.class, e -> {
                        assertThat(e.kind()).isEqualTo(Kind.SIGN_IN);
                        assertThat(e.status()).as("there was no answer").isZero();
                    })
                    .hasMessage("GET /v1.0/devices -> not sent: Graph refused the access token before");
        }
        assertThat(graph.urls()).containsExactly("/v1.0/users", "/v1.0/users");
    }

    @Test
    void aReadyMadeTokenThatIsRefusedOnceByMistakeGoesOn() {
        graph.at("/v1.0/users", error(401, "InvalidAuthenticationToken"), graph.page("", "1"));
        try (GraphClient client = graph.client()) {
            client.open().list(USERS, FakeGraph::id, rows);
        }

        assertThat(rows.ids).containsExactly("1");
        assertThat(graph.time().waits()).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void a401OfOneServiceDoesNotEndTheToken() {
        graph.at("/v1.0/users", error(401, "Unauthorized"));
        graph.at("/v1.0/devices", graph.page("", "1"));
        try (GraphClient client = graph.client()) {
            assertThatThrownBy(() -> client.open().list(USERS, FakeGraph::id, rows))
                    .isInstanceOfSatisfying(
                            GraphException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SIGN_IN));
            client.open().list(GraphRequest.get("/v1.0/devices", USERS.service()), FakeGraph::id, rows);
        }

        assertThat(rows.ids).containsExactly("1");
    }

    @Test
    void aTokenIsFetchedOnceForAllSessionsAndAgainBeforeItExpires() {
        var credential = new Issuer();
        graph.at("/v1.0/users", graph.page("", "1"));
        try (GraphClient client = graph.client(graph.config(), credential)) {
            client.open().list(USERS, FakeGraph::id, rows);
            client.open().list(USERS, FakeGraph::id, rows);
            assertThat(credential.asked).hasSize(1);

            graph.time().pass(Duration.ofMinutes(59));
            client.open().list(USERS, FakeGraph::id, rows);
            assertThat(credential.asked).hasSize(2);
        }
    }

    @Test
    void aFailedSignInSaysWhyAndIsNotRepeatedByEverySession() {
        var credential = new Issuer();
        credential.failure = new ClientAuthenticationException(
                "Client credentials authentication failed: AADSTS7000215: Invalid client secret provided. Ensure the"
                        + " secret being sent is 'x'. Trace ID: 1",
                null);
        try (GraphClient client = graph.client(graph.config(), credential)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> client.open().list(USERS, FakeGraph::id, rows))
                        .isInstanceOfSatisfying(
                                GraphException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SIGN_IN))
                        .hasMessage("GET /v1.0/users -> sign-in failed: AADSTS7000215: Invalid client secret provided"
                                + " (more: fleet-auditor explain AADSTS7000215)");
            }
            assertThat(credential.asked).hasSize(1);

            graph.time().pass(Duration.ofMinutes(2));
            credential.failure = null;
            graph.at("/v1.0/users", graph.page("", "1"));
            client.open().list(USERS, FakeGraph::id, rows);
            assertThat(rows.ids).containsExactly("1");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.io.IOException: password was incorrect for eyJhbGciOi.eyJhdWQi.c2ln"
                        + " | IOException: password was incorrect for ***",
                "java.util.concurrent.ExecutionException: com.microsoft.aad.msal4j.MsalClientException:"
                        + " java.net.UnknownHostException: login.microsoftonline.com: Name or service not known"
                        + " | UnknownHostException: login.microsoftonline.com: Name or service not known",
                "Azure CLI not installed.To mitigate this issue, please refer to https://aka.ms/x"
                        + " | Azure CLI not installed.",
                "Failed, see inner exception for more information. | the inner reason"
            })
    void aFailureWithoutAnEntraNumberIsToldInTheLibrarysWords(String words, String told) {
        var credential = new Issuer();
        credential.failure = new RuntimeException(words, new java.io.IOException("the inner reason\nand so on"));
        try (GraphClient client = graph.client(graph.config(), credential)) {
            assertThatThrownBy(client::claims)
                    .isInstanceOf(GraphException.class)
                    .hasMessage("sign-in failed: " + told);
        }
    }

    private void accept(String token) {
        graph.server().stubFor(any(anyUrl()).atPriority(10).willReturn(error(401, "InvalidAuthenticationToken")));
        graph.server()
                .stubFor(any(anyUrl())
                        .atPriority(1)
                        .withHeader("Authorization", equalTo("Bearer " + token))
                        .willReturn(graph.page("", "1")));
    }

    /** Gives token-1 until it is told to renew, then token-2 and so on. */
    private static final class Issuer implements TokenCredential, Renewable {
        final List<TokenRequestContext> asked = new ArrayList<>();

        @Nullable
        RuntimeException failure;

        private int number = 1;

        @Override
        public Mono<AccessToken> getToken(TokenRequestContext request) {
            asked.add(request);
            if (failure != null) {
                throw failure;
            }
            Instant end = graph.time().now().plus(Duration.ofHours(1));
            return Mono.just(new AccessToken("token-" + number, OffsetDateTime.ofInstant(end, ZoneOffset.UTC)));
        }

        @Override
        public void renew() {
            number++;
        }
    }
}
