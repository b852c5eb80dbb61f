package fleetauditor.store;

import static fleetauditor.testkit.Nights.TENANT_ID;
import static fleetauditor.testkit.Nights.clock;
import static fleetauditor.testkit.Nights.night;
import static fleetauditor.testkit.Nights.run;
import static fleetauditor.testkit.Nights.with;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RunInfo;
import fleetauditor.audit.Severity;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.Diff;
import fleetauditor.lifecycle.Facts;
import fleetauditor.lifecycle.KnownFinding;
import fleetauditor.lifecycle.Life;
import fleetauditor.lifecycle.Lifecycle;
import fleetauditor.lifecycle.Night;
import fleetauditor.lifecycle.PastRun;
import fleetauditor.lifecycle.PastRun.Completeness;
import fleetauditor.lifecycle.RunFindings;
import fleetauditor.lifecycle.RunFindings.RunFinding;
import fleetauditor.model.Dataset;
import fleetauditor.store.Store.KnownTenant;
import fleetauditor.testkit.Diary;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Nights;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every database must do; each gets an empty one for each test. */
abstract class StoreContract {
    static final Lifecycle LIFECYCLE = new Diary().lifecycle();

    private Store store;

    /** An empty store. */
    abstract Store open() throws Exception;

    /** The store of this test. */
    Store store() {
        return store;
    }

    @BeforeEach
    void openStore() throws Exception {
        store = open();
    }

    @AfterEach
    void closeStore() {
        if (store != null) {
            store.close();
        }
    }

    @Test
    void aSignInLeadsToTheTenantItLedToLast() {
        record(store(), night(1, tenant()));
        assertThat(store().tenantOf("contoso")).isEmpty();

        store().noteTenant("contoso", TENANT_ID);
        store().noteTenant("contoso", TENANT_ID);
        assertThat(store().tenantOf("contoso")).contains(new Store.KnownTenant(TENANT_ID, "Contoso"));
        assertThat(store().tenantOf("fabrikam")).isEmpty();
    }

    @Test
    void anEmptyStoreKnowsNothing() {
        assertThat(store.tenants()).isEmpty();
        assertThat(store.history(TENANT_ID, 10)).isEmpty();
        assertThat(store.runs("run")).isEmpty();
        assertThat(store.open(TENANT_ID)).isEmpty();
        assertThat(store.licensedUsers(TENANT_ID)).isEmpty();
        assertThat(store.outbox().claim(clock(1), Duration.ofMinutes(1))).isEmpty();
        assertThat(store.forget(clock(1))).isZero();
    }

    @Test
    void aRunIsReadAsItWasWritten() {
        Night night = record(night(1, with(with(tenant(), "PC-1", "error"), "PC-2", "noncompliant")));

        assertThat(store.history(TENANT_ID, 10)).containsExactly(night.run());
        assertThat(store.runs("run-1")).containsExactly(night.run());
        assertThat(store.tenants()).containsExactly(new KnownTenant(TENANT_ID, "Contoso"));
        assertThat(store.open(TENANT_ID)).containsExactlyInAnyOrderElementsOf(night.findings());
        RunFindings findings = store.findings(night.run());
        assertThat(findings.verdicts()).isEqualTo(night.verdicts());
        assertThat(findings.findings().values())
                .extracting(f -> f.facts().subject().name(), f -> f.facts().severity(), RunFinding::judged)
                .containsExactlyInAnyOrder(tuple("PC-1", Severity.HIGH, true), tuple("PC-2", Severity.MEDIUM, true));
    }

    /** The store against the diary, which keeps everything in maps. */
    @Test
    void aHundredRandomNightsGiveWhatTheDiaryGives() {
        var random = new Random(7);
        var diary = new Diary();
        var seen = new HashMap<Long, Map<String, String>>();
        for (int n = 1; n <= 100; n++) {
            AuditResult whole = night(n, randomTenant(random));
            AuditResult result = random.nextInt(4) == 0 ? Nights.partial(whole) : whole;
            Changes expected = diary.record(result);
            Night night = record(result);
            Changes actual = night.changes();

            assertThat(actual.standings()).as("night %d", n).isEqualTo(expected.standings());
            assertThat(actual.previous()).isEqualTo(expected.previous());
            assertThat(actual.resolved()).isEqualTo(expected.resolved());
            assertThat(actual.kept()).isEqualTo(expected.kept());
            assertThat(actual.reopened()).isEqualTo(expected.reopened());
            assertThat(actual.worsened()).isEqualTo(expected.worsened());
            assertThat(actual.anomalies()).isEqualTo(expected.anomalies());
            assertThat(actual.trend()).isEqualTo(expected.trend());
            seen.put(night.run().number(), there(night));
        }
        for (PastRun run : store.history(TENANT_ID, 100)) {
            assertThat(there(store.findings(run))).as("run %d", run.number()).isEqualTo(seen.get(run.number()));
        }
    }

