package fleetauditor.report;

import fleetauditor.audit.AuditResult;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.ManagedDevice;
import java.io.IOException;
import java.util.Iterator;

/** The {@code devices} of the JSON report, which {@code diagnose --against} looks things up in. */
final class JsonDevices {
    private JsonDevices() {}

    static void write(AuditResult result, Json json) throws IOException {
        json.generator().writeArrayFieldStart("devices");
        for (Iterator<DeviceRow> rows = new DeviceRows(result).rows().iterator(); rows.hasNext(); ) {
            json.generator().writeStartObject();
            device(rows.next(), json);
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private static void device(DeviceRow row, Json json) throws IOException {
        ManagedDevice managed = row.managed();
        EntraDevice entra = row.entra();
        json.id("entraDeviceId", entra == null ? null : entra.id());
        json.id("deviceId", row.deviceId());
        json.id("managedDeviceId", managed == null ? null : managed.id());
        json.text("name", row.name());
        json.text("serialNumber", managed == null ? null : managed.serialNumber());
        json.text("operatingSystem", row.operatingSystem());
        json.text("userPrincipalName", row.userPrincipalName());
        json.id("userId", managed == null ? null : managed.userId());
        json.flag("licensed", row.licensed());
        json.text("whyUnlicensed", row.whyUnlicensed());
        json.text("intuneCompliance", managed == null ? null : managed.complianceState());
        json.flag("entraCompliant", entra == null ? null : entra.isCompliant());
        json.time("lastSync", managed == null ? null : managed.lastSyncDateTime());
        json.time("lastSignIn", entra == null ? null : entra.approximateLastSignInDateTime());
        json.text("trustType", entra == null ? null : entra.trustType());
        json.flag("accountEnabled", entra == null ? null : entra.accountEnabled());
        json.flag("pending", entra == null ? null : entra.isPending());
        json.time("certificateExpires", managed == null ? null : managed.managementCertificateExpirationDate());
        json.text("thumbprint", entra == null ? null : entra.thumbprint());
        json.texts("findings", row.findings());
    }
}
