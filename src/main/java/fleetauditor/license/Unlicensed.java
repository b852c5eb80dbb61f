package fleetauditor.license;

/** Why a user has no working Intune license; the first that fits, in this order. */
public enum Unlicensed {
    /** An assignment of an Intune SKU is in error. */
    ASSIGNMENT_ERROR("assignment-error"),
    /** An Intune SKU is held, with its Intune plan switched off. */
    PLAN_DISABLED("plan-disabled"),
    /** An Intune SKU is held whose subscription has lapsed. */
    SUBSCRIPTION_LAPSED("subscription-lapsed"),
    /** Office 365 instead of Microsoft 365: basic mobility only. */
    OFFICE_ONLY("office-only"),
    /** There was a license, and it was taken away. */
    LICENSE_REMOVED("license-removed"),
    /** None of these. */
    NEVER_LICENSED("never-licensed");

    private final String key;

    Unlicensed(String key) {
        this.key = key;
    }

    /** The cause in the JSON report. */
    public String key() {
        return key;
    }
}
