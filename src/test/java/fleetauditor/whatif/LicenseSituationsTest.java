package fleetauditor.whatif;

import static fleetauditor.testkit.Products.EMS;
import static fleetauditor.testkit.Products.ENTERPRISEPACK;
import static fleetauditor.testkit.Products.ENTRA_P1;
import static fleetauditor.testkit.Products.INTUNE_PLAN_1;
import static fleetauditor.testkit.Products.SPE_E3;
import static fleetauditor.testkit.Products.SPE_E5;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.license.ServicePlans;
import fleetauditor.model.Group;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import fleetauditor.testkit.UserSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of license situations: what Ann holds, what is done, and what becomes of her Intune. */
class LicenseSituationsTest {
    private static final Scope ANN = Scope.users(Set.of(Ids.userId("ann")));
    private static final List<UUID> INTUNE_OFF = List.of(ServicePlans.INTUNE_A);

    /**
     * One row.
     *
     * @param cause why Ann is unlicensed afterwards; null when she is licensed
     * @param sources what gives her Intune afterwards: product, and group after a slash
     * @param lost plans that she loses, by name
     * @param gained plans that she gains, by name
     */
    private record Situation(
            String name,
            Consumer<UserSpec> ann,
            Consumer<Tenant> rest,
            List<LicenseChange> changes,
            @Nullable String cause,
            Set<String> sources,
            Set<String> lost,
            Set<String> gained) {
        Situation in(Consumer<Tenant> tenant) {
            return new Situation(name, ann, tenant, changes, cause, sources, lost, gained);
        }

        Situation losing(String... plans) {
            return new Situation(name, ann, rest, changes, cause, sources, Set.of(plans), gained);
        }

        Situation gaining(String... plans) {
            return new Situation(name, ann, rest, changes, cause, sources, lost, Set.of(plans));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Begins a row: what Ann holds. */
    private record Holding(String name, Consumer<UserSpec> ann) {
        Doing when(LicenseChange... changes) {
            return new Doing(this, List.of(changes));
        }
    }

    /** Goes on with a row: what is done. */
    private record Doing(Holding holding, List<LicenseChange> changes) {
        Situation keepsIntuneBy(String... sources) {
            return new Situation(
                    holding.name(), holding.ann(), t -> {}, changes, null, Set.of(sources), Set.of(), Set.of());
        }

        Situation isUnlicensed(String cause) {
            return new Situation(holding.name(), holding.ann(), t -> {}, changes, cause, Set.of(), Set.of(), Set.of());
        }
    }

    private static Holding given(String name, Consumer<UserSpec> ann) {
        return new Holding(name, u -> ann.accept(u.unlicensed()));
    }

    private static void failedByGroup(UserSpec ann) {
        ann.heldWithoutState(SPE_E3).assignmentError(SPE_E3, "sales", "Error", "CountViolation");
    }

    private static Stream<Situation> situations() {
        return Stream.of(
                // one source
                given("the only license is taken away", u -> u.licensed(SPE_E3))
                        .when(remove(SPE_E3))
                        .isUnlicensed("license-removed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given("another license than hers is taken away", u -> u.licensed(SPE_E3))
                        .when(remove(SPE_E5))
                        .keepsIntuneBy("SPE_E3"),
                given("she has nothing that could be taken away", u -> u.plan(ServicePlans.INTUNE_A, "Deleted"))
                        .when(remove(SPE_E3))
                        .isUnlicensed("license-removed"),
                given("she never had anything", u -> {}).when(remove(SPE_E3)).isUnlicensed("never-licensed"),
                given(
                                "the assignment that works in spite of an error is taken away",
                                u -> u.licensedInState(SPE_E3, "ActiveWithError", "CountViolation"))
                        .when(remove(SPE_E3))
                        .isUnlicensed("license-removed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given("Graph does not say where the license comes from", u -> u.heldWithoutState(SPE_E3))
                        .when(remove(SPE_E3))
                        .isUnlicensed("license-removed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given("the tenant no longer lists the product", u -> u.licensed(SPE_E3))
                        .when(remove(SPE_E3))
                        .isUnlicensed("license-removed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365")
                        .in(t -> t.withoutSku(SPE_E3)),
                given(
                                "Intune is switched off already, the rest goes",
                                u -> u.licensed(SPE_E3, null, "Enabled", INTUNE_OFF))
                        .when(remove(SPE_E3))
                        .isUnlicensed("never-licensed")
                        .losing("AAD_PREMIUM", "INTUNE_O365"),
                // the same product from several sources
                given(
                                "direct and by a group, the direct one is taken away",
                                u -> u.licensed(SPE_E3).alsoByGroup(SPE_E3, "sales"))
                        .when(remove(SPE_E3))
                        .keepsIntuneBy("SPE_E3/sales"),
                given("only by a group, a direct one is taken away", u -> byGroup(u, SPE_E3, "sales"))
                        .when(remove(SPE_E3))
                        .keepsIntuneBy("SPE_E3/sales"),
                given("only by a group, the group loses it", u -> byGroup(u, SPE_E3, "sales"))
                        .when(new LicenseChange.Remove(SPE_E3.skuId(), group("sales")))
                        .isUnlicensed("license-removed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given(
                                "by two groups, one loses it",
                                u -> byGroup(u, SPE_E3, "sales").alsoByGroup(SPE_E3, "emea"))
                        .when(new LicenseChange.Remove(SPE_E3.skuId(), group("sales")))
                        .keepsIntuneBy("SPE_E3/emea"),
                given(
                                "direct and by a group, the group loses it",
                                u -> u.licensed(SPE_E3).alsoByGroup(SPE_E3, "sales"))
                        .when(new LicenseChange.Remove(SPE_E3.skuId(), groupWithoutMembers("sales")))
                        .keepsIntuneBy("SPE_E3"),
                given(
                                "direct and by a group, everybody loses it",
                                u -> u.licensed(SPE_E3).alsoByGroup(SPE_E3, "sales"))
                        .when(new LicenseChange.Remove(SPE_E3.skuId(), Scope.EVERYONE))
                        .isUnlicensed("license-removed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given(
                                "direct with Intune switched off and by a group with Intune, the group loses it",
                                u -> u.licensed(SPE_E3, null, "Enabled", INTUNE_OFF)
                                        .plan(ServicePlans.INTUNE_A, "Enabled")
                                        .alsoByGroup(SPE_E3, "sales"))
                        .when(new LicenseChange.Remove(SPE_E3.skuId(), groupWithoutMembers("sales")))
                        .isUnlicensed("plan-disabled")
                        .losing("INTUNE_A"),
                // another product with the same plan
                given(
                                "another product gives Intune too",
                                u -> u.licensed(SPE_E3).licensed(EMS))
                        .when(remove(SPE_E3))
                        .keepsIntuneBy("EMS")
                        .losing("INTUNE_O365"),
                given(
                                "the other product has Intune switched off",
                                u -> u.licensed(SPE_E3).licensed(EMS, null, "Enabled", INTUNE_OFF))
                        .when(remove(SPE_E3))
                        .isUnlicensed("plan-disabled")
                        .losing("INTUNE_A", "INTUNE_O365"),
                given(
                                "the other product could not be assigned",
                                u -> u.licensed(SPE_E3).assignmentError(EMS, "Error", "CountViolation"))
                        .when(remove(SPE_E3))
                        .isUnlicensed("assignment-error")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given(
                                "the other product's assignment works in spite of an error",
                                u -> u.licensed(SPE_E3).licensedInState(EMS, "ActiveWithError", "Other"))
                        .when(remove(SPE_E3))
                        .keepsIntuneBy("EMS")
                        .losing("INTUNE_O365"),
                given(
                                "the other product's subscription has lapsed",
                                u -> u.licensed(SPE_E3).licensed(EMS))
                        .when(remove(SPE_E3))
                        .isUnlicensed("subscription-lapsed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365")
                        .in(t -> t.sku(EMS, s -> s.capabilityStatus = "Suspended")),
                given(
                                "the other product's subscription is in its last days",
                                u -> u.licensed(SPE_E3).licensed(EMS))
                        .when(remove(SPE_E3))
                        .keepsIntuneBy("EMS")
                        .losing("INTUNE_O365")
                        .in(t -> t.sku(EMS, s -> s.capabilityStatus = "Warning")),
                given("Office 365 stays behind", u -> u.licensed(SPE_E3).licensed(ENTERPRISEPACK))
                        .when(remove(SPE_E3))
                        .isUnlicensed("office-only")
                        .losing("INTUNE_A", "AAD_PREMIUM"),
                given("Entra ID P1 stays behind", u -> u.licensed(SPE_E3).licensed(ENTRA_P1))
                        .when(remove(SPE_E3))
                        .isUnlicensed("license-removed")
                        .losing("INTUNE_A", "INTUNE_O365"),
                given(
                                "what is held though a group failed to give it is taken away",
                                LicenseSituationsTest::failedByGroup)
                        .when(remove(SPE_E3))
                        .isUnlicensed("assignment-error")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given("what is held though a group failed to give it lapses", LicenseSituationsTest::failedByGroup)
                        .when(new LicenseChange.Lapse(SPE_E3.skuId()))
                        .isUnlicensed("assignment-error")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                // swaps
                given("Microsoft 365 is mixed up with Office 365", u -> u.licensed(SPE_E5))
                        .when(swap(SPE_E5, ENTERPRISEPACK))
                        .isUnlicensed("office-only")
                        .losing("INTUNE_A", "AAD_PREMIUM", "AAD_PREMIUM_P2"),
                given("a step up", u -> u.licensed(SPE_E3))
                        .when(swap(SPE_E3, SPE_E5))
                        .keepsIntuneBy("SPE_E5")
                        .gaining("AAD_PREMIUM_P2"),
                given("a swap of what she has by a group", u -> byGroup(u, SPE_E3, "sales"))
                        .when(new LicenseChange.Swap(SPE_E3.skuId(), EMS.skuId(), group("sales")))
                        .keepsIntuneBy("EMS/sales")
                        .losing("INTUNE_O365"),
                given("a direct swap of what she has by a group", u -> byGroup(u, SPE_E3, "sales"))
                        .when(swap(SPE_E3, ENTERPRISEPACK))
                        .keepsIntuneBy("SPE_E3/sales"),
                given("a swap of what she does not have", u -> u.licensed(EMS))
                        .when(swap(SPE_E3, ENTERPRISEPACK))
                        .keepsIntuneBy("EMS"),
                given("a swap keeps what is switched off", u -> u.licensed(SPE_E3, null, "Enabled", INTUNE_OFF))
                        .when(swap(SPE_E3, SPE_E5))
                        .isUnlicensed("plan-disabled")
                        .gaining("AAD_PREMIUM_P2"),
                given("a swap for what she has already", u -> u.licensed(SPE_E3).licensed(EMS))
                        .when(swap(SPE_E3, EMS))
                        .keepsIntuneBy("EMS")
                        .losing("INTUNE_O365"),
                given(
                                "a swap from a lapsed product that the tenant no longer lists",
                                u -> u.licensed(SPE_E3, null, "Suspended", List.of()))
                        .when(swap(SPE_E3, SPE_E5))
                        .keepsIntuneBy("SPE_E5")
                        .gaining("INTUNE_A", "AAD_PREMIUM", "AAD_PREMIUM_P2", "INTUNE_O365")
                        .in(t -> t.withoutSku(SPE_E3)),
                // plans
                given("Intune is switched off", u -> u.licensed(SPE_E3))
                        .when(disable(SPE_E3))
                        .isUnlicensed("plan-disabled")
                        .losing("INTUNE_A"),
                given(
                                "Intune is switched off in one of two products",
                                u -> u.licensed(SPE_E3).licensed(EMS))
                        .when(disable(SPE_E3))
                        .keepsIntuneBy("EMS"),
                given(
                                "Intune is switched off in the direct one of two assignments",
                                u -> u.licensed(SPE_E3).alsoByGroup(SPE_E3, "sales"))
                        .when(disable(SPE_E3))
                        .keepsIntuneBy("SPE_E3/sales"),
                given("Intune cannot be switched off for one user of a group", u -> byGroup(u, SPE_E3, "sales"))
                        .when(disable(SPE_E3))
                        .keepsIntuneBy("SPE_E3/sales"),
                given("Intune is switched off for everybody", u -> byGroup(u, SPE_E3, "sales"))
                        .when(new LicenseChange.DisablePlan(SPE_E3.skuId(), ServicePlans.INTUNE_A, Scope.EVERYONE))
                        .isUnlicensed("plan-disabled")
                        .losing("INTUNE_A"),
                given("Intune is switched on", u -> u.licensed(SPE_E3, null, "Enabled", INTUNE_OFF))
                        .when(new LicenseChange.EnablePlan(SPE_E3.skuId(), ServicePlans.INTUNE_A, ANN))
                        .keepsIntuneBy("SPE_E3")
                        .gaining("INTUNE_A"),
                // the subscription
                given("the subscription ends", u -> u.licensed(SPE_E3))
                        .when(new LicenseChange.Lapse(SPE_E3.skuId()))
                        .isUnlicensed("subscription-lapsed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given(
                                "the subscription of one of two products ends",
                                u -> u.licensed(SPE_E3).licensed(EMS))
                        .when(new LicenseChange.Lapse(SPE_E3.skuId()))
                        .keepsIntuneBy("EMS")
                        .losing("INTUNE_O365"),
                given("the subscription ends for what a group gives", u -> byGroup(u, SPE_E3, "sales"))
                        .when(new LicenseChange.Lapse(SPE_E3.skuId()))
                        .isUnlicensed("subscription-lapsed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given("the subscription is renewed", u -> u.licensed(SPE_E3, null, "Suspended", List.of()))
                        .when(new LicenseChange.Renew(SPE_E3.skuId()))
                        .keepsIntuneBy("SPE_E3")
                        .gaining("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365")
                        .in(t -> t.sku(SPE_E3, s -> s.capabilityStatus = "Suspended")),
                // groups
                given("she leaves the group that gives it", u -> byGroup(u, SPE_E3, "sales"))
                        .when(new LicenseChange.LeaveGroup(Ids.groupId("sales"), ANN))
                        .isUnlicensed("license-removed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given(
                                "she leaves one of two groups that give it",
                                u -> byGroup(u, SPE_E3, "sales").alsoByGroup(SPE_E3, "emea"))
                        .when(new LicenseChange.LeaveGroup(Ids.groupId("sales"), ANN))
                        .keepsIntuneBy("SPE_E3/emea"),
                given(
                                "she leaves a group and has it directly as well",
                                u -> u.licensed(SPE_E3).alsoByGroup(SPE_E3, "sales"))
                        .when(new LicenseChange.LeaveGroup(Ids.groupId("sales"), ANN))
                        .keepsIntuneBy("SPE_E3"),
                given("she leaves a group she has nothing from", u -> u.licensed(SPE_E3))
                        .when(new LicenseChange.LeaveGroup(Ids.groupId("sales"), ANN))
                        .keepsIntuneBy("SPE_E3"),
                given("she joins a group that gives it", u -> {})
                        .when(new LicenseChange.JoinGroup(Ids.groupId("sales"), ANN))
                        .keepsIntuneBy("INTUNE_PLAN_1/sales")
                        .gaining("INTUNE_A")
                        .in(t -> t.add(fleetauditor.model.Dataset.GROUPS, licenseGroup("sales", INTUNE_PLAN_1))),
                given(
                                "what is on by one of two assignments is on, and lapses",
                                u -> u.licensed(SPE_E3, null, "Enabled", INTUNE_OFF))
                        .when(
                                new LicenseChange.JoinGroup(Ids.groupId("sales"), ANN),
                                new LicenseChange.Lapse(SPE_E3.skuId()))
                        .isUnlicensed("subscription-lapsed")
                        .losing("AAD_PREMIUM", "INTUNE_O365")
                        .in(t -> t.add(fleetauditor.model.Dataset.GROUPS, licenseGroup("sales", SPE_E3))),
                // additions and several steps
                given(
                                "the other product's assignment is disabled",
                                u -> u.licensed(SPE_E3).licensedInState(EMS, "Disabled", null))
                        .when(remove(SPE_E3))
                        .isUnlicensed("subscription-lapsed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given(
                                "what could not be assigned is assigned again",
                                u -> u.assignmentError(SPE_E3, "Error", "CountViolation"))
                        .when(add(SPE_E3))
                        .keepsIntuneBy("SPE_E3")
                        .gaining("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"),
                given(
                                "an assignment in error is taken away too",
                                u -> u.assignmentError(SPE_E3, "Error", "CountViolation"))
                        .when(remove(SPE_E3))
                        .isUnlicensed("never-licensed"),
                given("what is assigned is assigned again", u -> u.licensed(SPE_E3, null, "Enabled", INTUNE_OFF))
                        .when(add(SPE_E3))
                        .keepsIntuneBy("SPE_E3")
                        .gaining("INTUNE_A"),
                given("Intune is added", u -> u.licensed(ENTERPRISEPACK))
                        .when(add(INTUNE_PLAN_1))
                        .keepsIntuneBy("INTUNE_PLAN_1")
                        .gaining("INTUNE_A"),
                given("what has lapsed is added", u -> {})
                        .when(add(INTUNE_PLAN_1))
                        .isUnlicensed("subscription-lapsed")
                        .in(t -> t.sku(INTUNE_PLAN_1, s -> s.capabilityStatus = "Suspended")),
                given("another product is added, then the first is taken away", u -> u.licensed(SPE_E3))
                        .when(add(EMS), remove(SPE_E3))
                        .keepsIntuneBy("EMS")
                        .losing("INTUNE_O365"),
                given("it is taken away, then given again", u -> u.licensed(SPE_E3))
                        .when(remove(SPE_E3), add(SPE_E3))
                        .keepsIntuneBy("SPE_E3"),
                given("a swap, then the new one lapses", u -> u.licensed(SPE_E3))
                        .when(swap(SPE_E3, SPE_E5), new LicenseChange.Lapse(SPE_E5.skuId()))
                        .isUnlicensed("subscription-lapsed")
                        .losing("INTUNE_A", "AAD_PREMIUM", "INTUNE_O365"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("situations")
    void becomesOfIntune(Situation situation) {
        Tenant tenant = tenant().user("ann", situation.ann()).user("bob");
        situation.rest().accept(tenant);

        Changed changed = Changed.of(tenant.snapshot(), situation.changes());

        Entitlement after = changed.entitlementAfter(Ids.userId("ann"));
        assertThat(after.licensed()).isEqualTo(situation.cause() == null);
        assertThat(after.cause()).isEqualTo(situation.cause());
        assertThat(after.sources().stream().map(s -> LicenseSituationsTest.source(s)))
                .containsExactlyInAnyOrderElementsOf(situation.sources());
        PlanChange plans = changed.planChange(Ids.userId("ann"));
        assertThat(plans.lost()).containsExactlyInAnyOrderElementsOf(situation.lost());
        assertThat(plans.gained()).containsExactlyInAnyOrderElementsOf(situation.gained());
    }

    private static String source(Source source) {
        String product = Arrays.stream(Products.values())
                .filter(p -> p.skuId().equals(source.skuId()))
                .findFirst()
                .orElseThrow()
                .name();
        UUID group = source.groupId();
        if (group == null) {
            return product;
        }
        return product + (group.equals(Ids.groupId("sales")) ? "/sales" : "/emea");
    }

    private static UserSpec byGroup(UserSpec user, Products product, String group) {
        return user.licensed(product, group, "Enabled", List.of());
    }

    private static LicenseChange remove(Products product) {
        return new LicenseChange.Remove(product.skuId(), ANN);
    }

    private static LicenseChange add(Products product) {
        return new LicenseChange.Add(product.skuId(), ANN);
    }

    private static LicenseChange swap(Products from, Products to) {
        return new LicenseChange.Swap(from.skuId(), to.skuId(), ANN);
    }

    private static LicenseChange disable(Products product) {
        return new LicenseChange.DisablePlan(product.skuId(), ServicePlans.INTUNE_A, ANN);
    }

    /** The group's own assignments, and Ann as its member. */
    private static Scope group(String name) {
        return new Scope(false, Set.of(Ids.userId("ann")), Set.of(Ids.groupId(name)));
    }

    private static Scope groupWithoutMembers(String name) {
        return new Scope(false, Set.of(), Set.of(Ids.groupId(name)));
    }

    private static Group licenseGroup(String name, Products product) {
        return new Group(Ids.groupId(name), name, List.of(new AssignedLicense(product.skuId(), List.of())));
    }
}
