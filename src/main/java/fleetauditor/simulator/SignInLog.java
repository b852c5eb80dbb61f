package fleetauditor.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/**
 * The sign-in log, newest first. The staff's sign-ins lie evenly over the log's days, so that the n-th can be made without
 * the others; those of the cast are few, and their dates are held.
 */
final class SignInLog {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int CAST_BITS = 30;
    /** Every n-th sign-in is one to another app. */
    private static final int OTHER_APPS = 5;

    private final Tenant tenant;
    private final Staff staff;
    private final long total;
    private final List<Entry> cast = new ArrayList<>();

    private record Entry(Instant at, int desk, int ordinal) {}

    SignInLog(Tenant tenant) {
        this.tenant = tenant;
        this.staff = tenant.layout().staff();
        this.total = staff.pcs() * 3L / 4;
        for (int desk = 0; desk < tenant.layout().castDesks(); desk++) {
            List<Row> signIns = tenant.desk(desk).signIns();
            for (int i = 0; i < signIns.size(); i++) {
                if (signIns.get(i).get("createdDateTime") instanceof Instant at) {
                    cast.add(new Entry(at, desk, i));
                }
            }
        }
        cast.sort(Comparator.comparing(Entry::at).reversed());
    }

    /** The entries of a time, both ends included. */
    RowSource between(Instant from, Instant to) {
        return (cursor, visitor) -> walk(cursor == 0 ? start(to) : cursor, from, visitor);
    }

    private long walk(long cursor, Instant from, Predicate<Row> visitor) {
        long k = cursor >> CAST_BITS;
        int c = (int) (cursor & ((1L << CAST_BITS) - 1));
        while (k < total || c < cast.size()) {
            boolean ofStaff = k < total
                    && (c == cast.size() || !at(k).isBefore(cast.get(c).at()));
            Instant at = ofStaff ? at(k) : cast.get(c).at();
            if (at.isBefore(from)) {
                break;
            }
            if (!visitor.test(ofStaff ? ofStaff(k) : ofCast(c))) {
                return (k << CAST_BITS) | c;
            }
            if (ofStaff) {
                k++;
            } else {
                c++;
            }
        }
        return RowSource.END;
    }

    /** The cursor of the newest entry that is not after a time. */
    private long start(Instant to) {
        long low = 0;
        long high = total;
        while (low < high) {
            long middle = (low + high) / 2;
            if (at(middle).isAfter(to)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int c = 0;
        while (c < cast.size() && cast.get(c).at().isAfter(to)) {
            c++;
        }
        return (low << CAST_BITS) | c;
    }

    private Instant at(long k) {
        long seconds = KEPT.toSeconds() * (2 * k + 1) / (2 * total);
        return tenant.clock().ago(Duration.ofSeconds(seconds));
    }

    private Row ofStaff(long k) {
        int pc = (int) (k * 7_368_787L % staff.pcs());
        Desk desk = tenant.desk(tenant.layout().castDesks() + staff.deskOfPc(pc));
        long number = (1L << 40) | k;
        Row row = SignInRows.windows(
                tenant.seed(), number, desk.users().get(0), desk.entraDevices().get(0), at(k), 0);
        return k % OTHER_APPS == OTHER_APPS - 1 ? SignInRows.toTeams(row) : row;
    }

    private Row ofCast(int c) {
        Entry entry = cast.get(c);
        return tenant.desk(entry.desk()).signIns().get(entry.ordinal());
    }
}