    @Test
    void aNightIsComparedWithTheLastNightHoweverManyPartialAuditsWereBetween() {
        record(night(1, tenant()));
        for (int n = 2; n <= 10; n++) {
            record(Nights.partial(night(n, with(tenant(), "PC-1", "error"))));
        }
        assertThat(store.history(TENANT_ID, 10))
                .extracting(PastRun::partial)
                .startsWith(true)
                .endsWith(false);
        assertThat(store.history(TENANT_ID, 1).get(0).previousRunId()).isEqualTo("run-9");

        Changes changes = record(night(11, with(tenant(), "PC-1", "error"))).changes();
        assertThat(changes.previous()).extracting(PastRun::id).isEqualTo("run-1");
        assertThat(changes.appeared()).extracting(f -> f.subject().name()).containsExactly("PC-1");
    }

    @Test
    void aRunThatFailsHalfwayLeavesNothing() {
        record(night(1, with(tenant(), "PC-1", "error")));
        AuditResult second = night(2, with(tenant(), "PC-2", "error"));

        assertThatThrownBy(() -> store.record(second.run(), second.partial(), keys(second), memory -> {
                    throw new IllegalStateException("halfway");
                }))
                .hasMessage("halfway");
        assertThatThrownBy(() -> store.record(second.run(), second.partial(), keys(second), memory -> {
                    Night night = LIFECYCLE.compare(second, memory);
                    // The last thing written is the outbox, and this message cannot be.
                    return new Recording(
                            night,
                            List.of(message("a", "soc"), new OutboxMessage("b", TENANT_ID, null, "soc", nothing())));
                }))
                .isInstanceOf(StoreException.class);

        assertThat(store.history(TENANT_ID, 10)).hasSize(1);
        assertThat(store.open(TENANT_ID))
                .extracting(f -> f.facts().subject().name())
                .containsExactly("PC-1");
        assertThat(store.outbox().list(Optional.empty(), 10)).isEmpty();
    }

    @Test
    void theSameRunIsNotRecordedTwice() {
        record(night(1, with(tenant(), "PC-1", "error")));

        assertThatThrownBy(() -> record(night(1, tenant())))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("The store");
        assertThat(store.open(TENANT_ID)).hasSize(1);
    }

    @Test
    void tenantsAreKeptApart() {
        record(night(1, with(tenant(), "PC-1", "error")));
        RunInfo other = new RunInfo("other", "fabrikam", "Fabrikam", clock(1), clock(1), clock(1));
        Changes changes = record(Nights.audit(other, tenant(), Nights.RULE)).changes();

        assertThat(changes.previous()).isNull();
        assertThat(changes.resolved()).isEmpty();
        assertThat(store.open(TENANT_ID)).hasSize(1);
        assertThat(store.open("fabrikam")).isEmpty();
        assertThat(store.tenants()).extracting(KnownTenant::name).containsExactly("Contoso", "Fabrikam");
    }

    @Test
    void runsAtOnceAreRecordedOneAfterTheOther() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            var runs = new ArrayList<Callable<Long>>();
            for (int i = 1; i <= 12; i++) {
                AuditResult result = night(i, with(tenant(), "PC-1", "error"));
                runs.add(() -> record(result).run().number());
            }
            var numbers = new ArrayList<Long>();
            for (var done : pool.invokeAll(runs)) {
                numbers.add(done.get());
            }
            assertThat(numbers).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
            assertThat(store.open(TENANT_ID))
                    .singleElement()
                    .satisfies(f -> assertThat(f.life().firstRun()).isEqualTo(1));
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void aFailedAuditIsInTheHistoryAndNothingIsComparedWithIt() {
        record(night(1, with(tenant(), "PC-1", "error")));
        store.recordFailure(run("failed", clock(2)), "Sign-in failed.", List.of(message("f", "soc")));
        Changes changes = record(night(3, with(tenant(), "PC-1", "error"))).changes();

        assertThat(changes.previous()).extracting(PastRun::id).isEqualTo("run-1");
        assertThat(changes.trend()).hasSize(2);
        PastRun failed = store.history(TENANT_ID, 3).get(1);
        assertThat(failed.completeness()).isEqualTo(Completeness.FAILED);
        assertThat(failed.problem()).isEqualTo("Sign-in failed.");
        assertThat(failed.tally().openTotal()).isEqualTo(1);
        assertThat(store.outbox().list(Optional.empty(), 9)).hasSize(1);
    }

