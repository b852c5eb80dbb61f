package fleetauditor.model;

import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.testkit.Ids;
import fleetauditor.testkit.ManagedDeviceSpec;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManagedDeviceTest {
    @ParameterizedTest
    @CsvSource({
        "windowsBulkUserless, true",
        "WINDOWSBULKUSERLESS, true",
        "appleBulkWithoutUser, true",
        "windowsAzureADJoinUsingDeviceAuth, true",
        "windowsAzureADJoin, false",
        "typeOfTomorrow, false",
        ", false"
    })
    void someEnrollmentsAreForNobody(String enrollmentType, boolean userless) {
        assertThat(device(d -> {
                            d.of("ann");
                            d.deviceEnrollmentType = enrollmentType;
                        })
                        .isUserless())
                .isEqualTo(userless);
    }

    @Test
    void aDeviceWithoutAnyUserIsUserlessAndOneNameIsEnough() {
        assertThat(device(d -> {
                            d.userId = null;
                            d.userPrincipalName = null;
                        })
                        .isUserless())
                .isTrue();
        assertThat(device(d -> {
                            d.userId = Ids.userId("ann");
                            d.userPrincipalName = null;
                        })
                        .isUserless())
                .isFalse();
        assertThat(device(d -> {
                            d.userId = null;
                            d.userPrincipalName = "ann@contoso.com";
                        })
                        .isUserless())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "macOS, jamf, true",
        "MACOS, JAMF, true",
        "macOS, mdm, false",
        "iOS, jamf, false",
        "macOS, , false",
        ", jamf, false"
    })
    void aMacUnderJamf(String operatingSystem, String agent, boolean jamf) {
        assertThat(device(d -> {
                            d.operatingSystem = operatingSystem;
                            d.managementAgent = agent;
                        })
                        .isMacUnderJamf())
                .isEqualTo(jamf);
    }

    @Test
    void enumTextIsComparedWithoutCaseAndUnknownIsNothing() {
        ManagedDevice known = device(d -> {
            d.complianceState = "NonCompliant";
            d.operatingSystem = "WINDOWS";
        });
        ManagedDevice unknown = device(d -> {
            d.complianceState = null;
            d.managementAgent = null;
            d.operatingSystem = null;
        });

        assertThat(known.hasComplianceState("noncompliant")).isTrue();
        assertThat(known.hasAgent("eas", "MDM")).isTrue();
        assertThat(known.isWindows()).isTrue();
        assertThat(unknown.hasComplianceState("unknown")).isFalse();
        assertThat(unknown.hasAgent("mdm")).isFalse();
        assertThat(unknown.isWindows()).isFalse();
        assertThat(unknown.isMac()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"C02X, C02X", "' c02x ', C02X", "01, 01", "VM123, VM123", "None-1, NONE-1", "a b, A B"})
    void aSerialNumberIsTrimmedAndInUpperCase(String serial, String normal) {
        assertThat(SerialNumbers.normalize(serial)).contains(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "'  '",
        "0",
        "0000000",
        "xxxx",
        "SystemSerialNumber",
        "'System Serial Number '",
        "to be filled by o.e.m.",
        "Default string",
        "NONE",
        "Not Available",
        "VMware-56 4d 0a",
        ","
    })
    void aPlaceholderIsNoSerialNumber(String serial) {
        assertThat(SerialNumbers.normalize(serial)).isEqualTo(Optional.empty());
    }

    @Test
    void everyDatasetIsFoundByItsNameAndNamesAreUnique() {
        assertThat(Dataset.ALL)
                .extracting(Dataset::name)
                .doesNotHaveDuplicates()
                .containsExactly(
                        "users",
                        "subscribedSkus",
                        "directorySubscriptions",
                        "groups",
                        "groupMembers",
                        "entraDevices",
                        "managedDevices",
                        "usersLoggedOn",
                        "signIns",
                        "organization",
                        "deviceManagement",
                        "deviceManagementPartners",
                        "complianceManagementPartners",
                        "compliancePolicies",
                        "conditionalAccessPolicies",
                        "enrollmentEvents",
                        "servicePrincipals",
                        "appRoleAssignments",
                        "deviceConfigurations",
                        "certificateStates",
                        "certificateConnectors");
        assertThat(Dataset.ALL)
                .allSatisfy(d -> assertThat(Dataset.named(d.name())).isEqualTo(Optional.of(d)));
        assertThat(Dataset.named("nonsense")).isEmpty();
    }

    private static ManagedDevice device(Consumer<ManagedDeviceSpec> change) {
        return tenant().managedDevice("PC", change)
                .snapshot()
                .rows(Dataset.MANAGED_DEVICES)
                .get(0);
    }
}
