package fleetauditor.report;

import static fleetauditor.audit.RuleSpec.rule;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.AuditResult.Departure;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.RuleSpec;
import fleetauditor.audit.RunInfo;
import fleetauditor.audit.Severity;
import fleetauditor.audit.Violation;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.model.EntraDevice;
import fleetauditor.model.LicenseProfile;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.model.LicenseProfile.AssignedPlan;
import fleetauditor.model.ManagedDevice;
import fleetauditor.model.ReadStats;
import fleetauditor.model.Sku;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.model.Subscription;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import fleetauditor.model.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Audit results for the tests of reports; rules {@code TST-...} have their texts in the test resources. */
final class SampleResult {
    static final Instant AS_OF = Instant.parse("2026-08-15T09:00:00Z");
    static final RunInfo RUN = new RunInfo(
            "run-1",
            "0aaaaaaa-0000-4000-8000-000000000001",
            "Contoso",
            AS_OF,
            Instant.parse("2026-08-15T09:00:03Z"),
            Instant.parse("2026-08-15T09:01:10.250Z"));
    static final UUID E3 = UUID.fromString("05e9a617-0261-4cee-bb44-138d3ef5d965");
    static final UUID UNKNOWN_SKU = id(900);

    static final RuleSpec UNLICENSED = rule("TST-001", SubjectKind.USER, Severity.HIGH, Severity.MEDIUM)
            .withCauses("never-licensed", "plan-disabled")
            .requiring(Dataset.USERS, Dataset.SIGN_INS);
    static final RuleSpec OVERDUE =
            rule("TST-002", SubjectKind.MANAGED_DEVICE, Severity.LOW).requiring(Dataset.MANAGED_DEVICES);
    static final RuleSpec SYNC_STOPPED =
            rule("TST-003", SubjectKind.TENANT, Severity.CRITICAL).requiring(Dataset.ORGANIZATION);
    static final RuleSpec NO_SEATS =
            rule("TST-004", SubjectKind.SKU, Severity.MEDIUM).requiring(Dataset.SUBSCRIBED_SKUS);
    static final RuleSpec BLIND =
            rule("TST-005", SubjectKind.USER, Severity.HIGH).requiring(Dataset.CONDITIONAL_ACCESS_POLICIES);

    static final User ANN = user(1, "ann@contoso.com", Plan.ENABLED);
    static final User BOB = user(2, "bob@contoso.com", Plan.DISABLED);
    static final User CAT = user(3, "cat@contoso.com", Plan.NONE);

    enum Plan {
        ENABLED,
        DISABLED,
        NONE
    }

    private SampleResult() {}

