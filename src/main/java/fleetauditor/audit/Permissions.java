package fleetauditor.audit;

import fleetauditor.model.Dataset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which Graph application permissions to grant, derived from the datasets: nobody keeps a second list.
 *
 * @see <a href="https://learn.microsoft.com/graph/permissions-reference">Microsoft Graph permissions reference</a>
 */
public final class Permissions {
    private Permissions() {}

    /**
     * The permissions to grant so that every dataset can be read: the least one of each dataset, without those that
     * another one makes superfluous. Sorted.
     */
    public static List<String> toGrant(Collection<Dataset<?>> datasets) {
        var chosen = new TreeSet<String>();
        datasets.forEach(d -> chosen.add(d.leastPermission()));
        for (String candidate : new ArrayList<>(chosen)) {
            var others = new TreeSet<>(chosen);
            others.remove(candidate);
            if (datasets.stream().allMatch(d -> isOpen(d, others))) {
                chosen.remove(candidate);
            }
        }
        return List.copyOf(chosen);
    }

    /** Whether one of {@code granted} opens the dataset. */
    public static boolean isOpen(Dataset<?> dataset, Set<String> granted) {
        return dataset.permissions().stream().anyMatch(granted::contains);
    }

    /** The datasets that cannot be read when {@code permission} is taken away from {@code granted}. */
    public static List<Dataset<?>> lostWithout(
            String permission, Collection<Dataset<?>> datasets, Collection<String> granted) {
        var left = new TreeSet<>(granted);
        left.remove(permission);
        return List.copyOf(datasets.stream().filter(d -> !isOpen(d, left)).toList());
    }

    /** The rules that are not evaluated when {@code permission} is taken away from {@code granted}. */
    public static List<RuleSpec> darkWithout(
            String permission, Collection<RuleSpec> rules, Collection<String> granted) {
        var left = new TreeSet<>(granted);
        left.remove(permission);
        return rules.stream()
                .filter(rule -> rule.requires().stream().anyMatch(d -> !isOpen(d, left)))
                .toList();
    }
}
