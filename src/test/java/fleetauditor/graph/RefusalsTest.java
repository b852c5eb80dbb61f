package fleetauditor.graph;

import static fleetauditor.graph.FakeGraph.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.graph.GraphException.Kind;
import java.io.ByteArrayInputStream;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    private static final Links LINKS = new Links(URI.create("https://graph.microsoft.com"));
    private static final Call CALL = Call.first(LINKS, USERS.filter("userPrincipalName eq 'ann@contoso.com'"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | InvalidAuthenticationToken | SIGN_IN",
                "403 | Authorization_RequestDenied | DENIED",
                "403 | Authentication_MSGraphPermissionMissing | DENIED",
                "403 | '' | DENIED",
                "403 | Authentication_RequestFromNonPremiumTenantOrB2CTenant | UNLICENSED",
                "404 | Request_ResourceNotFound | NOT_FOUND",
                "400 | BadRequest | FAILED",
                "405 | Request_BadRequest | FAILED",
                "501 | NotImplemented | FAILED",
                "302 | '' | FAILED"
            })
    void aStatusAndACodeSayWhatKindOfProblemItIs(int status, String code, Kind kind) {
        var problem = refusal(CALL, status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"Words.\"}}");

        assertThat(problem).isInstanceOfSatisfying(GraphException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            assertThat(e.status()).isEqualTo(status);
            assertThat(e.code()).isEqualTo(code);
        });
        assertThat(problem)
                .hasMessageStartingWith("GET /v1.0/users -> " + (status + " " + code).strip() + " (request-id r-1)")
                .hasMessageNotContaining("ann");
    }

    @Test
    void aTenantWithoutIntuneIsUnlicensed() {
        var problem = refusal(
                CALL,
                400,
                "{\"error\":{\"code\":\"BadRequest\",\"message\":\"Request not applicable to target tenant.\"}}");

        assertThat(problem)
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNLICENSED))
                .hasMessage(
                        "GET /v1.0/users -> 400 BadRequest (request-id r-1): the tenant has no Intune subscription");
    }

    @Test
    void onlyABadRequestRepeatsGraphsWordsAndNotWithoutEnd() {
        String words = "Unsupported\\r\\n" + "x".repeat(300);
        assertThat(refusal(CALL, 400, "{\"error\":{\"code\":\"BadRequest\",\"message\":\"" + words + "\"}}"))
                .hasMessage("GET /v1.0/users -> 400 BadRequest (request-id r-1): Unsupported " + "x".repeat(188) + "…");
        assertThat(refusal(CALL, 403, "{\"error\":{\"code\":\"Any\",\"message\":\"ann@contoso.com\"}}"))
                .hasMessage("GET /v1.0/users -> 403 Any (request-id r-1)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Directory_ExpiredPageToken", "DirectoryPageTokenNotFoundException"})
    void aPageTokenThatGraphForgotIsALostPlace(String code) {
        assertThat(refusal(CALL, 400, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"Words.\"}}"))
                .isInstanceOfSatisfying(
                        LostPlaceException.class,
                        e -> assertThat(e.problem())
                                .hasMessageContaining("400 " + code)
                                .hasMessageContaining("run the audit again"));
    }

    @Test
    void anInnerCodeCountsToo() {
        var problem = refusal(
                CALL,
                403,
                "{\"error\":{\"code\":\"\",\"innererror\":{\"innerError\":"
                        + "{\"code\":\"Authentication_RequestFromNonPremiumTenantOrB2CTenant\"}}}}");

        assertThat(problem)
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNLICENSED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "r-1 | '{\"error\":{\"innerError\":{\"request-id\":\"r-2\"}}}' | (request-id r-1)",
                "''  | '{\"error\":{\"innerError\":{\"request-id\":\"r-2\"}}}' | (request-id r-2)",
                "''  | '<html>Bad gateway</html>' | (client-request-id c-1)",
                "''  | '[]' | (client-request-id c-1)",
                "''  | '' | (client-request-id c-1)"
            })
    void theBestIdThereIsStandsInTheMessage(String header, String body, String shown) {
        var headers = header.isEmpty() ? Headers.of() : Headers.of("request-id", header);
        var problem = Refusals.of(CALL, 403, headers, read(body), "c-1", Instant.EPOCH);

        assertThat(problem).hasMessageEndingWith(shown);
    }

    @Test
    void aCertificateThatIsNotTrustedIsNotTriedAgain() {
        var cause = new SSLHandshakeException(
                "PKIX path building failed: unable to find valid certification path to requested target");

        assertThat(Refusals.noAnswer(CALL, "graph.microsoft.com", true, cause))
                .isInstanceOfSatisfying(
                        GraphException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE))
                .hasMessageContaining("the TLS certificate of graph.microsoft.com is not trusted by this Java");
    }

    @Test
    void aHostThatAnsweredBeforeCanBeReached() {
        var cause = new SocketTimeoutException("timeout");

        assertThat(kind(Refusals.noAnswer(CALL, "h", true, cause))).isEqualTo(Kind.FAILED);
        assertThat(kind(Refusals.noAnswer(CALL, "h", false, cause))).isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(Refusals.noAnswer(CALL, "h", true, new ConnectException("Connection refused"))))
                .isEqualTo(Kind.UNREACHABLE);
        assertThat(kind(Refusals.noAnswer(CALL, "h", true, new SocketException("Connection reset"))))
                .isEqualTo(Kind.FAILED);
    }

    private static Kind kind(RuntimeException failure) {
        assertThat(failure).isInstanceOf(TransientFailure.class);
        return ((TransientFailure) failure).problem().kind();
    }

    private static RuntimeException refusal(Call call, int status, String body) {
        return Refusals.of(call, status, Headers.of("request-id", "r-1"), read(body), "c-1", Instant.EPOCH);
    }

    private static ErrorBody read(String body) {
        return ErrorBody.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }
}
