package fleetauditor.kept;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import fleetauditor.config.ConfigException;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.LicenseProfile;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Table;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads what {@link KeptDataWriter} wrote, row by row; a file that is not exactly that is refused. */
public final class KeptDataReader {
    private static final int BUFFER = 1 << 16;
    private static final String AGAIN = "; keep data again by fleet-auditor run --keep-data";

    private final Path file;
    private final ObjectMapper plain = KeptJson.plain();

    private KeptDataReader(Path file) {
        this.file = file;
    }

    /** @throws ConfigException if there is no such file, or if it is not data that this version can read */
    public static KeptData read(Path file) {
        return new KeptDataReader(file).read();
    }

    private KeptData read() {
        if (Files.isDirectory(file)) {
            throw problem("is a folder; name a file");
        }
        if (!Files.isRegularFile(file)) {
            throw problem("there is no such file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            try (InputStream unzipped = unzip(in);
                    JsonParser json = plain.createParser(unzipped)) {
                return data(head(json), json);
            }
        } catch (JsonProcessingException | EOFException | ZipException e) {
            throw problem("is cut off or damaged" + AGAIN);
        } catch (IOException e) {
            throw problem("cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private InputStream unzip(InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in, BUFFER);
        } catch (ZipException | EOFException e) {
            throw foreign();
        }
    }

    /** What the file says it is, before anything else of it is believed. */
    private Layout.Head head(JsonParser json) throws IOException {
        JsonNode head;
        try {
            head = json.nextToken() == JsonToken.START_OBJECT ? plain.readTree(json) : plain.nullNode();
        } catch (JsonProcessingException e) {
            throw foreign();
        }
        if (!Layout.FORMAT.equals(head.path("format").asText())) {
            throw foreign();
        }
        int version = head.path("version").asInt();
        if (version != Layout.VERSION) {
            String writtenBy = head.path("writtenBy").asText();
            throw problem(
                    version > Layout.VERSION
                            ? "was written by a newer fleet-auditor (" + writtenBy + "); ask that version"
                            : "was written by fleet-auditor " + writtenBy + " in a form that is no longer read"
                                    + AGAIN);
        }
        return plain.treeToValue(head, Layout.Head.class);
    }

    private KeptData data(Layout.Head head, JsonParser json) throws IOException {
        Layout.Clock clock = next(Layout.Clock.class, json);
        List<LicenseProfile> profiles = part(Layout.PROFILES, LicenseProfile.class, json);
        var tables = new LinkedHashMap<Dataset<?>, Table<?>>();
        for (int i = 0; i < clock.tables(); i++) {
            Layout.TableHead table = next(Layout.TableHead.class, json);
            Dataset<?> dataset = Dataset.named(table.dataset()).orElseThrow(() -> problem("is damaged" + AGAIN));
            tables.put(dataset, table(dataset, table, profiles, json));
        }
        List<UUID> formerlyLicensed = part(Layout.FORMERLY_LICENSED, UUID.class, json);
        List<Group> namesakes = part(Layout.NAMESAKES, Group.class, json);
        Map<UUID, Set<UUID>> members = new HashMap<>();
        part(Layout.MEMBERS, GroupMembers.class, json).forEach(m -> members.put(m.groupId(), m.users()));
        next(Layout.End.class, json);
        if (json.nextToken() != null) {
            throw problem("is damaged: something follows its end" + AGAIN);
        }
        return new KeptData(
                head.run(), new Snapshot(clock.asOf(), tables, Set.copyOf(formerlyLicensed)), namesakes, members);
    }

    private <T> Table<T> table(
            Dataset<T> dataset, Layout.TableHead head, List<LicenseProfile> profiles, JsonParser json)
            throws IOException {
        ObjectMapper mapper = dataset.equals(Dataset.USERS) ? KeptJson.numbered(profiles) : plain;
        return new Table<>(
                dataset,
                rows(dataset.rowType(), mapper, head.rows(), json),
                head.state(),
                head.problem(),
                head.stats());
    }

    private <T> List<T> part(String name, Class<T> type, JsonParser json) throws IOException {
        Layout.PartHead head = next(Layout.PartHead.class, json);
        if (!head.part().equals(name)) {
            throw problem("is damaged: " + name + " is missing" + AGAIN);
        }
        return rows(type, plain, head.rows(), json);
    }

    private static <T> List<T> rows(Class<T> type, ObjectMapper mapper, int count, JsonParser json) throws IOException {
        ObjectReader reader = mapper.readerFor(type);
        var rows = new ArrayList<T>();
        for (int i = 0; i < count; i++) {
            rows.add(next(type, reader, json));
        }
        return rows;
    }

    private <T> T next(Class<T> type, JsonParser json) throws IOException {
        return next(type, plain.readerFor(type), json);
    }

    private static <T> T next(Class<T> type, ObjectReader reader, JsonParser json) throws IOException {
        if (json.nextToken() == null) {
            throw new EOFException("rows are missing");
        }
        T row = reader.readValue(json, type);
        if (row == null) {
            throw new EOFException("a row is null");
        }
        return row;
    }

    private ConfigException foreign() {
        return problem("is not data that fleet-auditor kept; give the .data.jsonl.gz of run --keep-data");
    }

    private ConfigException problem(String problem) {
        return new ConfigException("--data " + file + ": " + problem);
    }
}
