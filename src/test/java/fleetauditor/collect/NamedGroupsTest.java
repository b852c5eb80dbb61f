package fleetauditor.collect;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.model.GroupMembers;
import fleetauditor.model.NamedGroup;
import fleetauditor.model.NamedGroup.State;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class NamedGroupsTest {
    private static final UUID ONE = UUID.fromString("11111111-0000-0000-0000-000000000001");
    private static final UUID TWO = UUID.fromString("22222222-0000-0000-0000-000000000002");
    private static final UUID USER = UUID.fromString("33333333-0000-0000-0000-000000000003");
    private static final UUID DEVICE = UUID.fromString("44444444-0000-0000-0000-000000000004");
    private static final String MEMBERS = "{\"@odata.type\":\"#microsoft.graph.user\",\"id\":\"" + USER
            + "\"},{\"@odata.type\":\"#microsoft.graph.device\",\"id\":\"" + DEVICE
            + "\"},{\"@odata.type\":\"#microsoft.graph.group\",\"id\":\"" + TWO + "\"}";

    @RegisterExtension
    static final FakeTenant tenant = new FakeTenant();

    @Test
    void aGroupIsReadByItsIdAndByItsName() {
        tenant.batchWith("displayName", named(ONE)).batchWith("transitiveMembers", MEMBERS);

        assertThat(tenant.groups(List.of("Field staff", ONE.toString().toUpperCase(java.util.Locale.ROOT))))
                .containsExactly(
                        new NamedGroup("Field staff", State.READ, Set.of(USER), Set.of(DEVICE)),
                        new NamedGroup(
                                ONE.toString().toUpperCase(java.util.Locale.ROOT),
                                State.READ,
                                Set.of(USER),
                                Set.of(DEVICE)));
        assertThat(bodies()).as("names in one batch, members of one group once").hasSize(2);
        assertThat(bodies().get(0) + bodies().get(1))
                .contains("/groups?$filter=displayName%20eq%20%27Field%20staff%27")
                .contains("/groups/" + ONE + "/transitiveMembers?$select=id&$top=999")
                .doesNotContain("ConsistencyLevel");
    }

    @Test
    void nothingIsAskedWhenNobodyNamesAGroup() {
        assertThat(tenant.groups(List.of())).isEmpty();
        assertThat(tenant.requests()).isEmpty();
    }

    @Test
    void membersThatAreKnownAreNotReadAgain() {
        var known = new GroupMembers(ONE, Set.of(USER), Set.of());

        assertThat(tenant.groups(List.of(ONE.toString()), known))
                .containsExactly(new NamedGroup(ONE.toString(), State.READ, Set.of(USER), Set.of()));
        assertThat(tenant.requests()).isEmpty();
    }

    @Test
    void aNameThatNobodyOrSeveralHaveIsNoGroup() {
        tenant.batchWith("displayName", "", named(ONE) + "," + named(TWO));

        assertThat(tenant.groups(List.of("Nobody's", "Everybody's")))
                .containsExactly(
                        NamedGroup.without("Nobody's", State.UNKNOWN),
                        NamedGroup.without("Everybody's", State.AMBIGUOUS));
        assertThat(bodies()).as("members are not asked for").hasSize(1);
        assertThat(bodies().get(0)).contains("Nobody%27%27s");
    }

    @Test
    void whatCannotBeReadSaysSoAndHoldsUpNothing() {
        tenant.batchWith("displayName", "403", named(ONE)).batchWith("transitiveMembers", MEMBERS, "403");

        assertThat(tenant.groups(List.of("Secret", "Staff", TWO.toString())))
                .extracting(NamedGroup::state)
                .containsExactly(State.UNREADABLE, State.READ, State.UNREADABLE);
    }

    @Test
    void anIdThatNoGroupHasIsUnknown() {
        tenant.batchWith("transitiveMembers", "404");

        assertThat(tenant.groups(List.of(ONE.toString())))
                .containsExactly(NamedGroup.without(ONE.toString(), State.UNKNOWN));
    }

    @Test
    void aGraphThatRefusesEverythingLeavesEveryGroupUnread() {
        tenant.refusal(401, "InvalidAuthenticationToken");

        assertThat(tenant.groups(List.of("Staff", ONE.toString())))
                .extracting(NamedGroup::state)
                .containsOnly(State.UNREADABLE);
    }

    @Test
    void twentyGroupsAreReadInOneRequest() {
        List<String> ids =
                IntStream.range(0, 21).mapToObj(i -> new UUID(7, i).toString()).toList();

        tenant.groups(ids);

        assertThat(bodies()).hasSize(2);
    }

    private static String named(UUID id) {
        return "{\"id\":\"" + id + "\",\"displayName\":\"A group\",\"assignedLicenses\":[]}";
    }

    private static List<String> bodies() {
        return tenant.requests().stream().map(r -> r.getBodyAsString()).toList();
    }
}
