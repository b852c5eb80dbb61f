package fleetauditor.model;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of one device's certificate under one PKCS profile. Graph names the device by display name only.
 *
 * @param certificateErrorCode 0 when there is none
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-manageddevicecertificatestate">managedDeviceCertificateState (beta)</a>
 */
public record CertificateState(
        String id,
        UUID profileId,
        @Nullable String deviceDisplayName,
        @Nullable String certificateIssuanceState,
        int certificateErrorCode,
        @Nullable Instant certificateLastIssuanceStateChangedDateTime) {}
