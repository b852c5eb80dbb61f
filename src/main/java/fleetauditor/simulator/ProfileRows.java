package fleetauditor.simulator;

import fleetauditor.model.SubjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Configuration profiles; those that hand out certificates exist in beta only.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-windows10pkcscertificateprofile">windows10PkcsCertificateProfile (beta)</a>
 */
final class ProfileRows {
    private static final Season SHORT_NAME = Season.fixedOn(5);
    private static final String WINDOWS = "windows10PkcsCertificateProfile";
    private static final String MAC = "macOSPkcsCertificateProfile";
    private static final String CA = "ca01.contoso.com";
    private static final String CA_NAME = "Contoso Issuing CA 1";

    private final Tenant tenant;
    private final List<Row> profiles = new ArrayList<>();
    private final List<Planted> planted = new ArrayList<>();
    private final Row vpn;
    private final Row wifi;
    private final Row macWifi;

    ProfileRows(Tenant tenant) {
        this.tenant = tenant;
        profile("Windows settings", "windows10GeneralConfiguration", Targets::allDevices);
        profile("Windows update ring 1", "windowsUpdateForBusinessConfiguration", Targets::allDevices);
        root("Contoso root (Windows)", "windows81TrustedRootCertificate", Targets::allUsers);
        root("Contoso root (Mac)", "macOSTrustedRootCertificate", to -> to.group(DirectoryGroup.MAC_USERS));
        vpn = pkcs(
                        "VPN certificate",
                        WINDOWS,
                        to -> to.group(DirectoryGroup.CERTIFICATE_USERS)
                                .excluding(DirectoryGroup.CERTIFICATE_EXCEPTIONS))
                .with("subjectAlternativeNameType", "emailAddress,userPrincipalName");
        wifi = pkcs("Wi-Fi certificate", WINDOWS, to -> to.group(DirectoryGroup.CERTIFICATE_USERS));
        macWifi = pkcs("Wi-Fi certificate (Mac)", MAC, to -> to.group(DirectoryGroup.MAC_USERS));
        pkcs("Wi-Fi certificate (second server)", WINDOWS, Targets::allUsers)
                .with("certificationAuthority", "ca02.contoso.com");
        pkcs("Wi-Fi certificate (draft)", MAC, to -> to);
        boolean isShort = SHORT_NAME.isOn(tenant.plan().night());
        Row london = pkcs("Wi-Fi certificate (London)", WINDOWS, to -> to.group(DirectoryGroup.LONDON))
                .with("certificationAuthority", isShort ? "LONCA" : CA);
        if (isShort) {
            plant("CRT-001", london, "authority-not-fqdn");
        }
        Row old = pkcs("VPN certificate (old)", WINDOWS, to -> to.group(DirectoryGroup.LONDON))
                .with("certificationAuthorityName", CA + "\\" + CA_NAME);
        plant("CRT-001", old, "authority-name-malformed");
        Row macPilot = pkcs("Wi-Fi certificate (Mac pilot)", MAC, to -> to.group(DirectoryGroup.LONDON));
        plant("CRT-003", macPilot, null);
        Row typo = pkcs("Printer certificate", WINDOWS, to -> to.group(DirectoryGroup.LONDON))
                .with("certificationAuthorityName", "Contoso Isuing CA 1");
        plant("CRT-006", typo, null);
        if (hasMemberWithoutMail()) {
            plant("CRT-002", vpn, null);
        }
    }

    RowSource profiles() {
        return RowSource.of(profiles);
    }

    /** Those that v1.0 knows; it leaves the others out without a hint. */
    RowSource plainProfiles() {
        return RowSource.of(profiles.stream()
                .filter(profile -> profile.type().endsWith("Configuration"))
                .toList());
    }

    List<Row> assignments(String id) {
        return Assigned.of(profiles, id);
    }

    /** @throws GraphRefusal 404 for an unknown id */
    Row profile(String id) {
        return Assigned.find(profiles, id);
    }

    Row vpn() {
        return vpn;
    }

    Row wifi() {
        return wifi;
    }

    Row macWifi() {
        return macWifi;
    }

    List<Planted> planted() {
        return planted;
    }

    private boolean hasMemberWithoutMail() {
        var groups = new GroupRows(tenant);
        List<String> excluded =
                Tenant.first(groups.members(DirectoryGroup.CERTIFICATE_EXCEPTIONS), Integer.MAX_VALUE, row -> true)
                        .stream()
                        .map(row -> row.text("id"))
                        .toList();
        return !Tenant.first(
                        groups.members(DirectoryGroup.CERTIFICATE_USERS),
                        1,
                        user -> user.get("mail") == null && !excluded.contains(user.text("id")))
                .isEmpty();
    }

    private Row pkcs(String name, String type, UnaryOperator<Targets> to) {
        return profile(name, type, to)
                .with("renewalThresholdPercentage", 20)
                .with("subjectNameFormat", "custom")
                .with("subjectNameFormatString", "CN={{UserPrincipalName}}")
                .with("subjectAlternativeNameType", "userPrincipalName")
                .with("subjectAlternativeNameFormatString", null)
                .with("customSubjectAlternativeNames", List.of())
                .with("certificateValidityPeriodValue", 1)
                .with("certificateValidityPeriodScale", "years")
                .with("certificationAuthority", CA)
                .with("certificationAuthorityName", CA_NAME)
                .with("certificateTemplateName", "ContosoUser")
                .with("certificateStore", "user");
    }

    private void root(String name, String type, UnaryOperator<Targets> to) {
        profile(name, type, to).with("certFileName", "contoso-root.cer");
    }

    private Row profile(String name, String type, UnaryOperator<Targets> to) {
        String id = tenant.seed().guid("profile", profiles.size(), 0).toString();
        Row profile = new Row(type)
                .with("id", id)
                .with("displayName", name)
                .with("description", null)
                .with("version", 2)
                .with("createdDateTime", tenant.clock().since(600))
                .with("lastModifiedDateTime", tenant.clock().since(90))
                .with("roleScopeTagIds", List.of("0"))
                .with("supportsScopeTags", true)
                .with("assignments", to.apply(new Targets(tenant.seed(), id)).assignments());
        profiles.add(profile);
        return profile;
    }

    private void plant(String ruleId, Row profile, @Nullable String cause) {
        planted.add(new Planted(
                ruleId, SubjectKind.CONFIGURATION_PROFILE, profile.text("id"), profile.text("displayName"), cause));
    }
}
