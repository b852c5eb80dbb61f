package fleetauditor.whatif;

import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the answer cannot say for want of data. */
final class Gaps {
    static final String FINDINGS = "findings";
    static final String SEATS = "seats";
    private static final String POLICIES = "policies";

    private Gaps() {}

    static List<Unsure> of(Snapshot tenant, List<String> unjudged, Set<UUID> policyGroups, Memberships memberships) {
        var unsure = new ArrayList<Unsure>();
        add(unsure, "users", tenant.table(Dataset.USERS));
        add(unsure, "groups", tenant.table(Dataset.GROUPS));
        add(unsure, SEATS, tenant.table(Dataset.USERS));
        add(unsure, SEATS, tenant.table(Dataset.SUBSCRIBED_SKUS));
        add(unsure, "devices", tenant.table(Dataset.MANAGED_DEVICES));
        add(unsure, "joined-pcs", tenant.table(Dataset.ENTRA_DEVICES));
        add(unsure, "joined-pcs", tenant.table(Dataset.SIGN_INS));
        add(unsure, "joined-pcs", tenant.table(Dataset.USERS_LOGGED_ON));
        add(unsure, POLICIES, tenant.table(Dataset.CONDITIONAL_ACCESS_POLICIES));
        long unread = policyGroups.stream()
                .filter(g -> !memberships.usersByGroup().containsKey(g))
                .count();
        if (unread > 0) {
            unsure.add(
                    new Unsure(POLICIES, "The members of " + unread + " groups that policies name could not be read."));
        }
        add(unsure, FINDINGS, tenant.table(Dataset.USERS));
        unjudged.forEach(rule -> unsure.add(new Unsure(FINDINGS, rule)));
        return unsure;
    }

    private static void add(List<Unsure> unsure, String part, Table<?> table) {
        if (!table.isComplete()) {
            String problem = table.problem();
            unsure.add(new Unsure(
                    part,
                    table.dataset().name() + " is " + table.state().key() + (problem == null ? "." : ": " + problem)));
        }
    }
}
