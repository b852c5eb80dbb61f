package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Dataset;
import fleetauditor.model.EnrollmentEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Enrollments that failed. {@code $select} knows only the base type of the rows and whether {@code $filter} works is
 * not documented, so neither is sent: other events are left out here.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/intune-troubleshooting-enrollmenttroubleshootingevent-list">List
 *     enrollmentTroubleshootingEvents</a>
 */
final class EnrollmentEventsCollector implements ListCollector<EnrollmentEvent> {
    @Override
    public Dataset<EnrollmentEvent> dataset() {
        return Dataset.ENROLLMENT_EVENTS;
    }

    @Override
    public Object identity(EnrollmentEvent row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/deviceManagement/troubleshootingEvents", Service.INTUNE);
    }

    @Override
    public @Nullable EnrollmentEvent row(Fields fields) throws IOException {
        String type = null;
        String id = null;
        Instant time = null;
        UUID userId = null;
        String category = null;
        String reason = null;
        String operatingSystem = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "@odata.type" -> type = fields.text();
                case "id" -> id = fields.text();
                case "eventDateTime" -> time = fields.instant();
                case "userId" -> userId = fields.uuid();
                case "failureCategory" -> category = fields.sharedText();
                case "failureReason" -> reason = fields.sharedText();
                case "operatingSystem" -> operatingSystem = fields.sharedText();
                default -> {}
            }
        }
        boolean isEnrollment = Assignments.typeName(type).equalsIgnoreCase("enrollmentTroubleshootingEvent");
        if (!isEnrollment || time == null) { // nobody can say that an event without a date is recent
            return null;
        }
        return new EnrollmentEvent(Fields.required(id, "id"), time, userId, category, reason, operatingSystem);
    }
}
