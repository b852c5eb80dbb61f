package fleetauditor.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The scenes, in order of importance. */
final class Cast {
    /** Managed devices of the scenes that show every rule once. */
    static final int ESSENTIAL = 17;

    private Cast() {}

    /** Those of the main cast; a small tenant takes the first of them. */
    static List<Scene> main() {
        var scenes = new ArrayList<Scene>();
        scenes.addAll(everyRuleOnce());
        scenes.add(scene(1, LicenseScenes::officeOnlyVisitorSato).during(Season.fixedOn(2)));
        scenes.addAll(otherCauses());
        scenes.addAll(nearMisses());
        scenes.addAll(names());
        scenes.addAll(later());
        scenes.addAll(more());
        return scenes;
    }

    /** Those that fit into any branch. */
    static List<Scene> repeatable() {
        var scenes = new ArrayList<Scene>();
        scenes.addAll(everyRuleOnce());
        scenes.addAll(nearMisses());
        scenes.addAll(otherCauses());
        scenes.addAll(more());
        scenes.add(scene(1, LicenseScenes::officeOnlyVisitor));
        return scenes;
    }

    private static List<Scene> everyRuleOnce() {
        return List.of(
                scene(0, LicenseScenes::contractorAtUnmanagedPc),
                scene(1, LicenseScenes::officeOnlyOwner),
                scene(0, LicenseScenes::pilotUser),
                scene(0, LicenseScenes::newHireWhoCannotEnroll),
                scene(0, LicenseScenes::noSeatLeft),
                scene(0, LicenseScenes::leaverWithLicense).during(Season.fixedOn(7)),
                scene(0, LicenseScenes::licensedWithoutDevice).during(Season.fixedOn(11)),
                scene(0, LicenseScenes::newHireWithoutMail),
                scene(0, DirectoryScenes::staleHybrid),
                scene(0, DirectoryScenes::pendingHybrid).during(Season.reopened(9, 16)),
                scene(1, DirectoryScenes::dualRegistered),
                scene(1, DirectoryScenes::duplicateHardware).during(Season.reopened(8, 21)),
                scene(1, DirectoryScenes::disabledButActive),
                scene(0, DirectoryScenes::localSignInName),
                scene(1, ComplianceScenes::compliantInEntraOnly),
                scene(1, ComplianceScenes::deletedInEntra),
                scene(1, ComplianceScenes::graceEnding).during(Season.reopened(2, 15)),
                scene(1, ComplianceScenes::stateError),
                scene(1, CheckInScenes::overdue).during(Season.reopened(3, 6)),
                scene(1, CheckInScenes::firstSyncNeverCame).during(Season.reopened(1, 18)),
                scene(1, CheckInScenes::certificateExpired).during(Season.fixedOn(4)),
                scene(1, CheckInScenes::keyConflict),
                scene(2, JamfScenes::listedByBoth),
                scene(1, JamfScenes::unresponsive).during(Season.reopened(1, 4)),
                scene(1, JamfScenes::notRegistered),
                scene(1, JamfScenes::ownerWithoutIntune));
    }

    private static List<Scene> otherCauses() {
        return List.of(
                scene(1, LicenseScenes::ownerWithPlanSwitchedOff).during(Season.fixedOn(5)),
                scene(1, LicenseScenes::visitorWhoseLicenseWasRemoved),
                scene(1, LicenseScenes::visitorOnlyIntuneSaw).during(Season.fixedOn(17)),
                scene(1, LicenseScenes::deletedOwner).during(Season.fixedOn(25)),
                scene(1, LicenseScenes::disabledOwner),
                scene(1, LicenseScenes::fabrikamUser),
                scene(1, LicenseScenes::licensesThatExcludeEachOther),
                scene(0, DirectoryScenes::unmanagedPc),
                scene(1, DirectoryScenes::fallbackSignInName).during(Season.fixedOn(27)),
                scene(1, DirectoryScenes::duplicateName).during(Season.fixedOn(22)),
                scene(1, ComplianceScenes::compliantInIntuneOnly).during(Season.fixedOn(13)),
                scene(1, ComplianceScenes::neverRegistered).during(Season.fixedOn(19)),
                scene(1, ComplianceScenes::graceOver).during(Season.reopened(3, 29)),
                scene(1, CheckInScenes::longOverdue).during(Season.fixedOn(20)),
                scene(1, CheckInScenes::certificateExpiring).during(Season.fixedOn(9)),
                scene(1, JamfScenes::gone).during(Season.fixedOn(29)),
                scene(1, JamfScenes::unknownToEntra));
    }

