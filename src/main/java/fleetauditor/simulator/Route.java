package fleetauditor.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One address of Graph.
 *
 * @param pattern segments behind the version; {@code {id}} takes any, {@code {cast}} a type name
 */
record Route(Set<String> versions, List<String> pattern, Access access, Handler handler) {
    /** Makes the answer. */
    interface Handler {
        /**
         * @param keys what stands in the places of the pattern's braces
         * @throws GraphRefusal as Graph would refuse
         */
        Answer answer(GraphCall call, List<String> keys);
    }

    static Route everywhere(String pattern, Access access, Handler handler) {
        return new Route(Set.of("v1.0", "beta"), List.of(pattern.split("/")), access, handler);
    }

    static Route beta(String pattern, Access access, Handler handler) {
        return new Route(Set.of("beta"), List.of(pattern.split("/")), access, handler);
    }

    /** The values of the braces when the call is for this route. */
    Optional<List<String>> match(GraphCall call) {
        if (!versions.contains(call.version()) || call.segments().size() != pattern.size()) {
            return Optional.empty();
        }
        var keys = new ArrayList<String>();
        for (int i = 0; i < pattern.size(); i++) {
            String want = pattern.get(i);
            String have = call.segments().get(i);
            if (want.equals("{cast}")) {
                if (!have.startsWith("microsoft.graph.") && !have.startsWith("graph.")) {
                    return Optional.empty();
                }
                keys.add(have.substring(have.lastIndexOf('.') + 1));
            } else if (want.equals("{id}")) {
                if (have.startsWith("$")) {
                    return Optional.empty();
                }
                keys.add(have);
            } else if (!want.equalsIgnoreCase(have)) {
                return Optional.empty();
            }
        }
        return Optional.of(keys);
    }
}
