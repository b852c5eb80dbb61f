package fleetauditor.audit;

import fleetauditor.license.Licensing;
import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.SerialNumbers;
import fleetauditor.model.Snapshot;
import fleetauditor.model.User;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Joins between datasets, each built when first used and shared by all that read one snapshot. Where several objects
 * share a key they stand in the order of their ids, so that the order of Graph's answers never shows. Not thread-safe.
 */
public final class Lookups {
    private final Snapshot snapshot;
    private final Map<String, Object> built = new HashMap<>();

    public Lookups(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    public Map<UUID, User> usersById() {
        return once("users", () -> unique(snapshot.rows(Dataset.USERS), User::id));
    }

    /** By registration id ({@code device.deviceId}); normally one each. */
    public Map<UUID, List<EntraDevice>> entraDevicesByDeviceId() {
        return once(
                "entraByDeviceId",
                () -> grouped(snapshot.rows(Dataset.ENTRA_DEVICES), EntraDevice::deviceId, EntraDevice::id));
    }

    /** By {@code azureADDeviceId}; normally one each. */
    public Map<UUID, List<ManagedDevice>> managedDevicesByDeviceId() {
        return once(
                "managedByDeviceId",
                () -> grouped(
                        snapshot.rows(Dataset.MANAGED_DEVICES), ManagedDevice::azureADDeviceId, ManagedDevice::id));
    }

    /** By primary user. */
    public Map<UUID, List<ManagedDevice>> managedDevicesByUser() {
        return once(
                "managedByUser",
                () -> grouped(snapshot.rows(Dataset.MANAGED_DEVICES), ManagedDevice::userId, ManagedDevice::id));
    }

    public Map<UUID, ManagedDevice> managedDevicesById() {
        return once("managedById", () -> unique(snapshot.rows(Dataset.MANAGED_DEVICES), ManagedDevice::id));
    }

    /** By serial number, trimmed and in upper case; placeholders are left out. */
    public Map<String, List<ManagedDevice>> managedDevicesBySerial() {
        return once(
                "managedBySerial",
                () -> grouped(
                        snapshot.rows(Dataset.MANAGED_DEVICES),
                        d -> SerialNumbers.normalize(d.serialNumber()).orElse(null),
                        ManagedDevice::id));
    }

    public Map<UUID, GroupMembers> groupMembers() {
        return once("groupMembers", () -> unique(snapshot.rows(Dataset.GROUP_MEMBERS), GroupMembers::groupId));
    }

    /** Groups that hand out licenses. */
    public Map<UUID, Group> groupsById() {
        return once("groups", () -> unique(snapshot.rows(Dataset.GROUPS), Group::id));
    }

    /** Who is licensed for Intune, and why not, by the tenant's own SKUs. */
    public Licensing licensing() {
        return once(
                "licensing", () -> new Licensing(snapshot.rows(Dataset.SUBSCRIBED_SKUS), snapshot.formerlyLicensed()));
    }

    @SuppressWarnings("unchecked") // each name has one supplier
    private <T> T once(String name, Supplier<T> build) {
        Object value = built.get(name);
        if (value == null) {
            value = build.get();
            built.put(name, value);
        }
        return (T) value;
    }

    private static <T> Map<UUID, T> unique(List<T> rows, Function<T, UUID> key) {
        var map = new HashMap<UUID, T>();
        for (T row : rows) {
            map.putIfAbsent(key.apply(row), row);
        }
        return map;
    }

    private static <K, T> Map<K, List<T>> grouped(List<T> rows, Function<T, @Nullable K> key, Function<T, UUID> order) {
        var map = new HashMap<K, List<T>>();
        for (T row : rows) {
            K k = key.apply(row);
            if (k == null) {
                continue;
            }
            List<T> old = map.get(k);
            if (old == null) {
                map.put(k, List.of(row));
            } else {
                var more = new ArrayList<>(old);
                more.add(row);
                more.sort(Comparator.comparing(order));
                map.put(k, List.copyOf(more));
            }
        }
        return map;
    }
}
