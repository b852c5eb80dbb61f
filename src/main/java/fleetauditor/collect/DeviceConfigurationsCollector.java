package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Assignment;
import fleetauditor.model.Dataset;
import fleetauditor.model.DeviceConfiguration;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * PKCS and trusted root certificate profiles. Version 1.0 leaves them out without a hint, so beta is asked. No
 * {@code $select}: the properties belong to derived types, which a select of the base type would refuse.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/intune-deviceconfig-deviceconfiguration-list?view=graph-rest-beta">List
 *     deviceConfigurations (beta)</a>
 */
final class DeviceConfigurationsCollector implements ListCollector<DeviceConfiguration> {
    @Override
    public Dataset<DeviceConfiguration> dataset() {
        return Dataset.DEVICE_CONFIGURATIONS;
    }

    @Override
    public Object identity(DeviceConfiguration row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/beta/deviceManagement/deviceConfigurations", Service.INTUNE)
                .expand("assignments");
    }

    @Override
    public @Nullable DeviceConfiguration row(Fields fields) throws IOException {
        UUID id = null;
        String displayName = null;
        String type = null;
        String authority = null;
        String authorityName = null;
        String nameTypes = null;
        String nameFormat = null;
        List<String> customTypes = List.of();
        List<Assignment> assignments = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "displayName" -> displayName = fields.text();
                case "@odata.type" -> type = fields.text();
                case "certificationAuthority" -> authority = fields.rawText();
                case "certificationAuthorityName" -> authorityName = fields.rawText();
                case "subjectAlternativeNameType" -> nameTypes = fields.text();
                case "subjectAlternativeNameFormatString" -> nameFormat = fields.text();
                case "customSubjectAlternativeNames" ->
                    customTypes = fields.objects(DeviceConfigurationsCollector::customType);
                case "assignments" -> assignments = fields.objects(Assignments::assignment);
                default -> {}
            }
        }
        UUID profileId = Fields.required(id, "id");
        var profile = new DeviceConfiguration(
                profileId,
                displayName == null ? profileId.toString() : displayName,
                Assignments.typeName(type),
                authority,
                authorityName,
                types(nameTypes, customTypes),
                nameFormat,
                assignments);
        return profile.isPkcs() || profile.isTrustedRoot() ? profile : null;
    }

    /** The flags arrive as one text with commas. */
    private static List<String> types(@Nullable String flags, List<String> custom) {
        var types = new ArrayList<String>();
        Stream.of(Objects.requireNonNullElse(flags, "").split(","))
                .map(String::strip)
                .filter(t -> !t.isEmpty() && !t.equalsIgnoreCase("none"))
                .forEach(types::add);
        types.addAll(custom);
        return types.stream().distinct().toList();
    }

    private static @Nullable String customType(Fields fields) throws IOException {
        String type = null;
        while (fields.next()) {
            if (fields.name().equals("sanType")) {
                type = fields.text();
            }
        }
        return type;
    }
}
