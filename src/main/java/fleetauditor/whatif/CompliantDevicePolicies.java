package fleetauditor.whatif;

import fleetauditor.model.ConditionalAccessPolicy;
import fleetauditor.model.ConditionalAccessPolicy.Narrowing;
import fleetauditor.model.User;
import fleetauditor.whatif.PolicyVerdict.Doubt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The enabled Conditional Access policies that demand a compliant device, and whom each is for. Who has a directory role is
 * not read; nor to which application or from where a user signs in, so that a policy for some of them leaves it open.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/conditionalaccessusers">conditionalAccessUsers</a>
 */
final class CompliantDevicePolicies {
    private static final String GUESTS = "GuestsOrExternalUsers";

    private final List<ConditionalAccessPolicy> policies;
    private final Memberships memberships;

    CompliantDevicePolicies(List<ConditionalAccessPolicy> all, Memberships memberships) {
        this.policies = all.stream().filter(CompliantDevicePolicies::matters).toList();
        this.memberships = memberships;
    }

    /** The groups whose members must be known. */
    static Set<UUID> groups(List<ConditionalAccessPolicy> all) {
        var groups = new HashSet<UUID>();
        for (ConditionalAccessPolicy policy : all) {
            if (matters(policy)) {
                policy.includeGroups().forEach(g -> add(groups, g));
                policy.excludeGroups().forEach(g -> add(groups, g));
            }
        }
        return groups;
    }

    /**
     * What blocks the user, surely or perhaps, on a device that stops being compliant. Nothing blocks an account that is
     * disabled, or a user none of whose devices counted as compliant before.
     */
    List<PolicyVerdict> blocking(User user, List<AffectedDevice> devices) {
        List<AffectedDevice> failing =
                devices.stream().filter(AffectedDevice::becomesNoncompliant).toList();
        if (failing.isEmpty() || user.isDisabled()) {
            return List.of();
        }
        var verdicts = new ArrayList<PolicyVerdict>();
        for (ConditionalAccessPolicy policy : policies) {
            if (failing.stream().anyMatch(d -> isFor(policy, d.operatingSystem()))) {
                verdict(policy, user, verdicts);
            }
        }
        return verdicts;
    }

    private void verdict(ConditionalAccessPolicy policy, User user, List<PolicyVerdict> verdicts) {
        Narrowing narrowing = policy.narrowing();
        Boolean excluded = isAmong(policy.excludeUsers(), policy.excludeGroups(), narrowing.excludeGuestTypes(), user);
        Boolean included = isAmong(policy.includeUsers(), policy.includeGroups(), narrowing.includeGuestTypes(), user);
        if (Boolean.TRUE.equals(excluded)
                || (Boolean.FALSE.equals(included) && policy.includeRoles().isEmpty())) {
            return;
        }
        Doubt doubt = null;
        if (excluded == null || included == null) {
            doubt = Doubt.GROUP;
        } else if (!included || !narrowing.excludeRoles().isEmpty()) {
            doubt = Doubt.ROLES;
        } else if (acceptsAnotherControl(policy)) {
            doubt = Doubt.OTHER_CONTROL;
        } else if (narrowing.isPartial()) {
            doubt = Doubt.NARROWER;
        }
        verdicts.add(new PolicyVerdict(policy, doubt));
    }

    /** Null when a group that could not be read decides. */
    private @Nullable Boolean isAmong(List<String> users, List<String> groups, List<String> guestTypes, User user) {
        String type = guestType(user);
        if (type != null && guestTypes.stream().anyMatch(type::equalsIgnoreCase)) {
            return true;
        }
        for (String each : users) {
            if (each.equalsIgnoreCase("All")
                    || each.equalsIgnoreCase(user.id().toString())
                    || (each.equalsIgnoreCase(GUESTS) && "Guest".equalsIgnoreCase(user.userType()))) {
                return true;
            }
        }
        boolean isUnknown = false;
        for (String group : groups) {
            UUID id = uuid(group);
            Boolean member = id == null ? null : memberships.isMember(id, user.id());
            if (Boolean.TRUE.equals(member)) {
                return true;
            }
            isUnknown |= member == null;
        }
        return isUnknown ? null : false;
    }

    /**
     * What kind of guest or external user this is, by the words of a policy; null for a member of the tenant's own. Entra
     * writes {@code #EXT#} into the sign-in name of whoever comes from another directory.
     */
    private static @Nullable String guestType(User user) {
        boolean isExternal = user.userPrincipalName().toUpperCase(Locale.ROOT).contains("#EXT#");
        if ("Guest".equalsIgnoreCase(user.userType())) {
            return isExternal ? "b2bCollaborationGuest" : "internalGuest";
        }
        return isExternal ? "b2bCollaborationMember" : null;
    }

    private static boolean matters(ConditionalAccessPolicy policy) {
        return policy.isEnabled() && policy.demandsCompliantDevice();
    }

    private static boolean acceptsAnotherControl(ConditionalAccessPolicy policy) {
        return "OR".equalsIgnoreCase(policy.grantOperator())
                && policy.builtInControls().stream().anyMatch(c -> !c.equalsIgnoreCase("compliantDevice"));
    }

    /** A system that Intune does not tell may be any. */
    private static boolean isFor(ConditionalAccessPolicy policy, @Nullable String operatingSystem) {
        if (operatingSystem == null) {
            return true;
        }
        String system = operatingSystem.toLowerCase(Locale.ROOT);
        String platform = system.startsWith("android") ? "android" : system.equals("ipados") ? "ios" : system;
        boolean isIncluded = policy.includePlatforms().isEmpty()
                || policy.includePlatforms().stream()
                        .anyMatch(p -> p.equalsIgnoreCase("all") || p.equalsIgnoreCase(platform));
        return isIncluded && policy.narrowing().excludePlatforms().stream().noneMatch(platform::equalsIgnoreCase);
    }

    private static void add(Set<UUID> groups, String text) {
        UUID id = uuid(text);
        if (id != null) {
            groups.add(id);
        }
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
