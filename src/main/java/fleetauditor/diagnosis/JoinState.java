package fleetauditor.diagnosis;

/** How a Windows device is joined, from AzureAdJoined, EnterpriseJoined and DomainJoined. */
public enum JoinState {
    ENTRA_JOINED("entraJoined"),
    DOMAIN_JOINED("domainJoined"),
    HYBRID_JOINED("hybridJoined"),
    ON_PREMISES_DRS("onPremisesDrs"),
    NOT_JOINED("notJoined"),
    CONTRADICTORY("contradictory");

    private final String key;

    JoinState(String key) {
        this.key = key;
    }

    /** The name in the JSON answer, for example {@code hybridJoined}. */
    public String key() {
        return key;
    }

    /** Whether Entra ID has accepted the device itself, not only an account on it. */
    public boolean isInEntra() {
        return this == ENTRA_JOINED || this == HYBRID_JOINED;
    }
}
