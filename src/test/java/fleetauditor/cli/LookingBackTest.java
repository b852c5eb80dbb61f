package fleetauditor.cli;

import static fleetauditor.testkit.Nights.clock;
import static fleetauditor.testkit.Nights.night;
import static fleetauditor.testkit.Nights.run;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RunInfo;
import fleetauditor.lifecycle.Facts;
import fleetauditor.model.Dataset;
import fleetauditor.store.Recording;
import fleetauditor.store.SqlStore;
import fleetauditor.store.Store;
import fleetauditor.store.StoreConfig;
import fleetauditor.testkit.Diary;
import fleetauditor.testkit.Nights;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class LookingBackTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void historyListsTheRunsNewestFirst() {
        record(night(1, with(tenant(), "PC-1", "noncompliant")));
        record(night(2, with(with(tenant(), "PC-1", "error"), "PC-2", "error")));
        failed(3);

        assertThat(history()).isZero();
        assertThat(out.toString().lines().map(String::stripTrailing))
                .containsExactly(
                        "Contoso (" + Nights.TENANT_ID + ")",
                        "run       as of                 audit      critical  high medium   low  info  waived"
                                + "    new resolved reopened worsened",
                        "run-3     2026-08-18T09:00:00Z  failed            0     2      0     0     0       0"
                                + "      0        0        0        0  Sign-in failed.",
                        "run-2     2026-08-17T09:00:00Z  complete          0     2      0     0     0       0"
                                + "      1        0        0        1",
                        "run-1     2026-08-16T09:00:00Z  complete          0     0      1     0     0       0"
                                + "      1        0        0        0",
                        "");
    }

    @Test
    void historyShowsAsManyRunsAsAskedForAndTheTenantAskedFor() {
        record(night(1, tenant()));
        record(night(2, tenant()));
        record(Nights.audit(
                new RunInfo("other", "fabrikam", "Fabrikam", clock(1), clock(1), clock(1)), tenant(), Nights.RULE));

        assertThat(history("--last", "1", "--tenant", "contoso")).isZero();
        assertThat(out.toString()).contains("run-2").doesNotContain("run-1", "Fabrikam");
    }

    @Test
    void historyOfATenantThatWasNeverAuditedNamesTheKnownOnes() {
        record(night(1, tenant()));

        assertThat(history("--tenant", "Fabrikam")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("--tenant Fabrikam: never audited; known: Contoso");
    }

    @Test
    void historyOfAnEmptyStoreSaysSo() {
        assertThat(history()).isZero();
        assertThat(out.toString()).startsWith("No audit was recorded yet.");
    }

    @Test
    void diffSaysWhatChangedBetweenTwoRuns() {
        record(night(1, with(with(tenant(), "PC-1", "noncompliant"), "PC-2\u001b[2J", "error")));
        record(night(2, with(with(tenant(), "PC-1", "error"), "PC-3", "error")));

        assertThat(diff("run-2", "run-1")).isZero();
        assertThat(out.toString().lines())
                .containsExactly(
                        "Contoso: from run-1 (2026-08-16T09:00:00Z, complete) to run-2 (2026-08-17T09:00:00Z,"
                                + " complete)",
                        "",
                        "new: 1",
                        "  high      TST-001  PC-3 is sick",
                        "",
                        "resolved: 1",
                        "  high      TST-001  PC-2 [2J is sick",
                        "",
                        "worsened: 1",
                        "  high      TST-001  PC-1 is sick",
                        "",
                        "eased: 0",
                        "",
                        "still there, because the later audit could not judge it: 0");
    }

    @Test
    void diffWithAnIncompleteRunSaysWhatCouldNotBeJudged() {
        record(night(1, with(tenant(), "PC-1", "error")));
        record(night(2, tenant().without(Dataset.MANAGED_DEVICES)));

        assertThat(diff("run-1", "run-2")).isZero();
        assertThat(out.toString())
                .contains("resolved: 0", "could not judge it: 1", "Evaluated in only one of the two")
                .contains("unseen: TST-001");
    }

    @Test
    void diffNeedsTwoRunsThatAreThere() {
        record(night(1, tenant()));
        record(night(2, tenant()));
        failed(3);

        assertThat(diff("run-1", "run-9")).isEqualTo(ExitCode.USAGE);
        assertThat(diff("run-1", "run-")).isEqualTo(ExitCode.USAGE);
        assertThat(diff("run-1", "run-3")).isEqualTo(ExitCode.USAGE);
        assertThat(diff("run-1")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("RUN run-9: no such run; fleet-auditor history lists them")
                .contains("RUN run-: 3 runs begin so; give more of the id")
                .contains("RUN run-3: that audit failed and saw nothing");
    }

    @Test
    void diffOfTwoTenantsIsRefused() {
        record(night(1, tenant()));
        record(Nights.audit(
                new RunInfo("other", "fabrikam", "Fabrikam", clock(1), clock(1), clock(1)), tenant(), Nights.RULE));

        assertThat(diff("run-1", "other")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("the runs are of two tenants");
    }

    private int history(String... arguments) {
        return execute(new CommandLine(new HistoryCommand(config -> open())), arguments);
    }

    private int diff(String... arguments) {
        return execute(new CommandLine(new DiffCommand(config -> open())), arguments);
    }

    private int execute(CommandLine command, String... arguments) {
        return command.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setParameterExceptionHandler(Failures::usage)
                .execute(arguments);
    }

    private Store open() {
        return SqlStore.open(new StoreConfig("jdbc:sqlite:" + folder.resolve("store.db")));
    }

    private void record(AuditResult result) {
        try (Store store = open()) {
            store.record(
                    result.run(),
                    result.partial(),
                    result.findings().stream().map(Facts::key).collect(Collectors.toSet()),
                    memory -> new Recording(new Diary().lifecycle().compare(result, memory)));
        }
    }

    private void failed(int night) {
        try (Store store = open()) {
            store.recordFailure(run("run-" + night, clock(night)), "Sign-in failed.", List.of());
        }
    }
}
