package fleetauditor.whatif;

import fleetauditor.audit.Lookups;
import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.LoggedOnUser;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.SignIn;
import fleetauditor.model.Snapshot;
import fleetauditor.whatif.AffectedDevice.Relation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The devices that users work with: what they are the primary user of, and joined PCs they signed in to within 30 days.
 * Devices that were enrolled for nobody are left out, since a device license covers them.
 */
final class AffectedDevices {
    private static final Duration LOOKBACK = Duration.ofDays(30);
    private static final Comparator<AffectedDevice> ORDER = Comparator.comparing(AffectedDevice::relation)
            .thenComparing(d -> d.subject().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(d -> d.subject().id());

    private final Snapshot tenant;
    private final Lookups lookups;
    private final Instant now;

    AffectedDevices(Snapshot tenant) {
        this.tenant = tenant;
        this.lookups = new Lookups(tenant);
        this.now = tenant.asOf();
    }

    /** By user; a user without devices has no entry. */
    Map<UUID, List<AffectedDevice>> of(Set<UUID> users) {
        Map<UUID, Set<UUID>> visits = visits(users);
        var all = new HashMap<UUID, List<AffectedDevice>>();
        for (UUID user : users) {
            var devices = new ArrayList<AffectedDevice>();
            var own = new HashSet<UUID>();
            for (ManagedDevice device : lookups.managedDevicesByUser().getOrDefault(user, List.of())) {
                if (isJudgedByUser(device)) {
                    AffectedDevice found = primary(device);
                    own.add(found.key());
                    devices.add(found);
                }
            }
            for (UUID deviceId : visits.getOrDefault(user, Set.of())) {
                if (!own.contains(deviceId)) {
                    devices.addAll(signedIn(deviceId));
                }
            }
            if (!devices.isEmpty()) {
                devices.sort(ORDER);
                all.put(user, devices);
            }
        }
        return all;
    }

    /** The agents of LIC-002, and Macs under Jamf. */
    private static boolean isJudgedByUser(ManagedDevice device) {
        return !device.isUserless()
                && device.managementAgent() != null
                && (device.isMacUnderJamf() || !device.hasAgent("jamf", "eas", "msSense", "unknown"));
    }

    private AffectedDevice primary(ManagedDevice device) {
        boolean counts = "compliant".equalsIgnoreCase(device.complianceState())
                || "inGracePeriod".equalsIgnoreCase(device.complianceState());
        return new AffectedDevice(
                device.isMacUnderJamf() ? Relation.JAMF : Relation.PRIMARY,
                device.subject(),
                Objects.requireNonNullElse(device.azureADDeviceId(), device.id()),
                device.operatingSystem(),
                device.lastSyncDateTime(),
                NextSync.of(device, now),
                isSilent(device),
                device.complianceState(),
                counts);
    }

    private List<AffectedDevice> signedIn(UUID deviceId) {
        List<ManagedDevice> managed = lookups.managedDevicesByDeviceId().getOrDefault(deviceId, List.of());
        if (managed.stream().anyMatch(ManagedDevice::isUserless)) {
            return List.of();
        }
        ManagedDevice newest = managed.stream()
                .max(Comparator.comparing(
                        ManagedDevice::lastSyncDateTime, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElse(null);
        return lookups.entraDevicesByDeviceId().getOrDefault(deviceId, List.of()).stream()
                .filter(EntraDevice::isJoinedPc)
                .limit(1)
                .map(pc -> signedIn(pc, deviceId, newest))
                .toList();
    }

    private AffectedDevice signedIn(EntraDevice pc, UUID deviceId, @Nullable ManagedDevice managed) {
        return new AffectedDevice(
                Relation.SIGNED_IN,
                pc.subject(),
                deviceId,
                pc.operatingSystem(),
                managed == null ? null : managed.lastSyncDateTime(),
                managed == null ? null : NextSync.of(managed, now),
                managed != null && isSilent(managed),
                managed == null ? null : managed.complianceState(),
                false);
    }

    private boolean isSilent(ManagedDevice device) {
        Instant last = device.lastSyncDateTime();
        return last != null && Duration.between(last, now).compareTo(LOOKBACK) > 0;
    }

    /** The registration ids of devices that each of the users signed in to. */
    private Map<UUID, Set<UUID>> visits(Set<UUID> users) {
        var visits = new HashMap<UUID, Set<UUID>>();
        for (SignIn signIn : tenant.rows(Dataset.SIGN_INS)) {
            if (signIn.isSuccessfulWindowsSignIn()) {
                note(visits, users, signIn.userId(), signIn.deviceId(), signIn.createdDateTime());
            }
        }
        for (LoggedOnUser logon : tenant.rows(Dataset.USERS_LOGGED_ON)) {
            ManagedDevice device = lookups.managedDevicesById().get(logon.managedDeviceId());
            if (device != null) {
                note(visits, users, logon.userId(), device.azureADDeviceId(), logon.lastLogOnDateTime());
            }
        }
        return visits;
    }

    private void note(
            Map<UUID, Set<UUID>> visits,
            Set<UUID> users,
            @Nullable UUID user,
            @Nullable UUID deviceId,
            @Nullable Instant time) {
        if (user != null
                && deviceId != null
                && time != null
                && users.contains(user)
                && !time.isAfter(now)
                && Duration.between(time, now).compareTo(LOOKBACK) <= 0) {
            visits.computeIfAbsent(user, u -> new HashSet<>()).add(deviceId);
        }
    }
}
