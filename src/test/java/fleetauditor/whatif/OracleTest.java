package fleetauditor.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.RuleSettings;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.LicenseProfile;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.LicenseProfile.AssignedPlan;
import fleetauditor.model.LicenseProfile.AssignmentState;
import fleetauditor.model.User;
import fleetauditor.rules.Rules;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import fleetauditor.whatif.AffectedDevice.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Small tenants at random and changes at random, worked out a second time by the plainest means: each user's assignments
 * one by one, as {@code licenseAssignmentStates} has them, with nothing of the program but its model.
 */
class OracleTest {
    private static final int USERS = 14;
    private static final List<String> GROUPS = List.of("sales", "emea", "it");
    private static final List<UUID> PLANS = List.of(
            ServicePlans.INTUNE_A, ServicePlans.AAD_PREMIUM, ServicePlans.AAD_PREMIUM_P2, ServicePlans.INTUNE_O365);

    /** One assignment. */
    private record Has(
            Products product, Set<UUID> off, @Nullable String group, String state) {
        boolean held() {
            return !state.equals("Error");
        }

        boolean gives(UUID plan) {
            return (state.equals("Active") || state.equals("ActiveWithError"))
                    && product.plans().contains(plan)
                    && !off.contains(plan);
        }

        boolean isFrom(Products other, @Nullable String source) {
            return product == other && Objects.equals(group, source);
        }
    }

    /** A license of a group. */
    private record Hands(Products product, Set<UUID> off) {}

    /** Everything that a change can touch. */
    private static final class World {
        final Map<String, List<Has>> users = new LinkedHashMap<>();
        final Map<String, List<Hands>> groups = new LinkedHashMap<>();
        final Map<Products, String> standing = new EnumMap<>(Products.class);

        World copy() {
            var copy = new World();
            users.forEach((user, has) -> copy.users.put(user, new ArrayList<>(has)));
            groups.forEach((group, hands) -> copy.groups.put(group, new ArrayList<>(hands)));
            copy.standing.putAll(standing);
            return copy;
        }

        boolean runs(Products product) {
            return standing.get(product).equals("Enabled")
                    || standing.get(product).equals("Warning");
        }

        Set<UUID> working(String user) {
            return PLANS.stream()
                    .filter(plan -> users.get(user).stream().anyMatch(h -> h.gives(plan) && runs(h.product())))
                    .collect(Collectors.toSet());
        }

        boolean holds(String user, Products product) {
            return users.get(user).stream().anyMatch(h -> h.product() == product && h.held());
        }

        long consumed(Products product) {
            return users.keySet().stream().filter(u -> holds(u, product)).count();
        }
    }

    private final World before = new World();
    private final Map<String, List<String>> pcs = new HashMap<>();
    private final Map<String, Instant> syncs = new HashMap<>();
    private Random random = new Random();

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theAnswerIsWhatCountingByHandGives(long seed) {
        random = new Random(seed);
        Tenant tenant = tenant();
        World after = before.copy();
        var changes = new ArrayList<LicenseChange>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            changes.add(change(after));
        }

        Answer answer = new WhatIf(Rules.STANDARD, RuleSettings.DEFAULT)
                .answer(tenant.snapshot(), changes, List.of(), Memberships.NONE);

