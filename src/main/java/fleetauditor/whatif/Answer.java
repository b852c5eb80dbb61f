package fleetauditor.whatif;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a change would do.
 *
 * @param asOf the clock of the answer: next syncs are counted from it
 * @param isQuestion whether nothing was to be changed: it says who depends on a SKU
 * @param users everybody whose assignments change, and who was meant but is out of reach; who loses Intune first
 * @param untouched users who were named and for whom nothing changes
 * @param seats of every SKU in question
 * @param policies that may block somebody, most users first
 * @param unsure what gaps in the data leave open; empty when the answer is certain
 */
public record Answer(
        Instant asOf,
        boolean isQuestion,
        List<LicenseChange> changes,
        List<UserChange> users,
        int untouched,
        List<SeatChange> seats,
        List<Fault> faults,
        List<PolicyImpact> policies,
        FindingChanges findings,
        List<Unsure> unsure,
        Names names) {
    public Answer {
        changes = List.copyOf(changes);
        users = List.copyOf(users);
        seats = List.copyOf(seats);
        faults = List.copyOf(faults);
        policies = List.copyOf(policies);
        unsure = List.copyOf(unsure);
    }

    /** Users for whom something changes; the others keep everything through another source. */
    public long usersChanged() {
        return users.stream().filter(UserChange::isChanged).count();
    }

    public long usersLosingIntune() {
        return users.stream().filter(UserChange::losesIntune).count();
    }

    public long usersLosingEntraPremium() {
        return users.stream().filter(UserChange::losesEntraPremium).count();
    }

    /** Whether anybody loses Intune or Entra ID P1/P2. */
    public boolean isHarmful() {
        return users.stream().anyMatch(u -> u.losesIntune() || u.losesEntraPremium());
    }

    /** Devices of users who lose Intune, each once. */
    public int devicesAffected() {
        return distinct(devices());
    }

    /** Devices that would no longer sync with Intune, each once. */
    public int devicesThatStopSyncing() {
        return distinct(devices().filter(d -> d.nextSyncDueAt() != null));
    }

    /** Of these, devices that have not synced for over 30 days already. */
    public int devicesSilentAlready() {
        return distinct(devices().filter(d -> d.nextSyncDueAt() != null && d.isSilent()));
    }

    /** Devices that the built-in compliance policy would mark; our inference. */
    public int devicesBecomingNoncompliant() {
        return distinct(devices().filter(AffectedDevice::becomesNoncompliant));
    }

    /** When the first sync fails; null when none does, or when no last sync is known. */
    public @Nullable Instant firstImpactAt() {
        return devices()
                .flatMap(d -> Stream.ofNullable(d.nextSyncDueAt()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /** Every device of a user who loses Intune; one that two of them use comes twice. */
    public Stream<AffectedDevice> devices() {
        return users.stream().flatMap(u -> u.devices().stream());
    }

    private static int distinct(Stream<AffectedDevice> devices) {
        Set<UUID> keys = new HashSet<>();
        devices.forEach(d -> keys.add(d.key()));
        return keys.size();
    }
}
