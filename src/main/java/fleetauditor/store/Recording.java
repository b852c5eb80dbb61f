package fleetauditor.store;

import fleetauditor.lifecycle.Night;
import java.util.List;

/** What is written of one run: what it found, and whom to tell. */
public record Recording(Night night, List<OutboxMessage> messages) {
    public Recording {
        messages = List.copyOf(messages);
    }

    /** A night that nobody is told about. */
    public Recording(Night night) {
        this(night, List.of());
    }
}
