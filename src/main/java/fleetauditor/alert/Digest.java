package fleetauditor.alert;

import fleetauditor.alert.News.Told;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The findings that fit into a message: each incident before what follows from it. Those that stand for themselves get
 * their places first, so that one incident with many followers does not hide the others.
 *
 * @param lines what is shown, in order
 * @param more how many findings are not
 */
record Digest(List<Line> lines, int more) {
    /** How many findings a message shows. */
    static final int SHOWN = 20;

    /** @param follows whether it follows from the line before it that does not */
    record Line(Told told, boolean follows) {}

    Digest {
        lines = List.copyOf(lines);
    }

    /** @param most how many findings are shown */
    static Digest of(List<Told> told, int most) {
        var byId = new HashMap<String, Told>();
        told.forEach(t -> byId.put(t.finding().id(), t));
        var heads = new ArrayList<Told>();
        var followers = new HashMap<String, List<Told>>();
        for (Told each : told) {
            String head = headOf(each, byId);
            if (head == null) {
                heads.add(each);
            } else {
                followers.computeIfAbsent(head, id -> new ArrayList<>()).add(each);
            }
        }
        List<Told> shownHeads = heads.subList(0, Math.min(most, heads.size()));
        var shown = new HashSet<String>();
        shownHeads.forEach(h -> shown.add(h.finding().id()));
        shownHeads.stream()
                .map(h -> followers.getOrDefault(h.finding().id(), List.of()))
                .flatMap(Collection::stream)
                .limit((long) most - shownHeads.size())
                .forEach(f -> shown.add(f.finding().id()));
        var lines = new ArrayList<Line>();
        for (Told head : shownHeads) {
            lines.add(new Line(head, false));
            followers.getOrDefault(head.finding().id(), List.of()).stream()
                    .filter(f -> shown.contains(f.finding().id()))
                    .forEach(f -> lines.add(new Line(f, true)));
        }
        return new Digest(lines, told.size() - lines.size());
    }

    /** The id of the told finding at the root of this one; null when it stands for itself. */
    private static @Nullable String headOf(Told told, Map<String, Told> byId) {
        var seen = new HashSet<String>();
        seen.add(told.finding().id());
        String head = null;
        String next = told.finding().incident();
        while (next != null && byId.containsKey(next)) {
            if (!seen.add(next)) {
                return null;
            }
            head = next;
            next = byId.get(next).finding().incident();
        }
        return head;
    }
}
