package fleetauditor.simulator;

import fleetauditor.model.SubjectKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Certificates as they are handed out, and the connectors that do it. All of it is beta.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-manageddevicecertificatestate">managedDeviceCertificateState</a>
 * @see <a href="https://learn.microsoft.com/graph/api/resources/intune-deviceconfig-ndesconnector">ndesConnector</a>
 */
final class CertificateRows {
    private static final int STATES = 60;
    private static final Season FAILING = new Season(0, 8, 11);
    private static final Season STUCK = Season.fixedOn(2);
    private static final Season INACTIVE = new Season(0, 2, 10);

    private final Tenant tenant;
    private final ProfileRows profiles;
    private final List<Planted> planted = new ArrayList<>();
    private final List<Row> pcs;
    private final List<Row> macs;
    private final List<Row> ndes = new ArrayList<>();
    private final List<Row> connectors = new ArrayList<>();

    CertificateRows(Tenant tenant, ProfileRows profiles) {
        this.tenant = tenant;
        this.profiles = profiles;
        Set<String> members = members();
        List<Row> ownedByMembers = Tenant.first(
                tenant.managedDevices(),
                STATES,
                device -> is(device, "Windows") && members.contains(device.text("userId")));
        this.pcs = ownedByMembers.isEmpty()
                ? Tenant.first(tenant.managedDevices(), 1, device -> is(device, "Windows"))
                : ownedByMembers;
        this.macs = Tenant.first(tenant.managedDevices(), 6, device -> is(device, "macOS"));
        int night = tenant.plan().night();
        if (FAILING.isOn(night) && !pcs.isEmpty()) {
            plant("CRT-005", profiles.wifi(), "failed");
        }
        if (STUCK.isOn(night) && !pcs.isEmpty()) {
            plant("CRT-005", profiles.vpn(), "pending");
        }
        connectors(INACTIVE.isOn(night));
    }

    RowSource ndesConnectors() {
        return RowSource.of(ndes);
    }

    RowSource certificateConnectors() {
        return RowSource.of(connectors);
    }

    List<Planted> planted() {
        return planted;
    }

    /**
     * The states under one profile.
     *
     * @param type the profile's type, which the address must name
     * @throws GraphRefusal 404 for an unknown profile or another type, 400 for one without certificates
     */
    RowSource states(String profileId, String type) {
        Row profile = profiles.profile(profileId);
        if (!profile.type().equals(type)) {
            throw GraphRefusal.notFound(profileId);
        }
        if (!type.endsWith("PkcsCertificateProfile")) {
            throw GraphRefusal.noSegment("managedDeviceCertificateStates");
        }
        int night = tenant.plan().night();
        var states = new ArrayList<Row>();
        List<Row> devices = profile == profiles.macWifi() ? macs : pcs;
        boolean used = profile == profiles.macWifi() || profile == profiles.wifi() || profile == profiles.vpn();
        for (int i = 0; used && i < devices.size(); i++) {
            Row state = state(profile, devices.get(i), states.size());
            boolean failed = profile == profiles.wifi() && FAILING.isOn(night) && i % 20 == 0;
            boolean stuck = profile == profiles.vpn() && STUCK.isOn(night) && i % 25 == 0;
            boolean fresh = profile == profiles.macWifi() && i == 0;
            if (failed) {
                set(state, "challengeIssueFailed", Duration.ofDays(2)).with("certificateErrorCode", -2016341109);
            } else if (stuck) {
                set(state, "issuePending", Duration.ofDays(3));
            } else if (fresh) {
                set(state, "issuePending", Duration.ofHours(5)); // asked for this morning
            }
            states.add(state);
        }
        return RowSource.of(states);
    }

    private Row state(Row profile, Row device, int number) {
        Instant issued = tenant.clock().since(40 + number % 200);
        return new Row("managedDeviceCertificateState")
                .with(
                        "id",
                        tenant.seed()
                                .guid("certificate " + profile.text("id"), number, 0)
                                .toString())
                .with("certificateProfileDisplayName", profile.text("displayName"))
                .with("deviceDisplayName", device.text("deviceName"))
                .with("userDisplayName", device.text("userDisplayName"))
                .with("devicePlatform", is(device, "macOS") ? "macOS" : "windows10AndLater")
                .with("certificateIssuanceState", "installed")
                .with("certificateRevokeStatus", "none")
                .with("certificateErrorCode", 0)
                .with("certificateIssuanceDateTime", issued)
                .with("certificateLastIssuanceStateChangedDateTime", issued)
                .with("lastCertificateStateChangeDateTime", issued)
                .with("certificateExpirationDateTime", issued.plus(Duration.ofDays(365)))
                .with("certificateIssuer", "CN=" + profile.text("certificationAuthorityName"))
                .with("certificateThumbprint", "")
                .with("certificateSerialNumber", "");
    }

    private Row set(Row state, String issuance, Duration age) {
        return state.with("certificateIssuanceState", issuance)
                .with(
                        "certificateLastIssuanceStateChangedDateTime",
                        tenant.clock().ago(age))
                .with("lastCertificateStateChangeDateTime", tenant.clock().ago(age));
    }

    private void connectors(boolean inactive) {
        Row first = ndes(0, "CON-NDES-01", inactive ? "inactive" : "active", inactive ? 30 : 1);
        if (inactive) {
            plantConnector(first, "displayName", "inactive");
        }
        ndes(1, "CON-NDES-02", "active", 20);
        Row silent = connector(0, "CON-CERT-01", Duration.ofHours(53));
        plantConnector(silent, "connectorName", "no-contact");
        connector(1, "CON-CERT-02", Duration.ofMinutes(20));
        connector(2, "CON-CERT-03", null); // set up, never started: nothing is known
    }

    private Row ndes(int number, String name, String state, int hours) {
        Row row = new Row("ndesConnector")
                .with("id", tenant.seed().guid("ndes", number, 0).toString())
                .with("lastConnectionDateTime", tenant.clock().ago(Duration.ofHours(hours)))
                .with("state", state)
                .with("displayName", name)
                .with("machineName", name + ".contoso.com")
                .with("enrolledDateTime", tenant.clock().since(400))
                .with("connectorVersion", "6.2406.0.1001")
                .with("roleScopeTagIds", List.of("0"));
        ndes.add(row);
        return row;
    }

    private Row connector(int number, String name, @Nullable Duration silence) {
        Row row = new Row("certificateConnectorDetails")
                .with("id", tenant.seed().guid("connector", number, 0).toString())
                .with("connectorName", name)
                .with("machineName", name + ".contoso.com")
                .with("enrollmentDateTime", tenant.clock().since(400))
                .with(
                        "lastCheckinDateTime",
                        silence == null ? Row.NEVER : tenant.clock().ago(silence))
                .with("connectorVersion", "6.2406.0.1001");
        connectors.add(row);
        return row;
    }

    private Set<String> members() {
        RowSource users = new GroupRows(tenant).members(DirectoryGroup.CERTIFICATE_USERS);
        return Tenant.first(users, Integer.MAX_VALUE, user -> true).stream()
                .map(user -> user.text("id"))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean is(Row device, String os) {
        return device.text("operatingSystem").equals(os);
    }

    private void plant(String ruleId, Row profile, String cause) {
        planted.add(new Planted(
                ruleId, SubjectKind.CONFIGURATION_PROFILE, profile.text("id"), profile.text("displayName"), cause));
    }

    private void plantConnector(Row connector, String name, String cause) {
        planted.add(new Planted("CRT-004", SubjectKind.CONNECTOR, connector.text("id"), connector.text(name), cause));
    }
}
