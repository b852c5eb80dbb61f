package fleetauditor.simulator;

import java.time.Duration;
import java.time.Instant;

/**
 * The tenant's dates. What a device did lately is counted back from this night; when it was bought or a person hired is
 * counted back from the first night, so that it stays where it is.
 */
record Clock(Instant now, int night) {
    Instant ago(Duration age) {
        return now.minus(age);
    }

    Instant ahead(Duration time) {
        return now.plus(time);
    }

    /** Days before the first night. */
    Instant since(long days) {
        return now.minus(Duration.ofDays(days + night));
    }
}
