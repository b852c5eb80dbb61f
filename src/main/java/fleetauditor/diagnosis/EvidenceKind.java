package fleetauditor.diagnosis;

/** What an evidence text is, recognized by its content. */
public enum EvidenceKind {
    DSREGCMD("dsregcmd"),
    DSREGCMD_ACCOUNTS("dsregcmd-accounts"),
    CONNECTOR_LOG("connector-log"),
    CA_LOG("ca-log"),
    MDM_EVENT_LOG("mdm-event-log"),
    ENROLLMENT_TASKS("enrollment-tasks"),
    SERVICE_STATE("service-state"),
    ENROLLMENT_REGISTRY("enrollment-registry"),
    JAMF_LOG("jamf-log"),
    UNKNOWN("unknown");

    private final String key;

    EvidenceKind(String key) {
        this.key = key;
    }

    /** The name in the JSON answer, for example {@code mdm-event-log}. */
    public String key() {
        return key;
    }
}
