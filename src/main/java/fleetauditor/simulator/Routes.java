package fleetauditor.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every address the simulated Graph knows. */
final class Routes {
    private final List<Route> routes = new ArrayList<>();
    private final Tenant tenant;
    private final Origin origin;

    private Routes(Tenant tenant, Origin origin) {
        this.tenant = tenant;
        this.origin = origin;
    }

    static List<Route> of(Tenant tenant, Origin origin) {
        var all = new Routes(tenant, origin);
        all.directory();
        all.intune();
        all.configuration();
        all.apps();
        all.signIns();
        return all.routes;
    }

    private void directory() {
        var skus = new SkuRows(tenant);
        var self = new TenantRows(tenant);
        collection("users", Access.USERS, new Listing("user", Paging.DIRECTORY, tenant.users()));
        collection("devices", Access.DEVICES, new Listing("device", Paging.DIRECTORY, tenant.entraDevices()));
        list("subscribedSkus", Access.SUBSCRIBED_SKUS, new Listing("subscribedSku", Paging.WHOLE, skus.skus()));
        list(
                "directory/subscriptions",
                Access.SUBSCRIPTIONS,
                new Listing("companySubscription", Paging.WHOLE, skus.subscriptions()));
        collection("organization", Access.ORGANIZATION, new Listing("organization", Paging.WHOLE, self.organization()));
        collection(
                "identity/conditionalAccess/policies",
                Access.POLICIES,
                new Listing("conditionalAccessPolicy", Paging.POLICIES, self.conditionalAccess()));
        var groups = new GroupRows(tenant);
        collection("groups", Access.GROUPS, new Listing("group", Paging.DIRECTORY, groups.groups()));
        for (String reach : List.of("members", "transitiveMembers")) { // no group holds another
            add("groups/{id}/" + reach, Access.GROUPS, (call, keys) -> members(call, groups, keys.get(0), null));
            add(
                    "groups/{id}/" + reach + "/{cast}",
                    Access.GROUPS,
                    (call, keys) -> members(call, groups, keys.get(0), keys.get(1)));
        }
        Row root = self.deviceManagement();
        add("deviceManagement", Access.INTUNE_ROOT, (call, keys) -> singleton(call, root));
    }

    private void intune() {
        var partners = new PartnerRows(tenant);
        collection(
                "deviceManagement/managedDevices",
                Access.INTUNE_DEVICES,
                new Listing("managedDevice", Paging.INTUNE, tenant.managedDevices()));
        list(
                "deviceManagement/troubleshootingEvents",
                Access.INTUNE_DEVICES,
                new Listing("deviceManagementTroubleshootingEvent", Paging.INTUNE, tenant.enrollmentEvents()));
        collection(
                "deviceManagement/deviceManagementPartners",
                Access.INTUNE_PARTNERS,
                new Listing("deviceManagementPartner", Paging.INTUNE, partners.legacy()));
        collection(
                "deviceManagement/complianceManagementPartners",
                Access.INTUNE_PARTNERS,
                new Listing("complianceManagementPartner", Paging.INTUNE, partners.compliance()));
    }

    private void configuration() {
        var policies = new PolicyRows(tenant);
        var profiles = new ProfileRows(tenant);
        var certificates = new CertificateRows(tenant, profiles);
        Access access = Access.INTUNE_CONFIGURATION;
        String path = "deviceManagement/deviceCompliancePolicies";
        collection(path, access, assigned("deviceCompliancePolicy", policies.policies()));
        add(path + "/{id}/assignments", access, (call, keys) -> plain(call, policies.assignments(keys.get(0))));
        path = "deviceManagement/deviceConfigurations";
        Listing all = assigned("deviceConfiguration", profiles.profiles());
        Listing known = assigned("deviceConfiguration", profiles.plainProfiles());
        add(path, access, (call, keys) -> (call.isBeta() ? all : known).page(call, origin));
        add(path + "/{id}", access, (call, keys) -> (call.isBeta() ? all : known).single(call, origin, keys.get(0)));
        add(path + "/{id}/assignments", access, (call, keys) -> plain(call, profiles.assignments(keys.get(0))));
        beta(
                path + "/{id}/{cast}/managedDeviceCertificateStates",
                (call, keys) -> new Listing(
                                "managedDeviceCertificateState",
                                Paging.INTUNE,
                                certificates.states(keys.get(0), keys.get(1)))
                        .page(call, origin));
        Listing ndes = new Listing("ndesConnector", Paging.INTUNE, certificates.ndesConnectors());
        beta("deviceManagement/ndesConnectors", (call, keys) -> ndes.page(call, origin));
        Listing connectors =
                new Listing("certificateConnectorDetails", Paging.INTUNE, certificates.certificateConnectors());
        beta("deviceManagement/certificateConnectorDetails", (call, keys) -> connectors.page(call, origin));
    }

