package fleetauditor.alert;

import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RunInfo;
import fleetauditor.audit.Severity;
import fleetauditor.testkit.Nights;
import fleetauditor.testkit.SickDevice;
import fleetauditor.testkit.Tenant;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages for the tests of channels. */
final class Samples {
    /** Markdown, HTML, mentions, line breaks, a header, control characters, a turn of the writing direction, a card function. */
    static final String HOSTILE =
            "Ann\r\nBcc: victim@example.com\r\n\r\n**bold** [click](https://evil.example) <script>alert(1)</script>"
                    + " <!channel> :fire: \u0000\u0007\u001B[31m \u202Etxt.exe {{DATE(2017-02-14T06:00:00Z)}} &amp; \uD800";

    private Samples() {}

    /** Two findings of two severities. */
    static Alert two() {
        return Watch.only(Watch.with().night(1, with(with(tenant(), "PC-1", "error"), "PC-2", "noncompliant")));
    }

    /** As many findings of one severity. */
    static Alert many(int count) {
        return many(count, "PC");
    }

    static Alert many(int count, String name) {
        Tenant tenant = tenant();
        for (int i = 0; i < count; i++) {
            with(tenant, name + "-" + i, "error");
        }
        return Watch.only(Watch.with().night(1, tenant));
    }

    /** A tenant and a device with a name that tries everything. */
    static Alert hostile() {
        return Watch.only(Watch.with().audit(hostileAudit()));
    }

    static AuditResult hostileAudit() {
        RunInfo run = Nights.run("run-1", Nights.clock(1));
        var named = new RunInfo(run.id(), run.tenantId(), HOSTILE, run.asOf(), run.startedAt(), run.finishedAt());
        return Nights.audit(named, with(tenant(), HOSTILE, "error"), new SickDevice("TST-001"));
    }

    /** A route that hears of everything. */
    static Route route(Channel channel, List<String> to, @Nullable Path file) {
        return new Route(
                channel.key(), channel, to, null, file, Set.of(), true, Severity.INFO, Set.of(), Duration.ZERO, null);
    }

    static Alert test(Route route) {
        return new AlertComposer(Texts.in(Language.EN)).test(route, Watch.CLOCK.instant());
    }
}
