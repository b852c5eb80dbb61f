package fleetauditor.simulator;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The groups of the tenant. Who is in them is said where the members are made. */
enum DirectoryGroup {
    LICENSES_E3("Licenses - Microsoft 365 E3", Product.SPE_E3),
    LICENSES_E5("Licenses - Microsoft 365 E5", Product.SPE_E5),
    LICENSES_EMS("Licenses - Enterprise Mobility", Product.EMS),
    MAC_USERS("Mac users", null),
    MAC_DEVICES("Mac devices", null),
    CERTIFICATE_USERS("VPN and Wi-Fi users", null),
    CERTIFICATE_EXCEPTIONS("VPN and Wi-Fi exceptions", null),
    LONDON("London office", null);

    private final String displayName;
    private final @Nullable Product product;

    DirectoryGroup(String displayName, @Nullable Product product) {
        this.displayName = displayName;
        this.product = product;
    }

    String displayName() {
        return displayName;
    }

    /** What its members receive; empty for a group that hands out nothing. */
    Optional<Product> product() {
        return Optional.ofNullable(product);
    }

    UUID id(Seed seed) {
        return seed.guid("group " + name());
    }
}
