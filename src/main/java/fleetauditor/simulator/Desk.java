package fleetauditor.simulator;

import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One place of work and all that belongs to it: mostly a person with devices. Desks are made on demand and thrown away,
 * always the same for the same index; everything comes out healthy unless a scene says otherwise.
 */
final class Desk {
    /** A device as Entra ID and as Intune know it. */
    record Device(Row entra, Row managed) {}

    private final Tenant tenant;
    private final int index;
    private final boolean broken;
    private final SplittableRandom random;
    private final UserRows userRows;
    private final DeviceRows deviceRows;
    private int people;
    private int entraObjects;
    private int managedObjects;
    private final List<Row> users = new ArrayList<>(2);
    private final List<Row> entraDevices = new ArrayList<>(2);
    private final List<Row> managedDevices = new ArrayList<>(2);
    private final List<Row> signIns = new ArrayList<>(0);
    private final List<Row> enrollmentEvents = new ArrayList<>(0);
    private final Map<DirectoryGroup, List<Row>> members = new EnumMap<>(DirectoryGroup.class);
    private final List<Planted> planted = new ArrayList<>(0);

    /** @param broken whether the desk's scene shows its fault tonight */
    Desk(Tenant tenant, int index, boolean broken) {
        this.tenant = tenant;
        this.index = index;
        this.broken = broken;
        this.random = tenant.seed().random("desk", index);
        this.userRows = new UserRows(tenant);
        this.deviceRows = new DeviceRows(tenant, index, random);
    }

    boolean isBroken() {
        return broken;
    }

    int index() {
        return index;
    }

    SplittableRandom random() {
        return random;
    }

    Instant ago(Duration age) {
        return tenant.clock().ago(age);
    }

    Instant ahead(Duration time) {
        return tenant.clock().ahead(time);
    }

    // ---- people

    /** One more person, enabled, with these licenses. */
    Row user(License... licenses) {
        Row user = userRows.user(index, people++, List.of(licenses), List.of());
        return add(users, user);
    }

    /** A person whose licenses were taken away: these plans are listed as Deleted. */
    Row formerUser(Plan... removed) {
        return add(users, userRows.user(index, people++, List.of(), List.of(removed)));
    }

    /** A person from another company. */
    Row guest() {
        return add(users, userRows.guest(index, people++));
    }

    /** Takes a person away again: what others noted of them stays. */
    void leave(Row user) {
        users.remove(user);
    }

    /** Puts a user or an Entra device into a group. */
    void join(DirectoryGroup group, Row member) {
        members.computeIfAbsent(group, g -> new ArrayList<>()).add(member);
    }

    // ---- devices

    /** An Entra joined PC, managed; without an owner nobody's. */
    Device pc(@Nullable Row owner) {
        return pc("AzureAd", owner);
    }

    /** A hybrid joined PC, managed. */
    Device hybridPc(@Nullable Row owner) {
        return pc("ServerAd", owner);
    }

    private Device pc(String trustType, @Nullable Row owner) {
        Row entra = entraPc(trustType);
        Row managed = add(managedDevices, deviceRows.managedPc(entra, owner, managedObjects++));
        return new Device(entra, managed);
    }

    /** A joined PC that Entra knows and Intune does not manage. */
    Row unmanagedPc(String trustType) {
        return DeviceRows.unmanaged(entraPc(trustType));
    }

    private Row entraPc(String trustType) {
        return add(entraDevices, deviceRows.pc(trustType, entraObjects++));
    }

    /** A PC that is only registered, such as one at home. */
    Row registeredPc(String displayName) {
        Row entra = deviceRows.pc("Workplace", entraObjects++);
        return add(entraDevices, DeviceRows.unmanaged(entra).with("displayName", displayName));
    }

    /** A Mac under Jamf's old connection, which lists it in Intune. */
    Device jamfMac(@Nullable Row owner) {
        return mac("jamf", owner);
    }

    /** A Mac that Intune manages itself. */
    Device intuneMac(@Nullable Row owner) {
        return mac("mdm", owner);
    }

