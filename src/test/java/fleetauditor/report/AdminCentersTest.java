package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AdminCentersTest {
    private static final String ID = "05e9a617-0261-4cee-bb44-138d3ef5d965";

    @ParameterizedTest
    @CsvSource({
        "USER, https://entra.microsoft.com/#view/Microsoft_AAD_UsersAndTenants/UserProfileMenuBlade/~/overview/userId/",
        "GROUP, https://entra.microsoft.com/#view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/",
        "ENTRA_DEVICE, https://entra.microsoft.com/#view/Microsoft_AAD_Devices/DeviceDetailsMenuBlade/~/Properties/objectId/",
        "SERVICE_PRINCIPAL, https://entra.microsoft.com/#view/Microsoft_AAD_IAM/ManagedAppMenuBlade/~/Overview/objectId/",
        "MANAGED_DEVICE, https://intune.microsoft.com/#view/Microsoft_Intune_Devices/DeviceSettingsMenuBlade/~/overview/mdmDeviceId/",
    })
    void leadToTheObject(SubjectKind kind, String page) {
        assertThat(AdminCenters.GLOBAL.link(new Subject(kind, ID, "x"))).contains(page + ID);
    }

    @Test
    void leadToTheCloudOfTheTenant() {
        assertThat(AdminCenters.US_GOVERNMENT.link(new Subject(SubjectKind.MANAGED_DEVICE, ID, "x")))
                .get()
                .asString()
                .startsWith("https://intune.microsoft.us/#view/");
    }

    @Test
    void leadNowhereInACloudWhoseCentersWeDoNotKnow() {
        assertThat(AdminCenters.UNKNOWN.link(new Subject(SubjectKind.USER, ID, "x")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = SubjectKind.class,
            names = {
                "SKU",
                "COMPLIANCE_POLICY",
                "CONFIGURATION_PROFILE",
                "CONNECTOR",
                "PARTNER",
                "TENANT",
                "SERIAL_NUMBER"
            })
    void leadNowhereForWhatHasNoPageOfItsOwn(SubjectKind kind) {
        assertThat(AdminCenters.GLOBAL.link(new Subject(kind, ID, "x"))).isEmpty();
    }

    @Test
    void takeNothingButAGuidIntoAnAddress() {
        assertThat(AdminCenters.GLOBAL.link(new Subject(SubjectKind.USER, "x\" onclick=\"alert(1)", "x")))
                .isEmpty();
        assertThat(AdminCenters.GLOBAL.link(new Subject(SubjectKind.USER, ID + "/../", "x")))
                .isEmpty();
    }
}
