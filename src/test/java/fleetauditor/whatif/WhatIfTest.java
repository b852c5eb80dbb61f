package fleetauditor.whatif;

import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import fleetauditor.audit.RuleSettings;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.ConditionalAccessPolicy;
import fleetauditor.model.ConditionalAccessPolicy.Narrowing;
import fleetauditor.model.Dataset;
import fleetauditor.rules.Rules;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.ManagedDeviceSpec;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import fleetauditor.whatif.AffectedDevice.Relation;
import fleetauditor.whatif.Fault.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhatIfTest {
    private static final UUID FINANCE = Ids.groupId("finance");

    // devices

    @Test
    void namesThePrimaryDevicesOfWhoLosesIntuneAndTheirNextSync() {
        Answer answer =
                annLosesE3(tenant().pc("PC-9").managedDevice("PC-1", d -> d.of("ann").lastSyncDateTime = hoursAgo(10)));

        assertThat(answer.usersLosingIntune()).isEqualTo(1);
        assertThat(answer.devices())
                .extracting(AffectedDevice::relation, d -> d.subject().name(), AffectedDevice::nextSyncDueAt)
                .containsExactly(tuple(Relation.PRIMARY, "PC-1", hoursAgo(10).plus(Duration.ofHours(16))));
        assertThat(answer.firstImpactAt()).isEqualTo(hoursAgo(10).plus(Duration.ofHours(16)));
        assertThat(answer.devicesAffected()).isEqualTo(1);
        assertThat(answer.devicesThatStopSyncing()).isEqualTo(1);
    }

    @Test
    void aPcThatEnrolledAnHourAgoSyncsAgainWithinAQuarterOfAnHour() {
        assertThat(nextSync(d -> {
                    d.enrolledDateTime = hoursAgo(1);
                    d.lastSyncDateTime = NOW.minusSeconds(300);
                }))
                .isEqualTo(NOW.plusSeconds(600));
    }

    @Test
    void aPcThatEnrolledMinutesAgoSyncsAgainWithinThreeMinutes() {
        assertThat(nextSync(d -> {
                    d.enrolledDateTime = NOW.minusSeconds(600);
                    d.lastSyncDateTime = NOW.minusSeconds(60);
                }))
                .isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void aPhoneThatEnrolledAnHourAgoSyncsEveryEightHours() {
        assertThat(nextSync(d -> {
                    d.operatingSystem = "iOS";
                    d.enrolledDateTime = hoursAgo(1);
                    d.lastSyncDateTime = NOW.minusSeconds(300);
                }))
                .isEqualTo(NOW.minusSeconds(300).plus(Duration.ofHours(8)));
    }

    @Test
    void aDeviceWhoseLastSyncIsUnknownHasNoNextOne() {
        Answer answer = annLosesE3(tenant().managedDevice("PC-1", d -> d.of("ann").lastSyncDateTime = null));

        assertThat(answer.devices()).extracting(AffectedDevice::nextSyncDueAt).containsOnlyNulls();
        assertThat(answer.firstImpactAt()).isNull();
        assertThat(answer.devicesAffected()).isEqualTo(1);
        assertThat(answer.devicesThatStopSyncing()).isZero();
    }

    @Test
    void tellsDevicesThatAreSilentAlready() {
        Answer answer = annLosesE3(tenant().managedDevice("PC-1", d -> d.of("ann").lastSyncDateTime = daysAgo(31))
                .managedDevice("PC-2", d -> d.of("ann").lastSyncDateTime = daysAgo(30)));

        assertThat(answer.devicesThatStopSyncing()).isEqualTo(2);
        assertThat(answer.devicesSilentAlready()).isEqualTo(1);
    }

    @Test
    void leavesOutDevicesThatADeviceLicenseCoversAndThoseThatIntuneDoesNotManage() {
        Answer answer = annLosesE3(
                tenant().managedDevice("KIOSK", d -> d.of("ann").deviceEnrollmentType = "windowsBulkUserless")
                        .managedDevice("MAIL", d -> d.of("ann").managementAgent = "eas")
                        .managedDevice("DEFENDER", d -> d.of("ann").managementAgent = "msSense"));

        assertThat(answer.devices()).isEmpty();
    }

    @Test
    void namesTheJoinedPcsThatTheUserSignedInTo() {
        Answer answer = annLosesE3(tenant().pc("PC-1")
                .pc("PC-2")
                .pc("PC-3")
                .signIn("ann", "PC-1", daysAgo(30))
                .signIn("ann", "PC-2", daysAgo(31))
                .loggedOn("ann", "PC-3", daysAgo(1)));

        assertThat(answer.devices())
                .extracting(AffectedDevice::relation, d -> d.subject().name(), AffectedDevice::nextSyncDueAt)
                .containsExactly(
                        tuple(Relation.SIGNED_IN, "PC-1", NOW.plus(Duration.ofHours(6))),
                        tuple(Relation.SIGNED_IN, "PC-3", NOW.plus(Duration.ofHours(6))));
    }

    @Test
    void aPcOfHerOwnIsNotNamedAgainForSigningInToIt() {
        Answer answer = annLosesE3(tenant().entraDevice("PC-1", d -> {})
                .managedDevice("PC-1", d -> d.of("ann"))
                .signIn("ann", "PC-1", daysAgo(1)));

        assertThat(answer.devices()).extracting(AffectedDevice::relation).containsExactly(Relation.PRIMARY);
    }

    @Test
    void aPcThatTwoOfThemUseCountsOnce() {
        Answer answer = answer(
                tenant().user("ann")
                        .user("bob")
                        .entraDevice("PC-1", d -> {})
                        .managedDevice("PC-1", d -> d.of("ann"))
                        .signIn("bob", "PC-1", daysAgo(1)),
                remove(Products.SPE_E3, "ann", "bob"));

        assertThat(answer.devices()).hasSize(2);
        assertThat(answer.devicesAffected()).isEqualTo(1);
    }

    @Test
    void aMacUnderJamfIsAffectedButDoesNotSyncWithIntune() {
        Answer answer =
                annLosesE3(tenant().managedDevice("MAC-1", d -> d.of("ann").macUnderJamf()));

        assertThat(answer.devices())
                .extracting(AffectedDevice::relation, AffectedDevice::nextSyncDueAt, d -> d.becomesNoncompliant())
                .containsExactly(tuple(Relation.JAMF, null, true));
        assertThat(answer.devicesThatStopSyncing()).isZero();
    }

    @Test
    void onlyDevicesThatAreCompliantNowBecomeNoncompliant() {
        Answer answer = annLosesE3(tenant().managedDevice("PC-1", d -> d.of("ann"))
                .managedDevice("PC-2", d -> d.of("ann").complianceState = "inGracePeriod")
                .managedDevice("PC-3", d -> d.of("ann").complianceState = "noncompliant")
                .managedDevice("PC-4", d -> d.of("ann").complianceState = "configManager"));

        assertThat(answer.devices().filter(AffectedDevice::becomesNoncompliant))
                .extracting(d -> d.subject().name())
                .containsExactly("PC-1", "PC-2");
        assertThat(answer.devicesBecomingNoncompliant()).isEqualTo(2);
    }

    @Test
    void whoKeepsIntuneHasNoAffectedDevices() {
        Answer answer = answer(
                tenant().user("ann", u -> u.licensed(Products.EMS)).managedDevice("PC-1", d -> d.of("ann")),
                remove(Products.SPE_E3, "ann"));

        assertThat(answer.users()).hasSize(1);
        assertThat(answer.users().get(0).intuneAfter().sources())
                .extracting(Source::skuId)
                .containsExactly(Products.EMS.skuId());
        assertThat(answer.devices()).isEmpty();
        assertThat(answer.isHarmful()).isFalse();
    }

    // policies

    @Test
    void aPolicyForAllBlocksWhoLosesTheCompliantDevice() {
        assertThat(policiesFor(policy("Compliant PCs").users("All"))).isEqualTo("blocked: Compliant PCs");
    }

    @Test
    void aPolicyForTheUserBlocks() {
        assertThat(policiesFor(policy("P").users(Ids.userId("ann").toString()))).isEqualTo("blocked: P");
    }

    @Test
    void aPolicyForSomebodyElseDoesNot() {
        assertThat(policiesFor(policy("P").users(Ids.userId("bob").toString()))).isEmpty();
    }

    @Test
    void anExcludedUserIsNotBlocked() {
        assertThat(policiesFor(
                        policy("P").users("All").withoutUsers(Ids.userId("ann").toString())))
                .isEmpty();
    }

    @Test
    void aPolicyForAGroupBlocksItsMembers() {
        assertThat(policiesFor(policy("P").groups(FINANCE), Set.of(Ids.userId("ann"))))
                .isEqualTo("blocked: P");
        assertThat(policiesFor(policy("P").groups(FINANCE), Set.of(Ids.userId("bob"))))
                .isEmpty();
    }

    @Test
    void aMemberOfAnExcludedGroupIsNotBlocked() {
        assertThat(policiesFor(policy("P").users("All").withoutGroups(FINANCE), Set.of(Ids.userId("ann"))))
                .isEmpty();
    }

    @Test
    void aGroupThatCouldNotBeReadLeavesItOpen() {
        assertThat(policiesFor(policy("P").groups(FINANCE))).isEqualTo("perhaps: P (group-unknown)");
        assertThat(policiesFor(policy("P").users("All").withoutGroups(FINANCE)))
                .isEqualTo("perhaps: P (group-unknown)");
    }

    @Test
    void aPolicyForARoleLeavesItOpen() {
        assertThat(policiesFor(policy("P").roles("62e90394-69f5-4237-9190-012177145e10")))
                .isEqualTo("perhaps: P (roles)");
    }

    @Test
    void aPolicyThatMultifactorSatisfiesAsWellLeavesItOpen() {
        assertThat(policiesFor(policy("P").users("All").demanding("OR", "mfa", "compliantDevice")))
                .isEqualTo("perhaps: P (other-control)");
        assertThat(policiesFor(policy("P").users("All").demanding("AND", "mfa", "compliantDevice")))
                .isEqualTo("blocked: P");
    }

    @Test
    void policiesThatAreOffOrReportOnlyOrDemandSomethingElseDoNotBlock() {
        assertThat(policiesFor(policy("P").users("All").inState("disabled"))).isEmpty();
        assertThat(policiesFor(policy("P").users("All").inState("enabledForReportingButNotEnforced")))
                .isEmpty();
        assertThat(policiesFor(policy("P").users("All").demanding("OR", "mfa"))).isEmpty();
    }

    @Test
    void aPolicyForAnotherPlatformDoesNotBlock() {
        assertThat(policiesFor(policy("P").users("All").platforms("iOS", "android")))
                .isEmpty();
        assertThat(policiesFor(policy("P").users("All").platforms("windows"))).isEqualTo("blocked: P");
        assertThat(policiesFor(policy("P").users("All").platforms("all"))).isEqualTo("blocked: P");
    }

    @Test
    void guestsAreNamedByAPolicyForGuests() {
        assertThat(policiesFor(policy("P").users("GuestsOrExternalUsers"))).isEmpty();
        Answer answer = answer(
                tenant().user("ann", u -> u.userType = "Guest")
                        .managedDevice("PC-1", d -> d.of("ann"))
                        .add(
                                Dataset.CONDITIONAL_ACCESS_POLICIES,
                                policy("P").users("GuestsOrExternalUsers").build()),
                remove(Products.SPE_E3, "ann"));
        assertThat(verdicts(answer)).isEqualTo("blocked: P");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Member | ann@contoso.com                    | ''",
                "Member | ann_fabrikam#EXT#@contoso.com      | b2bCollaborationMember",
                "Guest  | ann_fabrikam#ext#@contoso.com      | b2bCollaborationGuest",
                "Guest  | ann@contoso.com                    | internalGuest",
            })
    void guestsAndExternalUsersAreToldApartAsPoliciesDo(String userType, String name, String kind) {
        for (String type : List.of("b2bCollaborationMember", "b2bCollaborationGuest", "internalGuest")) {
            boolean is = type.equals(kind);
            assertThat(policiesForA(userType, name, policy("P").guests("other", type)))
                    .as("included " + type)
                    .isEqualTo(is ? "blocked: P" : "");
            assertThat(policiesForA(userType, name, policy("P").users("All").withoutGuests(type)))
                    .as("excluded " + type)
                    .isEqualTo(is ? "" : "blocked: P");
        }
    }

    @Test
    void aPolicyThatSparesARoleLeavesItOpen() {
        assertThat(policiesFor(policy("P").users("All").withoutRoles("62e90394-69f5-4237-9190-012177145e10")))
                .isEqualTo("perhaps: P (roles)");
    }

    @Test
    void aPolicyThatSparesAPlatformDoesNotBlockThere() {
        assertThat(policiesFor(policy("P").users("All").platforms("all").withoutPlatforms("windows")))
                .isEmpty();
        assertThat(policiesFor(policy("P").users("All").withoutPlatforms("Windows")))
                .isEmpty();
        assertThat(policiesFor(policy("P").users("All").withoutPlatforms("iOS", "macOS")))
                .isEqualTo("blocked: P");
    }

    @Test
    void aPolicyForSomeApplicationsOrLocationsLeavesItOpen() {
        assertThat(policiesFor(policy("P").users("All").forAPartOnly())).isEqualTo("perhaps: P (narrower)");
    }

    private static String policiesForA(String userType, String name, Policy policy) {
        return verdicts(answer(
                tenant().user("ann", u -> {
                            u.userType = userType;
                            u.userPrincipalName = name;
                        })
                        .managedDevice("PC-1", d -> d.of("ann"))
                        .add(Dataset.CONDITIONAL_ACCESS_POLICIES, policy.build()),
                remove(Products.SPE_E3, "ann")));
    }

    @Test
    void nothingIsBlockedThatWasNotLetInBefore() {
        Policy all = policy("P").users("All");
        assertThat(verdicts(annLosesE3(tenant().add(Dataset.CONDITIONAL_ACCESS_POLICIES, all.build()))))
                .as("no device")
                .isEmpty();
        for (String state :
                Arrays.asList("noncompliant", "unknown", "error", "conflict", "configManager", "notApplicable", null)) {
            assertThat(verdicts(annLosesE3(tenant().managedDevice("PC-1", d -> d.of("ann").complianceState = state)
                            .add(Dataset.CONDITIONAL_ACCESS_POLICIES, all.build()))))
                    .as("a device whose compliance is %s", state)
                    .isEmpty();
        }
        assertThat(verdicts(annLosesE3(
                        tenant().managedDevice("PC-1", d -> d.of("ann").complianceState = "inGracePeriod")
                                .add(Dataset.CONDITIONAL_ACCESS_POLICIES, all.build()))))
                .as("a device in its grace period")
                .isEqualTo("blocked: P");
        assertThat(verdicts(answer(
                        tenant().user("ann", u -> u.accountEnabled = false)
                                .managedDevice("PC-1", d -> d.of("ann"))
                                .add(Dataset.CONDITIONAL_ACCESS_POLICIES, all.build()),
                        remove(Products.SPE_E3, "ann"))))
                .as("a disabled account")
                .isEmpty();
    }

    @Test
    void whoLeavesTheGroupOfAPolicyIsNotBlockedByIt() {
        Tenant tenant = tenant().user(
                        "ann", u -> u.unlicensed().licensed(Products.SPE_E3, "finance", "Enabled", List.of()))
                .managedDevice("PC-1", d -> d.of("ann"))
                .add(
                        Dataset.CONDITIONAL_ACCESS_POLICIES,
                        policy("P").groups(FINANCE).build());

        Answer answer = whatIf().answer(
                        tenant.snapshot(),
                        List.of(new LicenseChange.LeaveGroup(FINANCE, Scope.users(Set.of(Ids.userId("ann"))))),
                        List.of(),
                        new Memberships(Map.of(FINANCE, Set.of(Ids.userId("ann")))));

        assertThat(answer.usersLosingIntune()).isEqualTo(1);
        assertThat(verdicts(answer)).isEmpty();
    }

    @Test
    void countsWhomEachPolicyBlocks() {
        Answer answer = answer(
                tenant().user("ann")
                        .user("bob")
                        .managedDevice("PC-1", d -> d.of("ann"))
                        .managedDevice("PC-2", d -> d.of("bob"))
                        .add(
                                Dataset.CONDITIONAL_ACCESS_POLICIES,
                                policy("Ann only")
                                        .users(Ids.userId("ann").toString())
                                        .build())
                        .add(
                                Dataset.CONDITIONAL_ACCESS_POLICIES,
                                policy("Both").users("All").build()),
                remove(Products.SPE_E3, "ann", "bob"));

        assertThat(answer.policies())
                .extracting(p -> p.policy().displayName(), PolicyImpact::blocked, PolicyImpact::perhaps)
                .containsExactly(tuple("Both", 2, 0), tuple("Ann only", 1, 0));
    }

    // seats and faults

    @Test
    void aRemovalFreesASeatForEachUserWhoNoLongerHasTheSku() {
        Answer answer = answer(
                tenant().user("ann").user("bob", u -> u.alsoByGroup(Products.SPE_E3, "sales")),
                remove(Products.SPE_E3, "ann", "bob"));

        assertThat(answer.seats()).containsExactly(new SeatChange(Products.SPE_E3.skuId(), 90, 91));
    }

    @Test
    void aSwapTakesSeatsOfTheNewSku() {
        Answer answer = answer(
                tenant().user("ann").user("bob"),
                new LicenseChange.Swap(Products.SPE_E3.skuId(), Products.SPE_E5.skuId(), Scope.EVERYONE));

        assertThat(answer.seats())
                .containsExactlyInAnyOrder(
                        new SeatChange(Products.SPE_E3.skuId(), 90, 92),
                        new SeatChange(Products.SPE_E5.skuId(), 90, 88));
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void tooFewSeatsAreAFault() {
        Answer answer = answer(
                tenant().user("ann").user("bob").sku(Products.SPE_E5, s -> s.consumedUnits = 99),
                new LicenseChange.Swap(Products.SPE_E3.skuId(), Products.SPE_E5.skuId(), Scope.EVERYONE));

        assertThat(answer.faults())
                .containsExactly(new Fault(Kind.TOO_FEW_SEATS, Products.SPE_E5.skuId(), List.of(), "1"));
    }

    @Test
    void theLastSeatIsNoFault() {
        Answer answer = answer(
                tenant().user("ann").sku(Products.SPE_E5, s -> s.consumedUnits = 99),
                new LicenseChange.Swap(Products.SPE_E3.skuId(), Products.SPE_E5.skuId(), Scope.EVERYONE));

        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void aSkuThatTheTenantDoesNotHaveIsAFault() {
        Answer answer = answer(
                tenant().user("ann").withoutSku(Products.SPE_E5),
                new LicenseChange.Swap(Products.SPE_E3.skuId(), Products.SPE_E5.skuId(), Scope.EVERYONE));

        assertThat(answer.faults()).extracting(Fault::kind).containsExactly(Kind.NO_SUBSCRIPTION);
        assertThat(answer.seats()).contains(new SeatChange(Products.SPE_E5.skuId(), 0, -1));
    }

    @Test
    void aSkuWhoseSubscriptionLapsedIsAFault() {
        Answer answer = answer(
                tenant().user("ann").sku(Products.SPE_E5, s -> s.capabilityStatus = "Suspended"),
                new LicenseChange.Swap(Products.SPE_E3.skuId(), Products.SPE_E5.skuId(), Scope.EVERYONE));

        assertThat(answer.faults()).extracting(Fault::kind).containsExactly(Kind.SUBSCRIPTION_LAPSED);
        assertThat(answer.usersLosingIntune()).isEqualTo(1);
    }

    @Test
    void aDirectAssignmentWithoutUsageLocationIsAFault() {
        Answer direct = answer(
                tenant().user("ann", u -> u.unlicensed().usageLocation = null).user("bob", u -> u.unlicensed()),
                new LicenseChange.Add(Products.EMS.skuId(), Scope.EVERYONE));

        assertThat(direct.faults())
                .containsExactly(
                        new Fault(Kind.USAGE_LOCATION, Products.EMS.skuId(), List.of("ann@contoso.com"), null));
    }

    @Test
    void aSkuThatEntraRefusesAlreadyIsAFault() {
        Answer answer = answer(
                tenant().user("ann", u -> u.assignmentError(Products.SPE_E5, "Error", "MutuallyExclusiveViolation")),
                new LicenseChange.Add(Products.SPE_E5.skuId(), Scope.EVERYONE));

        assertThat(answer.faults())
                .containsExactly(new Fault(
                        Kind.REFUSED,
                        Products.SPE_E5.skuId(),
                        List.of("ann@contoso.com"),
                        "MutuallyExclusiveViolation"));
    }

    @Test
    void aLapsedSkuHasNoFreeSeats() {
        Answer answer = answer(tenant().user("ann"), new LicenseChange.Lapse(Products.SPE_E3.skuId()));

        assertThat(answer.seats()).containsExactly(new SeatChange(Products.SPE_E3.skuId(), 90, 0));
    }

    // findings

    @Test
    void tellsWhichFindingsWouldAppear() {
        Answer answer = annLosesE3(tenant().entraDevice("PC-1", d -> {})
                .managedDevice("PC-1", d -> d.of("ann"))
                .signIn("ann", "PC-1", daysAgo(1)));

        assertThat(answer.findings().appear())
                .extracting(f -> f.rule().id(), f -> f.subject().name(), f -> f.cause())
                .contains(tuple("LIC-001", "ann@contoso.com", "license-removed"))
                .contains(tuple("LIC-002", "PC-1", "license-removed"));
        assertThat(answer.findings().disappear()).isEmpty();
    }

    @Test
    void tellsWhichFindingsWouldGoAway() {
        Answer answer = answer(
                tenant().user("ann", u -> u.unlicensed()).managedDevice("PC-1", d -> d.of("ann")),
                new LicenseChange.Add(Products.EMS.skuId(), Scope.EVERYONE));

        assertThat(answer.findings().disappear())
                .extracting(f -> f.rule().id(), f -> f.subject().name())
                .contains(tuple("LIC-002", "PC-1"));
    }

    @Test
    void theEndOfASubscriptionIsItselfAFinding() {
        Answer answer = answer(tenant().user("ann"), new LicenseChange.Lapse(Products.SPE_E3.skuId()));

        assertThat(answer.findings().appear())
                .extracting(f -> f.rule().id(), f -> f.cause())
                .contains(tuple("LIC-003", "lapsed"));
    }

    // counting, order, gaps

    @Test
    void whoLosesIntuneComesFirst() {
        Answer answer = answer(
                tenant().user("ann", u -> u.licensed(Products.EMS)).user("zoe"), remove(Products.SPE_E3, "ann", "zoe"));

        assertThat(answer.users())
                .extracting(u -> u.user().userPrincipalName())
                .containsExactly("zoe@contoso.com", "ann@contoso.com");
    }

    @Test
    void whoLeavesTheGroupInALaterStepIsNotOutOfReach() {
        Tenant tenant =
                tenant().user("ann", u -> u.unlicensed().licensed(Products.SPE_E3, "finance", "Enabled", List.of()));
        LicenseChange remove = remove(Products.SPE_E3, "ann");
        Scope ann = Scope.users(Set.of(Ids.userId("ann")));

        assertThat(outOfReach(tenant, remove)).containsExactly("ann");
        assertThat(outOfReach(tenant, remove, new LicenseChange.LeaveGroup(FINANCE, ann)))
                .isEmpty();
        assertThat(outOfReach(
                        tenant,
                        remove,
                        new LicenseChange.LeaveGroup(FINANCE, ann),
                        new LicenseChange.JoinGroup(FINANCE, ann)))
                .as("a group that hands out nothing")
                .isEmpty();
    }

    @Test
    void whatALaterStepSwitchesOffForTheGroupIsNotOutOfReach() {
        Tenant tenant =
                tenant().user("ann", u -> u.unlicensed().licensed(Products.SPE_E3, "finance", "Enabled", List.of()));
        UUID e3 = Products.SPE_E3.skuId();
        var forAnn = new LicenseChange.DisablePlan(e3, ServicePlans.INTUNE_A, Scope.users(Set.of(Ids.userId("ann"))));
        var ofFinance = new Scope(false, Set.of(), Set.of(FINANCE));

        assertThat(outOfReach(tenant, forAnn)).containsExactly("ann");
        assertThat(outOfReach(tenant, forAnn, new LicenseChange.DisablePlan(e3, ServicePlans.INTUNE_A, ofFinance)))
                .isEmpty();
    }

    private static List<@Nullable String> outOfReach(Tenant tenant, LicenseChange... changes) {
        return answer(tenant, changes).users().stream()
                .filter(UserChange::isOutOfReach)
                .map(u -> u.user().displayName())
                .toList();
    }

    @Test
    void countsWhoWasNamedAndHasNothingOfIt() {
        Answer answer =
                answer(tenant().user("ann").user("bob", u -> u.unlicensed()), remove(Products.SPE_E3, "ann", "bob"));

        assertThat(answer.untouched()).isEqualTo(1);
        assertThat(answer.users()).hasSize(1);
    }

    @Test
    void entraPremiumCountsForItself() {
        Answer answer = answer(
                tenant().user("ann", u -> u.unlicensed().licensed(Products.ENTRA_P1)),
                remove(Products.ENTRA_P1, "ann"));

        assertThat(answer.usersLosingEntraPremium()).isEqualTo(1);
        assertThat(answer.usersLosingIntune()).isZero();
        assertThat(answer.isHarmful()).isTrue();
    }

    @Test
    void aCompleteTenantLeavesNothingOpen() {
        assertThat(annLosesE3(tenant()).unsure()).isEmpty();
    }

    @Test
    void saysWhichPartAGapLeavesOpen() {
        assertThat(parts(Dataset.MANAGED_DEVICES)).contains("devices");
        assertThat(parts(Dataset.SIGN_INS)).contains("joined-pcs");
        assertThat(parts(Dataset.USERS_LOGGED_ON)).contains("joined-pcs");
        assertThat(parts(Dataset.ENTRA_DEVICES)).contains("joined-pcs");
        assertThat(parts(Dataset.CONDITIONAL_ACCESS_POLICIES)).contains("policies");
        assertThat(parts(Dataset.GROUPS)).contains("groups");
        assertThat(parts(Dataset.USERS)).contains("users", "seats", "findings");
        assertThat(parts(Dataset.SUBSCRIBED_SKUS)).contains("seats", "findings");
    }

    @Test
    void withoutTheTenantsSkusTheShippedTableDecides() {
        Answer answer = annLosesE3(tenant().without(Dataset.SUBSCRIBED_SKUS));

        assertThat(answer.usersLosingIntune()).isEqualTo(1);
        assertThat(answer.seats()).isEmpty();
        assertThat(answer.faults()).isEmpty();
    }

    @Test
    void aGroupThatCouldNotBeReadIsAGap() {
        Answer answer = annLosesE3(tenant().add(
                        Dataset.CONDITIONAL_ACCESS_POLICIES,
                        policy("P").groups(FINANCE).build()));

        assertThat(answer.unsure()).extracting(Unsure::part).containsExactly("policies");
    }

    @Test
    void whoDependsNamesUsersWhoHaveIntuneByThatSkuOnly() {
        Tenant tenant =
                tenant().user("ann").user("bob", u -> u.licensed(Products.EMS)).managedDevice("PC-1", d -> d.of("ann"));

        Answer answer = whatIf().whoDepends(tenant.snapshot(), Products.SPE_E3.skuId(), Memberships.NONE);

        assertThat(answer.isQuestion()).isTrue();
        assertThat(answer.users()).extracting(u -> u.user().userPrincipalName()).containsExactly("ann@contoso.com");
        assertThat(answer.devicesAffected()).isEqualTo(1);
        assertThat(answer.findings()).isEqualTo(FindingChanges.NONE);
    }

    // how it is said

    private static List<String> parts(Dataset<?> missing) {
        return annLosesE3(tenant().without(missing)).unsure().stream()
                .map(Unsure::part)
                .toList();
    }

    private static WhatIf whatIf() {
        return new WhatIf(Rules.STANDARD, RuleSettings.DEFAULT);
    }

    private static Answer answer(Tenant tenant, LicenseChange... changes) {
        return whatIf().answer(tenant.snapshot(), List.of(changes), List.of(), Memberships.NONE);
    }

    /** Ann has Microsoft 365 E3 and loses it. */
    private static Answer annLosesE3(Tenant tenant) {
        return answer(tenant.user("ann"), remove(Products.SPE_E3, "ann"));
    }

    private static LicenseChange remove(Products product, String... users) {
        return new LicenseChange.Remove(
                product.skuId(),
                Scope.users(Arrays.stream(users).map(Ids::userId).collect(Collectors.toSet())));
    }

    private static Instant nextSync(Consumer<ManagedDeviceSpec> change) {
        Answer answer = annLosesE3(tenant().managedDevice("PC-1", d -> change.accept(d.of("ann"))));
        Instant next = answer.firstImpactAt();
        assertThat(next).isNotNull();
        return next;
    }

    /** What becomes of Ann, who loses a compliant PC, in a word. */
    private static String policiesFor(Policy policy) {
        return verdicts(answer(withPolicy(policy), remove(Products.SPE_E3, "ann")));
    }

    private static String policiesFor(Policy policy, Set<UUID> finance) {
        return verdicts(whatIf().answer(
                        withPolicy(policy).snapshot(),
                        List.of(remove(Products.SPE_E3, "ann")),
                        List.of(),
                        new Memberships(Map.of(FINANCE, finance))));
    }

    private static Tenant withPolicy(Policy policy) {
        return tenant().user("ann")
                .managedDevice("PC-1", d -> d.of("ann"))
                .add(Dataset.CONDITIONAL_ACCESS_POLICIES, policy.build());
    }

    private static String verdicts(Answer answer) {
        UserChange ann = answer.users().get(0);
        String blocked = ann.blockedBy().isEmpty() ? "" : "blocked: " + String.join(", ", ann.blockedBy());
        String perhaps = ann.perhapsBlockedBy().isEmpty()
                ? ""
                : "perhaps: " + String.join(", ", ann.perhapsBlockedBy()) + " ("
                        + String.join(", ", answer.policies().get(0).doubts()) + ")";
        return blocked + perhaps;
    }

    private static Policy policy(String name) {
        return new Policy(name);
    }

    /** A Conditional Access policy to be changed by a test: enabled, demands a compliant device of nobody. */
    private static final class Policy {
        private final String name;
        private String state = "enabled";
        private String operator = "OR";
        private List<String> controls = List.of("compliantDevice");
        private List<String> users = List.of();
        private List<String> withoutUsers = List.of();
        private List<String> groups = List.of();
        private List<String> withoutGroups = List.of();
        private List<String> roles = List.of();
        private List<String> platforms = List.of();
        private List<String> withoutRoles = List.of();
        private List<String> withoutPlatforms = List.of();
        private List<String> guests = List.of();
        private List<String> withoutGuests = List.of();
        private boolean isPartial;

        Policy(String name) {
            this.name = name;
        }

        Policy users(String... ids) {
            users = List.of(ids);
            return this;
        }

        Policy withoutUsers(String... ids) {
            withoutUsers = List.of(ids);
            return this;
        }

        Policy groups(UUID... ids) {
            groups = Arrays.stream(ids).map(UUID::toString).toList();
            return this;
        }

        Policy withoutGroups(UUID... ids) {
            withoutGroups = Arrays.stream(ids).map(UUID::toString).toList();
            return this;
        }

        Policy roles(String... ids) {
            roles = List.of(ids);
            return this;
        }

        Policy platforms(String... names) {
            platforms = List.of(names);
            return this;
        }

        Policy withoutRoles(String... ids) {
            withoutRoles = List.of(ids);
            return this;
        }

        Policy withoutPlatforms(String... names) {
            withoutPlatforms = List.of(names);
            return this;
        }

        Policy guests(String... types) {
            guests = List.of(types);
            return this;
        }

        Policy withoutGuests(String... types) {
            withoutGuests = List.of(types);
            return this;
        }

        Policy forAPartOnly() {
            isPartial = true;
            return this;
        }

        Policy inState(String value) {
            state = value;
            return this;
        }

        Policy demanding(String how, String... what) {
            operator = how;
            controls = List.of(what);
            return this;
        }

        ConditionalAccessPolicy build() {
            return new ConditionalAccessPolicy(
                    Ids.id("policy", name),
                    name,
                    state,
                    operator,
                    controls,
                    users,
                    withoutUsers,
                    groups,
                    withoutGroups,
                    roles,
                    platforms,
                    new Narrowing(withoutRoles, withoutPlatforms, guests, withoutGuests, isPartial));
        }
    }
}
