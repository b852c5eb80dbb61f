package fleetauditor.testkit;

import fleetauditor.model.Assignment;
import fleetauditor.model.DeviceConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A profile to be changed by a test; without a change: PKCS for Windows, names the CA well, assigned to nobody. */
public final class ProfileSpec {
    public String type = "windows10PkcsCertificateProfile";
    public @Nullable String certificationAuthority = "ca01.contoso.com";
    public @Nullable String certificationAuthorityName = "Contoso Issuing CA";
    public List<String> subjectAlternativeNameTypes = List.of("userPrincipalName");
    public @Nullable String subjectAlternativeNameFormatString;
    public List<String> customSubjectAlternativeNames = List.of();
    private final String displayName;
    private final List<Assignment> assignments = new ArrayList<>();

    ProfileSpec(String displayName) {
        this.displayName = displayName;
    }

    /** A trusted-root profile of the type; it names no CA. */
    public ProfileSpec root(String rootType) {
        type = rootType;
        certificationAuthority = null;
        certificationAuthorityName = null;
        subjectAlternativeNameTypes = List.of();
        return this;
    }

    public ProfileSpec to(Assignment... targets) {
        assignments.addAll(List.of(targets));
        return this;
    }

    DeviceConfiguration build() {
        return new DeviceConfiguration(
                Ids.id("configurationProfile", displayName),
                displayName,
                type,
                certificationAuthority,
                certificationAuthorityName,
                subjectAlternativeNameTypes,
                subjectAlternativeNameFormatString,
                customSubjectAlternativeNames,
                assignments);
    }
}