    @Test
    void aRunIsFoundByTheBeginningOfItsId() {
        record(night(1, tenant()));
        record(night(2, tenant()));
        record(night(20, tenant()));

        assertThat(store.runs("run-")).hasSize(3);
        assertThat(store.runs("run-20")).extracting(PastRun::number).containsExactly(3L);
        assertThat(store.runs("run-2")).as("exactly this one").hasSize(1);
        assertThat(store.runs("run_")).as("no pattern").isEmpty();
    }

    @Test
    void anyTwoRunsCanBeCompared() {
        record(night(1, with(with(with(tenant(), "PC-1", "noncompliant"), "PC-2", "error"), "PC-3", "error")));
        record(night(2, with(tenant(), "PC-1", "error")));
        record(night(3, with(with(with(tenant(), "PC-1", "error"), "PC-3", "unknown"), "PC-4", "noncompliant")));
        record(night(4, tenant().without(Dataset.MANAGED_DEVICES)));

        Diff diff = Diff.between(found("run-3"), found("run-1"));
        assertThat(diff.earlier().id()).isEqualTo("run-1");
        assertThat(names(diff.appeared())).containsExactly("PC-4");
        assertThat(names(diff.gone())).containsExactly("PC-2", "PC-3");
        assertThat(names(diff.worsened())).containsExactly("PC-1");
        assertThat(diff.eased()).isEmpty();
        assertThat(diff.notEvaluated()).isEmpty();

        Diff gap = Diff.between(found("run-3"), found("run-4"));
        assertThat(gap.gone()).isEmpty();
        assertThat(names(gap.unjudged())).containsExactly("PC-1", "PC-4");
        assertThat(gap.notEvaluated()).containsExactly("TST-001");
        assertThat(Diff.between(found("run-4"), found("run-3"))).isEqualTo(gap);
    }

    @Test
    void licensedUsersAreThoseOfTheLastNightThatReadThem() {
        record(night(1, tenant().user("ann").user("bob").user("eve", u -> u.unlicensed())));
        assertThat(store.licensedUsers(TENANT_ID)).containsExactlyInAnyOrder(Ids.userId("ann"), Ids.userId("bob"));

        record(night(2, tenant().without(Dataset.USERS)));
        assertThat(store.licensedUsers(TENANT_ID)).hasSize(2);

        record(night(
                3,
                tenant().user("bob")
                        .user("ann", u -> u.unlicensed())
                        .user("eve", u -> u.unlicensed().licensed(Products.EMS))));
        assertThat(store.licensedUsers(TENANT_ID)).containsExactlyInAnyOrder(Ids.userId("bob"), Ids.userId("eve"));
        assertThat(store.licensedUsers("fabrikam")).isEmpty();
    }

    @Test
    void hostileNamesAreTexts() {
        String name = "'; drop table finding; -- \0 \uD800 \uD83D\uDE00 名前 \n \" " + "x".repeat(10_000);
        AuditResult result = night(1, with(tenant(), name, "error"));
        Night night = record(result);

        assertThat(store.open(TENANT_ID)).containsExactlyElementsOf(night.findings());
        assertThat(store.open(TENANT_ID).get(0).facts().subject().name())
                .startsWith("'; drop table finding; -- \uFFFD \uFFFD \uD83D\uDE00 名前 \n \" x");
        assertThat(record(night(2, with(tenant(), name, "error"))).changes().appeared())
                .isEmpty();
    }

    @Test
    void nothingOfTheEvidenceIsKept() {
        record(night(1, with(tenant(), "PC-1", "error")));
        KnownFinding known = store.open(TENANT_ID).get(0);

        assertThat(known.facts().summary()).isEqualTo("PC-1 is sick");
        assertThat(known.facts().relatedCount()).isEqualTo(1);
        assertThat(known.basis()).containsExactly("signIns");
    }