    /** A small tenant with something in every place of a report. */
    static AuditResult full() {
        var pc = entra(11, "PC-7", id(111));
        var stranger = entra(12, "OLD-TABLET", id(112));
        var managed = managed(21, "PC-7", id(111), BOB);
        var mac = managed(22, "MAC-3", null, ANN);
        var tables = new HashMap<Dataset<?>, Table<?>>();
        complete(tables, Dataset.USERS, List.of(ANN, BOB, CAT));
        complete(tables, Dataset.ENTRA_DEVICES, List.of(pc, stranger));
        complete(tables, Dataset.MANAGED_DEVICES, List.of(managed, mac));
        complete(tables, Dataset.SUBSCRIBED_SKUS, List.of(e3(), unknownSku()));
        complete(
                tables,
                Dataset.DIRECTORY_SUBSCRIPTIONS,
                List.of(new Subscription(
                        "s-1", E3, "SPE_E3", "Enabled", Instant.parse("2027-01-31T00:00:00Z"), 3, false)));
        tables.put(
                Dataset.CONDITIONAL_ACCESS_POLICIES,
                Table.gap(
                        Dataset.CONDITIONAL_ACCESS_POLICIES,
                        State.DENIED,
                        "GET /v1.0/identity/conditionalAccess/policies: 403 Forbidden (Authorization_RequestDenied,"
                                + " request-id r-1): grant Policy.Read.All"));
        var snapshot = new Snapshot(AS_OF, tables);

        Finding stopped = Finding.of(
                SYNC_STOPPED,
                Violation.of(new Subject(SubjectKind.TENANT, RUN.tenantId(), "Contoso"))
                        .saw("onPremisesLastSyncDateTime", AS_OF.minus(Duration.ofHours(30)))
                        .say("age", Duration.ofHours(30)));
        Finding bob = Finding.of(
                UNLICENSED,
                Violation.of(BOB.subject())
                        .severity(Severity.HIGH)
                        .cause("plan-disabled")
                        .related(List.of(pc.subject(), managed.subject()))
                        .identifiedBy(pc.subject())
                        .saw("lastSignIn", AS_OF.minus(Duration.ofDays(1)))
                        .saw("sources", List.of("signIns", "usersLoggedOn"))
                        .saw("skuPartNumber", "SPE_E3")
                        .saw("isPrimaryUser", true));
        Finding cat = Finding.of(
                UNLICENSED,
                Violation.of(CAT.subject())
                        .severity(Severity.MEDIUM)
                        .cause("never-licensed")
                        .related(pc.subject())
                        .identifiedBy(pc.subject())
                        .saw("lastSignIn", AS_OF.minus(Duration.ofDays(2)))
                        .inferred());
        Finding overdue = Finding.of(
                        OVERDUE,
                        Violation.of(mac.subject())
                                .saw("lastSyncDateTime", mac.lastSyncDateTime())
                                .saw("grace", Duration.ofDays(7))
                                .saw("serialNumber", null)
                                .say("missed", 24))
                .following(stopped.id());
        Finding full = Finding.of(
                        NO_SEATS,
                        Violation.of(e3().subject()).saw("consumedUnits", 3L).saw("prepaidUnits", Map.of("enabled", 3)))
                .withSeverity(Severity.LOW);
        return new AuditResult(
                RUN,
                snapshot,
                List.of(
                        outcome(UNLICENSED, Outcome.VIOLATED, 3, null, bob, cat),
                        outcome(OVERDUE, Outcome.VIOLATED, 2, null, overdue),
                        outcome(SYNC_STOPPED, Outcome.VIOLATED, 1, null, stopped),
                        new RuleOutcome(NO_SEATS, Severity.LOW, Outcome.VIOLATED, 2, List.of(full), null),
                        outcome(
                                BLIND,
                                Outcome.NOT_EVALUATED,
                                0,
                                "conditionalAccessPolicies is denied: grant Policy.Read.All"),
                        outcome(other("TST-006"), Outcome.PASSED, 4, "Sign-ins are left out."),
                        outcome(other("TST-007"), Outcome.NOT_APPLICABLE, 0, null),
                        outcome(other("TST-008"), Outcome.ERROR, 1, "The rule failed with NullPointerException.")),
                List.of(new Departure("TST-004", Severity.LOW), new Departure("TST-009", null)));
    }

    /** Nothing in it, and nothing wrong. */
    static AuditResult empty() {
        var tables = new HashMap<Dataset<?>, Table<?>>();
        Dataset.ALL.forEach(dataset -> tables.put(dataset, Table.complete(dataset, List.of())));
        return new AuditResult(
                RUN,
                new Snapshot(AS_OF, tables),
                List.of(outcome(other("TST-006"), Outcome.NOT_APPLICABLE, 0, null)),
                List.of());
    }

    /** A tenant whose every name is {@code name}. */
    static AuditResult named(String name) {
        var managed = managed(21, name, id(111), user(1, name, Plan.NONE));
        var entra = entra(11, name, id(111));
        var tables = new HashMap<Dataset<?>, Table<?>>();
        complete(tables, Dataset.USERS, List.of(user(1, name, Plan.NONE)));
        complete(tables, Dataset.ENTRA_DEVICES, List.of(entra));
        complete(tables, Dataset.MANAGED_DEVICES, List.of(managed));
        complete(
                tables,
                Dataset.SUBSCRIBED_SKUS,
                List.of(new Sku(E3, name, "Enabled", "User", 3, new Sku.Units(3, 0, 0, 0), List.of())));
        tables.put(Dataset.SIGN_INS, Table.gap(Dataset.SIGN_INS, State.FAILED, name));
        Finding finding = Finding.of(
                UNLICENSED,
                Violation.of(managed.subject())
                        .cause("plan-disabled")
                        .related(entra.subject())
                        .saw("skuPartNumber", name)
                        .saw(name, List.of(name)));
        return new AuditResult(
                new RunInfo("run-1", RUN.tenantId(), name, AS_OF, RUN.startedAt(), RUN.finishedAt()),
                new Snapshot(AS_OF, tables),
                List.of(
                        outcome(UNLICENSED, Outcome.VIOLATED, 1, null, finding),
                        outcome(other("TST-006"), Outcome.NOT_EVALUATED, 0, name)),
                List.of());
    }

    /** The same, as if a dataset could not be read. */
    static <T> AuditResult without(AuditResult result, Dataset<T> dataset) {
        var tables = new HashMap<Dataset<?>, Table<?>>(result.snapshot().tables());
        tables.put(dataset, Table.gap(dataset, State.FAILED, "GET " + dataset.path() + ": 500"));
        return new AuditResult(result.run(), new Snapshot(AS_OF, tables), result.outcomes(), result.departures());
    }

