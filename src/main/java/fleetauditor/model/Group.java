package fleetauditor.model;

import java.util.List;
import java.util.UUID;

/**
 * A group that hands out licenses.
 *
 * @param assignedLicenses SKUs its members receive
 * @see <a href="https://learn.microsoft.com/graph/api/resources/group">group</a>
 */
public record Group(UUID id, String displayName, List<LicenseProfile.AssignedLicense> assignedLicenses) {
    public Group {
        assignedLicenses = List.copyOf(assignedLicenses);
    }

    public Subject subject() {
        return new Subject(SubjectKind.GROUP, id.toString(), displayName);
    }
}
