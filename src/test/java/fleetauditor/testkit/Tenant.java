package fleetauditor.testkit;

import fleetauditor.model.Assignment;
import fleetauditor.model.CertificateState;
import fleetauditor.model.CompliancePolicy;
import fleetauditor.model.ConditionalAccessPolicy;
import fleetauditor.model.Dataset;
import fleetauditor.model.EnrollmentEvent;
import fleetauditor.model.Group;
import fleetauditor.model.GroupMembers;
import fleetauditor.model.IntuneTenant;
import fleetauditor.model.LoggedOnUser;
import fleetauditor.model.Organization;
import fleetauditor.model.Organization.Domain;
import fleetauditor.model.Partner.Connection;
import fleetauditor.model.ReadStats;
import fleetauditor.model.SignIn;
import fleetauditor.model.Sku;
import fleetauditor.model.Snapshot;
import fleetauditor.model.Subscription;
import fleetauditor.model.Table;
import fleetauditor.model.Table.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A made-up tenant. What a test does not say has a value that no rule objects to. Names make ids: a user, a PC and a
 * managed device of the same name belong together.
 */
public final class Tenant {
    public static final Instant NOW = Instant.parse("2026-08-15T09:00:00Z");

    private final Map<Dataset<?>, List<Object>> rows = new LinkedHashMap<>();
    private final Map<Dataset<?>, Table<?>> gaps = new LinkedHashMap<>();
    private final Set<UUID> formerlyLicensed = new HashSet<>();
    private Organization organization = contoso("intune", true, NOW.minus(Duration.ofMinutes(20)));
    private IntuneTenant intune = new IntuneTenant("active", true);
    private boolean empty;

    private Tenant() {
        for (Products product : Products.values()) {
            sku(product, s -> {});
        }
    }

    public static Tenant tenant() {
        return new Tenant();
    }

    /** A tenant in which nothing is to be examined: no object in any dataset, the organization apart. */
    public static Tenant emptyTenant() {
        var tenant = new Tenant();
        tenant.rows.clear();
        tenant.empty = true;
        return tenant;
    }

    public static Instant daysAgo(long days) {
        return NOW.minus(Duration.ofDays(days));
    }

    public static Instant daysAhead(long days) {
        return NOW.plus(Duration.ofDays(days));
    }

    public static Instant hoursAgo(long hours) {
        return NOW.minus(Duration.ofHours(hours));
    }

    public Tenant user(String name) {
        return user(name, u -> {});
    }

    public Tenant user(String name, Consumer<UserSpec> change) {
        var spec = new UserSpec(name);
        change.accept(spec);
        return add(Dataset.USERS, spec.build());
    }

    /** A PC that Entra and Intune both know. */
    public Tenant pc(String name) {
        return entraDevice(name, d -> {}).managedDevice(name, d -> {});
    }

    public Tenant entraDevice(String name, Consumer<EntraDeviceSpec> change) {
        var spec = new EntraDeviceSpec(name);
        change.accept(spec);
        return add(Dataset.ENTRA_DEVICES, spec.build());
    }

    public Tenant managedDevice(String name, Consumer<ManagedDeviceSpec> change) {
        var spec = new ManagedDeviceSpec(name);
        change.accept(spec);
        return add(Dataset.MANAGED_DEVICES, spec.build());
    }

    /** A successful Windows sign-in of a user at the PC of that name. */
    public Tenant signIn(String user, String pc, Instant time) {
        return signIn(user, pc, time, SignIn.WINDOWS_SIGN_IN, 0);
    }

    public Tenant signIn(String user, @Nullable String pc, Instant time, String appId, int errorCode) {
        return add(
                Dataset.SIGN_INS,
                new SignIn(
                        "sign-in-" + rows(Dataset.SIGN_INS).size(),
                        time,
                        Ids.userId(user),
                        appId,
                        pc == null ? null : Ids.deviceId(pc),
                        errorCode));
    }

    /** Intune saw the user logged on to the managed device of that name. */
    public Tenant loggedOn(String user, String managedDevice, @Nullable Instant time) {
        return add(
                Dataset.USERS_LOGGED_ON,
                new LoggedOnUser(Ids.id("managedDevice", managedDevice), Ids.userId(user), time));
    }

