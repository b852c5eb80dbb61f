package fleetauditor.kept;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import fleetauditor.model.Dataset;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.LicenseProfile;
import fleetauditor.model.Table;
import fleetauditor.model.User;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;

/**
 * Writes kept data, a line for each row, compressed. The first line says what the file is, each part begins with a line
 * that says how many rows it has, and the last line says that nothing is missing. Nothing is held in memory but the data.
 */
public final class KeptDataWriter {
    /** How the file's name ends, after the dot. */
    public static final String EXTENSION = "data.jsonl.gz";

    private static final int BUFFER = 1 << 16;

    private final KeptData data;
    private final String version;
    private final ObjectMapper plain = KeptJson.plain();

    /** @param version of this program */
    public KeptDataWriter(KeptData data, String version) {
        this.data = data;
        this.version = version;
    }

    /** Leaves the stream open. */
    public void write(OutputStream out) throws IOException {
        var zipped = new GZIPOutputStream(out, BUFFER);
        try (JsonGenerator json = plain.createGenerator(zipped)) {
            json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
            plain.writeValue(json, new Layout.Head(Layout.FORMAT, Layout.VERSION, version, data.run()));
            plain.writeValue(
                    json,
                    new Layout.Clock(
                            data.snapshot().asOf(), data.snapshot().tables().size()));
            Map<LicenseProfile, Integer> numbers = profiles(json);
            for (Dataset<?> dataset : Dataset.ALL) {
                table(data.snapshot().table(dataset), numbers, json);
            }
            part(Layout.FORMERLY_LICENSED, new TreeSet<>(data.snapshot().formerlyLicensed()), json);
            part(Layout.NAMESAKES, data.namesakes(), json);
            part(Layout.MEMBERS, members(), json);
            plain.writeValue(json, new Layout.End(true));
            json.writeRaw('\n');
        }
        zipped.finish();
    }

    /** Writes each profile once and numbers them in the order in which users have them. */
    private Map<LicenseProfile, Integer> profiles(JsonGenerator json) throws IOException {
        var equal = new HashMap<LicenseProfile, Integer>();
        var numbers = new IdentityHashMap<LicenseProfile, Integer>();
        List<LicenseProfile> profiles = new ArrayList<>();
        for (User user : data.snapshot().rows(Dataset.USERS)) {
            LicenseProfile profile = user.licenses();
            if (!numbers.containsKey(profile)) {
                numbers.put(profile, equal.computeIfAbsent(profile, p -> {
                    profiles.add(p);
                    return profiles.size() - 1;
                }));
            }
        }
        part(Layout.PROFILES, profiles, json);
        return numbers;
    }

    private <T> void table(Table<T> table, Map<LicenseProfile, Integer> profiles, JsonGenerator json)
            throws IOException {
        plain.writeValue(
                json,
                new Layout.TableHead(
                        table.dataset().name(),
                        table.state(),
                        table.problem(),
                        table.stats(),
                        table.rows().size()));
        ObjectMapper mapper = table.dataset().equals(Dataset.USERS) ? KeptJson.numbering(profiles) : plain;
        for (T row : table.rows()) {
            mapper.writeValue(json, row);
        }
    }

    private void part(String name, Collection<?> rows, JsonGenerator json) throws IOException {
        plain.writeValue(json, new Layout.PartHead(name, rows.size()));
        for (Object row : rows) {
            plain.writeValue(json, row);
        }
    }

    private List<GroupMembers> members() {
        return new TreeMap<>(data.members())
                .entrySet().stream()
                        .map(e -> new GroupMembers(e.getKey(), e.getValue(), Set.of()))
                        .toList();
    }
}
