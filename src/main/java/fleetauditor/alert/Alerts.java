package fleetauditor.alert;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.RunInfo;
import fleetauditor.config.ConfigException;
import fleetauditor.graph.SendMail;
import fleetauditor.lifecycle.Night;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.PastRun.Completeness;
import fleetauditor.store.Outbox;
import fleetauditor.store.OutboxMessage;
import fleetauditor.text.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Tells people what an audit found: makes messages, which go into the outbox with the run, and sends what waits there. */
public final class Alerts {
    /** How many earlier runs {@link Occasion} wants. */
    public static final int EARLIER_RUNS = 100;

    private final AlertConfig config;
    private final AlertComposer composer;
    private final Sender sender;
    private final Clock clock;

    /**
     * Alerts with these settings.
     *
     * @param texts in the language of the reports
     * @param clock of time stamps and retries
     * @param graph opens Graph of the tenant {@link AlertConfig#graphTenant()}; asked only when a mail goes by Graph
     */
    public Alerts(AlertConfig config, Texts texts, Clock clock, Supplier<SendMail> graph) {
        this(config, texts, clock, deliveries(config, clock, graph));
    }

    Alerts(AlertConfig config, Texts texts, Clock clock, Map<Channel, Delivery> deliveries) {
        this.config = config;
        this.composer = new AlertComposer(texts);
        this.sender = new Sender(config, deliveries, clock);
        this.clock = clock;
    }

    /**
     * What is known besides the run itself.
     *
     * @param tenant what the settings call the tenant
     * @param earlier the last {@link #EARLIER_RUNS} runs of the tenant, failed ones too, newest first, without this one
     * @param excel where the Excel report of the run is or will be; empty when none is written
     */
    public record Occasion(String tenant, List<PastRun> earlier, Optional<Path> excel) {
        public Occasion {
            earlier = List.copyOf(earlier);
        }
    }

    /** Whether anybody is to be told of anything. */
    public boolean isSilent() {
        return config.routes().isEmpty();
    }

    /** The names of the routes, in the order of the settings. */
    public List<String> routes() {
        return config.routeNames();
    }

    /**
     * The messages about an audit: at most one for each route. Pure: may be called within {@code Store.record}.
     *
     * @param night what {@code Lifecycle.compare} made of {@code result}
     */
    public List<OutboxMessage> messages(AuditResult result, Night night, Occasion occasion) {
        var rules = new HashMap<String, RuleSpec>();
        for (RuleOutcome outcome : result.outcomes()) {
            rules.put(outcome.rule().id(), outcome.rule());
        }
        RunInfo run = result.run();
        Completeness completeness = result.isComplete() ? Completeness.COMPLETE : Completeness.INCOMPLETE;
        var reminders = new Reminders(run.asOf(), occasion.earlier());
        List<Finding> findings = result.findings();
        var messages = new ArrayList<OutboxMessage>();
        for (Route route : config.routes()) {
            if (!route.covers(run, occasion.tenant())) {
                continue;
            }
            News news = News.of(route, findings, rules, night, reminders);
            Trouble trouble = result.partial()
                    ? Trouble.NONE
                    : Trouble.of(completeness, run.asOf(), occasion.earlier(), route.remindAfter());
            if (!news.isEmpty() || trouble != Trouble.NONE) {
                messages.add(message(route, run, composer.findings(route, result, news, trouble, occasion.excel())));
            }
        }
        return List.copyOf(messages);
    }

    /**
     * The messages about an audit that did not take place: none on the first night.
     *
     * @param problem why, in one sentence
     */
    public List<OutboxMessage> failure(RunInfo run, String problem, Occasion occasion) {
        var messages = new ArrayList<OutboxMessage>();
        for (Route route : config.routes()) {
            Trouble trouble = Trouble.of(Completeness.FAILED, run.asOf(), occasion.earlier(), route.remindAfter());
            if (trouble != Trouble.NONE && route.covers(run, occasion.tenant())) {
                messages.add(message(route, run, composer.failure(route, run, problem, trouble)));
            }
        }
        return List.copyOf(messages);
    }

    /**
     * Sends what is due, of every run; logs what cannot be sent and leaves it for later. Call it after a run and, in a
     * service, every minute.
     *
     * @return how many messages were sent
     */
    public int send(Outbox outbox) {
        return sender.drain(outbox);
    }

    /**
     * Sends a message that is marked as a test, at once and past the outbox.
     *
     * @throws ConfigException if there is no such route
     * @throws DeliveryException if it could not be sent
     */
    public void test(String route) throws DeliveryException {
        Route found = config.route(route).orElseThrow(() -> unknown(route));
        sender.send("test-" + UUID.randomUUID(), found, composer.test(found, clock.instant()));
    }

    /** @throws ConfigException if there is no such route */
    public void checkRoute(String route) {
        if (config.route(route).isEmpty()) {
            throw unknown(route);
        }
    }

    private ConfigException unknown(String route) {
        return new ConfigException("no route '" + route + "'; "
                + (isSilent() ? "alerts.routes is empty" : "configured: " + String.join(", ", config.routeNames())));
    }

    private static OutboxMessage message(Route route, RunInfo run, Alert alert) {
        return new OutboxMessage(
                run.id() + "." + route.name(), run.tenantId(), run.id(), route.name(), alert.payload());
    }

    private static Map<Channel, Delivery> deliveries(AlertConfig config, Clock clock, Supplier<SendMail> graph) {
        Duration timeout = config.patience().timeout();
        var web = new WebPost(timeout);
        var deliveries = new EnumMap<Channel, Delivery>(Channel.class);
        deliveries.put(Channel.TEAMS, new Teams(web));
        deliveries.put(Channel.SLACK, new Slack(web));
        deliveries.put(Channel.WEBHOOK, new Webhook(web, clock));
        deliveries.put(Channel.OCSF_FILE, new OcsfFile());
        SmtpConfig smtp = config.smtp();
        if (smtp != null) {
            deliveries.put(Channel.SMTP, new SmtpMail(smtp, timeout, clock));
        }
        String from = config.graphFrom();
        if (from != null) {
            deliveries.put(Channel.GRAPH, new GraphMail(from, graph));
        }
        return deliveries;
    }
}
