package fleetauditor.license;

import static fleetauditor.license.Unlicensed.ASSIGNMENT_ERROR;
import static fleetauditor.license.Unlicensed.LICENSE_REMOVED;
import static fleetauditor.license.Unlicensed.NEVER_LICENSED;
import static fleetauditor.license.Unlicensed.OFFICE_ONLY;
import static fleetauditor.license.Unlicensed.PLAN_DISABLED;
import static fleetauditor.license.Unlicensed.SUBSCRIPTION_LAPSED;
import static fleetauditor.testkit.Products.EMS;
import static fleetauditor.testkit.Products.ENTERPRISEPACK;
import static fleetauditor.testkit.Products.ENTRA_P1;
import static fleetauditor.testkit.Products.INTUNE_PLAN_1;
import static fleetauditor.testkit.Products.SPE_E3;
import static fleetauditor.testkit.Products.SPE_E5;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fleetauditor.model.Dataset;
import fleetauditor.model.Sku;
import fleetauditor.model.User;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import fleetauditor.testkit.UserSpec;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LicensingTest {
    private static final List<UUID> INTUNE = List.of(ServicePlans.INTUNE_A);

    static Stream<Arguments> reasons() {
        return Stream.of(
                // licensed
                user("a working plan", null, u -> {}),
                user(
                        "a plan in its warning period",
                        null,
                        u -> u.unlicensed().licensed(SPE_E3, null, "warning", List.of())),
                user("an error beside a working plan", null, u -> u.assignmentError(EMS, "Error", "CountViolation")),
                user("one of two lapsed", null, u -> u.licensed(EMS, null, "Suspended", List.of())),
                // 1
                user(
                        "an error",
                        ASSIGNMENT_ERROR,
                        u -> u.unlicensed().assignmentError(SPE_E3, "Error", "CountViolation")),
                user(
                        "active with error",
                        ASSIGNMENT_ERROR,
                        u -> u.unlicensed().assignmentError(SPE_E3, "activeWithError", "Other")),
                user(
                        "an error goes before a disabled plan",
                        ASSIGNMENT_ERROR,
                        u -> u.unlicensed()
                                .licensed(SPE_E3, null, "Enabled", INTUNE)
                                .assignmentError(EMS, "Error", "CountViolation")),
                user(
                        "an error of a product without Intune is none",
                        NEVER_LICENSED,
                        u -> u.unlicensed().assignmentError(ENTRA_P1, "Error", "CountViolation")),
                // 2
                user(
                        "the plan switched off",
                        PLAN_DISABLED,
                        u -> u.unlicensed().licensed(SPE_E3, null, "Enabled", INTUNE)),
                user(
                        "switched off in both",
                        PLAN_DISABLED,
                        u -> u.unlicensed()
                                .licensed(SPE_E3, null, "Enabled", INTUNE)
                                .licensed(EMS, null, "Enabled", INTUNE)),
                user(
                        "switched off and Office besides",
                        PLAN_DISABLED,
                        u -> u.unlicensed()
                                .licensed(SPE_E3, null, "Enabled", INTUNE)
                                .licensed(ENTERPRISEPACK)),
                user(
                        "switched off in one and lapsed in the other",
                        SUBSCRIPTION_LAPSED,
                        u -> u.unlicensed()
                                .licensed(SPE_E3, null, "Enabled", INTUNE)
                                .licensed(EMS, null, "Suspended", List.of())),
                // 3
                user(
                        "suspended",
                        SUBSCRIPTION_LAPSED,
                        u -> u.unlicensed().licensed(SPE_E3, null, "Suspended", List.of())),
                user(
                        "locked out",
                        SUBSCRIPTION_LAPSED,
                        u -> u.unlicensed().licensed(SPE_E3, null, "LOCKEDOUT", List.of())),
                user(
                        "deleted but still held",
                        SUBSCRIPTION_LAPSED,
                        u -> u.unlicensed().licensed(SPE_E3, null, "Deleted", List.of())),
                // 4
                user("Office 365", OFFICE_ONLY, u -> u.unlicensed().licensed(ENTERPRISEPACK)),
                user(
                        "Office 365 after Intune",
                        OFFICE_ONLY,
                        u -> u.unlicensed().licensed(ENTERPRISEPACK).plan(ServicePlans.INTUNE_A, "Deleted")),
                // 5
                user(
                        "another plan of the product suspended",
                        NEVER_LICENSED,
                        u -> u.unlicensed()
                                .licensed(SPE_E3, null, "PendingActivation", List.of())
                                .plan(ServicePlans.AAD_PREMIUM, "Suspended")),
                user(
                        "the plan of another product deleted",
                        NEVER_LICENSED,
                        u -> u.unlicensed()
                                .licensed(SPE_E3, null, "PendingActivation", List.of())
                                .plan(ServicePlans.INTUNE_EDU, "Deleted")),
                user(
                        "a suspended plan without a product",
                        NEVER_LICENSED,
                        u -> u.unlicensed().plan(ServicePlans.INTUNE_A, "Suspended")),
                user("a deleted plan", LICENSE_REMOVED, u -> u.unlicensed().plan(ServicePlans.INTUNE_EDU, "deleted")),
                // 6
                user("nothing", NEVER_LICENSED, UserSpec::unlicensed),
                user("another product", NEVER_LICENSED, u -> u.unlicensed().licensed(ENTRA_P1)),
                user(
                        "a deleted plan of another kind",
                        NEVER_LICENSED,
                        u -> u.unlicensed().plan(ServicePlans.AAD_PREMIUM, "Deleted")),
                user("basic mobility", NEVER_LICENSED, u -> u.unlicensed().plan(ServicePlans.INTUNE_O365, "Enabled")),
                user(
                        "held and not yet provisioned",
                        NEVER_LICENSED,
                        u -> u.unlicensed().licensed(SPE_E3, null, "PendingActivation", List.of())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("reasons")
    void whyAUserIsUnlicensed(String what, @Nullable Unlicensed why, Consumer<UserSpec> change) {
        assertThat(why(tenant(), change)).isEqualTo(why);
    }

    @ParameterizedTest
    @CsvSource({"Suspended", "LockedOut", "deleted"})
    void aProductThatLapsedTakesItsPlanAlong(String status) {
        assertThat(why(
                        tenant().sku(SPE_E3, s -> s.capabilityStatus = status),
                        u -> u.unlicensed().licensed(SPE_E3, null, "PendingActivation", List.of())))
                .isEqualTo(SUBSCRIPTION_LAPSED);
    }

    @Test
    void aLapsedProductSaysNothingWhereItsPlanIsSwitchedOff() {
        assertThat(why(
                        tenant().sku(EMS, s -> s.capabilityStatus = "Suspended"),
                        u -> u.unlicensed()
                                .licensed(EMS, null, "PendingActivation", INTUNE)
                                .licensed(SPE_E3, null, "PendingActivation", List.of())))
                .isEqualTo(NEVER_LICENSED);
    }

    /** Microsoft 365 A3 and other products of schools have two Intune plans. */
    @Test
    void aPlanThatWasSwitchedOffHasNotLapsed() {
        UUID a3 = UUID.fromString("4b590615-0888-425a-a965-b3bf7789848d");
        var licensing = new Licensing(List.of(), Set.of());
        assertThat(licensing.plansOf(a3)).contains(ServicePlans.INTUNE_A, ServicePlans.INTUNE_EDU);

        assertThat(licensing.whyUnlicensed(holder(a3, "Deleted", "PendingActivation")))
                .contains(NEVER_LICENSED);
        assertThat(licensing.whyUnlicensed(holder(a3, "Deleted", "Suspended"))).contains(SUBSCRIPTION_LAPSED);
    }

    /** Somebody with INTUNE_A switched off. */
    private static User holder(UUID product, String intuneA, String intuneEdu) {
        return ann(
                tenant(),
                u -> u.unlicensed()
                        .holds(product, INTUNE)
                        .plan(ServicePlans.INTUNE_A, intuneA)
                        .plan(ServicePlans.INTUNE_EDU, intuneEdu));
    }

    @Test
    void reasonsAreNamedAsCauses() {
        assertThat(Unlicensed.values())
                .extracting(Unlicensed::key)
                .containsExactly(
                        "assignment-error",
                        "plan-disabled",
                        "subscription-lapsed",
                        "office-only",
                        "license-removed",
                        "never-licensed");
    }

    @Test
    void whoWasLicensedLastNightLostTheLicense() {
        assertThat(why(tenant().formerlyLicensed("ann"), UserSpec::unlicensed)).isEqualTo(LICENSE_REMOVED);
        assertThat(why(tenant().formerlyLicensed("ben"), UserSpec::unlicensed)).isEqualTo(NEVER_LICENSED);
        assertThat(why(
                        tenant().formerlyLicensed("ann"),
                        u -> u.unlicensed().licensed(SPE_E3, null, "PendingActivation", List.of())))
                .as("still holds it")
                .isEqualTo(NEVER_LICENSED);
        assertThat(why(tenant().formerlyLicensed("ann"), u -> u.unlicensed().licensed(ENTERPRISEPACK)))
                .isEqualTo(OFFICE_ONLY);
    }

    @Test
    void aProductThatTheTenantNoLongerListsIsLookedUpInTheTable() {
        UnaryOperator<Tenant> gone = t -> t.withoutSku(SPE_E3).withoutSku(ENTERPRISEPACK);

        assertThat(why(gone.apply(tenant()), u -> u.unlicensed().licensed(SPE_E3, null, "Enabled", INTUNE)))
                .isEqualTo(PLAN_DISABLED);
        assertThat(why(gone.apply(tenant()), u -> u.unlicensed().assignmentError(SPE_E3, "Error", "Other")))
                .isEqualTo(ASSIGNMENT_ERROR);
        assertThat(why(gone.apply(tenant()), u -> u.unlicensed().licensed(SPE_E3, null, "Suspended", List.of())))
                .isEqualTo(SUBSCRIPTION_LAPSED);
        assertThat(why(gone.apply(tenant()), u -> u.unlicensed().licensed(ENTERPRISEPACK)))
                .isEqualTo(OFFICE_ONLY);
    }

    @Test
    void whatTheTenantListsGoesBeforeTheTable() {
        var bare = new Sku(SPE_E3.skuId(), "SPE_E3_LITE", "Enabled", "User", 1, new Sku.Units(1, 0, 0, 0), List.of());
        var licensing = new Licensing(List.of(bare), Set.of());

        assertThat(licensing.isIntuneSku(SPE_E3.skuId())).isFalse();
        assertThat(licensing.nameOf(SPE_E3.skuId())).isEqualTo("SPE_E3_LITE");
        assertThat(licensing.isIntuneSku(EMS.skuId())).as("from the table").isTrue();
        assertThat(licensing.nameOf(EMS.skuId())).isEqualTo("EMS");
    }

    @Test
    void aProductThatNobodyKnowsHasNoPlansAndItsIdForAName() {
        var licensing = new Licensing(List.of(), Set.of());
        UUID unknown = UUID.fromString("99999999-9999-9999-9999-999999999999");

        assertThat(licensing.plansOf(unknown)).isEmpty();
        assertThat(licensing.isIntuneSku(unknown)).isFalse();
        assertThat(licensing.nameOf(unknown)).isEqualTo(unknown.toString());
    }

    static Stream<Arguments> dependents() {
        return Stream.of(
                arguments("the only one", true, change(u -> u.unlicensed().licensed(SPE_E3))),
                arguments(
                        "a second working one",
                        false,
                        change(u -> u.unlicensed().licensed(SPE_E3).licensed(EMS))),
                arguments(
                        "a second one that lapsed",
                        true,
                        change(u -> u.unlicensed().licensed(SPE_E3).licensed(INTUNE_PLAN_1))),
                arguments(
                        "a second one switched off",
                        true,
                        change(u -> u.unlicensed().licensed(SPE_E3).licensed(EMS, null, "Enabled", INTUNE))),
                arguments(
                        "switched off itself",
                        false,
                        change(u -> u.unlicensed().licensed(SPE_E3, null, "Enabled", INTUNE))),
                arguments("another one only", false, change(u -> u.unlicensed().licensed(SPE_E5))),
                arguments(
                        "Office besides",
                        true,
                        change(u -> u.unlicensed().licensed(SPE_E3).licensed(ENTERPRISEPACK))),
                arguments("nothing", false, change(UserSpec::unlicensed)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("dependents")
    void whoDependsOnOneProductAlone(String what, boolean depends, Consumer<UserSpec> change) {
        Tenant tenant = tenant().sku(INTUNE_PLAN_1, s -> s.capabilityStatus = "Suspended");

        assertThat(licensing(tenant).dependsAloneOn(ann(tenant, change), SPE_E3.skuId()))
                .isEqualTo(depends);
    }

    @Test
    void entraPremiumIsEitherOfItsPlans() {
        assertThat(Licensing.hasEntraPremium(
                        ann(tenant(), u -> u.unlicensed().licensed(ENTRA_P1)).licenses()))
                .isTrue();
        assertThat(Licensing.hasEntraPremium(ann(
                                tenant(), u -> u.unlicensed().plan(ServicePlans.AAD_PREMIUM_P2, "Warning"))
                        .licenses()))
                .isTrue();
        assertThat(Licensing.hasEntraPremium(ann(
                                tenant(), u -> u.unlicensed().plan(ServicePlans.AAD_PREMIUM, "Suspended"))
                        .licenses()))
                .isFalse();
        assertThat(Licensing.hasEntraPremium(ann(tenant(), u -> u.unlicensed().licensed(INTUNE_PLAN_1))
                        .licenses()))
                .isFalse();
    }

    @Test
    void theShippedTableKnowsTheProductsOfEveryDay() {
        ProductTable table = ProductTable.shipped();

        assertThat(table.all()).hasSizeGreaterThan(400);
        assertThat(Products.values())
                .allSatisfy(product -> assertThat(table.plansOf(product.skuId()))
                        .as(product.name())
                        .containsExactlyInAnyOrderElementsOf(product.plans()));
        assertThat(table.product(SPE_E3.skuId())).hasValueSatisfying(product -> {
            assertThat(product.partNumber()).isEqualTo("SPE_E3");
            assertThat(product.name()).isEqualTo("Microsoft 365 E3");
        });
        assertThat(table.all())
                .filteredOn(p -> p.plans().contains(ServicePlans.INTUNE_SMBIZ)
                        || p.plans().contains(ServicePlans.INTUNE_EDU))
                .isNotEmpty();
        assertThat(table.partNumberOf(new UUID(0, 1))).isEmpty();
    }

    private static Arguments user(String what, @Nullable Unlicensed why, Consumer<UserSpec> change) {
        return arguments(what, why, change);
    }

    private static Consumer<UserSpec> change(Consumer<UserSpec> change) {
        return change;
    }

    private static @Nullable Unlicensed why(Tenant tenant, Consumer<UserSpec> change) {
        return licensing(tenant).whyUnlicensed(ann(tenant, change)).orElse(null);
    }

    private static Licensing licensing(Tenant tenant) {
        var snapshot = tenant.snapshot();
        return new Licensing(snapshot.rows(Dataset.SUBSCRIBED_SKUS), snapshot.formerlyLicensed());
    }

    private static User ann(Tenant tenant, Consumer<UserSpec> change) {
        return tenant.user("ann", change).snapshot().rows(Dataset.USERS).get(0);
    }
}
