package fleetauditor.alert;

import fleetauditor.alert.Alerts.Occasion;
import fleetauditor.audit.AuditResult;
import fleetauditor.config.Settings;
import fleetauditor.lifecycle.Night;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.PastRun.Completeness;
import fleetauditor.lifecycle.Tally;
import fleetauditor.store.OutboxMessage;
import fleetauditor.testkit.Diary;
import fleetauditor.testkit.Nights;
import fleetauditor.testkit.Tenant;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import fleetauditor.waiver.Waiver;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Nights of one tenant with alerts, as the program lives through them; for tests about what is told. */
final class Watch {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-09-01T03:00:00Z"), ZoneOffset.UTC);
    static final Set<String> RULES = Set.of("TST-001", "TST-002", "CMP-001", "LIC-001");

    private final Alerts alerts;
    private final Diary diary = new Diary();
    private final List<PastRun> earlier = new ArrayList<>();

    Watch(AlertConfig config) {
        this.alerts = new Alerts(config, Texts.in(Language.EN), CLOCK, Map.of());
    }

    /** One webhook route named {@code soc} that hears of every rule, with these settings besides. */
    static Watch with(String... more) {
        return new Watch(config(more));
    }

    static AlertConfig config(String... more) {
        var given = new HashMap<String, String>();
        given.put("alerts.routes[0].name", "soc");
        given.put("alerts.routes[0].channel", "webhook");
        given.put("alerts.routes[0].url", "https://hooks.example.com/fleet");
        given.put("alerts.routes[0].rules", "all");
        for (int i = 0; i < more.length; i += 2) {
            given.put(more[i], more[i + 1]);
        }
        return config(given, Map.of("FLEET_AUDITOR_ALERT_SOC_SECRET", "s3cret"));
    }

    /** @throws fleetauditor.config.ConfigException with every mistake */
    static AlertConfig config(Map<String, String> given, Map<String, String> environment) {
        var settings = new Settings(given);
        AlertConfig config = AlertConfig.from(settings, environment, RULES);
        settings.finish();
        return config;
    }

    Watch waive(Waiver... waivers) {
        diary.waive(waivers);
        return this;
    }

    /** The messages of a night; night 1 is the first. */
    List<OutboxMessage> night(int night, Tenant tenant) {
        return audit(Nights.night(night, tenant));
    }

    List<OutboxMessage> audit(AuditResult result) {
        Night night = diary.recordNight(result);
        List<OutboxMessage> messages = alerts.messages(result, night, occasion());
        earlier.add(0, night.run());
        return messages;
    }

    /** A night without an audit. */
    List<OutboxMessage> failure(int night, String problem) {
        var run = Nights.run("run-" + night, Nights.clock(night));
        List<OutboxMessage> messages = alerts.failure(run, problem, occasion());
        earlier.add(0, new PastRun(run, earlier.size() + 1, Completeness.FAILED, false, null, Tally.NONE, problem));
        return messages;
    }

    /** The only message of these. */
    static Alert only(List<OutboxMessage> messages) {
        if (messages.size() != 1) {
            throw new AssertionError(messages.size() + " messages where one is expected: " + messages);
        }
        return Alert.of(messages.get(0).payload());
    }

    private Occasion occasion() {
        return new Occasion("contoso", earlier, Optional.empty());
    }
}
