package fleetauditor.rules.jamf;

import static fleetauditor.model.Dataset.APP_ROLE_ASSIGNMENTS;
import static fleetauditor.model.Dataset.DEVICE_MANAGEMENT_PARTNERS;
import static fleetauditor.model.Dataset.SERVICE_PRINCIPALS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.AppRoleAssignment;
import fleetauditor.model.Partner;
import fleetauditor.model.ServicePrincipal;
import fleetauditor.model.SubjectKind;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** JMF-006: with a wrong permission, or with more than the one it needs, Jamf's app gets no working token. */
public final class WrongJamfAppPermissions implements Rule<WrongJamfAppPermissions.JamfApp> {
    /** App roles of the Microsoft Intune API, one for each way Jamf can be connected. */
    private static final UUID UPDATE_DEVICE_ATTRIBUTES = UUID.fromString("7b3c62c0-bbe4-4ceb-971b-ecc50a191b3e");

    private static final UUID MANAGE_PARTNER_COMPLIANCE_POLICY =
            UUID.fromString("3857e233-c379-404e-85e9-bdbf3a62b28f");
    /** An app role of Microsoft Graph that Microsoft's own instructions ask for beside the other. */
    private static final UUID APPLICATION_READ_ALL = UUID.fromString("9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30");
    /** "Default access": no role at all. */
    private static final UUID NO_ROLE = new UUID(0, 0);

    private static final Map<UUID, String> NAMES = Map.of(
            UPDATE_DEVICE_ATTRIBUTES, "update_device_attributes",
            MANAGE_PARTNER_COMPLIANCE_POLICY, "manage_partner_compliance_policy",
            APPLICATION_READ_ALL, "Application.Read.All");

    private static final RuleSpec SPEC = RuleSpec.rule("JMF-006", SubjectKind.SERVICE_PRINCIPAL, Severity.HIGH)
            .withCauses("missing", "excess")
            .requiring(SERVICE_PRINCIPALS, APP_ROLE_ASSIGNMENTS, DEVICE_MANAGEMENT_PARTNERS);

    /**
     * An app that Jamf uses.
     *
     * @param ofPartner whether a partner names it as its app; else only its name says so
     * @param roles the application permissions it holds, in the order of their names
     */
    public record JamfApp(ServicePrincipal app, boolean ofPartner, Set<Role> roles) {}

    /**
     * An application permission.
     *
     * @param resource the API that grants it; empty when Graph did not say
     */
    public record Role(String resource, UUID id) {
        private static final Comparator<Role> ORDER =
                Comparator.comparing(Role::toString).thenComparing(Role::id);

        @Override
        public String toString() {
            String name = NAMES.getOrDefault(id, id.toString());
            return resource.isBlank() ? name : resource + ": " + name;
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<JamfApp> examined(AuditView view) {
        Set<UUID> partnerApps = view.rows(DEVICE_MANAGEMENT_PARTNERS).stream()
                .map(Partner::singleTenantAppId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, Set<Role>> roles = roles(view);
        return view.rows(SERVICE_PRINCIPALS).stream()
                .map(app -> new JamfApp(app, partnerApps.contains(app.appId()), roles.getOrDefault(app.id(), Set.of())))
                .filter(app -> app.ofPartner() || isNamedJamf(app.app()));
    }

    @Override
    public Optional<Violation> check(JamfApp app, AuditView view) {
        if (app.roles().isEmpty()) {
            return Optional.empty();
        }
        List<UUID> counted = app.roles().stream()
                .map(Role::id)
                .filter(id -> !id.equals(APPLICATION_READ_ALL))
                .toList();
        boolean missing =
                !counted.contains(UPDATE_DEVICE_ATTRIBUTES) && !counted.contains(MANAGE_PARTNER_COMPLIANCE_POLICY);
        if (!missing && counted.size() == 1) {
            return Optional.empty();
        }
        Violation violation = Violation.of(app.app().subject())
                .cause(missing ? "missing" : "excess")
                .saw("appId", app.app().appId())
                .saw(
                        "appRoleAssignments",
                        app.roles().stream().map(Role::toString).toList())
                .saw("isSingleTenantAppOfPartner", app.ofPartner());
        return Optional.of(app.ofPartner() ? violation : violation.inferred());
    }

    private static Map<UUID, Set<Role>> roles(AuditView view) {
        var roles = new HashMap<UUID, Set<Role>>();
        for (AppRoleAssignment assignment : view.rows(APP_ROLE_ASSIGNMENTS)) {
            if (!assignment.appRoleId().equals(NO_ROLE)) {
                String resource = Objects.requireNonNullElse(assignment.resourceDisplayName(), "");
                roles.computeIfAbsent(assignment.principalId(), id -> new TreeSet<>(Role.ORDER))
                        .add(new Role(resource, assignment.appRoleId()));
            }
        }
        return roles;
    }

    private static boolean isNamedJamf(ServicePrincipal app) {
        return app.displayName().toLowerCase(Locale.ROOT).contains("jamf");
    }
}
