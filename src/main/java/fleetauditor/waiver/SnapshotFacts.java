package fleetauditor.waiver;

import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one audit read, for waivers. Only the members of groups that a policy or profile is assigned to are read, and
 * only groups that hand out licenses are known by name: another group is given by its object id, and one whose members
 * were not read has no members here. A managed device is in a group when its Entra device is. Not thread-safe.
 */
public final class SnapshotFacts implements SubjectFacts {
    private final Snapshot snapshot;
    private @Nullable Map<String, String> systems;
    private final Map<String, Set<String>> members = new HashMap<>();

    public SnapshotFacts(Snapshot snapshot) {
        this.snapshot = snapshot;
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
        return members.computeIfAbsent(group.toLowerCase(Locale.ROOT), this::readMembers)
                .contains(subject.id());
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

    private Set<String> readMembers(String group) {
        var groups = new HashSet<String>();
        groups.add(group);
        for (Group known : snapshot.rows(Dataset.GROUPS)) {
            if (known.displayName().equalsIgnoreCase(group)) {
                groups.add(known.id().toString());
            }
        }
        var found = new HashSet<String>();
        var devices = new HashSet<UUID>();
        for (GroupMembers listed : snapshot.rows(Dataset.GROUP_MEMBERS)) {
            if (groups.contains(listed.groupId().toString())) {
                listed.users().forEach(id -> found.add(id.toString()));
                devices.addAll(listed.devices());
            }
        }
        var registrations = new HashSet<UUID>();
        for (EntraDevice device : snapshot.rows(Dataset.ENTRA_DEVICES)) {
            if (devices.contains(device.id()) && device.deviceId() != null) {
                registrations.add(device.deviceId());
            }
        }
        for (ManagedDevice device : snapshot.rows(Dataset.MANAGED_DEVICES)) {
            if (device.azureADDeviceId() != null && registrations.contains(device.azureADDeviceId())) {
                found.add(device.id().toString());
            }
        }
        devices.forEach(id -> found.add(id.toString()));
        return found;
    }
}
