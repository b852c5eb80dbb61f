package fleetauditor.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A configuration profile of Intune; the certificate properties stand only on PKCS profiles.
 *
 * @param type Graph's type without prefix, for example {@code windows10PkcsCertificateProfile}
 * @param certificationAuthority host name of the CA, as typed by the admin; blanks are kept
 * @param certificationAuthorityName name of the CA, as typed by the admin; blanks are kept
 * @param subjectAlternativeNameTypes flags such as {@code emailAddress}, {@code userPrincipalName}; custom ones included
 * @param customSubjectAlternativeNames the names of the custom entries, for example {@code {{EmailAddress}}}
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-windows10pkcscertificateprofile">windows10PkcsCertificateProfile (beta)</a>
 */
public record DeviceConfiguration(
        UUID id,
        String displayName,
        String type,
        @Nullable String certificationAuthority,
        @Nullable String certificationAuthorityName,
        List<String> subjectAlternativeNameTypes,
        @Nullable String subjectAlternativeNameFormatString,
        List<String> customSubjectAlternativeNames,
        List<Assignment> assignments) {
    public DeviceConfiguration {
        subjectAlternativeNameTypes = List.copyOf(subjectAlternativeNameTypes);
        customSubjectAlternativeNames = List.copyOf(customSubjectAlternativeNames);
        assignments = List.copyOf(assignments);
    }

    public boolean isPkcs() {
        return type.endsWith("PkcsCertificateProfile");
    }

    public boolean isTrustedRoot() {
        return type.endsWith("TrustedRootCertificate");
    }

    public Subject subject() {
        return new Subject(SubjectKind.CONFIGURATION_PROFILE, id.toString(), displayName);
    }
}
