package fleetauditor.rules;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fleetauditor.config.Settings;
import fleetauditor.rules.certificate.FailingCertificates;
import fleetauditor.rules.certificate.UnhealthyConnector;
import fleetauditor.rules.checkin.EnrollmentKeepsFailing;
import fleetauditor.rules.checkin.FirstSyncNeverCompleted;
import fleetauditor.rules.checkin.MdmCertificateExpiring;
import fleetauditor.rules.checkin.OverdueCheckIn;
import fleetauditor.rules.compliance.ComplianceDisagreement;
import fleetauditor.rules.compliance.ComplianceNotEvaluated;
import fleetauditor.rules.compliance.GracePeriodEnding;
import fleetauditor.rules.compliance.ManagedDeviceUnknownToEntra;
import fleetauditor.rules.device.DirectorySyncStopped;
import fleetauditor.rules.device.DisabledDeviceCheckingIn;
import fleetauditor.rules.device.JoinedPcNotManaged;
import fleetauditor.rules.device.PendingHybridDevice;
import fleetauditor.rules.device.StaleHybridDevice;
import fleetauditor.rules.jamf.JamfConnectionUnhealthy;
import fleetauditor.rules.jamf.UnresponsiveMac;
import fleetauditor.rules.license.IntuneLicenseWithoutUse;
import fleetauditor.rules.license.IntuneSubscriptionEnding;
import fleetauditor.rules.license.UnlicensedUserAtJoinedPc;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each threshold is by itself, and which of them a setting changes. */
class ThresholdsTest {
    static Stream<Arguments> thresholds() {
        return Stream.of(
                rule(
                        UnlicensedUserAtJoinedPc.Limits::from,
                        new UnlicensedUserAtJoinedPc.Limits(ofDays(30)),
                        new UnlicensedUserAtJoinedPc.Limits(ofDays(2)),
                        "rules.LIC-001.lookback=2d"),
                rule(
                        IntuneSubscriptionEnding.Limits::from,
                        new IntuneSubscriptionEnding.Limits(ofDays(30)),
                        new IntuneSubscriptionEnding.Limits(ofDays(60)),
                        "rules.LIC-003.notice=60d"),
                rule(
                        IntuneLicenseWithoutUse.Limits::from,
                        new IntuneLicenseWithoutUse.Limits(ofDays(30), ofDays(90), ofDays(30)),
                        new IntuneLicenseWithoutUse.Limits(ofDays(1), ofDays(2), ofDays(3)),
                        "rules.LIC-006.signInLookback=1d",
                        "rules.LIC-006.logonLookback=2d",
                        "rules.LIC-006.newUser=3d"),
                rule(
                        StaleHybridDevice.Limits::from,
                        new StaleHybridDevice.Limits(ofDays(90)),
                        new StaleHybridDevice.Limits(ofDays(120)),
                        "rules.HYB-001.staleAfter=120d"),
                rule(
                        PendingHybridDevice.Limits::from,
                        new PendingHybridDevice.Limits(ofDays(7)),
                        new PendingHybridDevice.Limits(ofDays(2)),
                        "rules.HYB-002.pendingFor=2d"),
                rule(
                        DirectorySyncStopped.Limits::from,
                        new DirectorySyncStopped.Limits(ofHours(3), ofHours(24)),
                        new DirectorySyncStopped.Limits(ofHours(5), ofHours(6)),
                        "rules.HYB-004.highAfter=5h",
                        "rules.HYB-004.criticalAfter=6h"),
                rule(
                        JoinedPcNotManaged.Limits::from,
                        new JoinedPcNotManaged.Limits(ofDays(30)),
                        new JoinedPcNotManaged.Limits(ofDays(9)),
                        "rules.HYB-005.activeWithin=9d"),
                rule(
                        DisabledDeviceCheckingIn.Limits::from,
                        new DisabledDeviceCheckingIn.Limits(ofDays(7)),
                        new DisabledDeviceCheckingIn.Limits(ofDays(3)),
                        "rules.HYB-007.syncedWithin=3d"),
                rule(
                        ComplianceDisagreement.Limits::from,
                        new ComplianceDisagreement.Limits(ofHours(24), ofHours(1)),
                        new ComplianceDisagreement.Limits(ofHours(5), ofHours(2)),
                        "rules.CMP-001.afterEnrollment=5h",
                        "rules.CMP-001.afterSync=2h"),
                rule(
                        ManagedDeviceUnknownToEntra.Limits::from,
                        new ManagedDeviceUnknownToEntra.Limits(ofHours(24)),
                        new ManagedDeviceUnknownToEntra.Limits(ofHours(5)),
                        "rules.CMP-002.registeredWithin=5h"),
                rule(
                        GracePeriodEnding.Limits::from,
                        new GracePeriodEnding.Limits(ofDays(3)),
                        new GracePeriodEnding.Limits(ofDays(5)),
                        "rules.CMP-003.ahead=5d"),
                rule(
                        ComplianceNotEvaluated.Limits::from,
                        new ComplianceNotEvaluated.Limits(ofHours(24)),
                        new ComplianceNotEvaluated.Limits(ofHours(48)),
                        "rules.CMP-004.firstVerdict=48h"),
                rule(
                        OverdueCheckIn.Limits::from,
                        new OverdueCheckIn.Limits(ofDays(7), ofDays(30)),
                        new OverdueCheckIn.Limits(ofDays(5), ofDays(6)),
                        "rules.SYN-001.overdueAfter=5d",
                        "rules.SYN-001.worseAfter=6d"),
                rule(
                        FirstSyncNeverCompleted.Limits::from,
                        new FirstSyncNeverCompleted.Limits(ofMinutes(135), ofDays(7), ofMinutes(15)),
                        new FirstSyncNeverCompleted.Limits(ofMinutes(60), ofDays(2), ofMinutes(5)),
                        "rules.SYN-002.enrolledBefore=60m",
                        "rules.SYN-002.enrolledWithin=2d",
                        "rules.SYN-002.burst=5m"),
                rule(
                        MdmCertificateExpiring.Limits::from,
                        new MdmCertificateExpiring.Limits(ofDays(14), ofDays(90)),
                        new MdmCertificateExpiring.Limits(ofDays(20), ofDays(40)),
                        "rules.SYN-003.notice=20d",
                        "rules.SYN-003.syncedWithin=40d"),
                rule(
                        EnrollmentKeepsFailing.Limits::from,
                        new EnrollmentKeepsFailing.Limits(ofDays(7), 2),
                        new EnrollmentKeepsFailing.Limits(ofDays(3), 4),
                        "rules.SYN-005.lookback=3d",
                        "rules.SYN-005.failures=4"),
                rule(
                        JamfConnectionUnhealthy.Limits::from,
                        new JamfConnectionUnhealthy.Limits(ofHours(24)),
                        new JamfConnectionUnhealthy.Limits(ofHours(6)),
                        "rules.JMF-002.heartbeatWithin=6h"),
                rule(
                        UnresponsiveMac.Limits::from,
                        new UnresponsiveMac.Limits(ofHours(24), ofDays(30)),
                        new UnresponsiveMac.Limits(ofHours(12), ofDays(20)),
                        "rules.JMF-003.unresponsiveAfter=12h",
                        "rules.JMF-003.goneAfter=20d"),
                rule(
                        UnhealthyConnector.Limits::from,
                        new UnhealthyConnector.Limits(ofHours(24)),
                        new UnhealthyConnector.Limits(ofHours(12)),
                        "rules.CRT-004.silence=12h"),
                rule(
                        FailingCertificates.Limits::from,
                        new FailingCertificates.Limits(ofHours(24)),
                        new FailingCertificates.Limits(ofHours(12)),
                        "rules.CRT-005.pendingFor=12h"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("thresholds")
    void aThresholdIsTheUsualOneUnlessItIsSet(
            Function<Settings, Object> from, Object usual, Object changed, Map<String, String> given) {
        assertThat(from.apply(new Settings(Map.of()))).isEqualTo(usual);

        var settings = new Settings(given);
        assertThat(from.apply(settings)).isEqualTo(changed);
        settings.finish();
    }

    private static Arguments rule(Function<Settings, Object> from, Object usual, Object changed, String... given) {
        var settings = new LinkedHashMap<String, String>();
        for (String line : List.of(given)) {
            int at = line.indexOf('=');
            settings.put(line.substring(0, at), line.substring(at + 1));
        }
        return arguments(from, usual, changed, settings);
    }
}
