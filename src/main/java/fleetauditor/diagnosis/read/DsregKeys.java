package fleetauditor.diagnosis.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields and sections that dsregcmd has printed from Windows 10 1511 to Windows 11. */
final class DsregKeys {
    /** Fields that nothing but dsregcmd prints: one of them tells the kind. */
    private static final String[] TELLING = {
        "AzureAdJoined",
        "EnterpriseJoined",
        "WorkplaceJoined",
        "DomainJoined",
        "WorkAccountCount",
        "WamDefaultSet",
        "WamDefaultAuthority",
        "WamDefaultId",
        "WamDefaultGUID",
        "AzureAdPrt",
        "AzureAdPrtUpdateTime",
        "AzureAdPrtExpiryTime",
        "AzureAdPrtAuthority",
        "EnterprisePrt",
        "EnterprisePrtUpdateTime",
        "EnterprisePrtExpiryTime",
        "EnterprisePrtAuthority",
        "AcquirePrtDiagnostics",
        "Previous Prt Attempt",
        "Attempt Status",
        "OnPremTgt",
        "CloudTgt",
        "KerbTopLevelNames",
        "AadRecoveryEnabled",
        "AadRecoveryNeeded",
        "KeySignTest",
        "AD Connectivity Test",
        "AD Configuration Test",
        "DRS Discovery Test",
        "DRS Connectivity Test",
        "Token acquisition Test",
        "Kerberos Ticket Test",
        "Fallback to Sync-Join",
        "Fallback to Fed-Join",
        "Previous Registration",
        "Client ErrorCode",
        "Server ErrorCode",
        "Error Phase",
        "Executing Account Name",
        "Auto Detect PAC Status",
        "IsDeviceJoined",
        "IsUserAzureAD",
        "PostLogonEnabled",
        "DeviceEligible",
        "SessionIsNotRemote",
        "CertEnrollment",
        "LogonCertTemplateReady",
        "PreReqResult",
        "NgcPreReq",
        "NgcSet",
        "NgcKeyId",
        "DeviceCertificateValidity",
        "KeyContainerId",
        "TpmProtected",
        "DeviceAuthStatus",
        "WorkplaceDeviceId",
        "WorkplaceThumbprint",
        "WorkplaceIdp",
        "WorkplaceTenantId",
        "WorkplaceTenantName",
        "WorkplaceMdmUrl",
        "WorkplaceSettingsUrl",
        "MdmTouUrl",
        "MdmComplianceUrl",
        "dmComplianceUrl",
        "JoinSrvVersion",
        "JoinSrvUrl",
        "JoinSrvId",
        "KeySrvVersion",
        "KeySrvUrl",
        "KeySrvId",
        "WebAuthNSrvVersion",
        "WebAuthNSrvUrl",
        "WebAuthNSrvId",
        "DeviceManagementSrvVer",
        "DeviceManagementSrvUrl",
        "DeviceManagementSrvId",
        "DisplayNameUpdated",
        "OsVersionUpdated",
        "HostNameUpdated",
        "Last HostName Update",
        "AdfsRefreshToken",
        "AdfsRaIsReady",
        "ScepReady",
        "Diagnostics Reference",
        "Server Error Description",
        "AuthCodeUrl",
        "AccessTokenUrl"
    };
    /** Fields that other outputs print too: two of them tell the kind. */
    private static final String[] SHARED = {
        "DomainName",
        "Device Name",
        "Virtual Desktop",
        "DeviceId",
        "Thumbprint",
        "KeyProvider",
        "TenantName",
        "TenantId",
        "Idp",
        "MdmUrl",
        "SettingsUrl",
        "CanReset",
        "User Identity",
        "Credential Type",
        "Correlation ID",
        "Endpoint URI",
        "HTTP Method",
        "HTTP Error",
        "HTTP status",
        "Server Error Code",
        "User Context",
        "Client Time",
        "Registration Type",
        "Server Message",
        "Https Status",
        "Request Id",
        "Auto Detect Settings",
        "Auto-Configuration URL",
        "Proxy Server List",
        "Proxy Bypass List",
        "Access Type",
        "PolicyEnabled"
    };

    private static final String[] SECTION_NAMES = {
        "Device State",
        "Device Details",
        "Tenant Details",
        "User State",
        "SSO State",
        "Diagnostic Data",
        "IE Proxy Config for Current User",
        "IE Proxy Config for System Account",
        "WinHttp Default Proxy Config",
        "URL Specific Proxy Config",
        "Ngc Prerequisite Check"
    };

    private static final Pattern BLANKS = Pattern.compile(" +");
    private static final Map<String, String> KEYS = new HashMap<>();
    private static final Map<String, String> SECTIONS = new HashMap<>();
    private static final Set<String> TELLING_KEYS = Set.of(TELLING);

    static {
        for (String key : TELLING) {
            KEYS.put(squeeze(key), key);
        }
        for (String key : SHARED) {
            KEYS.put(squeeze(key), key);
        }
        for (String section : SECTION_NAMES) {
            SECTIONS.put(squeeze(section), section);
        }
    }

    private DsregKeys() {}

    /** The field's proper name when {@code words} is one, case and the number of blanks aside; null otherwise. */
    static @Nullable String key(String words) {
        return words.isEmpty() || words.length() > 60 ? null : KEYS.get(squeeze(words));
    }

    static boolean isTelling(String key) {
        return TELLING_KEYS.contains(key);
    }

    /** The section's proper name, also {@code Work Account 1}; null when it is none that we know. */
    static @Nullable String section(String words) {
        if (words.isEmpty() || words.length() > 80) {
            return null;
        }
        String squeezed = squeeze(words);
        if (squeezed.startsWith("work account ")) {
            String number = squeezed.substring("work account ".length());
            return number.chars().allMatch(Character::isDigit) ? "Work Account " + number : null;
        }
        return SECTIONS.get(squeezed);
    }

    /** One blank between words, so that "Server ErrorCode" and "Server Error Code" stay two fields. */
    private static String squeeze(String words) {
        String stripped = words.strip();
        String squeezed = stripped.contains("  ") ? BLANKS.matcher(stripped).replaceAll(" ") : stripped;
        return squeezed.toLowerCase(Locale.ROOT);
    }
}
