package fleetauditor.simulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which properties a type has in which version; what a request may ask for.
 *
 * @see <a href="https://learn.microsoft.com/graph/metadata">Microsoft Graph metadata</a>
 */
final class Schema {
    private static final Schema SHIPPED = read();

    private final Map<String, Type> v1 = new HashMap<>();
    private final Map<String, Type> beta = new HashMap<>();

    /**
     * The properties of a type.
     *
     * @param names all of them, {@code id} included
     * @param collections those that are lists, and so are never null
     */
    record Type(Set<String> names, Set<String> collections) {}

    static Schema shipped() {
        return SHIPPED;
    }

    /**
     * The properties of a type in a version.
     *
     * @throws IllegalArgumentException for a type that is not in the file
     */
    Type type(String version, String name) {
        Type type = (version.equals("beta") ? beta : v1).get(name);
        if (type == null) {
            throw new IllegalArgumentException("no type " + name);
        }
        return type;
    }

    private void add(String line) {
        String[] cells = line.split("\t", -1);
        v1.put(cells[0], parse(cells[1]));
        beta.put(cells[0], parse(cells[1] + "," + cells[2]));
    }

    private static Type parse(String list) {
        var names = new HashSet<String>();
        var collections = new HashSet<String>();
        names.add("id");
        for (String item : list.split(",")) {
            String name = item.replace("[]", "");
            if (!name.isEmpty()) {
                names.add(name);
            }
            if (item.endsWith("[]")) {
                collections.add(name);
            }
        }
        return new Type(names, collections);
    }

    /** A member of a group can be of any of these types. */
    private static void widen(Map<String, Type> types) {
        var names = new HashSet<String>();
        var collections = new HashSet<String>();
        for (String name : new String[] {"directoryObject", "user", "device", "group", "servicePrincipal"}) {
            Type type = types.get(name);
            if (type != null) {
                names.addAll(type.names());
                collections.addAll(type.collections());
            }
        }
        types.put("directoryObject", new Type(names, collections));
    }

    private static Schema read() {
        var schema = new Schema();
        try (InputStream in = Schema.class.getResourceAsStream("schema.tsv")) {
            if (in == null) {
                throw new IllegalStateException("schema.tsv is missing from the program");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(schema::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        widen(schema.v1);
        widen(schema.beta);
        return schema;
    }
}
