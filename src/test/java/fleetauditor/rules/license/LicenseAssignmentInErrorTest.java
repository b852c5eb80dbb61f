package fleetauditor.rules.license;

import static fleetauditor.testkit.RuleAssert.assertRule;
import static fleetauditor.testkit.Tenant.emptyTenant;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation.Nothing;
import fleetauditor.model.Dataset;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.RuleAssert;
import fleetauditor.testkit.Tenant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LicenseAssignmentInErrorTest {
    private final RuleAssert rule = assertRule(new LicenseAssignmentInError());

    /** Eva should have got Microsoft 365 E3 from the group "Licenses E3". */
    private static Tenant evaWithoutSeat() {
        return tenant().user(
                        "eva",
                        u -> u.unlicensed().assignmentError(Products.SPE_E3, "Licenses E3", "Error", "CountViolation"));
    }

    @Test
    void findsALicenseThatAGroupCouldNotHandOut() {
        rule.on(evaWithoutSeat().licensingGroup("Licenses E3"))
                .finds("eva@contoso.com")
                .withCause("count-violation")
                .withSeverity(Severity.MEDIUM)
                .seeing("skuPartNumber", "SPE_E3")
                .seeing("assignedByGroup", "Licenses E3")
                .seeing("licenseAssignmentStates", List.of("SPE_E3 (Licenses E3): CountViolation"))
                .saying("no license is left");
    }

    @Test
    void findsAnErrorOfALicenseThatIsHeldDirectly() {
        rule.on(tenant().user(
                                "jun",
                                u -> u.licensed(Products.EMS)
                                        .assignmentError(
                                                Products.INTUNE_PLAN_1,
                                                "ActiveWithError",
                                                "MutuallyExclusiveViolation")))
                .finds("jun@contoso.com")
                .withCause("mutually-exclusive-violation")
                .seeing("assignedByGroup", Nothing.NOTHING)
                .seeing("state", "ActiveWithError")
                .saying("excludes one the user already has");
    }

    @ParameterizedTest
    @CsvSource({
        "CountViolation, count-violation",
        "MutuallyExclusiveViolation, mutually-exclusive-violation",
        "DependencyViolation, dependency-violation",
        "ProhibitedInUsageLocationViolation, prohibited-in-usage-location-violation",
        "UniquenessViolation, uniqueness-violation",
        "Other, other",
        "countviolation, count-violation",
        "SomethingNewViolation, other",
        ", other"
    })
    void namesTheErrorAsCause(String error, String cause) {
        rule.on(tenant().user("eva", u -> u.unlicensed().assignmentError(Products.EMS, null, "error", error)))
                .finds("eva@contoso.com")
                .withCause(cause)
                .saying("EMS");
    }

    @Test
    void makesOneFindingOfSeveralErrorsWhateverTheirOrder() {
        for (boolean countFirst : List.of(true, false)) {
            rule.on(tenant().user("eva", u -> {
                        u.unlicensed();
                        if (countFirst) {
                            u.assignmentError(Products.SPE_E3, "Error", "CountViolation");
                        }
                        u.assignmentError(Products.EMS, "Error", "DependencyViolation");
                        if (!countFirst) {
                            u.assignmentError(Products.SPE_E3, "Error", "CountViolation");
                        }
                    }))
                    .finds("eva@contoso.com")
                    .withCause("count-violation")
                    .seeing("skuPartNumber", "SPE_E3")
                    .seeing("licenseAssignmentStates", List.of("SPE_E3: CountViolation", "EMS: DependencyViolation"));
        }
    }

    @Test
    void ignoresErrorsOfProductsWithoutIntune() {
        rule.on(tenant().user("ann", u -> u.assignmentError(Products.ENTERPRISEPACK, "Error", "DependencyViolation")))
                .passes()
                .examines(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Active", "Disabled"})
    void passesAssignmentsThatAreNotInError(String state) {
        rule.on(tenant().user("ann", u -> u.unlicensed().assignmentError(Products.EMS, null, state, null)))
                .passes();
    }

    @Test
    void knowsIntuneInAProductThatTheTenantNoLongerLists() {
        rule.on(evaWithoutSeat().withoutSku(Products.SPE_E3))
                .finds("eva@contoso.com")
                .seeing("skuPartNumber", "SPE_E3");
    }

    @Test
    void showsTheIdOfAGroupThatCouldNotBeRead() {
        rule.on(evaWithoutSeat().without(Dataset.GROUPS))
                .leavesOut("groups is denied")
                .finds("eva@contoso.com")
                .seeing("assignedByGroup", Ids.groupId("Licenses E3").toString());
    }

    @Test
    void saysNothingOfMissingGroupsWhenNoFindingNamesOne() {
        rule.on(tenant().user("ann").without(Dataset.GROUPS)).passes();
        rule.on(tenant().user("ann", u -> u.alsoByGroup(Products.SPE_E3, "Licenses E3"))
                        .without(Dataset.GROUPS))
                .passes();
        rule.on(tenant().user("eva", u -> u.assignmentError(Products.EMS, "Error", "CountViolation"))
                        .without(Dataset.GROUPS))
                .finds("eva@contoso.com");
    }

    @Test
    void saysNothingOfGroupsOfWhichTheNamedOneWasRead() {
        rule.on(evaWithoutSeat().licensingGroup("Licenses E3").partly(Dataset.GROUPS))
                .finds("eva@contoso.com")
                .seeing("assignedByGroup", "Licenses E3");
    }

    @Test
    void ordersErrorsOfOneKindByProductAndGroup() {
        String one = Ids.groupId("one").toString();
        String two = Ids.groupId("two").toString();
        List<String> groups = Stream.of(one, two).sorted().toList();
        rule.on(tenant().user(
                                "eva",
                                u -> u.assignmentError(Products.SPE_E3, "two", "Error", "CountViolation")
                                        .assignmentError(Products.SPE_E3, "one", "Error", "CountViolation")
                                        .assignmentError(Products.EMS, "two", "Error", "CountViolation")))
                .finds("eva@contoso.com")
                .seeing("skuPartNumber", "EMS")
                .seeing(
                        "licenseAssignmentStates",
                        List.of(
                                "EMS (" + two + "): CountViolation",
                                "SPE_E3 (" + groups.get(0) + "): CountViolation",
                                "SPE_E3 (" + groups.get(1) + "): CountViolation"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "subscribedSkus"})
    void isNotEvaluatedWithoutADatasetItNeeds(String name) {
        rule.on(evaWithoutSeat().without(Dataset.named(name).orElseThrow())).isNotEvaluatedBecauseOf(name);
    }

    @Test
    void isNotApplicableWhereNobodyIsAssignedIntune() {
        rule.on(emptyTenant()).isNotApplicable();
        rule.on(tenant().user("ann", u -> u.unlicensed().licensed(Products.ENTERPRISEPACK)))
                .isNotApplicable();
    }
}
