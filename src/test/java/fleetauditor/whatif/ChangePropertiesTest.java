package fleetauditor.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.RuleSettings;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import fleetauditor.model.User;
import fleetauditor.rules.Rules;
import fleetauditor.testkit.Products;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every tenant and every change. */
class ChangePropertiesTest {
    private static final WhatIf WHAT_IF = new WhatIf(Rules.STANDARD, RuleSettings.DEFAULT);

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aChangeFollowedByItsReverseIsNoChange(long seed) {
        var generated = new GeneratedTenant(seed);
        Products product = generated.anyProduct();
        Products other = generated.anyProduct();
        var plain = Scope.users(generated.plainDirect(product));
        Set<UUID> withoutOther = new HashSet<>(generated.plainDirect(product));
        Snapshot snapshot = generated.tenant.snapshot();
        withoutOther.removeIf(id -> holds(snapshot, id, other));
        UUID sku = product.skuId();
        UUID group = generated.anyGroup();
        var members = Scope.users(receivers(snapshot, group));

        assertNothing(snapshot, new LicenseChange.Remove(sku, plain), new LicenseChange.Add(sku, plain));
        assertNothing(snapshot, new LicenseChange.Lapse(sku), new LicenseChange.Renew(sku));
        assertNothing(
                snapshot, new LicenseChange.LeaveGroup(group, members), new LicenseChange.JoinGroup(group, members));
        assertNothing(
                snapshot,
                new LicenseChange.DisablePlan(sku, ServicePlans.AAD_PREMIUM, Scope.EVERYONE),
                new LicenseChange.EnablePlan(sku, ServicePlans.AAD_PREMIUM, Scope.EVERYONE));
        assertNothing(
                snapshot,
                new LicenseChange.Swap(sku, other.skuId(), Scope.users(withoutOther)),
                new LicenseChange.Swap(other.skuId(), sku, Scope.users(withoutOther)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theEndOfASubscriptionTakesWhatRemovingItFromEverybodyTakes(long seed) {
        var generated = new GeneratedTenant(seed);
        UUID sku = generated.anyProduct().skuId();
        Snapshot snapshot = generated.tenant.snapshot();

        Answer lapsed = answer(snapshot, new LicenseChange.Lapse(sku));
        Answer removed = answer(snapshot, new LicenseChange.Remove(sku, Scope.EVERYONE));

        assertThat(lost(lapsed)).isEqualTo(lost(removed));
        assertThat(lapsed.usersLosingIntune()).isEqualTo(removed.usersLosingIntune());
        assertThat(lapsed.usersLosingEntraPremium()).isEqualTo(removed.usersLosingEntraPremium());
        assertThat(lapsed.devicesAffected()).isEqualTo(removed.devicesAffected());
        assertThat(lapsed.firstImpactAt()).isEqualTo(removed.firstImpactAt());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aSkuThatAnotherSourceKeepsChangesNothing(long seed) {
        var generated = new GeneratedTenant(seed);
        Products product = generated.anyProduct();
        Snapshot snapshot = generated.tenant.snapshot();
        Set<UUID> kept = snapshot.rows(Dataset.USERS).stream()
                .filter(u -> u.licenses().states().stream()
                        .anyMatch(s -> s.skuId().equals(product.skuId())
                                && s.assignedByGroup() != null
                                && Catalog.gives(s)
                                && s.disabledPlans().isEmpty()))
                .map(User::id)
                .collect(Collectors.toSet());

        Answer answer = answer(snapshot, new LicenseChange.Remove(product.skuId(), Scope.users(kept)));

        assertThat(answer.usersChanged()).isZero();
        assertThat(lost(answer)).isEmpty();
        assertThat(answer.findings().appear()).isEmpty();
        assertThat(answer.users()).hasSize(kept.size()).allMatch(UserChange::isOutOfReach);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aRemovalNeverGivesAnything(long seed) {
        var generated = new GeneratedTenant(seed);
        Answer answer = answer(
                generated.tenant.snapshot(),
                new LicenseChange.Remove(generated.anyProduct().skuId(), Scope.EVERYONE));

        assertThat(answer.users()).allSatisfy(u -> {
            assertThat(u.plans().gained()).isEmpty();
            assertThat(u.gainsIntune()).isFalse();
        });
        assertThat(answer.faults()).isEmpty();
        assertThat(answer.seats()).allSatisfy(s -> assertThat(s.freeAfter()).isGreaterThanOrEqualTo(s.freeBefore()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whoDependsOnASkuIsWhoLosesIntuneWithoutIt(long seed) {
        var generated = new GeneratedTenant(seed);
        UUID sku = generated.anyProduct().skuId();
        Snapshot snapshot = generated.tenant.snapshot();

        Answer depends = WHAT_IF.whoDepends(snapshot, sku, Memberships.NONE);
        Answer removed = answer(snapshot, new LicenseChange.Remove(sku, Scope.EVERYONE));

        assertThat(depends.users()).allMatch(UserChange::losesIntune);
        assertThat(depends.usersLosingIntune()).isEqualTo(removed.usersLosingIntune());
        assertThat(depends.users())
                .allSatisfy(u -> assertThat(u.intuneBefore().sources())
                        .allSatisfy(s -> assertThat(s.skuId()).isEqualTo(sku)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theOrderOfGraphsAnswersDoesNotShow(long seed) {
        var generated = new GeneratedTenant(seed);
        var change = new LicenseChange.Remove(generated.anyProduct().skuId(), Scope.EVERYONE);

        Answer one = answer(generated.tenant.snapshot(), change);
        Answer other = answer(generated.tenant.shuffled(seed).snapshot(), change);

        assertThat(other.users()).isEqualTo(one.users());
        assertThat(other.seats()).isEqualTo(one.seats());
        assertThat(other.findings()).isEqualTo(one.findings());
    }

    private static void assertNothing(Snapshot snapshot, LicenseChange change, LicenseChange reverse) {
        Answer answer = answer(snapshot, change, reverse);
        assertThat(answer.usersChanged()).as(change + " and " + reverse).isZero();
        assertThat(answer.users()).allMatch(UserChange::isOutOfReach);
        assertThat(answer.seats()).allSatisfy(s -> assertThat(s.freeAfter()).isEqualTo(s.freeBefore()));
        assertThat(answer.faults()).isEmpty();
        assertThat(answer.findings()).isEqualTo(FindingChanges.NONE);
        assertThat(Changed.of(snapshot, List.of(change, reverse)).after()).isEqualTo(snapshot);
    }

    private static Map<String, List<String>> lost(Answer answer) {
        var lost = new TreeMap<String, List<String>>();
        for (UserChange user : answer.users()) {
            if (!user.plans().lost().isEmpty()) {
                lost.put(user.user().userPrincipalName(), user.plans().lost());
            }
        }
        return lost;
    }

    private static boolean holds(Snapshot snapshot, UUID user, Products product) {
        return snapshot.rows(Dataset.USERS).stream()
                .filter(u -> u.id().equals(user))
                .flatMap(u -> u.licenses().states().stream())
                .anyMatch(s -> s.skuId().equals(product.skuId()));
    }

    private static Set<UUID> receivers(Snapshot snapshot, UUID group) {
        return snapshot.rows(Dataset.USERS).stream()
                .filter(u -> u.licenses().states().stream().anyMatch(s -> group.equals(s.assignedByGroup())))
                .map(User::id)
                .collect(Collectors.toSet());
    }

    private static Answer answer(Snapshot snapshot, LicenseChange... changes) {
        return WHAT_IF.answer(snapshot, List.of(changes), List.of(), Memberships.NONE);
    }
}
