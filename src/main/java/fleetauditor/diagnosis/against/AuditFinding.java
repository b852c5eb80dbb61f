package fleetauditor.diagnosis.against;

import java.util.List;

/**
 * A finding of the audit report.
 *
 * @param names ids of its subject and of what is related, in lower case
 * @param subject the subject's name
 */
record AuditFinding(String id, String ruleId, String severity, String subject, List<String> names, String summary) {
    AuditFinding {
        names = List.copyOf(names);
    }
}
