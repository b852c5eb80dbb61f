package fleetauditor.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Devices as Entra ID knows them, and as Intune does.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/device">device</a>
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-devices-manageddevice">managedDevice</a>
 */
final class DeviceRows {
    static final String NO_GUID = "00000000-0000-0000-0000-000000000000";

    /** The application id of Intune in {@code mdmAppId}. */
    private static final String INTUNE = "0000000a-0000-0000-c000-000000000000";

    private static final String[] SITES = {"LON", "MAN", "EDI", "DUB"};
    private static final String[][] PCS = {
        {"Dell Inc.", "Latitude 7450"},
        {"LENOVO", "ThinkPad T14 Gen 5"},
        {"HP", "EliteBook 840 14 inch G11"},
        {"Microsoft Corporation", "Surface Laptop"}
    };
    private static final String[] WINDOWS = {"10.0.26100.4652", "10.0.26100.4349", "10.0.22631.5624"};
    private static final int PER_DESK = 16;

    private final Tenant tenant;
    private final int desk;
    private final SplittableRandom random;

    DeviceRows(Tenant tenant, int desk, SplittableRandom random) {
        this.tenant = tenant;
        this.desk = desk;
        this.random = random;
    }

    // ---- Entra ID

    Row pc(String trustType, int ordinal) {
        String[] model = PCS[random.nextInt(PCS.length)];
        String name = SITES[desk % SITES.length] + "-LT-" + number(ordinal);
        Row entra = entra(ordinal, name, "Windows", WINDOWS[random.nextInt(WINDOWS.length)], trustType)
                .with("manufacturer", model[0])
                .with("model", model[1]);
        if (!trustType.equals("Workplace")) {
            entra.with("physicalIds", List.of("[USER-GID]:" + guid("gid", ordinal) + ":1", hardwareId(ordinal)));
        }
        if (trustType.equals("ServerAd")) {
            entra.with("onPremisesSyncEnabled", true)
                    .with("onPremisesLastSyncDateTime", tenant.clock().ago(Duration.ofMinutes(25)));
        }
        return entra;
    }

    Row mac(int ordinal) {
        return entra(ordinal, "CON-MAC-" + number(ordinal), "MacMDM", "15.5", "Workplace")
                .with("manufacturer", "Apple")
                .with("model", "MacBookPro18,3");
    }

    Row phone(String os, @Nullable Row owner, int ordinal) {
        boolean apple = os.equals("iOS");
        String name = (owner == null ? "shared" : owner.text("mailNickname")) + "_" + (apple ? "iPhone" : "Android")
                + "_" + number(ordinal);
        return entra(ordinal, name, apple ? "IPhone" : "Android", apple ? "18.5" : "15", "Workplace")
                .with("manufacturer", apple ? "Apple" : "samsung")
                .with("model", apple ? "iPhone 15" : "SM-S921B");
    }

    /** Without anything of Intune in it. */
    static Row unmanaged(Row entra) {
        return entra.with("isManaged", null)
                .with("isCompliant", null)
                .with("managementType", null)
                .with("mdmAppId", null);
    }

    /** As directory sync makes it before the PC has registered. */
    static Row pending(Row entra) {
        return unmanaged(entra)
                .with("alternativeSecurityIds", List.of())
                .with("physicalIds", List.of())
                .with("approximateLastSignInDateTime", null)
                .with("registrationDateTime", null)
                .with("profileType", null);
    }

    /** The entry that names the hardware; two Entra devices of one PC share it. */
    String hardwareId(int ordinal) {
        return "[HWID]:h:" + (6_755_390_000_000_000L + (long) desk * PER_DESK + ordinal);
    }

    private Row entra(int ordinal, String name, String os, String version, String trustType) {
        Instant registered = tenant.clock().since(30 + random.nextInt(900));
        return new Row("device")
                .with("id", guid("entraDevice", ordinal).toString())
                .with("deviceId", guid("deviceId", ordinal).toString())
                .with("displayName", name)
                .with("accountEnabled", true)
                .with("operatingSystem", os)
                .with("operatingSystemVersion", version)
                .with("trustType", trustType)
                .with("profileType", "RegisteredDevice")
                .with("isManaged", true)
                .with("isCompliant", true)
                .with("managementType", "MDM")
                .with("mdmAppId", INTUNE)
                .with("enrollmentType", null)
                .with("deviceOwnership", "Company")
                .with("deviceVersion", 2)
                .with("manufacturer", null)
                .with("model", null)
                .with("approximateLastSignInDateTime", tenant.clock().ago(Duration.ofHours(3 + random.nextInt(200))))
                .with("registrationDateTime", registered)
                .with("createdDateTime", registered)
                .with("alternativeSecurityIds", List.of(key(ordinal)))
                .with("physicalIds", List.of("[USER-GID]:" + guid("gid", ordinal) + ":1"))
                .with("onPremisesSyncEnabled", null)
                .with("onPremisesLastSyncDateTime", null)
                .with("systemLabels", List.of())
                .with("complianceExpirationDateTime", null);
    }

