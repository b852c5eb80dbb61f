package fleetauditor.testkit;

import fleetauditor.model.LicenseProfile;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.LicenseProfile.AssignedPlan;
import fleetauditor.model.LicenseProfile.AssignmentState;
import fleetauditor.model.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user to be changed by a test; without a change: enabled, with a mail address and Microsoft 365 E3. */
public final class UserSpec {
    public final String name;
    public UUID id;
    public String userPrincipalName;
    public @Nullable String mail;
    public @Nullable Boolean accountEnabled = true;
    public @Nullable String userType = "Member";
    public @Nullable Boolean onPremisesSyncEnabled;
    public @Nullable Instant createdDateTime = Tenant.daysAgo(700);
    public @Nullable String usageLocation = "DE";
    private final List<AssignedLicense> licenses = new ArrayList<>();
    private final List<AssignedPlan> plans = new ArrayList<>();
    private final List<AssignmentState> states = new ArrayList<>();

    UserSpec(String name) {
        this.name = name;
        this.id = Ids.userId(name);
        this.userPrincipalName = name + "@contoso.com";
        this.mail = userPrincipalName;
        licensed(Products.SPE_E3);
    }

    /** No license at all; add others after it. */
    public UserSpec unlicensed() {
        licenses.clear();
        plans.clear();
        states.clear();
        return this;
    }

    /** Holds a product directly, with all of its plans working. */
    public UserSpec licensed(Products product) {
        return licensed(product, null, "Enabled", List.of());
    }

    /**
     * Holds a product.
     *
     * @param group who hands it out; null for a direct assignment
     * @param status capabilityStatus of its plans
     * @param disabled plans that are switched off
     */
    public UserSpec licensed(Products product, @Nullable String group, String status, List<UUID> disabled) {
        licenses.add(new AssignedLicense(product.skuId(), disabled));
        for (UUID plan : product.plans()) {
            if (!disabled.contains(plan)) {
                plans.add(new AssignedPlan(plan, status));
            }
        }
        states.add(new AssignmentState(
                product.skuId(), disabled, group == null ? null : Ids.groupId(group), "Active", null));
        return this;
    }

    /** Holds a product that may be none of {@link Products}, and no plan of it yet. */
    public UserSpec holds(UUID skuId, List<UUID> disabled) {
        licenses.add(new AssignedLicense(skuId, disabled));
        return this;
    }

    /** A plan in assignedPlans without a product that carries it. */
    public UserSpec plan(UUID plan, String status) {
        plans.add(new AssignedPlan(plan, status));
        return this;
    }

    /** An assignment that failed: the product is not held. */
    public UserSpec assignmentError(Products product, String state, String error) {
        return assignmentError(product, null, state, error);
    }

    /** The same by a group; null for a direct assignment. An unknown error is null. */
    public UserSpec assignmentError(Products product, @Nullable String group, String state, @Nullable String error) {
        states.add(new AssignmentState(
                product.skuId(), List.of(), group == null ? null : Ids.groupId(group), state, error));
        return this;
    }

    /** Has a product, held already, from one more group: it stands in the states only. */
    public UserSpec alsoByGroup(Products product, String group) {
        states.add(new AssignmentState(product.skuId(), List.of(), Ids.groupId(group), "Active", null));
        return this;
    }

    /** Holds a product of which Graph does not say where it comes from. */
    public UserSpec heldWithoutState(Products product) {
        licensed(product);
        states.remove(states.size() - 1);
        return this;
    }

    /** Holds a product, directly, in a state other than Active, with its plans working. */
    public UserSpec licensedInState(Products product, String state, @Nullable String error) {
        licensed(product);
        states.set(states.size() - 1, new AssignmentState(product.skuId(), List.of(), null, state, error));
        return this;
    }

    User build() {
        return new User(
                id,
                userPrincipalName,
                name,
                mail,
                accountEnabled,
                userType,
                onPremisesSyncEnabled,
                createdDateTime,
                usageLocation,
                new LicenseProfile(licenses, plans, states));
    }
}
