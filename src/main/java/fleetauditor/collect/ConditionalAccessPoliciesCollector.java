package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.ConditionalAccessPolicy;
import fleetauditor.model.Dataset;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Conditional Access policies, as far as a compliant device is concerned.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies">List policies</a>
 */
final class ConditionalAccessPoliciesCollector implements ListCollector<ConditionalAccessPolicy> {
    /** Whom and where a policy applies. */
    private record Conditions(
            List<String> includeUsers,
            List<String> excludeUsers,
            List<String> includeGroups,
            List<String> excludeGroups,
            List<String> includeRoles,
            List<String> includePlatforms) {
        static final Conditions NONE = new Conditions(List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        Conditions onPlatforms(List<String> platforms) {
            return new Conditions(includeUsers, excludeUsers, includeGroups, excludeGroups, includeRoles, platforms);
        }
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
        Conditions conditions = null;
        Grant grant = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "displayName" -> displayName = fields.text();
                case "state" -> state = fields.text();
                case "conditions" -> conditions = fields.object(ConditionalAccessPoliciesCollector::conditions);
                case "grantControls" -> grant = fields.object(ConditionalAccessPoliciesCollector::grant);
                default -> {}
            }
        }
        UUID policyId = Fields.required(id, "id");
        Conditions where = Objects.requireNonNullElse(conditions, Conditions.NONE);
        return new ConditionalAccessPolicy(
                policyId,
                displayName == null ? policyId.toString() : displayName,
                Objects.requireNonNullElse(state, ""),
                grant == null ? null : grant.operator(),
                grant == null ? List.of() : grant.controls(),
                where.includeUsers(),
                where.excludeUsers(),
                where.includeGroups(),
                where.excludeGroups(),
                where.includeRoles(),
                where.includePlatforms());
    }

    private static Conditions conditions(Fields fields) throws IOException {
        Conditions users = null;
        List<String> platforms = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "users" -> users = fields.object(ConditionalAccessPoliciesCollector::users);
                case "platforms" -> platforms = fields.object(ConditionalAccessPoliciesCollector::platforms);
                default -> {}
            }
        }
        return Objects.requireNonNullElse(users, Conditions.NONE)
                .onPlatforms(Objects.requireNonNullElse(platforms, List.of()));
    }

    private static Conditions users(Fields fields) throws IOException {
        List<String> includeUsers = List.of();
        List<String> excludeUsers = List.of();
        List<String> includeGroups = List.of();
        List<String> excludeGroups = List.of();
        List<String> includeRoles = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "includeUsers" -> includeUsers = fields.texts();
                case "excludeUsers" -> excludeUsers = fields.texts();
                case "includeGroups" -> includeGroups = fields.texts();
                case "excludeGroups" -> excludeGroups = fields.texts();
                case "includeRoles" -> includeRoles = fields.texts();
                default -> {}
            }
        }
        return new Conditions(includeUsers, excludeUsers, includeGroups, excludeGroups, includeRoles, List.of());
    }

    private static List<String> platforms(Fields fields) throws IOException {
        List<String> include = List.of();
        while (fields.next()) {
            if (fields.name().equals("includePlatforms")) {
                include = fields.texts();
            }
        }
        return include;
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