    /** The device certificate's thumbprint and key, as text in UTF-16. */
    private Row key(int ordinal) {
        UUID a = guid("key", ordinal);
        String hex = a.toString().replace("-", "")
                + guid("thumbprint", ordinal).toString().substring(0, 8);
        String text = "X509:<SHA1-TP-PUBKEY>" + hex.toUpperCase(Locale.ROOT) + "+" + hex + "=";
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_16LE));
        return Row.part().with("type", 2).with("identityProvider", null).with("key", encoded);
    }

    // ---- Intune

    Row managedPc(Row entra, @Nullable Row owner, int ordinal) {
        boolean hybrid = entra.text("trustType").equals("ServerAd");
        Row managed = managed(entra, owner, "Windows", ordinal)
                .with("deviceEnrollmentType", hybrid ? "windowsAutoEnrollment" : "windowsAzureADJoin")
                .with("joinType", hybrid ? "hybridAzureADJoined" : "azureADJoined");
        if (owner != null) {
            Row entry = Row.part()
                    .with("userId", owner.text("id"))
                    .with("lastLogOnDateTime", tenant.clock().ago(Duration.ofHours(1 + random.nextInt(90))));
            managed.with("usersLoggedOn", List.of(entry));
        }
        return managed;
    }

    Row managedMac(Row entra, String agent, @Nullable Row owner, int ordinal) {
        boolean jamf = agent.equals("jamf");
        Row managed = managed(entra, owner, "macOS", ordinal)
                .with("managementAgent", agent)
                .with("deviceEnrollmentType", jamf ? "unknown" : "appleBulkWithUser")
                .with("serialNumber", "C02" + serial(tenant.seed(), (long) desk * PER_DESK + ordinal))
                .with("lastSyncDateTime", tenant.clock().ago(Duration.ofMinutes(70 + random.nextInt(1200))));
        if (jamf) {
            managed.with("managementCertificateExpirationDate", Row.NEVER);
            entra.with("managementType", "jamf").with("mdmAppId", null);
        }
        return managed;
    }

    Row managedPhone(Row entra, String os, @Nullable Row owner, int ordinal) {
        return managed(entra, owner, os, ordinal)
                .with("deviceEnrollmentType", os.equals("iOS") ? "appleBulkWithUser" : "userEnrollment")
                .with("isSupervised", os.equals("iOS"))
                .with("imei", String.valueOf(350_000_000_000_000L + (long) desk * PER_DESK + ordinal));
    }

    /** Sets the primary user; nobody without an owner. */
    static Row own(Row managed, @Nullable Row owner) {
        return managed.with("userId", owner == null ? "" : owner.text("id"))
                .with("userPrincipalName", owner == null ? "" : owner.text("userPrincipalName"))
                .with("userDisplayName", owner == null ? "" : owner.text("displayName"))
                .with("emailAddress", owner == null ? "" : owner.text("mail"));
    }

    private Row managed(Row entra, @Nullable Row owner, String os, int ordinal) {
        Instant enrolled = tenant.clock().since(30 + random.nextInt(700));
        Row managed = new Row("managedDevice")
                .with("id", guid("managedDevice", ordinal).toString())
                .with("deviceName", entra.text("displayName"))
                .with("managedDeviceName", entra.text("displayName") + "_" + os)
                .with("operatingSystem", os)
                .with("osVersion", entra.text("operatingSystemVersion"))
                .with("azureADDeviceId", entra.text("deviceId"))
                .with("azureADRegistered", true)
                .with("deviceRegistrationState", "registered")
                .with("deviceEnrollmentType", "unknown")
                .with("managementAgent", "mdm")
                .with("managementState", "managed")
                .with("managedDeviceOwnerType", "company")
                .with("complianceState", "compliant")
                .with("complianceGracePeriodExpirationDateTime", Row.FOREVER)
                .with("enrolledDateTime", enrolled)
                .with("lastSyncDateTime", tenant.clock().ago(Duration.ofMinutes(70 + random.nextInt(3600))))
                .with("managementCertificateExpirationDate", tenant.clock().since(-100 - random.nextInt(250)))
                .with("serialNumber", serial(ordinal))
                .with("manufacturer", entra.get("manufacturer"))
                .with("model", entra.get("model"))
                .with("isEncrypted", true)
                .with("isSupervised", false)
                .with("jailBroken", "Unknown")
                .with("imei", "")
                .with("exchangeAccessState", "none")
                .with("exchangeLastSuccessfulSyncDateTime", Row.NEVER)
                .with("easActivated", false)
                .with("easActivationDateTime", Row.NEVER)
                .with("partnerReportedThreatState", "unknown")
                .with("totalStorageSpaceInBytes", 512_000_000_000L)
                .with("freeStorageSpaceInBytes", 80_000_000_000L + random.nextInt(1_000_000_000))
                .with("deviceCategoryDisplayName", "Unknown")
                .with("joinType", "azureADRegistered")
                .with("usersLoggedOn", List.of());
        return own(managed, owner);
    }

    // ---- identity

    private UUID guid(String kind, int ordinal) {
        return tenant.seed().guid(kind, desk, ordinal);
    }

    private String serial(int ordinal) {
        return "PF" + serial(tenant.seed(), (long) desk * PER_DESK + ordinal);
    }

    /** Eight characters; no two numbers below 36^8 give the same. */
    static String serial(Seed seed, long number) {
        long all = 2_821_109_907_456L; // 36^8
        long scattered = Math.floorMod(number * 1_000_003L + 1_234_567_890_123L + (seed.value() & 0xFFFFFF), all);
        String text = Long.toString(scattered, 36).toUpperCase(Locale.ROOT);
        return "0".repeat(8 - text.length()) + text;
    }

    /** The number in a device's name: scattered, so that neighbors do not look like a row. */
    private String number(int ordinal) {
        long all = tenant.layout().desks() <= 100_000 ? 100_000 : 10_000_000;
        long number = Math.floorMod(desk * 61_603L + Math.floorMod(tenant.seed().value(), all), all);
        String digits = String.valueOf(all + number).substring(1);
        return ordinal == 0 ? digits : digits + (char) ('A' + ordinal);
    }
}
