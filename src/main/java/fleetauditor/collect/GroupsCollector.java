package fleetauditor.collect;

import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.model.Dataset;
import fleetauditor.model.Group;
import fleetauditor.model.LicenseProfile.AssignedLicense;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Groups that hand out licenses. Must be an advanced query: without, the second page of this filter is refused with
 * Directory_ExpiredPageToken.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/group-list">List groups</a>
 */
final class GroupsCollector implements ListCollector<Group> {
    private static final int PAGE = 999;

    @Override
    public Dataset<Group> dataset() {
        return Dataset.GROUPS;
    }

    @Override
    public Object identity(Group row) {
        return row.id();
    }

    @Override
    public GraphRequest request(CollectContext context) {
        return GraphRequest.get("/v1.0/groups", Service.DIRECTORY)
                .filter("assignedLicenses/any()")
                .select("id", "displayName", "assignedLicenses")
                .top(PAGE)
                .advancedQuery();
    }

    @Override
    public Group row(Fields fields) throws IOException {
        UUID id = null;
        String displayName = null;
        List<AssignedLicense> licenses = List.of();
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.uuid();
                case "displayName" -> displayName = fields.text();
                case "assignedLicenses" -> licenses = fields.objects(UsersCollector::license);
                default -> {}
            }
        }
        UUID groupId = Fields.required(id, "id");
        return new Group(groupId, displayName == null ? groupId.toString() : displayName, licenses);
    }
}
