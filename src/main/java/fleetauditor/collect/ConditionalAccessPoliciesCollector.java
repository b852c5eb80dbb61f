package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.ConditionalAccessPolicy;
import fleetauditor.model.ConditionalAccessPolicy.Narrowing;
import fleetauditor.model.Dataset;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Conditional Access policies, as far as a compliant device is concerned.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies">List policies</a>
 */
final class ConditionalAccessPoliciesCollector implements ListCollector<ConditionalAccessPolicy> {
    /** Whom and where a policy applies, while it is read. */
    private static final class Conditions {
        List<String> includeUsers = List.of();
        List<String> excludeUsers = List.of();
        List<String> includeGroups = List.of();
        List<String> excludeGroups = List.of();
        List<String> includeRoles = List.of();
        List<String> excludeRoles = List.of();
        List<String> includePlatforms = List.of();
        List<String> excludePlatforms = List.of();
        List<String> includeGuestTypes = List.of();
        List<String> excludeGuestTypes = List.of();
        boolean isPartial;
    }

    private record Grant(@Nullable String operator, List<String> controls) {}

    @Override
    public Dataset<ConditionalAccessPolicy> dataset() {
        return Dataset.CONDITIONAL_ACCESS_POLICIES;
    }

    @Override
    public Object identity(ConditionalAccessPolicy row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/identity/conditionalAccess/policies", Service.POLICIES)
                .select("id", "displayName", "state", "conditions", "grantControls");
    }

    @Override
    public ConditionalAccessPolicy row(Fields fields) throws IOException {
        UUID id = null;
        String displayName = null;
        String state = null;
        var where = new Conditions();
        Grant grant = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "displayName" -> displayName = fields.text();
                case "state" -> state = fields.text();
                case "conditions" -> fields.object(f -> conditions(f, where));
                case "grantControls" -> grant = fields.object(ConditionalAccessPoliciesCollector::grant);
                default -> {}
            }
        }
        UUID policyId = Fields.required(id, "id");
        return new ConditionalAccessPolicy(
                policyId,
                displayName == null ? policyId.toString() : displayName,
                Objects.requireNonNullElse(state, ""),
                grant == null ? null : grant.operator(),
                grant == null ? List.of() : grant.controls(),
                where.includeUsers,
                where.excludeUsers,
                where.includeGroups,
                where.excludeGroups,
                where.includeRoles,
                where.includePlatforms,
                new Narrowing(
                        where.excludeRoles,
                        where.excludePlatforms,
                        where.includeGuestTypes,
                        where.excludeGuestTypes,
                        where.isPartial));
    }

    private static Conditions conditions(Fields fields, Conditions where) throws IOException {
        while (fields.next()) {
            switch (fields.name()) {
                case "users" -> fields.object(f -> users(f, where));
                case "platforms" -> fields.object(f -> platforms(f, where));
                case "applications" -> fields.object(f -> applications(f, where));
                case "locations" -> fields.object(f -> locations(f, where));
                case "devices" -> fields.object(f -> devices(f, where));
                case "authenticationFlows" -> fields.object(f -> where.isPartial = true);
                case "signInRiskLevels", "userRiskLevels" ->
                    where.isPartial |= !fields.texts().isEmpty();
                case "insiderRiskLevels" -> where.isPartial |= fields.text() != null;
                default -> {}
            }
        }
        return where;
    }

    private static Conditions users(Fields fields, Conditions where) throws IOException {
        while (fields.next()) {
            switch (fields.name()) {
                case "includeUsers" -> where.includeUsers = fields.texts();
                case "excludeUsers" -> where.excludeUsers = fields.texts();
                case "includeGroups" -> where.includeGroups = fields.texts();
                case "excludeGroups" -> where.excludeGroups = fields.texts();
                case "includeRoles" -> where.includeRoles = fields.texts();
                case "excludeRoles" -> where.excludeRoles = fields.texts();
                case "includeGuestsOrExternalUsers" -> where.includeGuestTypes = guests(fields, where);
                case "excludeGuestsOrExternalUsers" -> where.excludeGuestTypes = guests(fields, where);
                default -> {}
            }
        }
        return where;
    }

    /** The types stand in one text, separated by commas. */
    private static List<String> guests(Fields fields, Conditions where) throws IOException {
        List<String> types = fields.object(guests -> {
            List<String> found = List.of();
            while (guests.next()) {
                switch (guests.name()) {
                    case "guestOrExternalUserTypes" -> found = split(guests.text());
                    case "externalTenants" -> guests.object(f -> tenants(f, where));
                    default -> {}
                }
            }
            return found;
        });
        return Objects.requireNonNullElse(types, List.of());
    }

    private static List<String> split(@Nullable String types) {
        return types == null
                ? List.of()
                : Stream.of(types.split(",")).map(String::strip).toList();
    }

    private static Conditions tenants(Fields fields, Conditions where) throws IOException {
        while (fields.next()) {
            if (fields.name().equals("membershipKind")) {
                where.isPartial |= "enumerated".equalsIgnoreCase(fields.text());
            }
        }
        return where;
    }

    private static Conditions platforms(Fields fields, Conditions where) throws IOException {
        while (fields.next()) {
            switch (fields.name()) {
                case "includePlatforms" -> where.includePlatforms = fields.texts();
                case "excludePlatforms" -> where.excludePlatforms = fields.texts();
                default -> {}
            }
        }
        return where;
    }

    private static Conditions applications(Fields fields, Conditions where) throws IOException {
        while (fields.next()) {
            if (fields.name().equals("includeApplications")) {
                where.isPartial |= fields.texts().stream().noneMatch("All"::equalsIgnoreCase);
            }
        }
        return where;
    }

    private static Conditions locations(Fields fields, Conditions where) throws IOException {
        while (fields.next()) {
            switch (fields.name()) {
                case "includeLocations" ->
                    where.isPartial |= fields.texts().stream().noneMatch("All"::equalsIgnoreCase);
                case "excludeLocations" -> where.isPartial |= !fields.texts().isEmpty();
                default -> {}
            }
        }
        return where;
    }

    private static Conditions devices(Fields fields, Conditions where) throws IOException {
        while (fields.next()) {
            if (fields.name().equals("deviceFilter")) {
                fields.object(f -> where.isPartial = true);
            }
        }
        return where;
    }

    private static Grant grant(Fields fields) throws IOException {
        String operator = null;
        List<String> controls = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "operator" -> operator = fields.text();
                case "builtInControls" -> controls = fields.texts();
                default -> {}
            }
        }
        return new Grant(operator, controls);
    }
}
