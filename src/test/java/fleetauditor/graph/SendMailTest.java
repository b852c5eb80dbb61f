package fleetauditor.graph;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static fleetauditor.graph.FakeGraph.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import fleetauditor.config.Secret;
import fleetauditor.graph.GraphException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendMailTest {
    private static final String URL = "/v1.0/users/fleet%40contoso.com/sendMail";

    @RegisterExtension
    static final FakeGraph graph = new FakeGraph();

    private static void send() {
        try (var mail = new SendMail(graph.config(), Credentials.readyMade(new Secret("a-token")))) {
            mail.send("fleet@contoso.com", "{\"message\":{}}");
        }
    }

    @Test
    void postsTheMessageToTheMailbox() {
        graph.at(URL, aResponse().withStatus(202));
        send();

        assertThat(graph.requests()).hasSize(1);
        LoggedRequest request = graph.requests().get(0);
        assertThat(request.getMethod().value()).isEqualTo("POST");
        assertThat(request.getUrl()).isEqualTo(URL);
        assertThat(request.getHeader("Authorization")).isEqualTo("Bearer a-token");
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getBodyAsString()).isEqualTo("{\"message\":{}}");
    }

    @Test
    void aMissingPermissionIsNamedWithoutTheMailbox() {
        graph.at(URL, error(403, "ErrorAccessDenied"));
        GraphException problem = catchThrowableOfType(GraphException.class, SendMailTest::send);

        assertThat(problem.kind()).isEqualTo(Kind.DENIED);
        assertThat(problem)
                .hasMessageContaining("POST /v1.0/users/{from}/sendMail -> 403 ErrorAccessDenied")
                .hasMessageNotContaining("a-token");
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503, 504})
    void aFailureThatMayPassIsNotRepeatedHere(int status) {
        graph.at(URL, error(status, "Busy"));

        assertThat(catchThrowableOfType(GraphException.class, SendMailTest::send)
                        .status())
                .isEqualTo(status);
        assertThat(graph.requests()).hasSize(1);
    }

    @Test
    void aTokenThatIsRefusedIsTriedOnceMore() {
        graph.at(URL, error(401, "InvalidAuthenticationToken"), aResponse().withStatus(202));
        send();

        assertThat(graph.requests()).hasSize(2);
    }

    @Test
    void anAnswerOtherThanAcceptedIsAFailure() {
        graph.at(URL, aResponse().withStatus(302).withHeader("Location", graph.root() + "/other"));

        assertThat(catchThrowableOfType(GraphException.class, SendMailTest::send)
                        .status())
                .isEqualTo(302);
        assertThat(graph.requests()).hasSize(1);
    }
}
