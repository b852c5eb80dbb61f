package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.graph.GraphSession;
import fleetauditor.model.Dataset;
import fleetauditor.model.LicenseProfile;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.LicenseProfile.AssignedPlan;
import fleetauditor.model.LicenseProfile.AssignmentState;
import fleetauditor.model.User;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Users with the licenses they hold.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/user-list">List users</a>
 */
final class UsersCollector implements ListCollector<User> {
    /** 999 is the most that {@code /users} allows without signInActivity. */
    private static final int PAGE = 999;

    private final Map<LicenseProfile, LicenseProfile> profiles = new HashMap<>();

    @Override
    public Dataset<User> dataset() {
        return Dataset.USERS;
    }

    @Override
    public Object identity(User row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/users", Service.DIRECTORY)
                .select(
                        "id",
                        "userPrincipalName",
                        "displayName",
                        "mail",
                        "accountEnabled",
                        "userType",
                        "onPremisesSyncEnabled",
                        "createdDateTime",
                        "usageLocation",
                        "assignedLicenses",
                        "assignedPlans",
                        "licenseAssignmentStates")
                .top(PAGE);
    }

    @Override
    public void collect(GraphSession graph, CollectContext context, Rows<User> rows) {
        ListCollector.super.collect(graph, context, rows);
        List<User> users = rows.rows();
        // User.ReadBasic.All opens /users too, but leaves the rest null: then nobody would look licensed.
        if (!users.isEmpty() && users.stream().allMatch(u -> u.accountEnabled() == null)) {
            rows.restart();
            throw new GraphException(
                    GraphException.Kind.DENIED,
                    200,
                    "",
                    "GET /v1.0/users -> 200, but accountEnabled and the licenses are hidden from this app:"
                            + " it holds User.ReadBasic.All only.",
                    null);
        }
    }

    @Override
    public User row(Fields fields) throws IOException {
        UUID id = null;
        String userPrincipalName = null;
        String displayName = null;
        String mail = null;
        Boolean accountEnabled = null;
        String userType = null;
        Boolean onPremisesSyncEnabled = null;
        Instant createdDateTime = null;
        String usageLocation = null;
        List<AssignedLicense> licenses = List.of();
        List<AssignedPlan> plans = List.of();
        List<AssignmentState> states = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "userPrincipalName" -> userPrincipalName = fields.text();
                case "displayName" -> displayName = fields.text();
                case "mail" -> mail = fields.text();
                case "accountEnabled" -> accountEnabled = fields.flag();
                case "userType" -> userType = fields.sharedText();
                case "onPremisesSyncEnabled" -> onPremisesSyncEnabled = fields.flag();
                case "createdDateTime" -> createdDateTime = fields.instant();
                case "usageLocation" -> usageLocation = fields.sharedText();
                case "assignedLicenses" -> licenses = fields.objects(UsersCollector::license);
                case "assignedPlans" -> plans = fields.objects(UsersCollector::plan);
                case "licenseAssignmentStates" -> states = fields.objects(UsersCollector::state);
                default -> {}
            }
        }
        UUID userId = Fields.required(id, "id");
        return new User(
                userId,
                userPrincipalName == null ? userId.toString() : userPrincipalName,
                displayName,
                sameAs(userPrincipalName, mail),
                accountEnabled,
                userType,
                onPremisesSyncEnabled,
                createdDateTime,
                usageLocation,
                shared(new LicenseProfile(licenses, plans, states)));
    }

    /** A SKU that is held. Groups carry the same objects. */
    static @Nullable AssignedLicense license(Fields fields) throws IOException {
        UUID skuId = null;
        List<UUID> disabledPlans = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "skuId" -> skuId = fields.uuid();
                case "disabledPlans" -> disabledPlans = fields.uuids();
                default -> {}
            }
        }
        return skuId == null ? null : new AssignedLicense(skuId, disabledPlans);
    }

    private static @Nullable AssignedPlan plan(Fields fields) throws IOException {
        UUID servicePlanId = null;
        String capabilityStatus = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "servicePlanId" -> servicePlanId = fields.uuid();
                case "capabilityStatus" -> capabilityStatus = fields.sharedText();
                default -> {}
            }
        }
        return servicePlanId == null || capabilityStatus == null
                ? null
                : new AssignedPlan(servicePlanId, capabilityStatus);
    }

    private static @Nullable AssignmentState state(Fields fields) throws IOException {
        UUID skuId = null;
        List<UUID> disabledPlans = List.of();
        UUID assignedByGroup = null;
        String state = null;
        String error = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "skuId" -> skuId = fields.uuid();
                case "disabledPlans" -> disabledPlans = fields.uuids();
                case "assignedByGroup" -> assignedByGroup = fields.uuid();
                case "state" -> state = fields.sharedText();
                case "error" -> error = fields.sharedText();
                default -> {}
            }
        }
        if (skuId == null || state == null) {
            return null;
        }
        return new AssignmentState(
                skuId, disabledPlans, assignedByGroup, state, "None".equalsIgnoreCase(error) ? null : error);
    }

    private LicenseProfile shared(LicenseProfile profile) {
        LicenseProfile known = profiles.putIfAbsent(profile, profile);
        return known == null ? profile : known;
    }

    /** Mostly the mail address is the sign-in name: then one text serves both. */
    private static @Nullable String sameAs(@Nullable String userPrincipalName, @Nullable String mail) {
        return userPrincipalName != null && userPrincipalName.equals(mail) ? userPrincipalName : mail;
    }
}