    private static List<Scene> nearMisses() {
        return List.of(
                scene(1, LicenseScenes::quietVisitors),
                scene(1, LicenseScenes::kiosk),
                scene(1, LicenseScenes::officeInError),
                scene(1, LicenseScenes::peopleWhoShare),
                scene(1, LicenseScenes::enrolledAfterAll),
                scene(1, LicenseScenes::exceptionWithoutMail),
                scene(1, DirectoryScenes::quietHybrids),
                scene(1, DirectoryScenes::quietTwins),
                scene(1, DirectoryScenes::quietDuplicates),
                scene(1, DirectoryScenes::quietSignInNames),
                scene(0, DirectoryScenes::guest),
                scene(3, ComplianceScenes::agreeing),
                scene(1, ComplianceScenes::enrolledThisMorning),
                scene(2, ComplianceScenes::onlySeenByOthers),
                scene(2, CheckInScenes::excusedSilence),
                scene(1, CheckInScenes::firstSyncUnderWay),
                scene(2, CheckInScenes::certificatesInOrder),
                scene(0, JamfScenes::underDeviceCompliance),
                scene(2, JamfScenes::excusedOwners));
    }

    private static List<Scene> names() {
        return List.of(
                scene(1, NameScenes::apostrophe),
                scene(1, NameScenes::formula).during(Season.fixedOn(6)),
                scene(1, NameScenes::markup).during(Season.fixedOn(24)),
                scene(1, NameScenes::long300),
                scene(1, NameScenes::rightToLeft));
    }

    /** Healthy in the first night. */
    private static List<Scene> later() {
        return List.of(
                scene(1, CheckInScenes::overdue).during(Season.from(1)),
                scene(1, JamfScenes::unresponsive).during(Season.from(2)),
                scene(1, LicenseScenes::officeOnlyVisitor).during(Season.from(3)),
                scene(1, ComplianceScenes::graceEnding).during(Season.from(4)),
                scene(0, LicenseScenes::licensedWithoutDevice).during(Season.from(5)),
                scene(1, LicenseScenes::ownerWithPlanSwitchedOff).during(Season.from(6)),
                scene(1, ComplianceScenes::compliantInEntraOnly).during(Season.from(7)),
                scene(1, CheckInScenes::certificateExpired).during(Season.from(9)),
                scene(0, LicenseScenes::leaverWithLicense).during(Season.from(10)),
                scene(1, LicenseScenes::disabledOwner).during(Season.from(12)),
                scene(1, CheckInScenes::keyConflict).during(Season.from(14)),
                scene(1, ComplianceScenes::stateError).during(Season.from(16)),
                scene(1, JamfScenes::notRegistered).during(Season.from(18)),
                scene(1, DirectoryScenes::dualRegistered).during(Season.from(20)),
                scene(1, CheckInScenes::overdue).during(Season.from(22)),
                scene(1, LicenseScenes::officeOnlyOwner).during(Season.from(23)),
                scene(1, ComplianceScenes::deletedInEntra).during(Season.from(26)),
                scene(0, DirectoryScenes::unmanagedPc).during(Season.from(29)));
    }

    /** For larger tenants. */
    private static List<Scene> more() {
        return List.of(
                scene(1, LicenseScenes::ownerOfLapsedPilot),
                scene(1, LicenseScenes::secondDeviceThatCannotEnroll),
                scene(2, ComplianceScenes::claimedTwice),
                scene(1, ComplianceScenes::stateConflict),
                scene(1, ComplianceScenes::stateUnknown),
                scene(1, CheckInScenes::overduePhone),
                scene(1, CheckInScenes::firstSyncBrokeOff),
                scene(1, CheckInScenes::revoked),
                scene(2, JamfScenes::enrolledAgain),
                scene(1, JamfScenes::ownerWithoutEntraPremium),
                scene(1, JamfScenes::ownerWithoutBoth),
                scene(4, JamfScenes::sharedSerials));
    }

    private static Scene scene(int managedDevices, Consumer<Desk> story) {
        return Scene.always(managedDevices, story);
    }
}
