package fleetauditor.whatif;

import static fleetauditor.testkit.Products.EMS;
import static fleetauditor.testkit.Products.ENTRA_P1;
import static fleetauditor.testkit.Products.INTUNE_PLAN_1;
import static fleetauditor.testkit.Products.SPE_E3;
import static fleetauditor.testkit.Products.SPE_E5;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import fleetauditor.audit.RuleSettings;
import fleetauditor.config.ConfigException;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.ConditionalAccessPolicy;
import fleetauditor.model.ConditionalAccessPolicy.Narrowing;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.Sku;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subscription;
import fleetauditor.rules.Rules;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import fleetauditor.whatif.AffectedDevice.Relation;
import fleetauditor.whatif.StepRequest.Who;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The corners of a change: what a group hands out then, what order things have, which devices count. */
class ChangeDetailsTest {
    private static final UUID SALES = Ids.groupId("sales");
    private static final Scope OF_SALES = new Scope(false, Set.of(), Set.of(SALES));
    private static final List<UUID> INTUNE_OFF = List.of(ServicePlans.INTUNE_A);

    // what a group hands out after the change

    @Test
    void whoJoinsAGroupReceivesWhatAnEarlierStepMadeItHandOut() {
        Tenant tenant = tenant().user("ann", u -> u.unlicensed())
                .add(Dataset.GROUPS, group(new AssignedLicense(SPE_E3.skuId(), INTUNE_OFF)));

        assertThat(gained(tenant, new LicenseChange.Swap(SPE_E3.skuId(), EMS.skuId(), OF_SALES), annJoins()))
                .containsExactly("AAD_PREMIUM");
        assertThat(gained(tenant, new LicenseChange.Remove(SPE_E3.skuId(), OF_SALES), annJoins()))
                .isEmpty();
        assertThat(gained(
                        tenant,
                        new LicenseChange.EnablePlan(SPE_E3.skuId(), ServicePlans.INTUNE_A, OF_SALES),
                        new LicenseChange.DisablePlan(SPE_E3.skuId(), ServicePlans.INTUNE_O365, OF_SALES),
                        annJoins()))
                .containsExactly("AAD_PREMIUM", "INTUNE_A");
    }

    @Test
    void aGroupThatHasTheNewProductAlreadyKeepsItAsItIs() {
        Tenant tenant = tenant().add(
                        Dataset.GROUPS,
                        group(
                                new AssignedLicense(EMS.skuId(), INTUNE_OFF),
                                new AssignedLicense(INTUNE_PLAN_1.skuId(), List.of()),
                                new AssignedLicense(SPE_E3.skuId(), List.of())));

        assertThat(after(tenant, new LicenseChange.Swap(SPE_E3.skuId(), EMS.skuId(), OF_SALES))
                        .rows(Dataset.GROUPS))
                .singleElement()
                .satisfies(g -> assertThat(g.assignedLicenses())
                        .containsExactly(
                                new AssignedLicense(EMS.skuId(), INTUNE_OFF),
                                new AssignedLicense(INTUNE_PLAN_1.skuId(), List.of())));
    }

    @Test
    void whoLeavesAndWhoJoinsIsAMemberAccordingly() {
        Tenant tenant =
                tenant().user("ann").user("bob").user("zoe").members("sales", List.of("ann", "zoe"), List.of("PC-1"));
        Scope bob = Scope.users(Set.of(Ids.userId("bob")));
        Scope ann = Scope.users(Set.of(Ids.userId("ann")));

        GroupMembers members = after(
                        tenant, new LicenseChange.LeaveGroup(SALES, ann), new LicenseChange.JoinGroup(SALES, bob))
                .rows(Dataset.GROUP_MEMBERS)
                .get(0);

        assertThat(members.users()).containsExactlyInAnyOrder(Ids.userId("bob"), Ids.userId("zoe"));
        assertThat(members.devices()).containsExactly(Ids.id("entraDevice", "PC-1"));
        assertThat(after(tenant, new LicenseChange.LeaveGroup(SALES, ann), new LicenseChange.JoinGroup(SALES, ann)))
                .isEqualTo(tenant.snapshot());
        assertThat(after(tenant, new LicenseChange.JoinGroup(Ids.groupId("other"), bob))
                        .rows(Dataset.GROUP_MEMBERS))
                .isEqualTo(tenant.snapshot().rows(Dataset.GROUP_MEMBERS));
    }

