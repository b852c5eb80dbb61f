package fleetauditor.rules.jamf;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.model.Dataset;
import fleetauditor.model.Partner;
import fleetauditor.testkit.PartnerSpec;
import fleetauditor.testkit.Tenant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class JamfTest {
    private static Partner legacy(String name, Consumer<PartnerSpec> change) {
        return Tenant.tenant()
                .legacyPartner(name, change)
                .snapshot()
                .rows(Dataset.DEVICE_MANAGEMENT_PARTNERS)
                .get(0);
    }

    private static Partner compliance(String name, Consumer<PartnerSpec> change) {
        return Tenant.tenant()
                .compliancePartner(name, change)
                .snapshot()
                .rows(Dataset.COMPLIANCE_MANAGEMENT_PARTNERS)
                .get(0);
    }

    @Test
    void knowsJamfByItsName() {
        assertThat(Jamf.isJamf(compliance("JAMF Trust", p -> {}))).isTrue();
        assertThat(Jamf.isJamf(compliance("Kandji", p -> {}))).isFalse();
    }

    @Test
    void takesAConfiguredPartnerWithAnAppTypeForJamf() {
        assertThat(Jamf.isJamf(legacy("MacFleet", p -> {}))).isTrue();
        assertThat(Jamf.isJamf(legacy("MacFleet", p -> p.isConfigured = false))).isFalse();
        assertThat(Jamf.isJamf(legacy("MacFleet", p -> p.isConfigured = null))).isFalse();
        assertThat(Jamf.isJamf(legacy("MacFleet", p -> p.partnerAppType = "Unknown")))
                .isFalse();
        assertThat(Jamf.isJamf(legacy("MacFleet", p -> p.partnerAppType = null)))
                .isFalse();
    }

    @Test
    void tellsAPartnerThatWasNeverSetUp() {
        Consumer<PartnerSpec> unused = p -> {
            p.partnerState = "unknown";
            p.lastHeartbeatDateTime = null;
            p.isConfigured = p.isConfigured == null ? null : false;
        };
        assertThat(Jamf.isNeverSetUp(legacy("Jamf", unused))).isTrue();
        assertThat(Jamf.isNeverSetUp(compliance("Jamf", unused))).isTrue();
        assertThat(Jamf.isNeverSetUp(legacy("Jamf", unused.andThen(p -> p.partnerState = null))))
                .isTrue();
        assertThat(Jamf.isNeverSetUp(legacy("Jamf", unused.andThen(p -> p.isConfigured = true))))
                .isFalse();
        assertThat(Jamf.isNeverSetUp(compliance("Jamf", unused.andThen(p -> p.partnerState = "terminated"))))
                .isFalse();
        assertThat(Jamf.isNeverSetUp(compliance("Jamf", unused.andThen(p -> p.lastHeartbeatDateTime = Tenant.NOW))))
                .isFalse();
    }
}