    @Test
    void whatIsOldIsForgottenAndWhatIsOpenIsNot() {
        record(night(1, with(with(tenant(), "PC-old", "error"), "PC-gone", "error")));
        record(night(2, with(tenant(), "PC-old", "error")));
        for (int n = 3; n <= 20; n++) {
            record(night(n, with(tenant(), "PC-old", "error")));
        }

        assertThat(store.forget(clock(11))).isEqualTo(10);
        assertThat(store.history(TENANT_ID, 100)).hasSize(10);
        assertThat(store.open(TENANT_ID))
                .singleElement()
                .satisfies(f -> assertThat(f.life().firstSeen()).isEqualTo(clock(1)));
        Changes changes = record(night(21, with(with(tenant(), "PC-old", "error"), "PC-gone", "error")))
                .changes();
        assertThat(changes.appeared())
                .as("it was forgotten, so it is new again")
                .extracting(f -> f.subject().name())
                .containsExactly("PC-gone");
        assertThat(there(store.findings(store.runs("run-11").get(0)))).hasSize(1);
    }

    @Test
    void theLastRunsAreKeptHoweverOldTheyAre() {
        for (int n = 1; n <= 9; n++) {
            record(night(n, with(tenant(), "PC-1", "error")));
        }

        assertThat(store.forget(clock(1_000))).isEqualTo(2);
        assertThat(store.history(TENANT_ID, 100)).hasSize(7);
        assertThat(record(night(1_001, with(tenant(), "PC-1", "error")))
                        .changes()
                        .appeared())
                .isEmpty();
    }

    @Test
    void thirtyNightsAreTellingTheWholeStory() {
        var totals = new int[4];
        var worstAtOnce = 0;
        for (int n = 1; n <= 30; n++) {
            Tenant tenant = tenant();
            for (int d = 1; d <= 30; d++) {
                // PC-d falls ill in night d, is worse two nights later, is well from d+5 on and falls ill again at
                // d+10.
                String state =
                        n < d || (n >= d + 5 && n < d + 10) ? "compliant" : n >= d + 2 ? "error" : "noncompliant";
                with(tenant, "PC-" + d, state);
            }
            Changes changes = record(night(n, tenant)).changes();
            totals[0] += changes.appeared().size();
            totals[1] += changes.resolved().size();
            totals[2] += changes.reopened().size();
            totals[3] += changes.worsened().size();
            worstAtOnce = Math.max(worstAtOnce, changes.standings().size());
        }
        assertThat(totals).containsExactly(30, 25, 20, 28);
        assertThat(store.open(TENANT_ID)).hasSize(worstAtOnce).hasSize(25);
    }

    private Night record(AuditResult result) {
        return record(store, result);
    }

    /** Records an audit as the program does. */
    static Night record(Store store, AuditResult result, OutboxMessage... messages) {
        return store.record(
                result.run(),
                result.partial(),
                keys(result),
                memory -> new Recording(LIFECYCLE.compare(result, memory), List.of(messages)));
    }

    /** The keys of an audit's findings. */
    static Set<String> keys(AuditResult result) {
        return result.findings().stream().map(Facts::key).collect(Collectors.toSet());
    }

    private RunFindings found(String run) {
        return store.findings(store.runs(run).get(0));
    }

    private static OutboxMessage message(String key, String route) {
        return new OutboxMessage(key, TENANT_ID, "run", route, "{}");
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"
    }) // what no caller could pass: the test wants a refusal
    private static <T> T nothing() {
        return null;
    }

    private static Tenant randomTenant(Random random) {
        var states = List.of("compliant", "noncompliant", "error", "conflict", "unknown");
        Tenant tenant = tenant();
        int devices = random.nextInt(4) == 0 ? 20 : 60;
        for (int d = 0; d < devices; d++) {
            with(tenant, "PC-" + d, states.get(random.nextInt(states.size())));
        }
        if (random.nextInt(4) == 0) {
            tenant.without(Dataset.MANAGED_DEVICES);
        }
        if (random.nextInt(4) == 0) {
            tenant.without(Dataset.SIGN_INS);
        }
        return tenant;
    }

    private static Map<String, String> there(Night night) {
        return night.findings().stream()
                .filter(f -> f.life().state() != Life.State.RESOLVED)
                .collect(Collectors.toMap(
                        f -> f.facts().id(),
                        f -> f.facts().severity() + "/" + f.life().judged()));
    }

    private static Map<String, String> there(RunFindings run) {
        return run.findings().values().stream()
                .collect(Collectors.toMap(f -> f.facts().id(), f -> f.facts().severity() + "/" + f.judged()));
    }

    private static List<String> names(List<Facts> facts) {
        return facts.stream().map(f -> f.subject().name()).toList();
    }
}
