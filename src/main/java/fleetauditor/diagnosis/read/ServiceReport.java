package fleetauditor.diagnosis.read;

import java.util.List;
import java.util.Optional;

/**
 * What a text shows of dmwappushservice.
 *
 * @param start each line that shows its start type
 * @param state lines that show STOPPED, RUNNING and the like, or an exit code
 * @param refused lines in which Windows refuses to answer
 * @param misnamed lines that ask for {@code dmwappushsvc}, a name that does not exist
 */
public record ServiceReport(List<StartType> start, List<Line> state, List<Refusal> refused, List<Line> misnamed) {
    private static final int DISABLED = 4;

    public ServiceReport {
        start = List.copyOf(start);
        state = List.copyOf(state);
        refused = List.copyOf(refused);
        misnamed = List.copyOf(misnamed);
    }

    /**
     * A start type as shown.
     *
     * @param number 0 to 4 as the registry counts; -1 when it shows only a word that is not "disabled"
     */
    public record StartType(int number, Line line) {
        public boolean isDisabled() {
            return number == DISABLED;
        }
    }

    /**
     * An answer of the service manager.
     *
     * @param code the Win32 error, for example 1060: no such service
     */
    public record Refusal(int code, Line line) {}

    /** The line that says "disabled", if one does. */
    public Optional<StartType> disabled() {
        return start.stream().filter(StartType::isDisabled).findFirst();
    }
}
