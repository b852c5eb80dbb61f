package fleetauditor.diagnosis.against;

import fleetauditor.diagnosis.Diagnosis;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the evidence knows devices by, so that only those are kept of a large report. */
final class Wanted {
    private final Set<String> deviceIds = new HashSet<>();
    private final Set<String> managedDeviceIds = new HashSet<>();
    private final Set<String> thumbprints = new HashSet<>();
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> users = new HashSet<>();

    Wanted(List<Diagnosis> diagnoses) {
        for (Diagnosis diagnosis : diagnoses) {
            Diagnosis.Device device = diagnosis.device();
            add(deviceIds, device.deviceId());
            add(managedDeviceIds, device.managedDeviceId());
            add(thumbprints, device.thumbprint());
            add(users, device.user());
            if (device.host() != null) {
                hosts.add(shortHost(device.host()));
            }
        }
    }

    private static void add(Set<String> set, @org.jspecify.annotations.Nullable String value) {
        if (value != null) {
            set.add(value.toLowerCase(Locale.ROOT));
        }
    }

    boolean wants(AuditedDevice device) {
        return has(deviceIds, device.deviceId())
                || has(managedDeviceIds, device.managedDeviceId())
                || has(thumbprints, device.thumbprint())
                || hosts.contains(shortHost(device.name()));
    }

    /** Whether a finding about a user of this name may matter. */
    boolean wantsUser(String userPrincipalName) {
        return has(users, userPrincipalName);
    }

    private static boolean has(Set<String> set, @org.jspecify.annotations.Nullable String value) {
        return value != null && set.contains(value.toLowerCase(Locale.ROOT));
    }

    /** The name without its domain, in lower case. */
    static String shortHost(String host) {
        return host.strip().split("\\.", 2)[0].toLowerCase(Locale.ROOT);
    }
}
