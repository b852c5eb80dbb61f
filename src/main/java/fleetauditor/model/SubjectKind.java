package fleetauditor.model;

/** What a finding can be about. The JSON report writes {@link #key()}. */
public enum SubjectKind {
    USER("user"),
    MANAGED_DEVICE("managedDevice"),
    ENTRA_DEVICE("entraDevice"),
    SKU("sku"),
    GROUP("group"),
    COMPLIANCE_POLICY("compliancePolicy"),
    CONFIGURATION_PROFILE("configurationProfile"),
    CONNECTOR("connector"),
    PARTNER("partner"),
    SERVICE_PRINCIPAL("servicePrincipal"),
    TENANT("tenant"),
    SERIAL_NUMBER("serialNumber");

    private final String key;

    SubjectKind(String key) {
        this.key = key;
    }

    /** The name in the JSON report, for example {@code managedDevice}. */
    public String key() {
        return key;
    }
}
