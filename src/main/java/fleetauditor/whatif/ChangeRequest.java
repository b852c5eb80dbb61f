package fleetauditor.whatif;

import fleetauditor.config.ConfigException;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.Snapshot;
import fleetauditor.whatif.StepRequest.Who;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * A change whose SKUs, plans and groups are found, before users are read: mistakes in names are told within seconds, not
 * after the whole tenant was read.
 */
public final class ChangeRequest {
    private final SkuNames skus;
    private final Snapshot tenant;
    private final GroupDirectory directory;
    private final Map<UUID, Group> groups = new LinkedHashMap<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    /** @param change makes the step once the users are known */
    private record Step(Who who, Set<UUID> groups, Function<Scope, LicenseChange> change) {}

    private ChangeRequest(Snapshot tenant, GroupDirectory directory) {
        this.tenant = tenant;
        this.directory = directory;
        this.skus = new SkuNames(tenant.rows(Dataset.SUBSCRIBED_SKUS), new Names(tenant, List.of()));
    }

    /**
     * Finds what the steps name.
     *
     * @param tenant its subscribed SKUs and license groups; other tables are not read
     * @throws ConfigException with every mistake at once
     */
    public static ChangeRequest of(List<StepRequest> requests, Snapshot tenant, GroupDirectory directory) {
        var change = new ChangeRequest(tenant, directory);
        for (StepRequest request : requests) {
            try {
                change.add(request);
            } catch (IllegalArgumentException e) {
                change.problems.add(request.text() + ": " + e.getMessage());
            }
        }
        if (!change.problems.isEmpty()) {
            throw new ConfigException(change.problems.stream().distinct().toList());
        }
        return change;
    }

    /**
     * The SKU of this part number, GUID or product name.
     *
     * @throws ConfigException if there is none, or several
     */
    public static UUID sku(String text, Snapshot tenant) {
        try {
            return new SkuNames(tenant.rows(Dataset.SUBSCRIBED_SKUS), new Names(tenant, List.of())).sku(text);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(text + ": " + e.getMessage());
        }
    }

    /** The groups that were looked up, with their names. */
    public Collection<Group> groups() {
        return List.copyOf(groups.values());
    }

    /**
     * The steps, with their users.
     *
     * @param users of the tenant
     * @param unknown takes each user that the tenant does not have
     */
    public List<LicenseChange> steps(UserIndex users, Set<String> unknown) {
        var membersOf = new LinkedHashMap<UUID, Set<UUID>>();
        var changes = new ArrayList<LicenseChange>();
        for (Step step : steps) {
            var ids = new HashSet<UUID>();
            step.who()
                    .users()
                    .forEach(u -> users.find(u.text()).ifPresentOrElse(ids::add, () -> unknown.add(u.toString())));
            for (UUID group : step.groups()) {
                ids.addAll(membersOf.computeIfAbsent(group, directory::users));
            }
            changes.add(
                    step.change().apply(step.who().everyone() ? Scope.EVERYONE : new Scope(false, ids, step.groups())));
        }
        return changes;
    }

    private void add(StepRequest request) {
        Who who = request.who();
        if (StepRequest.OF_USERS.contains(request.kind()) && who.isNobody()) {
            throw new IllegalArgumentException("whose licenses? Add --users, --group or --everyone");
        }
        if (StepRequest.OF_SUBSCRIPTIONS.contains(request.kind()) && !who.isNobody()) {
            throw new IllegalArgumentException("concerns the whole subscription; leave out users, group and everyone");
        }
        if (who.everyone() && !(who.users().isEmpty() && who.groups().isEmpty())) {
            throw new IllegalArgumentException("--everyone goes with neither --users nor --group");
        }
        var scopeGroups = new HashSet<UUID>();
        who.groups().forEach(name -> scopeGroups.add(group(name)));
        steps.add(new Step(who, scopeGroups, change(request)));
    }

    private Function<Scope, LicenseChange> change(StepRequest request) {
        String value = request.value();
        switch (request.kind()) {
            case "remove" -> {
                UUID sku = skus.sku(value);
                return scope -> new LicenseChange.Remove(sku, scope);
            }
            case "add" -> {
                UUID sku = skus.sku(value);
                return scope -> new LicenseChange.Add(sku, scope);
            }
            case "swap" -> {
                int at = separator(value, '=', "SKU=SKU");
                UUID from = skus.sku(value.substring(0, at));
                UUID to = skus.sku(value.substring(at + 1));
                if (from.equals(to)) {
                    throw new IllegalArgumentException("both are the same SKU");
                }
                return scope -> new LicenseChange.Swap(from, to, scope);
            }
            case "disable-plan", "enable-plan" -> {
                int at = separator(value, ':', "SKU:PLAN");
                UUID sku = skus.sku(value.substring(0, at));
                UUID plan = skus.plan(sku, value.substring(at + 1));
                return request.kind().startsWith("disable")
                        ? scope -> new LicenseChange.DisablePlan(sku, plan, scope)
                        : scope -> new LicenseChange.EnablePlan(sku, plan, scope);
            }
            case "lapse" -> {
                UUID sku = owned(value);
                return scope -> new LicenseChange.Lapse(sku);
            }
            case "renew" -> {
                UUID sku = owned(value);
                return scope -> new LicenseChange.Renew(sku);
            }
            case "remove-from-group" -> {
                UUID group = group(value);
                return scope -> new LicenseChange.LeaveGroup(group, scope);
            }
            case "add-to-group" -> {
                UUID group = group(value);
                return scope -> new LicenseChange.JoinGroup(group, scope);
            }
            default -> throw new IllegalArgumentException("no such step");
        }
    }

    /** A subscription that the tenant does not have can neither end nor run on. */
    private UUID owned(String text) {
        UUID sku = skus.sku(text);
        if (tenant.table(Dataset.SUBSCRIBED_SKUS).isComplete()
                && tenant.rows(Dataset.SUBSCRIBED_SKUS).stream()
                        .noneMatch(s -> s.skuId().equals(sku))) {
            throw new IllegalArgumentException("the tenant has no subscription of it");
        }
        return sku;
    }

    private UUID group(String text) {
        String name = text.strip();
        List<Group> found = UserIndex.uuid(name)
                .map(id -> directory.byId(id).map(List::of).orElse(List.of()))
                .orElseGet(() -> directory.named(name));
        if (found.size() == 1) {
            groups.put(found.get(0).id(), found.get(0));
            return found.get(0).id();
        }
        if (found.isEmpty()) {
            List<String> known =
                    tenant.rows(Dataset.GROUPS).stream().map(Group::displayName).toList();
            throw new IllegalArgumentException(
                    "no group " + name + SkuNames.nearest(name, known) + directory.ofUnknown());
        }
        throw new IllegalArgumentException("several groups are called " + name + "; say which by its object id: "
                + String.join(
                        ", ",
                        found.stream().map(g -> g.id().toString()).sorted().toList()));
    }

    private static int separator(String value, char separator, String form) {
        int at = value.lastIndexOf(separator);
        if (at <= 0 || at == value.length() - 1) {
            throw new IllegalArgumentException("must be written " + form);
        }
        return at;
    }
}