    private static Listing assigned(String type, RowSource rows) {
        return new Listing(type, Paging.INTUNE, rows, Set.of("assignments"), false);
    }

    /** A short list of parts, whole. */
    private Answer plain(GraphCall call, List<Row> rows) {
        return Answer.ok(json -> {
            json.writeStartObject();
            json.writeStringField(
                    "@odata.context",
                    origin.endpoint() + "/" + call.version() + "/$metadata#" + String.join("/", call.segments()));
            json.writeFieldName("value");
            Row.writeValue(json, rows);
            json.writeEndObject();
        });
    }

    private void apps() {
        var apps = new AppRows(tenant);
        collection(
                "servicePrincipals",
                Access.APPLICATIONS,
                new Listing("servicePrincipal", Paging.DIRECTORY, apps.apps()));
        add(
                "servicePrincipals/{id}/appRoleAssignments",
                Access.APPLICATIONS,
                (call, keys) ->
                        new Listing("appRoleAssignment", Paging.DIRECTORY, apps.held(keys.get(0))).page(call, origin));
        add(
                "servicePrincipals/{id}/appRoleAssignedTo",
                Access.APPLICATIONS,
                (call, keys) -> new Listing("appRoleAssignment", Paging.DIRECTORY, apps.granted(keys.get(0)))
                        .page(call, origin));
    }

    private void signIns() {
        var log = new SignInLog(tenant);
        add("auditLogs/signIns", Access.SIGN_INS, (call, keys) -> {
            Span span = Span.of(call.option("$filter"));
            return new Listing("signIn", Paging.SIGN_INS, log.between(span.from(), span.to())).page(call, origin);
        });
    }

    /** The times that a filter leaves over; a start, the filter itself is applied all the same. */
    record Span(Instant from, Instant to) {
        static Span of(@Nullable String filter) {
            Span all = new Span(Instant.MIN, Instant.MAX);
            return filter == null ? all : all.narrow(Filter.parse(filter));
        }

        private Span narrow(Filter filter) {
            if (filter instanceof Filter.And and) {
                return narrow(and.left()).narrow(and.right());
            }
            if (filter instanceof Filter.Compare compare
                    && compare.path().equals("createdDateTime")
                    && compare.value() instanceof String text) {
                Instant at = Filter.instant(text);
                return switch (compare.operator()) {
                    case "ge", "gt" -> new Span(at, to);
                    case "le", "lt" -> new Span(from, at);
                    case "eq" -> new Span(at, at);
                    default -> this;
                };
            }
            return this;
        }
    }

    private Answer members(GraphCall call, GroupRows groups, String groupId, @Nullable String type) {
        if (type != null && !type.equals("user") && !type.equals("device") && !type.equals("group")) {
            throw GraphRefusal.noSegment(type);
        }
        String listed = type == null ? "directoryObject" : type;
        RowSource rows = groups.members(groupId, type);
        return new Listing(listed, Paging.DIRECTORY, rows, Set.of(), true).page(call, origin);
    }

    private Answer singleton(GraphCall call, Row row) {
        Selection selection = Selection.of(call, row.type(), Set.of(), false);
        return Answer.ok(json -> {
            json.writeStartObject();
            json.writeStringField(
                    "@odata.context",
                    origin.endpoint() + "/" + call.version() + "/$metadata#" + row.type() + "/$entity");
            selection.writeProperties(row, json);
            json.writeEndObject();
        });
    }

    /** A list and its single rows. */
    private void collection(String path, Access access, Listing listing) {
        list(path, access, listing);
        add(path + "/{id}", access, (call, keys) -> listing.single(call, origin, keys.get(0)));
    }

    private void list(String path, Access access, Listing listing) {
        add(path, access, (call, keys) -> listing.page(call, origin));
    }

    private void beta(String path, Route.Handler handler) {
        routes.add(Route.beta(path, Access.INTUNE_CONFIGURATION, handler));
    }

    private void add(String path, Access access, Route.Handler handler) {
        routes.add(Route.everywhere(path, access, handler));
    }
}
