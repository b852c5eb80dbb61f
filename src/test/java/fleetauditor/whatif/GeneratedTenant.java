package fleetauditor.whatif;

import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import fleetauditor.testkit.UserSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A tenant made of a seed: every way to hold a license, mixed, with devices and sign-ins. */
final class GeneratedTenant {
    static final int USERS = 40;
    private static final List<String> GROUPS = List.of("sales", "emea", "it");

    final Random random;
    final Tenant tenant = tenant();
    private final Map<Products, Set<UUID>> plainDirect = new EnumMap<>(Products.class);

    GeneratedTenant(long seed) {
        random = new Random(seed);
        for (Products product : Products.values()) {
            plainDirect.put(product, new HashSet<>());
        }
        for (int i = 0; i < USERS; i++) {
            String name = "user" + i;
            tenant.user(name, u -> fill(u, name));
            if (random.nextBoolean()) {
                String pc = "PC-" + i;
                tenant.entraDevice(pc, d -> {})
                        .managedDevice(pc, d -> d.of(name).lastSyncDateTime = Tenant.hoursAgo(random.nextInt(1000)));
            }
            if (random.nextInt(3) == 0) {
                tenant.signIn(name, "PC-" + random.nextInt(USERS), Tenant.daysAgo(random.nextInt(40)));
            }
        }
        for (String group : GROUPS) {
            tenant.add(
                    Dataset.GROUPS,
                    new Group(
                            Ids.groupId(group),
                            group,
                            List.of(new AssignedLicense(product(group).skuId(), List.of()))));
        }
    }

    Products anyProduct() {
        return Products.values()[random.nextInt(Products.values().length)];
    }

    UUID anyGroup() {
        return Ids.groupId(GROUPS.get(random.nextInt(GROUPS.size())));
    }

    /** Who has this product directly, with nothing switched off and no error. */
    Set<UUID> plainDirect(Products product) {
        return plainDirect.get(product);
    }

    static Set<UUID> everyUser() {
        var all = new HashSet<UUID>();
        for (int i = 0; i < USERS; i++) {
            all.add(Ids.userId("user" + i));
        }
        return all;
    }

    /** What the group hands out. */
    private static Products product(String group) {
        return switch (group) {
            case "sales" -> Products.SPE_E3;
            case "emea" -> Products.EMS;
            default -> Products.INTUNE_PLAN_1;
        };
    }

    private void fill(UserSpec user, String name) {
        user.unlicensed();
        user.accountEnabled = random.nextInt(5) > 0;
        for (Products product : Products.values()) {
            if (random.nextInt(4) > 0) {
                continue;
            }
            switch (random.nextInt(5)) {
                case 0 -> user.licensed(product, null, "Enabled", List.of(ServicePlans.INTUNE_A));
                case 1 -> user.assignmentError(product, "Error", "CountViolation");
                default -> {
                    user.licensed(product);
                    plainDirect.get(product).add(Ids.userId(name));
                    shuffledGroups().stream()
                            .filter(g -> product(g) == product)
                            .limit(random.nextInt(2))
                            .forEach(g -> user.alsoByGroup(product, g));
                }
            }
        }
        for (String group : GROUPS) {
            if (random.nextInt(6) == 0 && !plainDirect.get(product(group)).contains(Ids.userId(name))) {
                user.licensed(product(group), group, "Enabled", List.of());
            }
        }
    }

    private List<String> shuffledGroups() {
        var groups = new ArrayList<>(GROUPS);
        java.util.Collections.shuffle(groups, random);
        return groups;
    }
}