    /** As many findings of one rule, about as many managed devices. */
    static AuditResult many(int count) {
        var devices = new ArrayList<ManagedDevice>();
        var entra = new ArrayList<EntraDevice>();
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < count; i++) {
            devices.add(managed(1_000_000 + i, "PC-%06d".formatted(i), id(2_000_000 + i), ANN));
            entra.add(entra(3_000_000 + i, "PC-%06d".formatted(i), id(2_000_000 + i)));
            findings.add(Finding.of(
                    OVERDUE,
                    Violation.of(devices.get(i).subject())
                            .saw("lastSyncDateTime", devices.get(i).lastSyncDateTime())
                            .say("missed", 24)));
        }
        var tables = new HashMap<Dataset<?>, Table<?>>();
        complete(tables, Dataset.USERS, List.of(ANN));
        complete(tables, Dataset.SUBSCRIBED_SKUS, List.of(e3()));
        complete(tables, Dataset.MANAGED_DEVICES, devices);
        complete(tables, Dataset.ENTRA_DEVICES, entra);
        return new AuditResult(
                RUN,
                new Snapshot(AS_OF, tables),
                List.of(new RuleOutcome(OVERDUE, Severity.LOW, Outcome.VIOLATED, count, findings, null)),
                List.of());
    }

    static UUID id(long n) {
        return new UUID(0x4000L, 0x8000_0000_0000_0000L | n);
    }

    static Sku e3() {
        return new Sku(
                E3,
                "SPE_E3",
                "Enabled",
                "User",
                3,
                new Sku.Units(3, 0, 0, 0),
                List.of(new Sku.ServicePlan(ServicePlans.INTUNE_A, "INTUNE_A", "Success", "User")));
    }

    static ManagedDevice managed(long n, String name, UUID deviceId, User user) {
        return new ManagedDevice(
                id(n),
                name,
                deviceId,
                user.id(),
                user.userPrincipalName(),
                "Windows",
                "10.0.22631.3880",
                "compliant",
                "mdm",
                "managed",
                "windowsAzureADJoin",
                "registered",
                true,
                "company",
                AS_OF.minus(Duration.ofDays(400)),
                AS_OF.minus(Duration.ofDays(8)),
                AS_OF.plus(Duration.ofDays(100)),
                null,
                "SN-" + n,
                "Contoso",
                "Model 1");
    }

    static EntraDevice entra(long n, String name, UUID deviceId) {
        return new EntraDevice(
                id(n),
                deviceId,
                name,
                true,
                "Windows",
                "10.0.22631.3880",
                "AzureAd",
                true,
                false,
                "MDM",
                AS_OF.minus(Duration.ofDays(3)),
                AS_OF.minus(Duration.ofDays(400)),
                AS_OF.minus(Duration.ofDays(400)),
                null,
                true,
                "h:" + n,
                false,
                "A1B2C3");
    }

    static User user(long n, String name, Plan intune) {
        LicenseProfile profile = switch (intune) {
            case ENABLED ->
                new LicenseProfile(
                        List.of(new AssignedLicense(E3, List.of())),
                        List.of(new AssignedPlan(ServicePlans.INTUNE_A, "Enabled")),
                        List.of());
            case DISABLED ->
                new LicenseProfile(
                        List.of(new AssignedLicense(E3, List.of(ServicePlans.INTUNE_A))), List.of(), List.of());
            case NONE -> LicenseProfile.EMPTY;
        };
        return new User(id(n), name, "Somebody", name, true, "Member", null, AS_OF, "JP", profile);
    }

    static RuleSpec other(String id) {
        return rule(id, SubjectKind.USER, Severity.INFO).requiring(Dataset.USERS);
    }

    static RuleOutcome outcome(RuleSpec rule, Outcome outcome, int examined, String reason, Finding... findings) {
        return new RuleOutcome(rule, rule.severity(), outcome, examined, List.of(findings), reason);
    }

    private static Sku unknownSku() {
        return new Sku(UNKNOWN_SKU, "NEW_SKU", "Warning", "User", 1, new Sku.Units(0, 10, 0, 0), List.of());
    }

    private static <T> void complete(Map<Dataset<?>, Table<?>> tables, Dataset<T> dataset, List<T> rows) {
        tables.put(
                dataset,
                new Table<>(
                        dataset,
                        rows,
                        State.COMPLETE,
                        null,
                        new ReadStats(1, 2, 1, Duration.ofMillis(500), Duration.ofMillis(1250))));
    }
}
