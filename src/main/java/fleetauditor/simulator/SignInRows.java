package fleetauditor.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the sign-in log.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/signin">signIn</a>
 */
final class SignInRows {
    /** The application id of "Windows Sign In". */
    static final String WINDOWS = "38aa3b87-a06d-4817-b275-7a316988d93b";

    private static final String TEAMS = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";

    private SignInRows() {}

    /**
     * A sign-in to Windows.
     *
     * @param number unique in the log
     * @param entra the PC; null for an unregistered one
     * @param errorCode 0 for success
     */
    static Row windows(Seed seed, long number, Row user, @Nullable Row entra, Instant at, int errorCode) {
        Row detail = Row.part()
                .with("deviceId", entra == null ? "" : entra.text("deviceId"))
                .with("displayName", entra == null ? null : entra.text("displayName"))
                .with("operatingSystem", "Windows 11")
                .with("browser", "Edge 138.0")
                .with("isCompliant", null)
                .with("isManaged", null)
                .with("trustType", trustType(entra));
        Row status = Row.part()
                .with("errorCode", errorCode)
                .with("failureReason", errorCode == 0 ? "Other." : "The sign-in failed.")
                .with("additionalDetails", null);
        Row location = Row.part()
                .with("city", "London")
                .with("state", "England")
                .with("countryOrRegion", "GB")
                .with("geoCoordinates", null);
        return new Row("signIn")
                .with("id", seed.guid("signIn", number, 0).toString())
                .with("createdDateTime", at)
                .with("userDisplayName", user.text("displayName"))
                .with("userPrincipalName", user.text("userPrincipalName").toLowerCase(Locale.ROOT))
                .with("userId", user.text("id"))
                .with("appId", WINDOWS)
                .with("appDisplayName", "Windows Sign In")
                .with("ipAddress", "203.0.113." + (1 + number % 250))
                .with("clientAppUsed", "Mobile Apps and Desktop clients")
                .with("correlationId", seed.guid("signInCorrelation", number, 0).toString())
                .with("conditionalAccessStatus", "notApplied")
                .with("isInteractive", true)
                .with("riskDetail", "none")
                .with("riskLevelAggregated", "none")
                .with("riskLevelDuringSignIn", "none")
                .with("riskState", "none")
                .with("riskEventTypes_v2", List.of())
                .with("resourceDisplayName", "Windows Azure Active Directory")
                .with("resourceId", "00000002-0000-0000-c000-000000000000")
                .with("status", status)
                .with("deviceDetail", detail)
                .with("location", location)
                .with("appliedConditionalAccessPolicies", List.of());
    }

    /** Makes it a sign-in to Microsoft Teams. */
    static Row toTeams(Row signIn) {
        return signIn.with("appId", TEAMS).with("appDisplayName", "Microsoft Teams");
    }

    private static String trustType(@Nullable Row entra) {
        return switch (entra == null ? "" : entra.text("trustType")) {
            case "AzureAd" -> "Azure AD joined";
            case "ServerAd" -> "Hybrid Azure AD joined";
            case "Workplace" -> "Azure AD registered";
            default -> "";
        };
    }
}
