package fleetauditor.whatif;

import fleetauditor.model.Dataset;
import fleetauditor.model.Snapshot;
import fleetauditor.model.User;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Users of a tenant by sign-in name, case ignored, and by object id. */
public final class UserIndex {
    private final Map<String, UUID> byName = new HashMap<>();
    private final Set<UUID> ids = new HashSet<>();

    private UserIndex() {}

    public static UserIndex of(Snapshot tenant) {
        var index = new UserIndex();
        for (User user : tenant.rows(Dataset.USERS)) {
            index.byName.put(user.userPrincipalName().toLowerCase(Locale.ROOT), user.id());
            index.ids.add(user.id());
        }
        return index;
    }

    Optional<UUID> find(String nameOrId) {
        String text = nameOrId.strip();
        return uuid(text)
                .filter(ids::contains)
                .or(() -> Optional.ofNullable(byName.get(text.toLowerCase(Locale.ROOT))));
    }

    /** The GUID, if it is one. */
    static Optional<UUID> uuid(String text) {
        try {
            return text.length() == 36 ? Optional.of(UUID.fromString(text)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
