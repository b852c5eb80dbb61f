package fleetauditor.simulator;

import java.util.ArrayList;
import java.util.List;

/** The assignments that policies and profiles carry. */
final class Assigned {
    private Assigned() {}

    /** @throws GraphRefusal 404 for an unknown id */
    static List<Row> of(List<Row> policies, String id) {
        return rows(find(policies, id).get("assignments"));
    }

    /** @throws GraphRefusal 404 for an unknown id */
    static Row find(List<Row> policies, String id) {
        return policies.stream()
                .filter(policy -> policy.text("id").equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> GraphRefusal.notFound(id));
    }

    private static List<Row> rows(@org.jspecify.annotations.Nullable Object value) {
        var rows = new ArrayList<Row>();
        if (value instanceof List<?> list) {
            for (Object element : list) {
                if (element instanceof Row row) {
                    rows.add(row);
                }
            }
        }
        return rows;
    }
}
