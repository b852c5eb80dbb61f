package fleetauditor.diagnosis.against;

/** The file is no audit report that evidence can be compared with; the message says why in one sentence. */
public final class AuditReportException extends Exception {
    AuditReportException(String message) {
        super(message);
    }
}
