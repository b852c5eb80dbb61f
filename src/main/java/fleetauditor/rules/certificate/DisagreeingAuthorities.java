package fleetauditor.rules.certificate;

import static fleetauditor.model.Dataset.DEVICE_CONFIGURATIONS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.DeviceConfiguration;
import fleetauditor.model.SubjectKind;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** CRT-006: two profiles that spell a CA almost alike mean the same CA, and one of them is wrong. */
public final class DisagreeingAuthorities implements Rule<DisagreeingAuthorities.Profile> {
    private static final RuleSpec SPEC = RuleSpec.rule("CRT-006", SubjectKind.CONFIGURATION_PROFILE, Severity.LOW)
            .requiring(DEVICE_CONFIGURATIONS);

    /**
     * A PKCS profile beside the other spellings of its values.
     *
     * @param authorities spellings of certificationAuthority that at least as many profiles use
     * @param names the same of certificationAuthorityName
     */
    public record Profile(DeviceConfiguration configuration, List<String> authorities, List<String> names) {}

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<Profile> examined(AuditView view) {
        List<DeviceConfiguration> profiles = view.rows(DEVICE_CONFIGURATIONS).stream()
                .filter(DeviceConfiguration::isPkcs)
                .toList();
        Spellings authorities = spellings(profiles, DeviceConfiguration::certificationAuthority);
        Spellings names = spellings(profiles, DeviceConfiguration::certificationAuthorityName);
        return profiles.stream()
                .map(p -> new Profile(
                        p,
                        authorities.preferredTo(p.certificationAuthority()),
                        names.preferredTo(p.certificationAuthorityName())));
    }

    @Override
    public Optional<Violation> check(Profile profile, AuditView view) {
        if (profile.authorities().isEmpty() && profile.names().isEmpty()) {
            return Optional.empty();
        }
        DeviceConfiguration configuration = profile.configuration();
        boolean byName = profile.authorities().isEmpty();
        return Optional.of(Violation.of(configuration.subject())
                .saw("certificationAuthority", configuration.certificationAuthority())
                .saw("otherCertificationAuthorities", profile.authorities())
                .saw("certificationAuthorityName", configuration.certificationAuthorityName())
                .saw("otherCertificationAuthorityNames", profile.names())
                .say("property", byName ? "certificationAuthorityName" : "certificationAuthority")
                .say("own", text(byName, configuration))
                .say("other", byName ? profile.names() : profile.authorities())
                .inferred());
    }

    private static Spellings spellings(
            List<DeviceConfiguration> profiles, Function<DeviceConfiguration, @Nullable String> value) {
        return Spellings.of(profiles.stream().map(value).flatMap(Stream::ofNullable));
    }

    private static String text(boolean byName, DeviceConfiguration profile) {
        // What has other spellings is there.
        return Objects.requireNonNull(byName ? profile.certificationAuthorityName() : profile.certificationAuthority());
    }
}
