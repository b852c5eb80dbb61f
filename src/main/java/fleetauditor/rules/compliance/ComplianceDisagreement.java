package fleetauditor.rules.compliance;

import static fleetauditor.model.Dataset.ENTRA_DEVICES;
import static fleetauditor.model.Dataset.MANAGED_DEVICES;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.audit.Word;
import fleetauditor.config.Settings;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.SerialNumbers;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CMP-001: Conditional Access believes Entra's copy, so a wrong copy lets a device in or locks its user out. */
public final class ComplianceDisagreement implements Rule<ComplianceDisagreement.Pair> {
    private static final RuleSpec SPEC = RuleSpec.rule(
                    "CMP-001", SubjectKind.MANAGED_DEVICE, Severity.HIGH, Severity.MEDIUM)
            .withCauses(
                    "several-registrations", "not-registered", "partner-managed", "not-managed-in-entra", "unexplained")
            .requiring(MANAGED_DEVICES, ENTRA_DEVICES)
            .alertingSecurity();

    private final Limits limits;

    public ComplianceDisagreement(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param afterEnrollment how long after enrollment Entra's copy may still be on its way
     * @param afterSync how long after a sync Entra's copy may still be on its way
     */
    public record Limits(Duration afterEnrollment, Duration afterSync) {
        public static Limits from(Settings settings) {
            return new Limits(
                    settings.duration(
                            "rules.CMP-001.afterEnrollment",
                            "24h",
                            "0s",
                            "7d",
                            "How long after enrollment Entra's copy may still be on its way."),
                    settings.duration(
                            "rules.CMP-001.afterSync",
                            "1h",
                            "0s",
                            "24h",
                            "How long after a sync Entra's copy may still be on its way."));
        }
    }

    /** Both records of one device, each with a verdict. */
    public record Pair(ManagedDevice managed, EntraDevice entra, boolean intuneSays, boolean entraSays) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Pair> examined(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(d -> isSettled(d, view))
                .flatMap(d -> pair(d, view).stream());
    }

    /** Devices whose copy may be on its way, and those of which Intune or Entra gives no verdict to compare. */
    @Override
    public Stream<Subject> unjudged(AuditView view) {
        return view.rows(MANAGED_DEVICES).stream()
                .filter(d -> !isSettled(d, view) || isUndecided(d, view))
                .map(ManagedDevice::subject);
    }

    @Override
    public Optional<Violation> check(Pair pair, AuditView view) {
        if (pair.intuneSays() == pair.entraSays()) {
            return Optional.empty();
        }
        ManagedDevice managed = pair.managed();
        EntraDevice entra = pair.entra();
        return Optional.of(Violation.of(managed.subject())
                .severity(pair.entraSays() ? Severity.HIGH : Severity.MEDIUM)
                .cause(cause(managed, entra, view))
                .related(entra.subject())
                .saw("complianceState", managed.complianceState())
                .saw("isCompliant", entra.isCompliant())
                .saw("lastSyncDateTime", managed.lastSyncDateTime())
                .saw("isManaged", entra.isManaged())
                .saw("managementType", entra.managementType())
                .saw("azureADRegistered", managed.azureADRegistered())
                .saw("deviceRegistrationState", managed.deviceRegistrationState())
                .say("intuneSays", word(pair.intuneSays()))
                .say("entraSays", word(pair.entraSays())));
    }

    private static Word word(boolean isCompliant) {
        return new Word(isCompliant ? "compliant" : "notCompliant");
    }

    private static Optional<Pair> pair(ManagedDevice managed, AuditView view) {
        Boolean intuneSays = verdict(managed.complianceState());
        return view.entraDevice(managed.azureADDeviceId()).flatMap(entra -> {
            Boolean entraSays = entra.isCompliant();
            return intuneSays == null || entraSays == null
                    ? Optional.empty()
                    : Optional.of(new Pair(managed, entra, intuneSays, entraSays));
        });
    }

    /** Intune's verdict; null for states that are none, such as unknown or configManager. */
    private static @Nullable Boolean verdict(@Nullable String complianceState) {
        return switch (Objects.requireNonNullElse(complianceState, "").toLowerCase(Locale.ROOT)) {
            case "compliant", "ingraceperiod" -> true;
            case "noncompliant", "conflict", "error" -> false;
            default -> null;
        };
    }

    /** A device that Entra does not have is none of these: then there is no copy that could be wrong. */
    private static boolean isUndecided(ManagedDevice device, AuditView view) {
        return device.azureADDeviceId() == null
                || (view.entraDevice(device.azureADDeviceId()).isPresent()
                        && pair(device, view).isEmpty());
    }

    private boolean isSettled(ManagedDevice device, AuditView view) {
        return isSettled(device.enrolledDateTime(), limits.afterEnrollment(), view)
                && isSettled(device.lastSyncDateTime(), limits.afterSync(), view);
    }

    /** Whether the last change is long enough ago for the copy to have arrived; unknown counts as settled. */
    private static boolean isSettled(@Nullable Instant change, Duration wait, AuditView view) {
        return change == null || view.isOlder(change, wait);
    }

    private static String cause(ManagedDevice managed, EntraDevice entra, AuditView view) {
        if (hasSeveralRegistrations(managed, view)) {
            return "several-registrations";
        }
        String state = managed.deviceRegistrationState();
        if (Boolean.FALSE.equals(managed.azureADRegistered())
                || (state != null && !state.equalsIgnoreCase("registered"))) {
            return "not-registered";
        }
        if ("jamf".equalsIgnoreCase(entra.managementType())) {
            return "partner-managed";
        }
        return Boolean.TRUE.equals(entra.isManaged()) ? "unexplained" : "not-managed-in-entra";
    }

    private static boolean hasSeveralRegistrations(ManagedDevice managed, AuditView view) {
        return view.managedDevices(managed.azureADDeviceId()).size() > 1
                || view.entraDevices(managed.azureADDeviceId()).size() > 1
                || SerialNumbers.normalize(managed.serialNumber())
                        .map(view.managedDevicesBySerial()::get)
                        .filter(same -> same.size() > 1)
                        .isPresent();
    }
}
