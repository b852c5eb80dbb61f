package fleetauditor.alert;

import java.util.Locale;
import java.util.Optional;

/** How a route sends its messages. */
public enum Channel {
    /** Mail by an SMTP server. */
    SMTP,
    /** Mail by Graph's sendMail. */
    GRAPH,
    /** A Teams channel, by the webhook of a Workflow. */
    TEAMS,
    /** A Slack channel, by an incoming webhook. */
    SLACK,
    /** Signed JSON to a program of the administrator's own. */
    WEBHOOK,
    /** Lines of JSON for a SIEM that reads files. */
    OCSF_FILE;

    /** The name in settings, for example {@code ocsf-file}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The channel of this name, case ignored; empty when there is none. */
    static Optional<Channel> named(String key) {
        for (Channel channel : values()) {
            if (channel.key().equalsIgnoreCase(key)) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }

    boolean isMail() {
        return this == SMTP || this == GRAPH;
    }

    /** Whether it posts to a URL. */
    boolean isWeb() {
        return this == TEAMS || this == SLACK || this == WEBHOOK;
    }
}
