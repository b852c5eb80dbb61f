package fleetauditor.report;

import fleetauditor.model.EntraDevice;
import fleetauditor.model.ManagedDevice;
import fleetauditor.report.ExcelStyles.Look;
import fleetauditor.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The columns of the devices. */
final class ExcelDevices {
    /** Intune's names of its verdicts; a new one is shown as it is. */
    private static final Set<String> VERDICTS =
            Set.of("compliant", "noncompliant", "inGracePeriod", "conflict", "error", "unknown", "configManager");

    private final Texts texts;
    private final Wording wording;
    private final boolean managedKnown;
    private final boolean entraKnown;

    /**
     * @param managedKnown whether every managed device was read: else a missing one may only be unknown
     * @param entraKnown whether every Entra device was read
     */
    ExcelDevices(Wording wording, boolean managedKnown, boolean entraKnown) {
        this.texts = wording.texts();
        this.wording = wording;
        this.managedKnown = managedKnown;
        this.entraKnown = entraKnown;
    }

    void write(ExcelBook book, Stream<DeviceRow> rows) {
        List<ExcelColumn<DeviceRow>> columns = List.of(
                column("name", 28, Look.TEXT, DeviceRow::name),
                column("serial", 20, Look.TEXT, managed(ManagedDevice::serialNumber)),
                column("system", 26, Look.TEXT, ExcelDevices::system),
                column("user", 32, Look.TEXT, DeviceRow::userPrincipalName),
                column("licensed", 26, Look.TEXT, wording::license),
                column("intune", 18, Look.TEXT, this::intuneCompliance),
                column("entra", 18, Look.TEXT, this::entraCompliance),
                column("sync", 17, Look.DATE, managed(ManagedDevice::lastSyncDateTime)),
                column("signIn", 17, Look.DATE, entra(EntraDevice::approximateLastSignInDateTime)),
                column("trust", 18, Look.TEXT, this::trust),
                column("agent", 26, Look.TEXT, managed(ManagedDevice::managementAgent)),
                column("certificate", 17, Look.DATE, managed(ManagedDevice::managementCertificateExpirationDate)),
                column("findings", 10, Look.COUNT, row -> row.findings().size()));
        book.table(texts.get("sheets.devices"), "Devices", 1, 13, columns, rows.iterator(), texts.get("devices.none"));
    }

    private ExcelColumn<DeviceRow> column(
            String key, int width, Look look, Function<DeviceRow, @Nullable Object> value) {
        return new ExcelColumn<>(texts.get("devices." + key), width, look, value);
    }

    private static Function<DeviceRow, @Nullable Object> managed(Function<ManagedDevice, @Nullable Object> value) {
        return row -> row.managed() == null ? null : value.apply(row.managed());
    }

    private static Function<DeviceRow, @Nullable Object> entra(Function<EntraDevice, @Nullable Object> value) {
        return row -> row.entra() == null ? null : value.apply(row.entra());
    }

    private static String system(DeviceRow row) {
        return Stream.of(row.operatingSystem(), row.operatingSystemVersion())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private String intuneCompliance(DeviceRow row) {
        if (row.managed() == null) {
            return texts.get(managedKnown ? "devices.notManaged" : "answer.unknown");
        }
        String state = row.managed().complianceState();
        return state == null
                ? texts.get("answer.unknown")
                : VERDICTS.contains(state) ? texts.get("compliance." + state) : state;
    }

    private String entraCompliance(DeviceRow row) {
        if (row.entra() == null) {
            return texts.get(entraKnown ? "devices.notInEntra" : "answer.unknown");
        }
        Boolean compliant = row.entra().isCompliant();
        return texts.get(
                compliant == null ? "devices.neverSet" : compliant ? "devices.compliant" : "devices.noncompliant");
    }

    private String trust(DeviceRow row) {
        if (row.entra() == null) {
            return "";
        }
        String type = row.entra().trustType();
        String known = type == null ? "" : type.toLowerCase(Locale.ROOT);
        return switch (known) {
            case "" -> texts.get("answer.unknown");
            case "azuread" -> texts.get("trust.joined");
            case "serverad" -> texts.get(row.entra().isPending() ? "trust.pending" : "trust.hybrid");
            case "workplace" -> texts.get("trust.registered");
            default -> type == null ? "" : type;
        };
    }
}
