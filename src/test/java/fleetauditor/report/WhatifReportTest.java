package fleetauditor.report;

import static fleetauditor.testkit.Tenant.NOW;
import static fleetauditor.testkit.Tenant.daysAgo;
import static fleetauditor.testkit.Tenant.hoursAgo;
import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import fleetauditor.audit.RuleSettings;
import fleetauditor.audit.RunInfo;
import fleetauditor.config.ConfigException;
import fleetauditor.license.ServicePlans;
import fleetauditor.license.Unlicensed;
import fleetauditor.model.ConditionalAccessPolicy;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import fleetauditor.rules.Rules;
import fleetauditor.testkit.Golden;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import fleetauditor.whatif.Answer;
import fleetauditor.whatif.Fault;
import fleetauditor.whatif.LicenseChange;
import fleetauditor.whatif.Memberships;
import fleetauditor.whatif.Scope;
import fleetauditor.whatif.WhatIf;
import fleetauditor.whatif.WhatIfResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatifReportTest {
    private static final RunInfo RUN = new RunInfo(
            "0aaaaaaa-0000-4000-8000-00000000000a",
            "0aaaaaaa-0000-4000-8000-000000000001",
            "Contoso",
            NOW,
            NOW.plusSeconds(3),
            NOW.plusSeconds(9));

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(WhatifJson.class.getResourceAsStream("whatif-1.0.schema.json"));

    private final WhatifTexts texts = new WhatifTexts(Texts.in(Language.EN));

    @TempDir
    private Path directory;

    // what is said

    @Test
    void theFirstLineIsEnoughToDecide() {
        assertThat(lines(lapse(office())).get(0))
                .isEqualTo("2 users lose Intune, 2 devices stop syncing, first at 2026-08-15 11:00 UTC.");
    }

    @Test
    void theFirstLineCountsOneAsOne() {
        Tenant tenant = tenant().user("ann").managedDevice("PC-1", d -> d.of("ann").lastSyncDateTime = hoursAgo(6));
        assertThat(lines(lapse(tenant)).get(0))
                .isEqualTo("1 user loses Intune, 1 device stops syncing, first at 2026-08-15 11:00 UTC.");
        assertThat(lines(lapse(tenant().user("ann"))).get(0))
                .isEqualTo("1 user loses Intune, no device stops syncing.");
    }

    @Test
    void theFirstLineDoesNotSayNobodyWhenSomebodyCouldNotBeRead() {
        assertThat(lines(lapse(tenant())).get(0)).isEqualTo("Nobody loses Intune.");
        assertThat(lines(lapse(tenant().without(Dataset.USERS))).get(0))
                .startsWith("Nobody of whom could be read loses Intune");
    }

    @Test
    void saysWhatAnAdminHasToKnow() {
        assertThat(lines(lapse(office())))
                .contains(
                        "  1. The subscription of SPE_E3 ends",
                        "3 users lose Entra ID P1/P2.",
                        "Why they are unlicensed then: subscription-lapsed (2).",
                        "Among them: ann@contoso.com, bob@contoso.com.",
                        "1 user keeps Intune through another source: EMS direct (1).",
                        "1 user is then blocked by Conditional Access (inference): Compliant PCs (1).",
                        "SPE_E3: 90 free seats now, 0 afterwards.")
                .anyMatch(line -> line.startsWith("Findings that appear: "));
    }

    @Test
    void saysWhatKeepsALicense() {
        Tenant tenant = tenant().user("ann", u -> u.alsoByGroup(Products.SPE_E3, "sales"))
                .user("bob", u -> u.unlicensed().licensed(Products.SPE_E3, "sales", "Enabled", List.of()));
        Scope both = Scope.users(Set.of(Ids.userId("ann"), Ids.userId("bob")));
        String source = "SPE_E3 by group " + Ids.groupId("sales") + " (1).";

        assertThat(lines(answer(tenant, new LicenseChange.Remove(Products.SPE_E3.skuId(), both))))
                .contains(
                        "Nobody loses Intune.",
                        "1 user keeps Intune through another source: " + source,
                        "1 user has it through a group, which this does not change: " + source);
    }

    @Test
    void aPcWhoseOwnUserLosesIntuneTooBelongsToNobodyElse() {
        Tenant tenant = tenant().user("ann")
                .user("bob")
                .managedDevice("PC-1", d -> d.of("ann"))
                .entraDevice("PC-1", d -> {})
                .managedDevice("PC-2", d -> d.of("bob"))
                .entraDevice("PC-2", d -> {})
                .signIn("ann", "PC-2", daysAgo(1))
                .signIn("bob", "PC-1", daysAgo(1));
        var annOnly = new LicenseChange.Remove(Products.SPE_E3.skuId(), Scope.users(Set.of(Ids.userId("ann"))));

        assertThat(lines(lapse(tenant))).noneMatch(line -> line.contains("belong"));
        assertThat(lines(answer(tenant, annOnly)))
                .contains(
                        "Of these devices, 1 joined PC belongs to somebody else and fails to sync while such a user is"
                                + " signed in.");
    }

    @Test
    void aProductWhoseSubscriptionLapsedCountsAsItStands() {
        Tenant tenant = tenant().user("ann").sku(Products.EMS, s -> s.capabilityStatus = "Suspended");
        var swap = new LicenseChange.Swap(Products.SPE_E3.skuId(), Products.EMS.skuId(), Scope.EVERYONE);

        assertThat(lines(answer(tenant, swap)))
                .startsWith("1 user loses Intune, no device stops syncing.")
                .contains(
                        "This would fail as planned; unless a line says otherwise, the answer counts as if it were put"
                                + " right first:",
                        "  EMS: its subscription is Suspended; it cannot be assigned. The answer counts it as it"
                                + " stands: none of its plans works.");
    }

    @Test
    void saysWhatWouldFail() {
        Tenant tenant = tenant().user("ann", u -> u.usageLocation = null).sku(Products.EMS, s -> s.consumedUnits = 100);
        var swap = new LicenseChange.Swap(Products.SPE_E3.skuId(), Products.EMS.skuId(), Scope.EVERYONE);

        assertThat(lines(answer(tenant, swap)))
                .contains(
                        "  EMS: seats too few: 1.",
                        "  EMS: 1 user without usage location, which a direct assignment needs: ann@contoso.com.");
    }

    @Test
    void saysWhatIsNotCertain() {
        assertThat(lines(lapse(office().without(Dataset.MANAGED_DEVICES))))
                .anyMatch(line -> line.startsWith("  Devices of users: managedDevices is denied"));
    }

    @Test
    void whoCouldNotBeLookedUpIsNotCalledUnknown() {
        Answer answer = answer(
                office().without(Dataset.USERS),
                new LicenseChange.Remove(Products.SPE_E3.skuId(), Scope.users(Set.of(Ids.userId("ann")))));
        var result = new WhatIfResult(RUN, answer, List.of(), List.of("ann@contoso.com"), false);

        assertThat(WhatifSummary.lines(result, texts))
                .contains(
                        "Could not be looked up, since users could not all be read, and left out: ann@contoso.com.",
                        "No finding appears or goes away as far as could be read.")
                .noneMatch(line -> line.contains("Not in this tenant"))
                .anyMatch(line -> line.startsWith("  Seats, and what a SKU contains: users is denied"))
                .anyMatch(line -> line.startsWith("  Findings: users is denied"));
    }

    @Test
    void saysWhichFindingsBecomeMoreSevere() throws IOException {
        Tenant tenant = tenant().user("ann")
                .sku(Products.SPE_E3, s -> s.noSubscriptions().subscription("Enabled", Tenant.daysAhead(10)));

        assertThat(lines(lapse(tenant))).contains("Findings that become more severe: LIC-003 (1).");
        JsonNode worsened = new ObjectMapper().readTree(json(lapse(tenant))).at("/findings/worsened");
        assertThat(worsened).hasSize(1);
        assertThat(worsened.at("/0/severity").asText()).isEqualTo("critical");
        assertThat(worsened.at("/0/cause").asText()).isEqualTo("lapsed");
        assertThat(problems(lapse(tenant))).isEmpty();
        assertThat(ExcelDump.of(bytes(lapse(tenant), "xlsx"))).contains("more severe");
    }

    @Test
    void oneFreeSeatIsOne() {
        assertThat(lines(lapse(tenant().user("ann").sku(Products.SPE_E3, s -> s.consumedUnits = 99))))
                .contains("SPE_E3: 1 free seat now, 0 afterwards.");
    }

    @Test
    void onlyAGroupThatHandsOutSomethingIsSaidToHandItOut() {
        var sales = Ids.groupId("sales");
        var scope = new Scope(false, Set.of(Ids.userId("ann")), Set.of(sales));
        var license = new AssignedLicense(Products.EMS.skuId(), List.of());
        Tenant handing = tenant().user("ann").add(Dataset.GROUPS, new Group(sales, "Sales", List.of(license)));
        var e3 = Products.SPE_E3.skuId();

        assertThat(lines(answer(handing, new LicenseChange.Remove(e3, scope))))
                .contains("  1. Remove SPE_E3 from 1 user (1 group and what it hands out itself)");
        assertThat(lines(answer(tenant().user("ann"), new LicenseChange.Remove(e3, scope))))
                .contains("  1. Remove SPE_E3 from 1 user");
        assertThat(lines(answer(handing, new LicenseChange.Add(e3, scope)))).contains("  1. Assign SPE_E3 to 1 user");
        assertThat(lines(answer(tenant().user("ann").without(Dataset.GROUPS), new LicenseChange.Remove(e3, scope))))
                .contains("  1. Remove SPE_E3 from 1 user (1 group and what it hands out itself)");
    }

    @Test
    void answersWhoDepends() {
        Answer answer = whatIf().whoDepends(office().snapshot(), Products.SPE_E3.skuId(), Memberships.NONE);
        assertThat(lines(answer))
                .containsExactly(
                        "2 users and 2 devices depend on SPE_E3 alone for Intune.",
                        "Among them: ann@contoso.com, bob@contoso.com.");
    }

    @Test
    void hasATextForEveryCase() {
        Stream.of(
                        Stream.of(Unlicensed.values()).map(u -> "licensed"),
                        Stream.of(Fault.Kind.values()).map(k -> "fault." + k.key()),
                        Stream.of("roles", "group-unknown", "other-control", "narrower")
                                .map(d -> "doubt." + d),
                        Stream.of("primary", "signed-in", "jamf").map(r -> "relation." + r),
                        Stream.of("users", "groups", "seats", "devices", "joined-pcs", "policies", "findings")
                                .map(p -> "unsure." + p),
                        Stream.of(
                                        "remove",
                                        "add",
                                        "swap",
                                        "disable-plan",
                                        "enable-plan",
                                        "lapse",
                                        "renew",
                                        "remove-from-group",
                                        "add-to-group")
                                .map(k -> "change." + k))
                .flatMap(keys -> keys)
                .forEach(key -> assertThat(texts.get(key, "a", "b", "c", "d"))
                        .as(key)
                        .isNotBlank()
                        .doesNotContain("{"));
    }

    // JSON

    @Test
    void theJsonIsAsDocumented() throws IOException {
        Golden.assertMatches("whatif.json", json(lapse(office())));
    }

    @Test
    void theJsonFitsThePublishedSchema() throws IOException {
        Scope everyone = Scope.EVERYONE;
        var e3 = Products.SPE_E3.skuId();
        Tenant needy = office().user("new", u -> u.usageLocation = null)
                .sku(Products.EMS, s -> s.consumedUnits = 100)
                .without(Dataset.SIGN_INS);

        assertThat(problems(lapse(office()))).isEmpty();
        assertThat(problems(lapse(hostile()))).isEmpty();
        assertThat(problems(answer(needy, new LicenseChange.Swap(e3, Products.EMS.skuId(), everyone))))
                .isEmpty();
        assertThat(problems(whatIf().whoDepends(office().snapshot(), e3, Memberships.NONE)))
                .isEmpty();
    }

    @Test
    void theSchemaNoticesWhatDoesNotFit() throws IOException {
        var json = (ObjectNode) new ObjectMapper().readTree(json(lapse(office())));
        ((ObjectNode) json.get("summary")).remove("firstImpactAt");
        ((ObjectNode) json.at("/users/0/intuneAfter")).put("cause", "bad luck");
        ((ObjectNode) json.at("/seats/0")).put("freeAfter", "many");
        assertThat(SCHEMA.validate(json)).hasSize(3);
    }

    @Test
    void aFindingTakesOneLine() throws IOException {
        assertThat(json(lapse(office())).lines())
                .anyMatch(line -> line.strip().startsWith("{ \"id\": \"LIC-003:")
                        && line.contains("\"summary\": \"")
                        && !line.contains("remediation"));
    }

    @Test
    void theJsonHasEveryFieldOfTheContract() throws IOException {
        JsonNode json = new ObjectMapper().readTree(json(lapse(office())));

        assertThat(json.fieldNames())
                .toIterable()
                .contains("schemaVersion", "change", "summary", "users", "seats", "findings");
        assertThat(json.get("summary").fieldNames())
                .toIterable()
                .contains(
                        "usersChanged",
                        "usersLosingIntune",
                        "usersLosingEntraPremium",
                        "devicesAffected",
                        "firstImpactAt");
        JsonNode user = json.get("users").get(0);
        assertThat(user.fieldNames())
                .toIterable()
                .contains(
                        "id",
                        "userPrincipalName",
                        "intuneBefore",
                        "intuneAfter",
                        "entraPremiumBefore",
                        "entraPremiumAfter",
                        "plansLost",
                        "plansGained",
                        "devices",
                        "blockedBy");
        assertThat(user.at("/intuneBefore/sources/0").fieldNames()).toIterable().contains("sku", "via", "groupId");
        assertThat(user.at("/intuneAfter/cause").asText()).isEqualTo("subscription-lapsed");
        assertThat(user.at("/devices/0").fieldNames()).toIterable().contains("kind", "id", "name", "nextSyncDueAt");
        assertThat(json.at("/seats/0").fieldNames()).toIterable().contains("sku", "freeBefore", "freeAfter");
        assertThat(json.at("/findings").fieldNames()).toIterable().containsExactly("appear", "disappear", "worsened");
    }

    @Test
    void everyKindOfStepIsWritten() throws IOException {
        Scope ann = Scope.users(Set.of(Ids.userId("ann")));
        var e3 = Products.SPE_E3.skuId();
        var plan = ServicePlans.INTUNE_A;
        String json = json(answer(
                office(),
                new LicenseChange.Add(e3, ann),
                new LicenseChange.Swap(e3, Products.EMS.skuId(), ann),
                new LicenseChange.DisablePlan(e3, plan, ann),
                new LicenseChange.EnablePlan(e3, plan, ann),
                new LicenseChange.LeaveGroup(Ids.groupId("sales"), ann),
                new LicenseChange.JoinGroup(Ids.groupId("sales"), ann),
                new LicenseChange.Renew(e3)));

        assertThat(json)
                .contains(
                        "Assign SPE_E3 to 1 user",
                        "Replace SPE_E3 by EMS for 1 user",
                        "Switch INTUNE_A off in SPE_E3 for 1 user",
                        "Switch INTUNE_A on in SPE_E3 for 1 user",
                        "Take 1 user out of the group " + Ids.groupId("sales"),
                        "The subscription of SPE_E3 runs on");
    }

    // hostile names

    @Test
    void hostileNamesAreWrittenAsTheyAreIntoJson() throws IOException {
        JsonNode json = new ObjectMapper().readTree(json(lapse(hostile())));

        assertThat(json.at("/users/0/userPrincipalName").asText()).isEqualTo(Hostile.NAME);
        assertThat(json.at("/users/0/devices/0/name").asText()).isEqualTo(Hostile.ENDLESS);
        assertThat(json.at("/users/0/blockedBy/0").asText()).isEqualTo(Hostile.NAME);
    }

    @Test
    void hostileNamesAreNeverFormulasInExcel() throws IOException {
        String dump = ExcelDump.of(bytes(lapse(hostile()), "xlsx"));

        assertThat(dump).contains("== Users", "== Devices", "== Policies", "== Seats", "== Findings");
        assertThat(dump).doesNotContain("\u0000", "\u001B");
        assertThat(dump.lines().filter(line -> line.contains("=cmd")))
                .isNotEmpty()
                .allMatch(line -> !line.contains("formula"));
    }

    // files

    @Test
    void filesAreNamedAfterTenantAndStart() throws IOException {
        List<Path> files = WhatifFiles.write(directory, List.of("xlsx", "json"), result(lapse(office())), texts, "1");

        assertThat(files)
                .extracting(f -> f.getFileName().toString())
                .containsExactly("whatif-Contoso-20260815T090003Z.xlsx", "whatif-Contoso-20260815T090003Z.json");
        try (var left = Files.list(directory)) {
            assertThat(left).hasSize(2);
        }
    }

    @Test
    void theFormatsAreExcelAndJson() {
        assertThat(WhatifFiles.formats(List.of("html", "json", "xlsx"))).containsExactly("json", "xlsx");
        assertThatThrownBy(() -> WhatifFiles.formats(List.of("html"))).isInstanceOf(ConfigException.class);
    }

    /** Ann and Bob have Microsoft 365 E3 alone, with a PC each; Zoe has Enterprise Mobility too, Dan no Intune. */
    private static Tenant office() {
        return tenant().user("ann")
                .user("bob")
                .user("zoe", u -> u.licensed(Products.EMS))
                .user(
                        "dan",
                        u -> u.unlicensed().licensed(Products.SPE_E3, null, "Enabled", List.of(ServicePlans.INTUNE_A)))
                .managedDevice("PC-1", d -> d.of("ann").lastSyncDateTime = hoursAgo(6))
                .pc("PC-2")
                .signIn("bob", "PC-2", daysAgo(1))
                .add(Dataset.CONDITIONAL_ACCESS_POLICIES, policy("Compliant PCs"));
    }

    private static Tenant hostile() {
        return tenant().user("ann", u -> u.userPrincipalName = Hostile.NAME)
                .managedDevice("PC-1", d -> d.of("ann").deviceName = Hostile.ENDLESS)
                .add(Dataset.CONDITIONAL_ACCESS_POLICIES, policy(Hostile.NAME));
    }

    private static ConditionalAccessPolicy policy(String name) {
        return new ConditionalAccessPolicy(
                Ids.id("policy", "compliant"),
                name,
                "enabled",
                "OR",
                List.of("compliantDevice"),
                List.of("All"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                ConditionalAccessPolicy.Narrowing.NONE);
    }

    private static WhatIf whatIf() {
        return new WhatIf(Rules.STANDARD, RuleSettings.DEFAULT);
    }

    private static Answer lapse(Tenant tenant) {
        return answer(tenant, new LicenseChange.Lapse(Products.SPE_E3.skuId()));
    }

    private static Answer answer(Tenant tenant, LicenseChange... changes) {
        return whatIf().answer(tenant.snapshot(), List.of(changes), List.of(), Memberships.NONE);
    }

    private Set<ValidationMessage> problems(Answer answer) throws IOException {
        return SCHEMA.validate(new ObjectMapper().readTree(json(answer)));
    }

    private static WhatIfResult result(Answer answer) {
        return new WhatIfResult(RUN, answer, List.of(), List.of(), false);
    }

    private List<String> lines(Answer answer) {
        return WhatifSummary.lines(result(answer), texts);
    }

    private String json(Answer answer) throws IOException {
        return new String(bytes(answer, "json"), StandardCharsets.UTF_8);
    }

    private byte[] bytes(Answer answer, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        if (format.equals("json")) {
            new WhatifJson(result(answer), texts, "1").write(out);
        } else {
            new WhatifExcel(result(answer), texts, "1").write(out);
        }
        return out.toByteArray();
    }
}
