package fleetauditor.diagnosis.against;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fleetauditor.diagnosis.Diagnosis;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON report of an audit twice from end to end, once for the devices that the evidence may be about, once for
 * the findings about them. Only those are kept, so that a report of any size can be read.
 */
public final class AuditReportReader {
    private final Path file;
    private final Wanted wanted;
    private final Map<String, String> run = new HashMap<>();
    private final Map<String, String> datasets = new HashMap<>();
    private final Map<String, String> domainTypes = new HashMap<>();
    private final List<AuditedDevice> devices = new ArrayList<>();
    private final List<AuditFinding> findings = new ArrayList<>();
    private boolean listsDevices;

    private AuditReportReader(Path file, List<Diagnosis> diagnoses) {
        this.file = file;
        this.wanted = new Wanted(diagnoses);
    }

    /**
     * What the report says about the devices of {@code diagnoses}.
     *
     * @throws AuditReportException if the file cannot be read, is no report, or lists no devices
     */
    public static AuditReport read(Path file, List<Diagnosis> diagnoses) throws AuditReportException {
        var reader = new AuditReportReader(file, diagnoses);
        try {
            reader.pass(reader::readDevices);
            reader.pass(reader::readFindings);
        } catch (JsonProcessingException e) {
            throw new AuditReportException(
                    file + " is not JSON (line " + e.getLocation().getLineNr() + ")");
        } catch (IOException e) {
            throw new AuditReportException(file + " cannot be read");
        }
        String tenantId = reader.run.get("tenantId");
        if (tenantId == null) {
            throw new AuditReportException(file + " is not a report of an audit: it has no run.tenantId");
        }
        if (!reader.listsDevices) {
            throw new AuditReportException(file + " lists no devices; make a new report with this version");
        }
        return new AuditReport(
                tenantId.toLowerCase(Locale.ROOT),
                instant(reader.run.get("asOf")),
                reader.datasets,
                reader.domainTypes,
                reader.devices,
                reader.findings);
    }

    private interface Part {
        void read(String name, JsonParser json) throws IOException;
    }

    private void pass(Part part) throws IOException, AuditReportException {
        try (InputStream in = Files.newInputStream(file);
                JsonParser json = new JsonFactory().createParser(in)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new AuditReportException(file + " is not a report of an audit");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                part.read(name, json);
            }
        }
    }

    private void readDevices(String name, JsonParser json) throws IOException {
        switch (name) {
            case "run" -> run.putAll(new Flat(json).scalars());
            case "datasets" -> each(json, row -> datasets.put(row.text("name"), row.text("state")));
            case "devices" -> {
                listsDevices = true;
                each(json, row -> {
                    AuditedDevice device = device(row);
                    if (wanted.wants(device)) {
                        devices.add(device);
                    }
                });
            }
            case "organization" -> organization(json);
            default -> json.skipChildren();
        }
    }

    private void readFindings(String name, JsonParser json) throws IOException {
        if (!name.equals("findings")) {
            json.skipChildren();
            return;
        }
        each(json, row -> {
            AuditFinding finding = finding(row);
            boolean ours = wanted.wantsUser(finding.subject())
                    || devices.stream()
                            .anyMatch(d -> d.findings().contains(finding.id())
                                    || finding.names().stream().anyMatch(d::isNamedBy));
            if (ours) {
                findings.add(finding);
            }
        });
    }

    private void organization(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (name.equals("domains")) {
                each(json, row -> {
                    String domain = row.text("name").isEmpty() ? row.text("id") : row.text("name");
                    String type = row.text("type").isEmpty() ? row.text("authenticationType") : row.text("type");
                    domainTypes.put(domain.toLowerCase(Locale.ROOT), type);
                });
            } else {
                json.skipChildren();
            }
        }
    }

    private interface Row {
        void accept(Flat row);
    }

    /** Each object of an array; anything else is passed over. */
    private static void each(JsonParser json, Row row) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                row.accept(new Flat(json));
            } else {
                json.skipChildren();
            }
        }
    }

    private static AuditedDevice device(Flat row) {
        return new AuditedDevice(
                lower(row.orNull("entraDeviceId")),
                lower(row.orNull("deviceId")),
                lower(row.orNull("managedDeviceId")),
                row.text("name"),
                row.orNull("serialNumber"),
                row.orNull("userPrincipalName"),
                lower(row.orNull("userId")),
                flag(row.orNull("licensed")),
                row.orNull("whyUnlicensed"),
                row.orNull("trustType"),
                flag(row.orNull("accountEnabled")),
                flag(row.orNull("pending")),
                instant(row.orNull("certificateExpires")),
                instant(row.orNull("lastSync")),
                row.orNull("thumbprint"),
                row.list("findings"));
    }

    private static AuditFinding finding(Flat row) {
        var names = new ArrayList<String>();
        for (String id : row.list("subject.id", "related.id")) {
            names.add(id.toLowerCase(Locale.ROOT));
        }
        List<String> subject = row.list("subject.name");
        return new AuditFinding(
                row.text("id"),
                row.text("ruleId"),
                row.text("severity"),
                subject.isEmpty() ? "" : subject.get(0),
                names,
                row.text("summary"));
    }

    private static @Nullable String lower(@Nullable String text) {
        return text == null ? null : text.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Boolean flag(@Nullable String text) {
        return text == null ? null : Boolean.valueOf(text);
    }

    private static @Nullable Instant instant(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
