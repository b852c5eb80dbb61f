package fleetauditor.diagnosis.read;

import org.jspecify.annotations.Nullable;

/**
 * A certificate that Intune's CA issued to the device.
 *
 * @param thumbprint in upper case; empty when not shown
 * @param daysLeft days to its expiry as the listing counted them; null when it did not
 * @param line where its issuer stands
 * @param endLine where its end stands; the same line when it is not shown
 */
public record MdmCertificate(String thumbprint, @Nullable Double daysLeft, Line line, Line endLine) {}
