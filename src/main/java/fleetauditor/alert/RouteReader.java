package fleetauditor.alert;

import fleetauditor.audit.Severity;
import fleetauditor.config.Secret;
import fleetauditor.config.Settings;
import fleetauditor.config.Spelling;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one element of {@code alerts.routes}. A mistake never repeats a URL: it can be a secret. */
final class RouteReader {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9_-]{0,39}";
    private static final String EVERY_RULE = "all";

    private final AlertSecrets secrets;
    private final Set<String> ruleIds;

    RouteReader(AlertSecrets secrets, Set<String> ruleIds) {
        this.secrets = secrets;
        this.ruleIds = ruleIds;
    }

    /** Whether mail can be addressed to it; a display name is not taken. */
    static boolean isAddress(String text) {
        return text.matches("[^\\s@<>(),;:\"\\\\\\p{Cntrl}]+@[^\\s@<>(),;:\"\\\\\\p{Cntrl}]+") && text.length() <= 254;
    }

    /** The route; empty when something is wrong, which {@code settings} then knows. */
    Optional<Route> read(Settings settings) {
        var mistakes = new Mistakes(settings);
        String name =
                settings.text("name", "What you call the route; letters, digits, - and _; obligatory and unique.");
        String channelKey =
                settings.text("channel", "How it sends: smtp, graph, teams, slack, webhook or ocsf-file; obligatory.");
        List<String> to = settings.list("to", "Mail addresses; for smtp and graph.");
        String url = settings.text(
                "url",
                "Where the webhook listens; for teams, slack and webhook. Better in FLEET_AUDITOR_ALERT_<ROUTE>_URL.");
        String path = settings.text("path", "The file that lines are added to; for ocsf-file.");
        List<String> rules = settings.list(
                "rules", "Rules it hears of; default those that alert the security team; all for every rule.");
        Severity severity = severity(settings, mistakes);
        List<String> tenants = settings.list("tenants", "Names or ids of the tenants it hears of; default all.");
        int days = settings.integer(
                "remindAfterDays",
                0,
                0,
                365,
                "After how many days a finding that is still open is told again; 0 never.");
        checkName(name, mistakes);
        Optional<Channel> channel = channel(channelKey, mistakes);
        if (name == null || channel.isEmpty()) {
            return Optional.empty();
        }
        checkRules(rules, mistakes);
        Channel how = channel.get();
        checkAddresses(how, to, mistakes);
        WebAddress address = address(how, name, url, mistakes);
        Path file = file(how, path, mistakes);
        Secret secret = secret(how, name, mistakes);
        if (mistakes.found) {
            return Optional.empty();
        }
        boolean everyRule = rules.stream().anyMatch(EVERY_RULE::equalsIgnoreCase);
        var ids = new HashSet<String>();
        rules.forEach(id -> ids.add(id.toUpperCase(Locale.ROOT)));
        return Optional.of(new Route(
                name,
                how,
                to,
                address,
                file,
                ids,
                everyRule,
                severity,
                new HashSet<>(tenants),
                Duration.ofDays(days),
                secret));
    }

    private static Severity severity(Settings settings, Mistakes mistakes) {
        String text = settings.text("severity", "The least severity it hears of; default info.");
        if (text == null) {
            return Severity.INFO;
        }
        return Severity.named(text).orElseGet(() -> {
            mistakes.add("severity", "= '" + text + "': not one of critical, high, medium, low, info");
            return Severity.INFO;
        });
    }

    private static void checkName(@Nullable String name, Mistakes mistakes) {
        if (name == null) {
            mistakes.add("name", "is missing");
        } else if (!name.matches(NAME)) {
            mistakes.add("name", "= '" + name + "': use up to 40 letters, digits, - and _");
        }
    }

    private static Optional<Channel> channel(@Nullable String key, Mistakes mistakes) {
        Optional<Channel> channel = Optional.ofNullable(key).flatMap(Channel::named);
        if (channel.isEmpty()) {
            mistakes.add(
                    "channel",
                    (key == null ? "is missing" : "= '" + key + "'")
                            + ": choose one of smtp, graph, teams, slack, webhook, ocsf-file");
        }
        return channel;
    }

    private void checkRules(List<String> rules, Mistakes mistakes) {
        for (String id : rules) {
            if (!id.equalsIgnoreCase(EVERY_RULE) && !ruleIds.contains(id.toUpperCase(Locale.ROOT))) {
                mistakes.add(
                        "rules",
                        "= '" + id + "': no such rule"
                                + Spelling.nearest(id.toUpperCase(Locale.ROOT), ruleIds)
                                        .map(near -> "; did you mean " + near + "?")
                                        .orElse(""));
            }
        }
    }

    private static void checkAddresses(Channel channel, List<String> to, Mistakes mistakes) {
        if (channel.isMail() && to.isEmpty()) {
            mistakes.add("to", "is missing; name the mail addresses");
        } else if (!channel.isMail() && !to.isEmpty()) {
            mistakes.add("to", "is for smtp and graph only");
        }
        to.stream().filter(a -> !isAddress(a)).forEach(a -> mistakes.add("to", "= '" + a + "': not a mail address"));
    }

    private @Nullable WebAddress address(Channel channel, String name, @Nullable String given, Mistakes mistakes) {
        String variable = AlertSecrets.variable(name, "URL");
        if (!channel.isWeb()) {
            if (given != null) {
                mistakes.add("url", "is for teams, slack and webhook only");
            }
            return null;
        }
        Secret hidden = secrets.get(variable, text -> mistakes.add("url", text));
        String url = hidden == null ? given : hidden.reveal();
        if (url == null) {
            mistakes.add("url", "is missing; give it here or in " + variable);
            return null;
        }
        try {
            return WebAddress.of(url);
        } catch (IllegalArgumentException e) {
            mistakes.add("url", Objects.requireNonNull(e.getMessage()));
            return null;
        }
    }

    private static @Nullable Path file(Channel channel, @Nullable String path, Mistakes mistakes) {
        if (channel != Channel.OCSF_FILE) {
            if (path != null) {
                mistakes.add("path", "is for ocsf-file only");
            }
            return null;
        }
        if (path == null) {
            mistakes.add("path", "is missing; name the file");
            return null;
        }
        try {
            return Path.of(path);
        } catch (InvalidPathException e) {
            mistakes.add("path", "= '" + path + "': not a path");
            return null;
        }
    }

    private @Nullable Secret secret(Channel channel, String name, Mistakes mistakes) {
        if (channel != Channel.WEBHOOK) {
            return null;
        }
        String variable = AlertSecrets.variable(name, "SECRET");
        Secret secret = secrets.get(variable, text -> mistakes.add("name", text));
        if (secret == null) {
            mistakes.add("name", "= '" + name + "': set the webhook's secret in " + variable);
        }
        return secret;
    }

    /** Passes mistakes on and remembers that there were any. */
    private static final class Mistakes {
        private final Settings settings;
        private boolean found;

        Mistakes(Settings settings) {
            this.settings = settings;
        }

        void add(String key, String text) {
            found = true;
            settings.problem(key, text);
        }
    }
}
