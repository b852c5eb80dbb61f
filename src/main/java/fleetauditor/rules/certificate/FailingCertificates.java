package fleetauditor.rules.certificate;

import static fleetauditor.model.Dataset.CERTIFICATE_STATES;
import static fleetauditor.model.Dataset.DEVICE_CONFIGURATIONS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.config.Settings;
import fleetauditor.model.CertificateState;
import fleetauditor.model.DeviceConfiguration;
import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** CRT-005: certificates of a PKCS profile that could not be issued or installed, or that wait for too long. */
public final class FailingCertificates implements Rule<FailingCertificates.Deployment> {
    private static final RuleSpec SPEC = RuleSpec.rule("CRT-005", SubjectKind.CONFIGURATION_PROFILE, Severity.MEDIUM)
            .withCauses("failed", "pending")
            .requiring(DEVICE_CONFIGURATIONS, CERTIFICATE_STATES);

    private static final int DEVICES_NAMED = 20;

    private final Limits limits;

    public FailingCertificates(Limits limits) {
        this.limits = limits;
    }

    /**
     * What can be set.
     *
     * @param pendingFor a certificate that waits for longer is stuck
     */
    public record Limits(Duration pendingFor) {
        public static Limits from(Settings settings) {
            return new Limits(settings.duration(
                    "rules.CRT-005.pendingFor",
                    "24h",
                    "1h",
                    "30d",
                    "A certificate whose request waits for longer is stuck."));
        }
    }

    /** A PKCS profile and what is wrong with its certificates. */
    public record Deployment(DeviceConfiguration profile, Trouble failed, Trouble pending) {}

    /** Certificates of one profile in one kind of trouble; grows while the states are read. */
    public static final class Trouble {
        private final TreeSet<String> devices = new TreeSet<>();
        private final TreeSet<String> codes = new TreeSet<>();
        private final TreeMap<String, Integer> states = new TreeMap<>();
        private int certificates;

        private void add(CertificateState state, String issuance) {
            certificates++;
            states.merge(issuance, 1, Integer::sum);
            String device = state.deviceDisplayName();
            if (device != null && !device.isBlank()) {
                devices.add(device);
                if (devices.size() > DEVICES_NAMED) {
                    devices.pollLast();
                }
            }
            if (state.certificateErrorCode() != 0) {
                codes.add(String.format(Locale.ROOT, "0x%08X", state.certificateErrorCode()));
            }
        }
    }

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Deployment> examined(AuditView view) {
        Map<UUID, Trouble> failed = new HashMap<>();
        Map<UUID, Trouble> pending = new HashMap<>();
        for (CertificateState state : view.rows(CERTIFICATE_STATES)) {
            String issuance = state.certificateIssuanceState();
            if (issuance == null) {
                continue;
            }
            if (isFailed(issuance)) {
                failed.computeIfAbsent(state.profileId(), id -> new Trouble()).add(state, issuance);
            } else if (isPending(issuance)
                    && view.isOlder(state.certificateLastIssuanceStateChangedDateTime(), limits.pendingFor())) {
                pending.computeIfAbsent(state.profileId(), id -> new Trouble()).add(state, issuance);
            }
        }
        return view.rows(DEVICE_CONFIGURATIONS).stream()
                .filter(DeviceConfiguration::isPkcs)
                .map(p -> new Deployment(
                        p, failed.getOrDefault(p.id(), new Trouble()), pending.getOrDefault(p.id(), new Trouble())));
    }

    @Override
    public Optional<Violation> check(Deployment deployment, AuditView view) {
        boolean failed = deployment.failed().certificates > 0;
        Trouble worst = failed ? deployment.failed() : deployment.pending();
        if (worst.certificates == 0) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(deployment.profile().subject())
                .cause(failed ? "failed" : "pending")
                .saw("failedCertificates", deployment.failed().certificates)
                .saw("pendingCertificates", deployment.pending().certificates)
                .saw("certificateIssuanceState", new TreeMap<>(worst.states))
                .saw("deviceDisplayName", List.copyOf(worst.devices))
                .saw("certificateErrorCode", List.copyOf(worst.codes)));
    }

    private static boolean isFailed(String issuance) {
        return issuance.toLowerCase(Locale.ROOT).endsWith("failed");
    }

    private static boolean isPending(String issuance) {
        return issuance.equalsIgnoreCase("issuePending") || issuance.equalsIgnoreCase("responsePending");
    }
}
