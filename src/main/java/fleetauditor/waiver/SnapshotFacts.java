package fleetauditor.waiver;

import static fleetauditor.model.NamedGroup.State.UNREADABLE;

import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.NamedGroup;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one audit read, for waivers. A user and an Entra device are in a group themselves; a managed device is in a group when its Entra device or its primary user is.
 * Not thread-safe.
 */
public final class SnapshotFacts implements SubjectFacts {
    private final Snapshot snapshot;
    private final Map<String, NamedGroup> groups = new HashMap<>();
    private @Nullable Map<String, String> systems;
    private final Map<String, Set<String>> members = new HashMap<>();

    /** @param groups the groups that waivers name */
    public SnapshotFacts(Snapshot snapshot, List<NamedGroup> groups) {
        this.snapshot = snapshot;
        groups.forEach(group -> this.groups.put(key(group.name()), group));
    }

    @Override
    public Optional<String> operatingSystem(Subject subject) {
        if (subject.kind() != SubjectKind.MANAGED_DEVICE && subject.kind() != SubjectKind.ENTRA_DEVICE) {
            return Optional.empty();
        }
        Map<String, String> known = systems;
        if (known == null) {
            known = readSystems();
            systems = known;
        }
        return Optional.ofNullable(known.get(subject.id()));
    }

    @Override
    public boolean isMember(Subject subject, String group) {
        return members.computeIfAbsent(key(group), this::readMembers).contains(subject.id());
    }

    /** A group with devices is not known as long as nothing joins them to managed devices. */
    @Override
    public Optional<NamedGroup.State> group(String group) {
        return Optional.ofNullable(groups.get(key(group))).map(found -> isJoined(found) ? found.state() : UNREADABLE);
    }

    private boolean isJoined(NamedGroup group) {
        return group.devices().isEmpty()
                || snapshot.table(Dataset.ENTRA_DEVICES).isComplete();
    }

    private Map<String, String> readSystems() {
        var found = new HashMap<String, String>();
        for (ManagedDevice device : snapshot.rows(Dataset.MANAGED_DEVICES)) {
            if (device.operatingSystem() != null) {
                found.put(device.id().toString(), device.operatingSystem());
            }
        }
        for (EntraDevice device : snapshot.rows(Dataset.ENTRA_DEVICES)) {
            if (device.operatingSystem() != null) {
                found.put(device.id().toString(), device.operatingSystem());
            }
        }
        return found;
    }

    private Set<String> readMembers(String key) {
        var found = new HashSet<String>();
        NamedGroup group = groups.get(key);
        if (group == null) {
            return found;
        }
        group.users().forEach(id -> found.add(id.toString()));
        group.devices().forEach(id -> found.add(id.toString()));
        var registrations = new HashSet<UUID>();
        for (EntraDevice device : snapshot.rows(Dataset.ENTRA_DEVICES)) {
            if (group.devices().contains(device.id()) && device.deviceId() != null) {
                registrations.add(device.deviceId());
            }
        }
        for (ManagedDevice device : snapshot.rows(Dataset.MANAGED_DEVICES)) {
            UUID registration = device.azureADDeviceId();
            UUID primaryUser = device.userId();
            if ((registration != null && registrations.contains(registration))
                    || (primaryUser != null && group.users().contains(primaryUser))) {
                found.add(device.id().toString());
            }
        }
        return found;
    }

    private static String key(String group) {
        return group.toLowerCase(Locale.ROOT);
    }
}
