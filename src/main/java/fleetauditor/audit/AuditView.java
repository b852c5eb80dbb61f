package fleetauditor.audit;

import fleetauditor.license.Licensing;
import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Organization;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The part of a snapshot that one rule declared it reads. Reading anything else is a bug and throws. */
public final class AuditView {
    private final Snapshot snapshot;
    private final Lookups lookups;
    private final RuleSpec rule;
    private final Set<Dataset<?>> allowed;

    AuditView(Snapshot snapshot, Lookups lookups, RuleSpec rule) {
        this.snapshot = snapshot;
        this.lookups = lookups;
        this.rule = rule;
        this.allowed = Set.copyOf(rule.reads());
    }

    /** The audit's clock; the only "now" a rule may use. */
    public Instant now() {
        return snapshot.asOf();
    }

    /** How long ago {@code then} is; negative when it lies ahead. */
    public Duration age(Instant then) {
        return Duration.between(then, now());
    }

    /** Whether {@code then} is known and more than {@code limit} ago. */
    public boolean isOlder(@Nullable Instant then, Duration limit) {
        return then != null && age(then).compareTo(limit) > 0;
    }

    /** Whether {@code then} is known, not ahead of the clock and at most {@code limit} ago. */
    public boolean isWithin(@Nullable Instant then, Duration limit) {
        return then != null && !then.isAfter(now()) && age(then).compareTo(limit) <= 0;
    }

    /** Whether {@code then} is known, not past and at most {@code limit} ahead. */
    public boolean isAhead(@Nullable Instant then, Duration limit) {
        return then != null && !then.isBefore(now()) && age(then).negated().compareTo(limit) <= 0;
    }

    /**
     * The rows of a dataset.
     *
     * @throws IllegalStateException if the rule does not declare it
     */
    public <T> List<T> rows(Dataset<T> dataset) {
        require(dataset);
        return snapshot.rows(dataset);
    }

    /** Whether a dataset that the rule only uses was read completely. */
    public boolean isComplete(Dataset<?> dataset) {
        require(dataset);
        return snapshot.table(dataset).isComplete();
    }

    /** Why a dataset is not complete, for {@link Rule#leavesOut}. */
    public String gap(Dataset<?> dataset) {
        return Auditor.gap(snapshot.table(dataset));
    }

    public Optional<User> user(@Nullable UUID id) {
        require(Dataset.USERS);
        return Optional.ofNullable(id).map(lookups.usersById()::get);
    }

    /** The Entra device with this registration id; the first by object id when several share it. */
    public Optional<EntraDevice> entraDevice(@Nullable UUID deviceId) {
        return entraDevices(deviceId).stream().findFirst();
    }

    /** Every Entra device with this registration id. */
    public List<EntraDevice> entraDevices(@Nullable UUID deviceId) {
        require(Dataset.ENTRA_DEVICES);
        return Optional.ofNullable(deviceId)
                .map(lookups.entraDevicesByDeviceId()::get)
                .orElse(List.of());
    }

    /** Every managed device whose azureADDeviceId is this registration id. */
    public List<ManagedDevice> managedDevices(@Nullable UUID deviceId) {
        require(Dataset.MANAGED_DEVICES);
        return Optional.ofNullable(deviceId)
                .map(lookups.managedDevicesByDeviceId()::get)
                .orElse(List.of());
    }

    public Optional<ManagedDevice> managedDevice(@Nullable UUID id) {
        require(Dataset.MANAGED_DEVICES);
        return Optional.ofNullable(id).map(lookups.managedDevicesById()::get);
    }

    /** Every managed device whose primary user this is. */
    public List<ManagedDevice> managedDevicesOf(UUID userId) {
        require(Dataset.MANAGED_DEVICES);
        return lookups.managedDevicesByUser().getOrDefault(userId, List.of());
    }

    /** Managed devices by serial number, trimmed and in upper case; placeholders are left out. */
    public Map<String, List<ManagedDevice>> managedDevicesBySerial() {
        require(Dataset.MANAGED_DEVICES);
        return lookups.managedDevicesBySerial();
    }

    /** The transitive members of a group that a policy or profile names; empty when Graph no longer has the group. */
    public Optional<GroupMembers> members(@Nullable UUID groupId) {
        require(Dataset.GROUP_MEMBERS);
        return Optional.ofNullable(groupId).map(lookups.groupMembers()::get);
    }

    /** A group that hands out licenses; empty when it does not, is gone, or groups could not be read. */
    public Optional<Group> group(@Nullable UUID id) {
        require(Dataset.GROUPS);
        return Optional.ofNullable(id).map(lookups.groupsById()::get);
    }

    /** Who is licensed for Intune and why not. */
    public Licensing licensing() {
        require(Dataset.SUBSCRIBED_SKUS);
        return lookups.licensing();
    }

    /** The tenant as a subject; without a name when the rule does not read the organization. */
    public Subject tenant() {
        return snapshot.rows(Dataset.ORGANIZATION).stream()
                .findFirst()
                .map(Organization::subject)
                .orElse(new Subject(SubjectKind.TENANT, "unknown", ""));
    }

    private void require(Dataset<?> dataset) {
        if (!allowed.contains(dataset)) {
            throw new IllegalStateException(
                    "rule " + rule.id() + " reads '" + dataset.name() + "' but does not declare it");
        }
    }
}