    // subscriptions

    @Test
    void theSeatsGoWithTheSubscription() {
        Tenant tenant = tenant().sku(SPE_E3, s -> {
            s.enabled = 50;
            s.warning = 20;
            s.suspended = 7;
            s.subscription("Warning", null).subscription("Deleted", null);
        });
        var lapsed = after(tenant, new LicenseChange.Lapse(SPE_E3.skuId()));

        assertThat(sku(lapsed.rows(Dataset.SUBSCRIBED_SKUS), SPE_E3).prepaidUnits())
                .isEqualTo(new Sku.Units(0, 0, 77, 0));
        assertThat(lapsed.rows(Dataset.DIRECTORY_SUBSCRIPTIONS).stream()
                        .filter(s -> s.skuId().equals(SPE_E3.skuId()))
                        .map(Subscription::status))
                .containsExactlyInAnyOrder("Suspended", "Suspended", "Deleted");
        assertThat(lapsed.rows(Dataset.DIRECTORY_SUBSCRIPTIONS).stream()
                        .filter(s -> s.skuId().equals(EMS.skuId()))
                        .map(Subscription::status))
                .containsExactly("Enabled");
    }

    @Test
    void aSkuThatWasNamedIsCountedAlsoWhenNothingOfItChanges() {
        Answer answer = answer(tenant().user("ann"), remove(SPE_E5, "ann"));
        assertThat(answer.seats())
                .extracting(SeatChange::skuId, SeatChange::freeBefore, SeatChange::freeAfter)
                .containsExactly(tuple(SPE_E5.skuId(), 90L, 90L));
        assertThat(answer.untouched()).isEqualTo(1);
    }

    @Test
    void aPlanThatBelongsToTheTenantIsGivenToNobody() {
        var company = new UUID(0, 7);
        Tenant tenant = tenant().user("ann", u -> u.unlicensed()).withoutSku(EMS);
        tenant.add(
                Dataset.SUBSCRIBED_SKUS,
                new Sku(
                        EMS.skuId(),
                        "EMS",
                        "Enabled",
                        "User",
                        0,
                        new Sku.Units(10, 0, 0, 0),
                        List.of(
                                new Sku.ServicePlan(ServicePlans.INTUNE_A, "INTUNE_A", "Success", "User"),
                                new Sku.ServicePlan(company, "FOR_ALL", "Success", "Company"))));

        assertThat(gained(tenant, new LicenseChange.Add(EMS.skuId(), Scope.users(Set.of(Ids.userId("ann"))))))
                .containsExactly("INTUNE_A");
    }

    // order

    @Test
    void whoLosesMostComesFirst() {
        Tenant tenant = tenant().user("zoe")
                .user("yan", u -> u.licensed(INTUNE_PLAN_1))
                .user("xia", u -> u.licensed(EMS))
                .user("bob", u -> u.unlicensed().licensed(SPE_E3, "sales", "Enabled", List.of()))
                .user("Amy");

        Answer answer = answer(tenant, remove(SPE_E3, "zoe", "yan", "xia", "bob", "Amy"));

        assertThat(answer.users())
                .extracting(u -> u.user().displayName())
                .containsExactly("Amy", "zoe", "yan", "xia", "bob");
        assertThat(answer.usersChanged()).isEqualTo(4);
    }

