package fleetauditor.whatif;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user is licensed for Intune.
 *
 * @param cause why not, by the words of {@link fleetauditor.license.Unlicensed}; null when licensed
 * @param sources what gives Intune to the user; empty when unlicensed, or when Graph does not say
 */
public record Entitlement(boolean licensed, @Nullable String cause, List<Source> sources) {
    public Entitlement {
        sources = List.copyOf(sources);
    }
}
