package fleetauditor.simulator;

import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The connections to Jamf, old and new.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-onboarding-devicemanagementpartner">deviceManagementPartner</a>
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-onboarding-compliancemanagementpartner">complianceManagementPartner</a>
 */
final class PartnerRows {
    private static final Season LEGACY_SILENT = Season.reopened(10, 23);

    private final Tenant tenant;
    private final List<Planted> planted = new ArrayList<>();
    private final List<Row> legacy;
    private final List<Row> compliance;

    PartnerRows(Tenant tenant) {
        this.tenant = tenant;
        boolean silent = LEGACY_SILENT.isOn(tenant.plan().night());
        Row jamf = legacy(0, "Jamf", silent ? "unresponsive" : "enabled", silent ? days(26) : minutes(40))
                .with("partnerAppType", "singleTenantApp")
                .with("singleTenantAppId", jamfAppId(tenant.seed()).toString())
                .with("isConfigured", true);
        plant("JMF-007", jamf, null);
        if (silent) {
            plant("JMF-002", jamf, "unresponsive");
        }
        this.legacy = List.of(jamf, legacy(1, "VMware Workspace ONE", "unknown", null));
        Row device = compliance(0, "Jamf Device Compliance", "enabled", minutes(30));
        if (AppRows.REGISTRATION_APP_MISSING.isOn(tenant.plan().night())) {
            plant("JMF-009", device, "registration-app");
        }
        this.compliance = List.of(device, compliance(1, "Jamf (to be set up)", "unknown", null));
    }

    /** The app of Jamf's old connection. */
    static UUID jamfAppId(Seed seed) {
        return seed.guid("jamfApp");
    }

    RowSource legacy() {
        return RowSource.of(legacy);
    }

    RowSource compliance() {
        return RowSource.of(compliance);
    }

    List<Planted> planted() {
        return planted;
    }

    private Row legacy(int number, String name, String state, @Nullable Instant heartbeat) {
        return new Row("deviceManagementPartner")
                .with("id", tenant.seed().guid("legacyPartner", number, 0).toString())
                .with("lastHeartbeatDateTime", heartbeat == null ? Row.NEVER : heartbeat)
                .with("partnerState", state)
                .with("partnerAppType", "unknown")
                .with("singleTenantAppId", null)
                .with("displayName", name)
                .with("isConfigured", false)
                .with("whenPartnerDevicesWillBeRemovedDateTime", null)
                .with("whenPartnerDevicesWillBeMarkedAsNonCompliantDateTime", null)
                .with("groupsRequiringPartnerEnrollment", List.of());
    }

    private Row compliance(int number, String name, String state, @Nullable Instant heartbeat) {
        return new Row("complianceManagementPartner")
                .with("id", tenant.seed().guid("compliancePartner", number, 0).toString())
                .with("lastHeartbeatDateTime", heartbeat == null ? Row.NEVER : heartbeat)
                .with("partnerState", state)
                .with("displayName", name)
                .with("macOsOnboarded", heartbeat != null)
                .with("androidOnboarded", false)
                .with("iosOnboarded", false)
                .with("macOsEnrollmentAssignments", List.of())
                .with("androidEnrollmentAssignments", List.of())
                .with("iosEnrollmentAssignments", List.of());
    }

    private void plant(String ruleId, Row partner, @Nullable String cause) {
        planted.add(new Planted(ruleId, SubjectKind.PARTNER, partner.text("id"), partner.text("displayName"), cause));
    }

    private Instant days(int days) {
        return tenant.clock().ago(Duration.ofDays(days));
    }

    private Instant minutes(int minutes) {
        return tenant.clock().ago(Duration.ofMinutes(minutes));
    }
}
