package fleetauditor.config;

import java.util.List;

/** The settings cannot be used. The message names every problem, one a line. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    public ConfigException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public ConfigException(String problem) {
        this(List.of(problem));
    }

    /** Each problem, in one sentence. */
    public List<String> problems() {
        return problems;
    }
}
