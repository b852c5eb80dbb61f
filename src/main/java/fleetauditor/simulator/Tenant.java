package fleetauditor.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** The synthetic tenant: makes desks on demand and shows them as collections. Safe for several threads. */
final class Tenant {
    /** Rows of one kind that a desk can hold at most; a cursor is made of desk and place. */
    private static final int ROWS_PER_DESK = 64;

    private final TenantPlan plan;
    private final Seed seed;
    private final Clock clock;
    private final Layout layout;

    private Tenant(TenantPlan plan) {
        this.plan = plan;
        this.seed = new Seed(plan.seed());
        this.clock = new Clock(plan.now(), plan.night());
        this.layout = new Layout(seed, plan.devices());
    }

    static Tenant of(TenantPlan plan) {
        return new Tenant(plan);
    }

    TenantPlan plan() {
        return plan;
    }

    Seed seed() {
        return seed;
    }

    Clock clock() {
        return clock;
    }

    Layout layout() {
        return layout;
    }

    String tenantId() {
        return seed.guid("tenant").toString();
    }

    /** Makes a desk; the same one every time. */
    Desk desk(int index) {
        if (index >= layout.castDesks()) {
            var desk = new Desk(this, index, false);
            layout.staff().furnish(desk, index - layout.castDesks());
            return desk;
        }
        Scene scene = layout.scene(index);
        var desk = new Desk(this, index, scene.season().isOn(plan.night()));
        scene.story().accept(desk);
        return desk;
    }

    RowSource users() {
        return rows(Desk::users);
    }

    RowSource entraDevices() {
        return rows(Desk::entraDevices);
    }

    RowSource managedDevices() {
        return rows(Desk::managedDevices);
    }

    RowSource enrollmentEvents() {
        return rows(Desk::enrollmentEvents, layout.castDesks());
    }

    private RowSource rows(Function<Desk, List<Row>> part) {
        return rows(part, layout.desks());
    }

    /** What stands at the first desks. */
    RowSource rows(Function<Desk, List<Row>> part, int desks) {
        return (cursor, visitor) -> {
            for (long index = cursor / ROWS_PER_DESK; index < desks; index++) {
                List<Row> rows = part.apply(desk((int) index));
                int first = index == cursor / ROWS_PER_DESK ? (int) (cursor % ROWS_PER_DESK) : 0;
                for (int i = first; i < rows.size(); i++) {
                    if (!visitor.test(rows.get(i))) {
                        return index * ROWS_PER_DESK + i;
                    }
                }
            }
            return RowSource.END;
        };
    }

    /** The first rows of a source that pass. */
    static List<Row> first(RowSource source, int limit, Predicate<Row> keep) {
        var rows = new ArrayList<Row>();
        source.walk(0, row -> {
            if (keep.test(row)) {
                rows.add(row);
            }
            return rows.size() < limit;
        });
        return rows;
    }
}