    @Test
    void thePolicyThatBlocksMostComesFirst() {
        Tenant tenant = tenant().user("ann")
                .user("bob")
                .managedDevice("PC-1", d -> d.of("ann"))
                .managedDevice("PC-2", d -> d.of("bob"))
                .add(
                        Dataset.CONDITIONAL_ACCESS_POLICIES,
                        policy("A one", Ids.userId("ann").toString(), false))
                .add(Dataset.CONDITIONAL_ACCESS_POLICIES, policy("C both", "All", true))
                .add(Dataset.CONDITIONAL_ACCESS_POLICIES, policy("B both", "All", false));

        assertThat(answer(tenant, remove(SPE_E3, "ann", "bob")).policies())
                .extracting(p -> p.policy().displayName(), PolicyImpact::blocked, PolicyImpact::perhaps)
                .containsExactly(tuple("B both", 2, 0), tuple("C both", 0, 2), tuple("A one", 1, 0));
    }

    @Test
    void faultsStandInTheOrderOfTheirKinds() {
        Tenant tenant = tenant().user("ann", u -> {
                    u.unlicensed().assignmentError(ENTRA_P1, "Error", "MutuallyExclusiveViolation");
                    u.usageLocation = null;
                })
                .sku(EMS, s -> s.consumedUnits = 100);

        Answer answer = answer(
                tenant,
                new LicenseChange.Add(ENTRA_P1.skuId(), Scope.users(Set.of(Ids.userId("ann")))),
                new LicenseChange.Add(EMS.skuId(), Scope.users(Set.of(Ids.userId("ann")))));

        assertThat(answer.faults())
                .extracting(Fault::kind)
                .containsExactly(
                        Fault.Kind.TOO_FEW_SEATS,
                        Fault.Kind.USAGE_LOCATION,
                        Fault.Kind.USAGE_LOCATION,
                        Fault.Kind.REFUSED);
    }

    // devices

    @Test
    void aPcOfSomebodyElseIsToldAsIntuneKnowsIt() {
        Tenant tenant = tenant().user("ann")
                .entraDevice("PC-1", d -> {})
                .managedDevice("PC-1", d -> d.lastSyncDateTime = daysAgo(31))
                .entraDevice("PC-2", d -> {})
                .signIn("ann", "PC-1", daysAgo(1))
                .signIn("ann", "PC-2", daysAgo(30));

        Answer answer = answer(tenant, remove(SPE_E3, "ann"));

        assertThat(answer.users().get(0).devices())
                .extracting(
                        d -> d.subject().name(),
                        AffectedDevice::relation,
                        AffectedDevice::lastSyncDateTime,
                        AffectedDevice::isSilent,
                        AffectedDevice::complianceState,
                        AffectedDevice::becomesNoncompliant)
                .containsExactly(
                        tuple("PC-1", Relation.SIGNED_IN, daysAgo(31), true, "compliant", false),
                        tuple("PC-2", Relation.SIGNED_IN, null, false, null, false));
        assertThat(answer.users().get(0).devices().get(1).nextSyncDueAt()).isNull();
        assertThat(answer.devicesThatStopSyncing()).isEqualTo(1);
        assertThat(answer.devicesSilentAlready()).isEqualTo(1);
    }

    @Test
    void aDeviceIsSilentAfterThirtyDays() {
        Tenant tenant = tenant().user("ann")
                .managedDevice("PC-1", d -> d.of("ann").lastSyncDateTime = daysAgo(30))
                .managedDevice(
                        "PC-2", d -> d.of("ann").lastSyncDateTime = daysAgo(30).minusSeconds(1))
                .managedDevice("PC-3", d -> d.of("ann").lastSyncDateTime = null)
                .managedDevice("PC-4", d -> d.of("ann").lastSyncDateTime = hoursAgo(1));

        Answer answer = answer(tenant, remove(SPE_E3, "ann"));

        assertThat(answer.devices().filter(AffectedDevice::isSilent))
                .extracting(d -> d.subject().name())
                .containsExactly("PC-2");
        assertThat(answer.devicesSilentAlready()).isEqualTo(1);
        assertThat(answer.devicesThatStopSyncing()).isEqualTo(3);
    }

    // the reverse question