    private Device mac(String agent, @Nullable Row owner) {
        Row entra = add(entraDevices, deviceRows.mac(entraObjects++));
        Row managed = add(managedDevices, deviceRows.managedMac(entra, agent, owner, managedObjects++));
        return new Device(entra, managed);
    }

    /** A Mac under Jamf's Device Compliance: an Entra device alone. */
    Row complianceMac() {
        return add(entraDevices, deviceRows.mac(entraObjects++));
    }

    Device iPhone(@Nullable Row owner) {
        return phone("iOS", owner);
    }

    Device android(@Nullable Row owner) {
        return phone("Android", owner);
    }

    private Device phone(String os, @Nullable Row owner) {
        Row entra = add(entraDevices, deviceRows.phone(os, owner, entraObjects++));
        Row managed = add(managedDevices, deviceRows.managedPhone(entra, os, owner, managedObjects++));
        return new Device(entra, managed);
    }

    /** Takes an Entra device away again: Intune still has its half. */
    void forget(Row entra) {
        entraDevices.remove(entra);
    }

    /** Who Intune saw logged on to a PC; the first call replaces the owner's own entry. */
    void loggedOn(Row managed, Row... entries) {
        managed.with("usersLoggedOn", List.of(entries));
    }

    Row logOn(Row user, Duration age) {
        return Row.part().with("userId", user.text("id")).with("lastLogOnDateTime", ago(age));
    }

    // ---- events

    /** A sign-in to Windows; without a device from an unregistered one. */
    Row signIn(Row user, @Nullable Row entra, Duration age, int errorCode) {
        long number = index * 64L + signIns.size();
        Row signIn = SignInRows.windows(tenant.seed(), number, user, entra, ago(age), errorCode);
        return add(signIns, signIn);
    }

    void failedEnrollment(String userId, Duration age, String category) {
        int ordinal = enrollmentEvents.size();
        enrollmentEvents.add(new Row("enrollmentTroubleshootingEvent")
                .with("id", tenant.seed().guid("event", index, ordinal).toString())
                .with("eventDateTime", ago(age))
                .with(
                        "correlationId",
                        tenant.seed().guid("correlation", index, ordinal).toString())
                .with("managedDeviceIdentifier", DeviceRows.NO_GUID)
                .with("operatingSystem", "Windows")
                .with("osVersion", "10.0.26100.4652")
                .with("userId", userId)
                .with("deviceId", tenant.seed().guid("failed", index, ordinal).toString())
                .with("enrollmentType", "windowsAzureADJoin")
                .with("failureCategory", category)
                .with("failureReason", "The device could not be enrolled."));
    }

    // ---- what was planted

    void plant(String ruleId, Row subject) {
        plant(ruleId, subject, null);
    }

    /** Notes that a rule must find this user or device tonight. */
    void plant(String ruleId, Row subject, @Nullable String cause) {
        SubjectKind kind = switch (subject.type()) {
            case "user" -> SubjectKind.USER;
            case "device" -> SubjectKind.ENTRA_DEVICE;
            default -> SubjectKind.MANAGED_DEVICE;
        };
        String name = subject.text(
                switch (kind) {
                    case USER -> "userPrincipalName";
                    case ENTRA_DEVICE -> "displayName";
                    default -> "deviceName";
                });
        planted.add(new Planted(ruleId, kind, subject.text("id"), name, cause));
    }

    /** Notes that a rule must find this serial number tonight. */
    void plantSerial(String ruleId, String serial, String cause) {
        planted.add(new Planted(ruleId, SubjectKind.SERIAL_NUMBER, serial, serial, cause));
    }

    // ---- what came out

    List<Row> users() {
        return users;
    }

    List<Row> entraDevices() {
        return entraDevices;
    }

    List<Row> managedDevices() {
        return managedDevices;
    }

    List<Row> signIns() {
        return signIns;
    }

    List<Row> enrollmentEvents() {
        return enrollmentEvents;
    }

    List<Row> members(DirectoryGroup group) {
        return members.getOrDefault(group, List.of());
    }

    List<Planted> planted() {
        return planted;
    }

    private static Row add(List<Row> list, Row row) {
        list.add(row);
        return row;
    }
}
