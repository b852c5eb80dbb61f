package fleetauditor.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static final Row ROW = new Row("user")
            .with("displayName", "Sean O'Brien")
            .with("accountEnabled", true)
            .with("mail", null)
            .with("createdDateTime", Instant.parse("2026-08-01T10:00:00Z"))
            .with("groupTypes", List.of("Unified"))
            .with("assignedLicenses", List.of(Row.part().with("skuId", "05E9A617-0261-4cee-bb44-138d3ef5d965")))
            .with("status", Row.part().with("errorCode", 50126));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName eq 'sean o''brien'",
                "startswith(displayName,'sean')",
                "endswith(displayName, 'BRIEN')",
                "contains(displayName,'O''B')",
                "accountEnabled eq true and mail eq null",
                "accountEnabled eq false or displayName ne 'x'",
                "not (accountEnabled eq false)",
                "createdDateTime ge 2026-08-01T10:00:00Z and createdDateTime le 2026-08-01T10:00:00.0000000Z",
                "createdDateTime gt 2026-07-31T23:59:59Z and createdDateTime lt 2026-08-02T00:00:00Z",
                "assignedLicenses/any()",
                "assignedLicenses/any(l:l/skuId eq 05e9a617-0261-4cee-bb44-138d3ef5d965)",
                "groupTypes/any(t:t eq 'Unified')",
                "status/errorCode eq 50126",
                "displayName in ('x', 'Sean O''Brien')",
            })
    void passes(String filter) {
        assertThat(Filter.parse(filter).test(ROW)).as(filter).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName eq 'sean'",
                "mail eq 'a@b.c'",
                "mail ge 'a'",
                "startswith(mail,'a')",
                "createdDateTime lt 2026-08-01T10:00:00Z",
                "accountEnabled eq true and accountEnabled eq false",
                "assignedPlans/any()",
                "assignedLicenses/any(l:l/skuId eq 00000000-0261-4cee-bb44-138d3ef5d965)",
                "displayName in ('x')",
            })
    void leavesOut(String filter) {
        assertThat(Filter.parse(filter).test(ROW)).as(filter).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "displayName",
                "displayName eq",
                "displayName is 'x'",
                "displayName eq 'x' and",
                "displayName eq 'x",
                "(displayName eq 'x'",
                "displayName eq 'x' displayName eq 'y'",
                "displayName eq x",
                "startswith(displayName 'x')",
                "#",
            })
    void refusesWhatIsNoFilter(String filter) {
        assertThatThrownBy(() -> Filter.parse(filter))
                .isInstanceOf(GraphRefusal.class)
                .hasMessageContaining("Invalid filter clause");
    }
}
