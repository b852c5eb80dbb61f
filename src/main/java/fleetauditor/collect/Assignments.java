package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.model.Assignment;
import fleetauditor.model.Assignment.Target;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads {@code assignments} and the {@code @odata.type} by which Graph tells derived types apart. */
final class Assignments {
    private static final String TYPES = "microsoft.graph.";

    private Assignments() {}

    /** {@code #microsoft.graph.macOSCompliancePolicy}, with or without the sign, as {@code macOSCompliancePolicy}. */
    static String typeName(@Nullable String odataType) {
        String text = Objects.requireNonNullElse(odataType, "");
        int at = text.lastIndexOf(TYPES);
        return at < 0 ? text : text.substring(at + TYPES.length());
    }

    static @Nullable Assignment assignment(Fields fields) throws IOException {
        Assignment assignment = null;
        while (fields.next()) {
            if (fields.name().equals("target")) {
                assignment = fields.object(Assignments::target);
            }
        }
        return assignment;
    }

    private static Assignment target(Fields fields) throws IOException {
        String type = null;
        UUID groupId = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "@odata.type" -> type = fields.text();
                case "groupId" -> groupId = fields.uuid();
                default -> {}
            }
        }
        Target target = switch (typeName(type).toLowerCase(Locale.ROOT)) {
            case "groupassignmenttarget" -> Target.GROUP;
            case "exclusiongroupassignmenttarget" -> Target.EXCLUDED_GROUP;
            case "alllicensedusersassignmenttarget" -> Target.ALL_USERS;
            case "alldevicesassignmenttarget" -> Target.ALL_DEVICES;
            default -> Target.OTHER;
        };
        return new Assignment(target, target == Target.GROUP || target == Target.EXCLUDED_GROUP ? groupId : null);
    }
}