    /** Replaces the product of the tenant; every product of {@link Products} is there by default. */
    public Tenant sku(Products product, Consumer<SkuSpec> change) {
        var spec = new SkuSpec(product);
        change.accept(spec);
        rows(Dataset.SUBSCRIBED_SKUS).removeIf(s -> ((Sku) s).skuId().equals(product.skuId()));
        rows(Dataset.DIRECTORY_SUBSCRIPTIONS)
                .removeIf(s -> ((Subscription) s).skuId().equals(product.skuId()));
        spec.subscriptions().forEach(s -> add(Dataset.DIRECTORY_SUBSCRIPTIONS, s));
        return add(Dataset.SUBSCRIBED_SKUS, spec.build());
    }

    /** The tenant no longer lists the product. */
    public Tenant withoutSku(Products product) {
        rows(Dataset.SUBSCRIBED_SKUS).removeIf(s -> ((Sku) s).skuId().equals(product.skuId()));
        return this;
    }

    /** The old Jamf connection, or another partner of that kind. */
    public Tenant legacyPartner(String name, Consumer<PartnerSpec> change) {
        var spec = new PartnerSpec(name, Connection.LEGACY);
        change.accept(spec);
        return add(Dataset.DEVICE_MANAGEMENT_PARTNERS, spec.build());
    }

    /** Today's Device Compliance connection. */
    public Tenant compliancePartner(String name, Consumer<PartnerSpec> change) {
        var spec = new PartnerSpec(name, Connection.COMPLIANCE);
        change.accept(spec);
        return add(Dataset.COMPLIANCE_MANAGEMENT_PARTNERS, spec.build());
    }

    /** A Mac under Jamf that Entra knows. */
    public Tenant mac(String name, Consumer<ManagedDeviceSpec> change) {
        return entraDevice(name, d -> {
                    d.operatingSystem = "MacMDM";
                    d.trustType = "Workplace";
                })
                .managedDevice(name, d -> change.accept(d.macUnderJamf()));
    }

    /** A group that a policy or profile names, with its transitive members by name. */
    public Tenant members(String group, List<String> users, List<String> entraDevices) {
        return add(
                Dataset.GROUP_MEMBERS,
                new GroupMembers(
                        Ids.groupId(group),
                        users.stream().map(Ids::userId).collect(Collectors.toSet()),
                        entraDevices.stream().map(d -> Ids.id("entraDevice", d)).collect(Collectors.toSet())));
    }

    public Tenant compliancePolicy(String name, String type, Assignment... assignments) {
        return add(
                Dataset.COMPLIANCE_POLICIES,
                new CompliancePolicy(Ids.id("compliancePolicy", name), name, type, List.of(assignments)));
    }

    public Tenant profile(String name, Consumer<ProfileSpec> change) {
        var spec = new ProfileSpec(name);
        change.accept(spec);
        return add(Dataset.DEVICE_CONFIGURATIONS, spec.build());
    }

    /** The state of the certificate of a device under the profile of that name. */
    public Tenant certificate(
            String profile, @Nullable String device, @Nullable String state, @Nullable Instant changed, int errorCode) {
        return add(
                Dataset.CERTIFICATE_STATES,
                new CertificateState(
                        "certificate-" + rows(Dataset.CERTIFICATE_STATES).size(),
                        Ids.id("configurationProfile", profile),
                        device,
                        state,
                        errorCode,
                        changed));
    }

    public Tenant connector(String name, Consumer<ConnectorSpec> change) {
        var spec = new ConnectorSpec(name);
        change.accept(spec);
        return add(Dataset.CERTIFICATE_CONNECTORS, spec.build());
    }

    /** An app with the permissions it holds. */
    public Tenant app(String name, Consumer<AppSpec> change) {
        var spec = new AppSpec(name);
        change.accept(spec);
        spec.roles().forEach(role -> add(Dataset.APP_ROLE_ASSIGNMENTS, role));
        return add(Dataset.SERVICE_PRINCIPALS, spec.build());
    }

    public Tenant organization(@Nullable String authority, @Nullable Boolean syncEnabled, @Nullable Instant lastSync) {
        organization = contoso(authority, syncEnabled, lastSync);
        return this;
    }

    public Tenant intune(@Nullable String subscriptionState, @Nullable Boolean secureByDefault) {
        intune = new IntuneTenant(subscriptionState, secureByDefault);
        return this;
    }

