package fleetauditor.rules.certificate;

import static fleetauditor.model.Dataset.DEVICE_CONFIGURATIONS;

import fleetauditor.audit.AuditView;
import fleetauditor.audit.Rule;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.model.DeviceConfiguration;
import fleetauditor.model.SubjectKind;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * CRT-001: the connector calls the CA by exactly what the profile says, as {@code host\name}. A property that Graph
 * leaves null is unknown and not judged; a blank one is wrong.
 */
public final class MisnamedAuthority implements Rule<DeviceConfiguration> {
    private static final RuleSpec SPEC = RuleSpec.rule("CRT-001", SubjectKind.CONFIGURATION_PROFILE, Severity.HIGH)
            .withCauses("authority-not-fqdn", "authority-name-malformed")
            .requiring(DEVICE_CONFIGURATIONS);

    private static final int LONGEST_NAME = 253;
    /** Windows DNS takes underscores and letters beyond ASCII too. */
    private static final String CHARACTER = "[\\p{L}\\p{M}\\p{N}_]";

    private static final String LABEL = CHARACTER + "(?:[\\p{L}\\p{M}\\p{N}_-]{0,61}" + CHARACTER + ")?";
    /** Two labels or more, of which the last is not a number: that would be an address. */
    private static final Pattern FULLY_QUALIFIED =
            Pattern.compile("(?:" + LABEL + "\\.)+(?!\\p{N}+\\.?$)" + LABEL + "\\.?");

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Stream<DeviceConfiguration> examined(AuditView view) {
        return view.rows(DEVICE_CONFIGURATIONS).stream().filter(DeviceConfiguration::isPkcs);
    }

    @Override
    public Optional<Violation> check(DeviceConfiguration profile, AuditView view) {
        boolean notQualified = isNotFullyQualified(profile.certificationAuthority());
        if (!notQualified && !isMalformed(profile.certificationAuthorityName())) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(profile.subject())
                .cause(notQualified ? "authority-not-fqdn" : "authority-name-malformed")
                .saw("certificationAuthority", profile.certificationAuthority())
                .saw("certificationAuthorityName", profile.certificationAuthorityName())
                .saw("type", profile.type()));
    }

    private static boolean isNotFullyQualified(@Nullable String host) {
        return host != null
                && (host.length() > LONGEST_NAME
                        || !FULLY_QUALIFIED.matcher(host).matches());
    }

    private static boolean isMalformed(@Nullable String name) {
        return name != null && (Blanks.isBlank(name) || Blanks.atAnEnd(name) || name.indexOf('\\') >= 0);
    }
}
