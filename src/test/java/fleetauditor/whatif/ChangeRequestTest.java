package fleetauditor.whatif;

import static fleetauditor.testkit.Tenant.tenant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fleetauditor.config.ConfigException;
import fleetauditor.license.ServicePlans;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.Sku;
import fleetauditor.model.Snapshot;
import fleetauditor.testkit.Ids;
import fleetauditor.testkit.Products;
import fleetauditor.testkit.Tenant;
import fleetauditor.whatif.StepRequest.UserReference;
import fleetauditor.whatif.StepRequest.Who;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeRequestTest {
    private static final UUID E3 = Products.SPE_E3.skuId();
    private static final Who EVERYONE = new Who(List.of(), List.of(), true);
    private static final Group SALES = new Group(Ids.groupId("sales"), "Sales EMEA", List.of());

    private final Tenant tenant = tenant().user("ann").user("bob");
    private final Directory directory = new Directory(SALES);

    /** The groups of the tenant; Ann is in each of them. */
    private record Directory(List<Group> groups) implements GroupDirectory {
        Directory(Group... groups) {
            this(List.of(groups));
        }

        @Override
        public List<Group> named(String displayName) {
            return groups.stream()
                    .filter(g -> g.displayName().equalsIgnoreCase(displayName))
                    .toList();
        }

        @Override
        public Optional<Group> byId(UUID id) {
            return groups.stream().filter(g -> g.id().equals(id)).findFirst();
        }

        @Override
        public Set<UUID> users(UUID groupId) {
            return Set.of(Ids.userId("ann"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPE_E3",
                "spe_e3",
                " SPE_E3 ",
                "Microsoft 365 E3",
                "microsoft 365 e3",
                "05e9a617-0261-4cee-bb44-138d3ef5d965",
                "05E9A617-0261-4CEE-BB44-138D3EF5D965"
            })
    void findsASkuByPartNumberGuidOrProductName(String name) {
        assertThat(steps(request("remove", name, EVERYONE)))
                .containsExactly(new LicenseChange.Remove(E3, Scope.EVERYONE));
    }

    @Test
    void findsASkuThatTheTenantDoesNotHave() {
        tenant.withoutSku(Products.SPE_E3);
        assertThat(steps(request("remove", "SPE_E3", EVERYONE)))
                .containsExactly(new LicenseChange.Remove(E3, Scope.EVERYONE));
    }

    @Test
    void suggestsTheNearestSkus() {
        assertThatThrownBy(() -> steps(request("remove", "SPE_E33", EVERYONE)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("--remove SPE_E33: no such SKU; did you mean")
                .hasMessageContaining("SPE_E3")
                .hasMessageContaining("SPE_E5");
    }

    @Test
    void aNameOfSeveralSkusIsAmbiguousUnlessTheTenantHasOneOfThem() {
        UUID first = Ids.id("sku", "first");
        UUID second = Ids.id("sku", "second");
        tenant.add(Dataset.SUBSCRIBED_SKUS, sku(first, "TWIN")).add(Dataset.SUBSCRIBED_SKUS, sku(second, "TWIN"));

        assertThatThrownBy(() -> steps(request("remove", "TWIN", EVERYONE)))
                .hasMessageContaining("several SKUs are called so")
                .hasMessageContaining(first.toString())
                .hasMessageContaining(second.toString());
        assertThat(steps(request("remove", second.toString(), EVERYONE)))
                .containsExactly(new LicenseChange.Remove(second, Scope.EVERYONE));
    }

    @Test
    void readsASwap() {
        assertThat(steps(request("swap", "SPE_E5=Office 365 E3", EVERYONE)))
                .containsExactly(new LicenseChange.Swap(
                        Products.SPE_E5.skuId(), Products.ENTERPRISEPACK.skuId(), Scope.EVERYONE));
    }

    @Test
    void readsAPlanOfASku() {
        assertThat(steps(request("disable-plan", "SPE_E3:intune_a", EVERYONE)))
                .containsExactly(new LicenseChange.DisablePlan(E3, ServicePlans.INTUNE_A, Scope.EVERYONE));
        assertThat(steps(request("enable-plan", "SPE_E3:" + ServicePlans.INTUNE_A, EVERYONE)))
                .containsExactly(new LicenseChange.EnablePlan(E3, ServicePlans.INTUNE_A, Scope.EVERYONE));
    }

    @Test
    void aPlanMustBeInTheSku() {
        assertThatThrownBy(() -> steps(request("disable-plan", "SPE_E3:INTUNE_B", EVERYONE)))
                .hasMessageContaining("SPE_E3 has no service plan INTUNE_B; did you mean INTUNE_A");
        assertThatThrownBy(() -> steps(request("disable-plan", "SPE_E3:AAD_PREMIUM_P2", EVERYONE)))
                .hasMessageContaining("SPE_E3 has no service plan AAD_PREMIUM_P2");
    }

    @Test
    void namesEveryMistakeAtOnce() {
        assertThatThrownBy(() -> steps(
                        request("remove", "NOTHING_LIKE_IT_AT_ALL", EVERYONE),
                        request("swap", "SPE_E3", EVERYONE),
                        request("swap", "SPE_E3=SPE_E3", EVERYONE),
                        request("remove", "SPE_E3", Who.NOBODY),
                        request("remove-from-group", "Sales EMAE", EVERYONE)))
                .hasMessageContaining("--remove NOTHING_LIKE_IT_AT_ALL: no such SKU")
                .hasMessageContaining("--swap SPE_E3: must be written SKU=SKU")
                .hasMessageContaining("--swap SPE_E3=SPE_E3: both are the same SKU")
                .hasMessageContaining("--remove SPE_E3: whose licenses?")
                .hasMessageContaining("no group Sales EMAE");
    }

    @Test
    void everyoneIsEverybodyAlready() {
        assertThatThrownBy(() -> steps(request("remove", "SPE_E3", new Who(List.of(), List.of("Sales EMEA"), true))))
                .hasMessageContaining("--everyone goes with neither");
    }

    @Test
    void aSubscriptionEndsForEverybodyOrNobody() {
        for (Who who : List.of(users("ann@contoso.com"), EVERYONE, new Who(List.of(), List.of("Sales EMEA"), false))) {
            assertThatThrownBy(() -> steps(request("lapse", "SPE_E3", who)))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("--lapse SPE_E3: concerns the whole subscription");
        }
    }

    @Test
    void aNameThatIsNearNothingIsAnsweredWithWhatTheTenantHas() {
        assertThatThrownBy(() -> steps(request("remove", "~nope~", EVERYONE)))
                .hasMessageContaining("no such SKU; the tenant has ")
                .hasMessageContaining("SPE_E3")
                .hasMessageContaining("EMS");
        Arrays.stream(Products.values()).forEach(tenant::withoutSku);
        assertThatThrownBy(() -> steps(request("remove", "~nope~", EVERYONE))).hasMessageEndingWith("no such SKU");
    }

    @Test
    void aSubscriptionThatTheTenantDoesNotHaveCannotEnd() {
        tenant.withoutSku(Products.SPE_E3);
        assertThatThrownBy(() -> steps(request("lapse", "SPE_E3", Who.NOBODY)))
                .hasMessageContaining("the tenant has no subscription of it");
    }

    @Test
    void aGroupMeansItsMembersAndItsOwnAssignments() {
        assertThat(steps(request("remove", "SPE_E3", new Who(List.of(), List.of("sales emea"), false))))
                .containsExactly(
                        new LicenseChange.Remove(E3, new Scope(false, Set.of(Ids.userId("ann")), Set.of(SALES.id()))));
        assertThat(steps(request("remove-from-group", SALES.id().toString(), EVERYONE)))
                .containsExactly(new LicenseChange.LeaveGroup(SALES.id(), Scope.EVERYONE));
    }

    @Test
    void aNameOfSeveralGroupsIsAmbiguous() {
        var twins = new Directory(SALES, new Group(Ids.groupId("other"), "Sales EMEA", List.of()));
        assertThatThrownBy(() -> ChangeRequest.of(
                        List.of(request("add-to-group", "Sales EMEA", EVERYONE)), tenant.snapshot(), twins))
                .hasMessageContaining("several groups are called Sales EMEA")
                .hasMessageContaining(SALES.id().toString());
    }

    @Test
    void findsUsersBySignInNameAndObjectId() {
        var who = users("ANN@contoso.com", Ids.userId("bob").toString());
        assertThat(steps(request("remove", "SPE_E3", who)))
                .containsExactly(
                        new LicenseChange.Remove(E3, Scope.users(Set.of(Ids.userId("ann"), Ids.userId("bob")))));
    }

    @Test
    void namesUnknownUsers() {
        Snapshot snapshot = tenant.snapshot();
        var unknown = new HashSet<String>();
        ChangeRequest.of(
                        List.of(request("remove", "SPE_E3", users("ann@contoso.com", "gone@contoso.com"))),
                        snapshot,
                        directory)
                .steps(UserIndex.of(snapshot), unknown);

        assertThat(unknown).containsExactly("gone@contoso.com");
    }

    @Test
    void findsTheSkuOfAQuestion() {
        assertThat(ChangeRequest.sku("Microsoft 365 E3", tenant.snapshot())).isEqualTo(E3);
        assertThatThrownBy(() -> ChangeRequest.sku("SPE_E33", tenant.snapshot()))
                .isInstanceOf(ConfigException.class);
    }

    private List<LicenseChange> steps(StepRequest... requests) {
        Snapshot snapshot = tenant.snapshot();
        var unknown = new HashSet<String>();
        List<LicenseChange> steps =
                ChangeRequest.of(List.of(requests), snapshot, directory).steps(UserIndex.of(snapshot), unknown);
        assertThat(unknown).isEmpty();
        return steps;
    }

    private static StepRequest request(String kind, String value, Who who) {
        return new StepRequest(kind, value, who);
    }

    private static Who users(String... names) {
        return new Who(Arrays.stream(names).map(n -> new UserReference(n, "")).toList(), List.of(), false);
    }

    private static Sku sku(UUID id, String partNumber) {
        return new Sku(id, partNumber, "Enabled", "User", 0, new Sku.Units(1, 0, 0, 0), List.of());
    }
}
