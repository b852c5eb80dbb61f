package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Dataset;
import fleetauditor.model.SignIn;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Interactive sign-ins to Windows within the lookback. {@code $filter} and {@code $top} are documented for this list,
 * {@code $select} is not, so none is sent. Filtering by device is not possible: the join is ours.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/signin-list">List signIns</a>
 */
final class SignInsCollector implements ListCollector<SignIn> {
    private static final int PAGE = 1000;

    /** No success: a sign-in that does not say how it ended. */
    private static final int UNKNOWN = -1;

    @Override
    public Dataset<SignIn> dataset() {
        return Dataset.SIGN_INS;
    }

    @Override
    public Object identity(SignIn row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        Instant to = context.asOf().truncatedTo(ChronoUnit.SECONDS);
        Instant from = to.minus(context.signInLookback());
        return GraphRequest.get("/v1.0/auditLogs/signIns", Service.REPORTS)
                .filter("createdDateTime ge " + from + " and createdDateTime le " + to + " and appId eq '"
                        + SignIn.WINDOWS_SIGN_IN + "'")
                .top(PAGE);
    }

    @Override
    public SignIn row(Fields fields) throws IOException {
        String id = null;
        Instant created = null;
        UUID userId = null;
        String appId = null;
        UUID deviceId = null;
        Integer errorCode = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.text();
                case "createdDateTime" -> created = fields.instant();
                case "userId" -> userId = fields.uuid();
                case "appId" -> appId = fields.sharedText();
                case "deviceDetail" -> deviceId = fields.object(SignInsCollector::deviceId);
                case "status" -> errorCode = fields.object(SignInsCollector::errorCode);
                default -> {}
            }
        }
        return new SignIn(
                Fields.required(id, "id"),
                Fields.required(created, "createdDateTime"),
                userId,
                Objects.requireNonNullElse(appId, ""),
                deviceId,
                errorCode == null ? UNKNOWN : errorCode);
    }

    private static @Nullable UUID deviceId(Fields fields) throws IOException {
        UUID id = null;
        while (fields.next()) {
            if (fields.name().equals("deviceId")) {
                id = fields.uuid();
            }
        }
        return id;
    }

    private static Integer errorCode(Fields fields) throws IOException {
        long code = UNKNOWN;
        while (fields.next()) {
            if (fields.name().equals("errorCode")) {
                code = fields.number();
            }
        }
        return (int) code;
    }
}