    /** The tenant has no other verified domains than these. */
    public Tenant domains(String... names) {
        organization = new Organization(
                organization.id(),
                organization.displayName(),
                organization.mobileDeviceManagementAuthority(),
                organization.onPremisesSyncEnabled(),
                organization.onPremisesLastSyncDateTime(),
                Stream.of(names).map(n -> new Domain(n, false, false, null)).toList());
        return this;
    }

    /** A group that hands out licenses. */
    public Tenant licensingGroup(String name) {
        return add(Dataset.GROUPS, new Group(Ids.groupId(name), name, List.of()));
    }

    /** A Conditional Access policy for everybody, with these grant controls. */
    public Tenant conditionalAccess(String name, String state, String... controls) {
        return add(
                Dataset.CONDITIONAL_ACCESS_POLICIES,
                new ConditionalAccessPolicy(
                        Ids.id("conditionalAccessPolicy", name),
                        name,
                        state,
                        controls.length == 0 ? null : "OR",
                        List.of(controls),
                        List.of("All"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ConditionalAccessPolicy.Narrowing.NONE));
    }

    /** An enrollment that failed; null for an event without a user or a category. */
    public Tenant enrollmentFailure(@Nullable String user, Instant time, @Nullable String category) {
        return add(
                Dataset.ENROLLMENT_EVENTS,
                new EnrollmentEvent(
                        "event-" + rows(Dataset.ENROLLMENT_EVENTS).size(),
                        time,
                        user == null ? null : Ids.userId(user),
                        category,
                        "Enrollment failed.",
                        "Windows"));
    }

    /** The previous audit saw this user licensed. */
    public Tenant formerlyLicensed(String user) {
        formerlyLicensed.add(Ids.userId(user));
        return this;
    }

    /** Adds a row of any dataset. */
    public <T> Tenant add(Dataset<T> dataset, T row) {
        rows(dataset).add(row);
        return this;
    }

    /** The dataset could not be read. */
    public Tenant without(Dataset<?> dataset) {
        gaps.put(dataset, gap(dataset, State.DENIED));
        return this;
    }

    /** Of the dataset only the rows that are there could be read. */
    public Tenant partly(Dataset<?> dataset) {
        gaps.put(dataset, part(dataset));
        return this;
    }

    /** The same tenant with the rows of every dataset in another order. */
    public Tenant shuffled(long seed) {
        var random = new Random(seed);
        rows.values().forEach(list -> Collections.shuffle(list, random));
        return this;
    }

    public Snapshot snapshot() {
        Map<Dataset<?>, Table<?>> tables = new LinkedHashMap<>();
        for (Dataset<?> dataset : Dataset.ALL) {
            tables.put(dataset, complete(dataset));
        }
        if (!empty) {
            tables.put(Dataset.ORGANIZATION, Table.complete(Dataset.ORGANIZATION, List.of(organization)));
            tables.put(Dataset.DEVICE_MANAGEMENT, Table.complete(Dataset.DEVICE_MANAGEMENT, List.of(intune)));
        }
        tables.putAll(gaps);
        return new Snapshot(NOW, tables, formerlyLicensed);
    }

    private static Organization contoso(
            @Nullable String authority, @Nullable Boolean syncEnabled, @Nullable Instant lastSync) {
        return new Organization(
                Ids.id("tenant", "contoso"),
                "Contoso",
                authority,
                syncEnabled,
                lastSync,
                List.of(
                        new Domain("contoso.com", true, false, "Managed"),
                        new Domain("contoso.onmicrosoft.com", false, true, "Managed")));
    }

    private List<Object> rows(Dataset<?> dataset) {
        return rows.computeIfAbsent(dataset, d -> new ArrayList<>());
    }

    private <T> Table<T> complete(Dataset<T> dataset) {
        return Table.complete(
                dataset, rows(dataset).stream().map(dataset.rowType()::cast).toList());
    }

    private <T> Table<T> part(Dataset<T> dataset) {
        return new Table<>(
                dataset, complete(dataset).rows(), State.PARTIAL, "GET " + dataset.path() + " -> 503", ReadStats.NONE);
    }

    private static <T> Table<T> gap(Dataset<T> dataset, State state) {
        return Table.gap(dataset, state, "GET " + dataset.path() + " -> 403 Authorization_RequestDenied");
    }
}