    @Test
    void theReverseQuestionLeavesOutWhatItDoesNotAsk() {
        Answer answer = whatIf().whoDepends(
                        tenant().user("ann")
                                .without(Dataset.SUBSCRIBED_SKUS)
                                .without(Dataset.SIGN_INS)
                                .snapshot(),
                        SPE_E3.skuId(),
                        Memberships.NONE);
        assertThat(answer.unsure()).extracting(Unsure::part).containsExactly("joined-pcs");
    }

    // groups that policies name

    @Test
    void thePoliciesOfAllGroupsThatCountAreAskedFor() {
        var included = new UUID(0, 1);
        var excluded = new UUID(0, 2);
        Tenant tenant = tenant().add(
                        Dataset.CONDITIONAL_ACCESS_POLICIES,
                        new ConditionalAccessPolicy(
                                new UUID(0, 3),
                                "P",
                                "enabled",
                                "OR",
                                List.of("compliantDevice"),
                                List.of(),
                                List.of(),
                                List.of(included.toString(), "no id"),
                                List.of(excluded.toString()),
                                List.of(),
                                List.of(),
                                Narrowing.NONE));

        assertThat(WhatIf.policyGroups(tenant.snapshot())).containsExactlyInAnyOrder(included, excluded);
    }

    // names

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "365 E3        | did you mean Office 365 E3, Microsoft 365 E3 or Office 365 E3 Developer?",
                "SPE_E33       | did you mean SPE_E3",
                "swap SPE_E3=  | must be written SKU=SKU",
                "swap =SPE_E3  | must be written SKU=SKU",
            })
    void aWrongNameIsToldWithTheNearest(String text, String message) {
        String[] parts = text.split(" ");
        boolean isSwap = parts[0].equals("swap");
        var request = new StepRequest(
                isSwap ? "swap" : "remove", isSwap ? parts[1] : text, new Who(List.of(), List.of(), true));
        assertThatExceptionOfType(ConfigException.class)
                .isThrownBy(() -> ChangeRequest.of(List.of(request), tenant().snapshot(), new NoGroups()))
                .withMessageContaining(message);
    }

    /** A tenant whose groups nobody asks for. */
    private static final class NoGroups implements GroupDirectory {
        @Override
        public List<Group> named(String displayName) {
            return List.of();
        }

        @Override
        public Optional<Group> byId(UUID id) {
            return Optional.empty();
        }

        @Override
        public Set<UUID> users(UUID groupId) {
            return Set.of();
        }
    }

    private static List<String> gained(Tenant tenant, LicenseChange... changes) {
        return answer(tenant, changes).users().stream()
                .flatMap(u -> u.plans().gained().stream())
                .toList();
    }

    private static LicenseChange annJoins() {
        return new LicenseChange.JoinGroup(SALES, Scope.users(Set.of(Ids.userId("ann"))));
    }

    private static Group group(AssignedLicense... licenses) {
        return new Group(SALES, "sales", List.of(licenses));
    }

    private static LicenseChange remove(Products product, String... users) {
        return new LicenseChange.Remove(
                product.skuId(),
                Scope.users(Arrays.stream(users).map(Ids::userId).collect(Collectors.toSet())));
    }

    private static ConditionalAccessPolicy policy(String name, String user, boolean isPartial) {
        return new ConditionalAccessPolicy(
                Ids.id("policy", name),
                name,
                "enabled",
                "OR",
                List.of("compliantDevice"),
                List.of(user),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Narrowing(List.of(), List.of(), List.of(), List.of(), isPartial));
    }

    private static Sku sku(List<Sku> skus, Products product) {
        return skus.stream()
                .filter(s -> s.skuId().equals(product.skuId()))
                .findFirst()
                .orElseThrow();
    }

    private static Snapshot after(Tenant tenant, LicenseChange... changes) {
        return Changed.of(tenant.snapshot(), List.of(changes)).after();
    }

    private static Answer answer(Tenant tenant, LicenseChange... changes) {
        return whatIf().answer(tenant.snapshot(), List.of(changes), List.of(), Memberships.NONE);
    }

    private static WhatIf whatIf() {
        return new WhatIf(Rules.STANDARD, RuleSettings.DEFAULT);
    }
}
