package fleetauditor.audit;

import static org.assertj.core.api.Assertions.assertThat;

import fleetauditor.model.Dataset;
import fleetauditor.model.SubjectKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final Dataset<String> MAIL = dataset("mail", "Mail.Read");
    private static final Dataset<String> PEOPLE = dataset("people", "People.Read", "Directory.Read");
    private static final Dataset<String> GROUPS = dataset("groups", "Groups.Read", "Directory.Read");
    private static final Dataset<String> TENANT = dataset("tenant", "Tenant.Read", "Mail.Read");

    @Test
    void theLeastPermissionOfEachDatasetIsGranted() {
        assertThat(Permissions.toGrant(List.of(PEOPLE, MAIL))).containsExactly("Mail.Read", "People.Read");
        assertThat(Permissions.toGrant(List.of())).isEmpty();
    }

    @Test
    void whatAnotherOneOpensAnywayIsNotAskedFor() {
        assertThat(Permissions.toGrant(List.of(TENANT, MAIL))).containsExactly("Mail.Read");
    }

    @Test
    void aBroadPermissionIsNotAskedForBecauseItOpensTwo() {
        assertThat(Permissions.toGrant(List.of(PEOPLE, GROUPS))).containsExactly("Groups.Read", "People.Read");
    }

    @Test
    void ofTwoThatReplaceEachOtherOneStays() {
        List<Dataset<?>> circle = List.of(dataset("a", "A.Read", "B.Read"), dataset("b", "B.Read", "A.Read"));

        assertThat(Permissions.toGrant(circle))
                .hasSize(1)
                .allSatisfy(p -> assertThat(circle).allMatch(d -> Permissions.isOpen(d, Set.of(p))));
    }

    @Test
    void anyOfItsPermissionsOpensADataset() {
        assertThat(Permissions.isOpen(PEOPLE, Set.of("Directory.Read"))).isTrue();
        assertThat(Permissions.isOpen(PEOPLE, Set.of("Mail.Read"))).isFalse();
        assertThat(Permissions.isOpen(PEOPLE, Set.of())).isFalse();
    }

    @Test
    void onlyWhatNothingElseOpensIsLost() {
        List<Dataset<?>> all = List.of(MAIL, PEOPLE, GROUPS, TENANT);

        assertThat(Permissions.lostWithout("People.Read", all, List.of("Mail.Read", "People.Read", "Groups.Read")))
                .isEqualTo(List.of(PEOPLE));
        assertThat(Permissions.lostWithout("People.Read", List.of(PEOPLE), List.of("People.Read", "Directory.Read")))
                .isEmpty();
    }

    @Test
    void aRuleGoesDarkWithWhatItRequiresAndNotWithWhatItUses() {
        RuleSpec requires = RuleSpec.rule("R-1", SubjectKind.USER, Severity.LOW).requiring(PEOPLE, MAIL);
        RuleSpec uses = RuleSpec.rule("R-2", SubjectKind.USER, Severity.LOW)
                .requiring(MAIL)
                .using(PEOPLE);

        assertThat(Permissions.darkWithout("People.Read", List.of(requires, uses), List.of("Mail.Read", "People.Read")))
                .containsExactly(requires);
    }

    @Test
    void everyPermissionOfThisReleaseOnlyReads() {
        assertThat(Dataset.ALL)
                .allSatisfy(d -> assertThat(d.permissions())
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .allMatch(p -> p.matches("[A-Za-z]+\\.Read\\.All"), "reads only"));
    }

    private static Dataset<String> dataset(String name, String... permissions) {
        return new Dataset<>(name, String.class, "/v1.0/" + name, List.of(permissions), "a test");
    }
}