        Map<String, UserChange> told = answer.users().stream()
                .collect(Collectors.toMap(u -> Objects.requireNonNull(u.user().displayName()), u -> u));
        for (String user : before.users.keySet()) {
            compare(user, told.get(user), after, changes.toString());
        }
        assertThat(answer.firstImpactAt()).as("%s", changes).isEqualTo(firstImpact(after));
        for (SeatChange seat : answer.seats()) {
            Products product = product(seat.skuId());
            assertThat(seat.freeBefore()).as("%s before", product).isEqualTo(free(before, product));
            assertThat(seat.freeAfter()).as("%s after %s", product, changes).isEqualTo(free(after, product));
        }
        assertThat(answer.seats().stream().map(s -> product(s.skuId())).collect(Collectors.toSet()))
                .containsAll(Arrays.stream(Products.values())
                        .filter(p -> free(before, p) != free(after, p))
                        .toList());
    }

    private void compare(String user, @Nullable UserChange told, World after, String changes) {
        Set<UUID> then = before.working(user);
        Set<UUID> now = after.working(user);
        if (told == null) {
            assertThat(now).as("%s is not named; %s", user, changes).isEqualTo(then);
            return;
        }
        assertThat(told.plans().lost()).as("%s loses; %s", user, changes).isEqualTo(names(then, now));
        assertThat(told.plans().gained()).as("%s gains; %s", user, changes).isEqualTo(names(now, then));
        assertThat(told.intuneBefore().licensed()).isEqualTo(then.contains(ServicePlans.INTUNE_A));
        assertThat(told.intuneAfter().licensed()).isEqualTo(now.contains(ServicePlans.INTUNE_A));
        assertThat(told.intuneBefore().cause()).as("%s before", user).isEqualTo(cause(user, before));
        assertThat(told.intuneAfter().cause()).as("%s after %s", user, changes).isEqualTo(cause(user, after));
        assertThat(sources(told.intuneBefore())).isEqualTo(sources(user, before));
        assertThat(sources(told.intuneAfter())).as("%s after %s", user, changes).isEqualTo(sources(user, after));
        assertThat(told.entraPremiumBefore()).isEqualTo(isPremium(then));
        assertThat(told.entraPremiumAfter()).isEqualTo(isPremium(now));
        boolean loses = then.contains(ServicePlans.INTUNE_A) && !now.contains(ServicePlans.INTUNE_A);
        assertThat(told.devices().stream()
                        .filter(d -> d.relation() == Relation.PRIMARY)
                        .map(d -> d.subject().name()))
                .as("devices of %s; %s", user, changes)
                .containsExactlyInAnyOrderElementsOf(loses ? pcs.getOrDefault(user, List.of()) : List.of());
    }

    /** By the words of rules.md, in their order. */
    private @Nullable String cause(String user, World world) {
        if (world.working(user).contains(ServicePlans.INTUNE_A)) {
            return null;
        }
        List<Has> has = world.users.get(user);
        if (has.stream().anyMatch(h -> isIntune(h.product()) && h.state().contains("Error"))) {
            return "assignment-error";
        }
        List<Products> held = Arrays.stream(Products.values())
                .filter(p -> world.holds(user, p))
                .toList();
        List<Products> intune = held.stream().filter(OracleTest::isIntune).toList();
        List<Products> on = intune.stream()
                .filter(p -> has.stream()
                        .anyMatch(h -> h.product() == p && h.held() && !h.off().contains(ServicePlans.INTUNE_A)))
                .toList();
        if (!intune.isEmpty() && on.isEmpty()) {
            return "plan-disabled";
        }
        String status = status(user, world);
        if (on.stream().anyMatch(p -> !world.runs(p))
                || (!on.isEmpty()
                        && status != null
                        && List.of("Suspended", "Deleted").contains(status))) {
            return "subscription-lapsed";
        }
        if (intune.isEmpty() && held.stream().anyMatch(p -> p.plans().contains(ServicePlans.INTUNE_O365))) {
            return "office-only";
        }
        if (intune.isEmpty() && "Deleted".equals(status)) {
            return "license-removed";
        }
        return "never-licensed";
    }

    /** What assignedPlans then says of Intune; null when it is not listed. */
    private @Nullable String status(String user, World world) {
        var statuses = new HashSet<String>();
        for (Has has : world.users.get(user)) {
            if (has.gives(ServicePlans.INTUNE_A)) {
                statuses.add(world.standing.get(has.product()));
            }
        }
        if (statuses.isEmpty()) {
            boolean was = before.users.get(user).stream().anyMatch(h -> h.gives(ServicePlans.INTUNE_A));
            return was ? "Deleted" : null;
        }
        return List.of("Enabled", "Warning", "Suspended").stream()
                .filter(statuses::contains)
                .findFirst()
                .orElse(null);
    }

    private @Nullable Instant firstImpact(World after) {
        Instant first = null;
        for (var entry : pcs.entrySet()) {
            String user = entry.getKey();
            if (before.working(user).contains(ServicePlans.INTUNE_A)
                    && !after.working(user).contains(ServicePlans.INTUNE_A)) {
                for (String pc : entry.getValue()) {
                    Instant next = syncs.get(pc);
                    while (!next.isAfter(Tenant.NOW)) {
                        next = next.plus(Duration.ofHours(8));
                    }
                    first = first == null || next.isBefore(first) ? next : first;
                }
            }
        }
        return first;
    }

    private static long free(World world, Products product) {
        return world.runs(product) ? 8 - world.consumed(product) : 0;
    }

    private static Set<String> sources(String user, World world) {
        if (!world.working(user).contains(ServicePlans.INTUNE_A)) {
            return Set.of();
        }
        return world.users.get(user).stream()
                .filter(h -> h.gives(ServicePlans.INTUNE_A) && world.runs(h.product()))
                .map(h -> h.product().skuId() + " " + (h.group() == null ? null : Ids.groupId(h.group())))
                .collect(Collectors.toSet());
    }

    private static Set<String> sources(Entitlement entitlement) {
        return entitlement.sources().stream()
                .map(s -> s.skuId() + " " + s.groupId())
                .collect(Collectors.toSet());
    }

    private static List<String> names(Set<UUID> these, Set<UUID> notThose) {
        var names = Map.of(
                ServicePlans.INTUNE_A, "INTUNE_A",
                ServicePlans.AAD_PREMIUM, "AAD_PREMIUM",
                ServicePlans.AAD_PREMIUM_P2, "AAD_PREMIUM_P2",
                ServicePlans.INTUNE_O365, "INTUNE_O365");
        return these.stream()
                .filter(p -> !notThose.contains(p))
                .map(names::get)
                .sorted()
                .toList();
    }

    private static boolean isPremium(Set<UUID> plans) {
        return plans.contains(ServicePlans.AAD_PREMIUM) || plans.contains(ServicePlans.AAD_PREMIUM_P2);
    }

    private static boolean isIntune(Products product) {
        return product.plans().contains(ServicePlans.INTUNE_A);
    }

    private static Products product(UUID skuId) {
        return Arrays.stream(Products.values())
                .filter(p -> p.skuId().equals(skuId))
                .findFirst()
                .orElseThrow();
    }

    // a change, done by hand and told to the program

    private LicenseChange change(World world) {
        Products product = any(Arrays.asList(Products.values()));
        UUID sku = product.skuId();
        UUID plan = any(product.plans());
        boolean everyone = random.nextInt(4) == 0;
        Set<String> users = everyone ? before.users.keySet() : some(before.users.keySet());
        Set<String> groups = everyone ? Set.copyOf(GROUPS) : random.nextBoolean() ? Set.of() : some(GROUPS);
        Scope scope = everyone
                ? Scope.EVERYONE
                : new Scope(
                        false,
                        users.stream().map(Ids::userId).collect(Collectors.toSet()),
                        groups.stream().map(Ids::groupId).collect(Collectors.toSet()));
        switch (random.nextInt(9)) {
            case 0 -> {
                edit(world, users, groups, (has, all) -> has.product() == product ? List.of() : List.of(has));
                groups.forEach(g -> world.groups.get(g).removeIf(h -> h.product() == product));
                return new LicenseChange.Remove(sku, scope);
            }
            case 1 -> {
                for (String user : users) {
                    List<Has> has = world.users.get(user);
                    if (has.stream().noneMatch(h -> h.isFrom(product, null) && h.held())) {
                        has.removeIf(h -> h.isFrom(product, null));
                        has.add(new Has(product, Set.of(), null, "Active"));
                    }
                    has.replaceAll(h -> h.isFrom(product, null) ? new Has(product, Set.of(), null, h.state()) : h);
                }
                return new LicenseChange.Add(sku, scope);
            }
            case 2 -> {
                Products other = any(Arrays.stream(Products.values())
                        .filter(p -> p != product)
                        .toList());
                edit(world, users, groups, (has, all) -> {
                    if (has.product() != product) {
                        return List.of(has);
                    }
                    boolean isThere = all.stream().anyMatch(h -> h.isFrom(other, has.group()));
                    return isThere
                            ? List.of()
                            : List.of(new Has(other, common(has.off(), other), has.group(), "Active"));
                });
                for (String group : groups) {
                    List<Hands> hands = world.groups.get(group);
                    boolean isThere = hands.stream().anyMatch(h -> h.product() == other);
                    hands.replaceAll(
                            h -> h.product() == product && !isThere ? new Hands(other, common(h.off(), other)) : h);
                    hands.removeIf(h -> h.product() == product);
                }
                return new LicenseChange.Swap(sku, other.skuId(), scope);
            }
            case 3, 4 -> {
                boolean off = random.nextBoolean();
                edit(
                        world,
                        users,
                        groups,
                        (has, all) -> List.of(
                                has.product() == product
                                        ? new Has(product, with(has.off(), plan, off), has.group(), has.state())
                                        : has));
                groups.forEach(g -> world.groups
                        .get(g)
                        .replaceAll(h -> h.product() == product ? new Hands(product, with(h.off(), plan, off)) : h));
                return off
                        ? new LicenseChange.DisablePlan(sku, plan, scope)
                        : new LicenseChange.EnablePlan(sku, plan, scope);
            }
            case 5 -> {
                if (world.runs(product)) {
                    world.standing.put(product, "Suspended");
                }
                return new LicenseChange.Lapse(sku);
            }
            case 6 -> {
                if (!world.runs(product)) {
                    world.standing.put(product, before.runs(product) ? before.standing.get(product) : "Enabled");
                }
                return new LicenseChange.Renew(sku);
            }
            case 7 -> {
                String group = any(GROUPS);
                users.forEach(u -> world.users.get(u).removeIf(h -> group.equals(h.group())));
                return new LicenseChange.LeaveGroup(Ids.groupId(group), scope);
            }
            default -> {
                String group = any(GROUPS);
                for (String user : users) {
                    List<Has> has = world.users.get(user);
                    for (Hands hands : world.groups.get(group)) {
                        if (has.stream().noneMatch(h -> h.isFrom(hands.product(), group))) {
                            has.add(new Has(hands.product(), hands.off(), group, "Active"));
                        }
                    }
                }
                return new LicenseChange.JoinGroup(Ids.groupId(group), scope);
            }
        }
    }

    /** What becomes of one assignment, given all that the user had. */
    private interface Edit {
        List<Has> of(Has has, List<Has> all);
    }

    /** Direct assignments of the users, and assignments by the groups whoever has them. */
    private static void edit(World world, Set<String> users, Set<String> groups, Edit edit) {
        world.users.forEach((user, has) -> {
            List<Has> all = List.copyOf(has);
            has.clear();
            for (Has one : all) {
                boolean isReached = one.group() == null ? users.contains(user) : groups.contains(one.group());
                has.addAll(isReached ? edit.of(one, all) : List.of(one));
            }
        });
    }

    private static Set<UUID> common(Set<UUID> off, Products product) {
        return off.stream().filter(product.plans()::contains).collect(Collectors.toSet());
    }

    private static Set<UUID> with(Set<UUID> off, UUID plan, boolean isOff) {
        var more = new TreeSet<>(off);
        if (isOff) {
            more.add(plan);
        } else {
            more.remove(plan);
        }
        return more;
    }

    // a tenant whose assignedLicenses and assignedPlans are what its assignments say

    private Tenant tenant() {
        Tenant tenant = Tenant.tenant();
        for (Products product : Products.values()) {
            before.standing.put(product, any(List.of("Enabled", "Enabled", "Enabled", "Warning", "Suspended")));
        }
        for (String group : GROUPS) {
            var hands = new ArrayList<Hands>();
            some(Arrays.asList(Products.values()))
                    .forEach(p -> hands.add(new Hands(p, random.nextBoolean() ? Set.of() : some(p.plans()))));
            before.groups.put(group, hands);
            tenant.add(
                    Dataset.GROUPS,
                    new Group(
                            Ids.groupId(group),
                            group,
                            hands.stream()
                                    .map(h -> new AssignedLicense(h.product().skuId(), List.copyOf(h.off())))
                                    .toList()));
        }
        for (int i = 0; i < USERS; i++) {
            String user = "user" + i;
            before.users.put(user, holdings());
            if (random.nextInt(3) > 0) {
                Instant last = Tenant.NOW.minus(Duration.ofMinutes(1 + random.nextInt(3000)));
                syncs.put("PC-" + i, last);
                pcs.computeIfAbsent(user, u -> new ArrayList<>()).add("PC-" + i);
                tenant.managedDevice("PC-" + i, d -> d.of(user).lastSyncDateTime = last);
            }
        }
        for (Products product : Products.values()) {
            tenant.sku(product, s -> {
                s.capabilityStatus = before.standing.get(product);
                s.enabled = s.capabilityStatus.equals("Enabled") ? 8 : 0;
                s.warning = s.capabilityStatus.equals("Warning") ? 8 : 0;
                s.suspended = s.capabilityStatus.equals("Suspended") ? 8 : 0;
                s.consumedUnits = before.consumed(product);
            });
        }
        before.users.forEach((user, has) -> tenant.add(Dataset.USERS, user(user, has)));
        return tenant;
    }

    private List<Has> holdings() {
        var has = new ArrayList<Has>();
        for (Products product : Products.values()) {
            if (random.nextInt(4) == 0) {
                Set<UUID> off = random.nextInt(3) > 0 ? Set.of() : some(product.plans());
                String state =
                        any(List.of("Active", "Active", "Active", "Active", "ActiveWithError", "Error", "Disabled"));
                has.add(new Has(product, off, null, state));
            }
        }
        for (String group : GROUPS) {
            if (random.nextInt(3) == 0) {
                for (Hands hands : before.groups.get(group)) {
                    String state = random.nextInt(6) == 0 ? "Error" : "Active";
                    has.add(new Has(hands.product(), hands.off(), group, state));
                }
            }
        }
        return has;
    }

    private User user(String name, List<Has> has) {
        var licenses = new ArrayList<AssignedLicense>();
        var plans = new TreeMap<UUID, String>();
        var states = new ArrayList<AssignmentState>();
        for (Products product : Products.values()) {
            List<Has> held =
                    has.stream().filter(h -> h.product() == product && h.held()).toList();
            if (!held.isEmpty()) {
                var off = new HashSet<>(held.get(0).off());
                held.forEach(h -> off.retainAll(h.off()));
                licenses.add(new AssignedLicense(product.skuId(), List.copyOf(off)));
            }
        }
        for (Has one : has) {
            for (UUID plan : one.product().plans()) {
                if (one.gives(plan)) {
                    plans.merge(plan, before.standing.get(one.product()), OracleTest::better);
                }
            }
            states.add(new AssignmentState(
                    one.product().skuId(),
                    List.copyOf(one.off()),
                    one.group() == null ? null : Ids.groupId(one.group()),
                    one.state(),
                    one.state().contains("Error") ? "CountViolation" : null));
        }
        return new User(
                Ids.userId(name),
                name + "@contoso.com",
                name,
                null,
                true,
                "Member",
                null,
                null,
                "DE",
                new LicenseProfile(
                        licenses,
                        plans.entrySet().stream()
                                .map(e -> new AssignedPlan(e.getKey(), e.getValue()))
                                .toList(),
                        states));
    }

    private static String better(String a, String b) {
        List<String> order = List.of("Enabled", "Warning", "Suspended");
        return order.indexOf(a) < order.indexOf(b) ? a : b;
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** At least one. */
    private <T> Set<T> some(Collection<T> values) {
        var list = new ArrayList<>(values);
        Collections.shuffle(list, random);
        return new LinkedHashSet<>(list.subList(0, 1 + random.nextInt(list.size())));
    }
}
