package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Assignment;
import fleetauditor.model.Dataset;
import fleetauditor.model.DeviceConfiguration;
import java.io.IOException;
import java.util.List;
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
    /**
     * An alternative name that the admin wrote beside the ready-made ones.
     *
     * @param sanType flags; null when Graph did not say
     * @param name text with Intune's variables; null when Graph did not say
     */
    private record CustomName(
            @Nullable String sanType, @Nullable String name) {}

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
        List<CustomName> customNames = List.of();
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
                    customNames = fields.objects(DeviceConfigurationsCollector::customName);
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
                types(Stream.concat(
                        Stream.ofNullable(nameTypes), customNames.stream().map(CustomName::sanType))),
                nameFormat,
                customNames.stream()
                        .map(CustomName::name)
                        .flatMap(Stream::ofNullable)
                        .toList(),
                assignments);
        return profile.isPkcs() || profile.isTrustedRoot() ? profile : null;
    }

    /** Flags arrive as one text with commas, those of custom names too. */
    private static List<String> types(Stream<@Nullable String> flags) {
        return flags.flatMap(Stream::ofNullable)
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(type -> !type.isEmpty() && !type.equalsIgnoreCase("none"))
                .distinct()
                .toList();
    }

    private static CustomName customName(Fields fields) throws IOException {
        String sanType = null;
        String name = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "sanType" -> sanType = fields.text();
                case "name" -> name = fields.text();
                default -> {}
            }
        }
        return new CustomName(sanType, name);
    }
}
