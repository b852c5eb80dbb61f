package fleetauditor.whatif;

import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSettings;
import fleetauditor.license.Licensing;
import fleetauditor.model.ConditionalAccessPolicy;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.Snapshot;
import fleetauditor.model.User;
import fleetauditor.whatif.PolicyVerdict.Doubt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Answers what a license change would break. Reads a snapshot, writes nothing, knows no clock but the snapshot's. */
public final class WhatIf {
    /** Datasets without which a part of the answer stays open. */
    public static final Set<Dataset<?>> READS = Set.of(
            Dataset.USERS,
            Dataset.SUBSCRIBED_SKUS,
            Dataset.DIRECTORY_SUBSCRIPTIONS,
            Dataset.GROUPS,
            Dataset.MANAGED_DEVICES,
            Dataset.ENTRA_DEVICES,
            Dataset.SIGN_INS,
            Dataset.USERS_LOGGED_ON,
            Dataset.CONDITIONAL_ACCESS_POLICIES,
            Dataset.ORGANIZATION);

    private static final Comparator<UserChange> ORDER = Comparator.comparing((UserChange u) -> !u.losesIntune())
            .thenComparing(u -> !u.losesEntraPremium())
            .thenComparing(u -> !u.isChanged())
            .thenComparing(u -> u.user().userPrincipalName(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(u -> u.user().id());

    private final List<Rule<?>> rules;
    private final RuleSettings settings;

    /** @param rules that are run on the tenant before and after */
    public WhatIf(List<Rule<?>> rules, RuleSettings settings) {
        this.rules = List.copyOf(rules);
        this.settings = settings;
    }

    /** The groups whose members decide whom a policy blocks. */
    public static Set<UUID> policyGroups(Snapshot tenant) {
        return CompliantDevicePolicies.groups(tenant.rows(Dataset.CONDITIONAL_ACCESS_POLICIES));
    }

    /**
     * What the steps would do, one after the other.
     *
     * @param groups that were looked up for the change, for their names
     * @param memberships of {@link #policyGroups}
     */
    public Answer answer(
            Snapshot tenant, List<LicenseChange> changes, Collection<Group> groups, Memberships memberships) {
        Changed changed = Changed.of(tenant, changes);
        List<UserChange> users = users(changed, memberships);
        var seats = new Seats(changed);
        FindingChanges findings = FindingChanges.between(tenant, changed.after(), rules, settings);
        Map<UUID, PolicyImpact> impacts = impacts(changed, users, memberships);
        return new Answer(
                tenant.asOf(),
                false,
                changes,
                users,
                untouched(changes, changed),
                seats.changes(skus(changes)),
                seats.faults(),
                impacts.values().stream()
                        .sorted(Comparator.comparing((PolicyImpact p) -> -p.blocked() - p.perhaps())
                                .thenComparing(p -> p.policy().displayName()))
                        .toList(),
                findings,
                Gaps.of(tenant, findings.unjudged(), policyGroups(tenant), memberships),
                new Names(tenant, groups));
    }

    /** Users for whom the SKU is the only source of Intune, with their devices. */
    public Answer whoDepends(Snapshot tenant, UUID skuId, Memberships memberships) {
        Answer removal =
                answer(tenant, List.of(new LicenseChange.Remove(skuId, Scope.EVERYONE)), List.of(), memberships);
        return new Answer(
                removal.asOf(),
                true,
                removal.changes(),
                removal.users().stream().filter(UserChange::losesIntune).toList(),
                0,
                List.of(),
                List.of(),
                removal.policies(),
                FindingChanges.NONE,
                removal.unsure().stream()
                        .filter(u ->
                                !u.part().equals(Gaps.FINDINGS) && !u.part().equals(Gaps.SEATS))
                        .toList(),
                removal.names());
    }

    private static List<UserChange> users(Changed changed, Memberships memberships) {
        Set<UUID> touched = changed.touched();
        Set<UUID> losing = touched.stream()
                .filter(id -> Licensing.isLicensed(changed.userBefore(id).licenses())
                        && !Licensing.isLicensed(changed.userAfter(id).licenses()))
                .collect(Collectors.toSet());
        Map<UUID, List<AffectedDevice>> devices = new AffectedDevices(changed.before()).of(losing);
        CompliantDevicePolicies policies = policies(changed, memberships);
        var users = new ArrayList<UserChange>(touched.size());
        for (UUID id : touched) {
            User before = changed.userBefore(id);
            List<AffectedDevice> own = devices.getOrDefault(id, List.of());
            List<PolicyVerdict> verdicts = policies.blocking(before, own);
            users.add(new UserChange(
                    before,
                    changed.entitlementBefore(id),
                    changed.entitlementAfter(id),
                    Licensing.hasEntraPremium(before.licenses()),
                    Licensing.hasEntraPremium(changed.userAfter(id).licenses()),
                    changed.planChange(id),
                    own,
                    names(verdicts, true),
                    names(verdicts, false),
                    changed.isOutOfReach(id)));
        }
        users.sort(ORDER);
        return users;
    }

    private static CompliantDevicePolicies policies(Changed changed, Memberships memberships) {
        return new CompliantDevicePolicies(
                changed.before().rows(Dataset.CONDITIONAL_ACCESS_POLICIES),
                memberships.after(changed.holdings().left(), changed.holdings().joined()));
    }

    private static List<String> names(List<PolicyVerdict> verdicts, boolean isCertain) {
        return verdicts.stream()
                .filter(v -> (v.doubt() == null) == isCertain)
                .map(v -> v.policy().displayName())
                .toList();
    }

    private static Map<UUID, PolicyImpact> impacts(Changed changed, List<UserChange> users, Memberships memberships) {
        CompliantDevicePolicies policies = policies(changed, memberships);
        var impacts = new LinkedHashMap<UUID, PolicyImpact>();
        for (UserChange user : users) {
            for (PolicyVerdict verdict : policies.blocking(user.user(), user.devices())) {
                impacts.merge(verdict.policy().id(), impact(verdict), WhatIf::both);
            }
        }
        return impacts;
    }

    private static PolicyImpact impact(PolicyVerdict verdict) {
        Doubt doubt = verdict.doubt();
        ConditionalAccessPolicy policy = verdict.policy();
        return doubt == null
                ? new PolicyImpact(policy, 1, 0, List.of())
                : new PolicyImpact(policy, 0, 1, List.of(doubt.key()));
    }

    private static PolicyImpact both(PolicyImpact a, PolicyImpact b) {
        var doubts = new TreeSet<>(a.doubts());
        doubts.addAll(b.doubts());
        return new PolicyImpact(a.policy(), a.blocked() + b.blocked(), a.perhaps() + b.perhaps(), List.copyOf(doubts));
    }

    private static int untouched(List<LicenseChange> changes, Changed changed) {
        var named = new HashSet<UUID>();
        changes.forEach(c -> c.scopes().forEach(s -> named.addAll(s.users())));
        named.removeAll(changed.touched());
        return named.size();
    }

    private static Set<UUID> skus(List<LicenseChange> changes) {
        return changes.stream().flatMap(c -> c.skus().stream()).collect(Collectors.toSet());
    }
}
