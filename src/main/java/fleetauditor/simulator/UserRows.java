package fleetauditor.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * People as Entra ID knows them.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/user">user</a>
 */
final class UserRows {
    static final String DOMAIN = "contoso.com";

    private static final String[] DEPARTMENTS = {
        "Sales", "Finance", "Operations", "Research", "Marketing", "People", "Legal", "IT", "Customer Care"
    };
    private static final String[] TITLES = {
        "Specialist", "Manager", "Analyst", "Consultant", "Engineer", "Assistant", "Director", "Coordinator"
    };
    private static final String[] OFFICES = {"London", "Manchester", "Edinburgh", "Dublin"};
    private static final String[] COUNTRIES = {"GB", "GB", "GB", "IE"};

    private final Tenant tenant;

    UserRows(Tenant tenant) {
        this.tenant = tenant;
    }

    /**
     * An enabled member.
     *
     * @param ordinal among the people of the desk
     * @param removed plans the person once had
     */
    Row user(int desk, int ordinal, List<License> licenses, List<Plan> removed) {
        Seed seed = tenant.seed();
        Person person = Person.of(seed, tenant.layout().person(desk, ordinal));
        var random = seed.random("user", desk * 8L + ordinal);
        int office = desk % OFFICES.length;
        Instant hired = tenant.clock().since(200 + random.nextInt(2500));
        String name = person.alias() + "@" + DOMAIN;
        Row user = new Row("user")
                .with("id", seed.guid("user", desk, ordinal).toString())
                .with("userPrincipalName", name)
                .with("displayName", person.displayName())
                .with("givenName", person.given())
                .with("surname", person.surname())
                .with("mail", name)
                .with("mailNickname", person.alias())
                .with("accountEnabled", true)
                .with("userType", "Member")
                .with("createdDateTime", hired)
                .with("onPremisesSyncEnabled", null)
                .with("usageLocation", COUNTRIES[office])
                .with("country", office == 3 ? "Ireland" : "United Kingdom")
                .with("officeLocation", OFFICES[office])
                .with("companyName", "Contoso Ltd")
                .with("department", DEPARTMENTS[random.nextInt(DEPARTMENTS.length)])
                .with("jobTitle", TITLES[random.nextInt(TITLES.length)])
                .with("preferredLanguage", "en-GB")
                .with("businessPhones", List.of())
                .with("mobilePhone", null)
                .with("externalUserState", null);
        Instant lately = tenant.clock().ago(Duration.ofMinutes(20 + random.nextInt(3000)));
        user.with(
                "signInActivity",
                Row.part()
                        .with("lastSignInDateTime", lately)
                        .with(
                                "lastSignInRequestId",
                                seed.guid("signInRequest", desk, ordinal).toString())
                        .with("lastNonInteractiveSignInDateTime", lately)
                        .with("lastSuccessfulSignInDateTime", lately));
        License.put(user, seed, hired, licenses, removed);
        return user;
    }

    /** A guest without licenses. */
    Row guest(int desk, int ordinal) {
        Row guest = user(desk, ordinal, List.of(), List.of());
        String alias = guest.text("mailNickname");
        return guest.with("userPrincipalName", alias + "_fabrikam.com#EXT#@contoso.onmicrosoft.com")
                .with("mail", alias + "@fabrikam.com")
                .with("companyName", "Fabrikam")
                .with("userType", "Guest")
                .with("externalUserState", "Accepted")
                .with("usageLocation", null);
    }

    /** Synchronized from the local directory. */
    static Row synced(Row user) {
        return user.with("onPremisesSyncEnabled", true);
    }

    /** Changes the sign-in name. */
    static Row named(Row user, String userPrincipalName) {
        return user.with("userPrincipalName", userPrincipalName);
    }
}
