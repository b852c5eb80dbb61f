package fleetauditor.diagnosis.read;

import fleetauditor.diagnosis.EvidenceKind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Tells what a text is by the words it uses, never by its file name. Each kind collects points; the most wins, and too
 * few are none. Management extension logs, catalogs of task names, API constants and other services are no kind.
 */
public final class KindRecognizer {
    private static final int ENOUGH = 3;
    private static final int ENOUGH_BESIDE = 3;
    private static final Set<EvidenceKind> OUTPUTS =
            EnumSet.of(EvidenceKind.SERVICE_STATE, EvidenceKind.ENROLLMENT_TASKS, EvidenceKind.ENROLLMENT_REGISTRY);
    private static final int CERTAIN = 60;
    private static final int MOST_FOR_A_WORD = 12;
    private static final int LINES_TO_BE_SURE = 3000;

    /** In order of precedence where points are equal. */
    private static final List<EvidenceKind> ORDER = List.of(
            EvidenceKind.DSREGCMD,
            EvidenceKind.DSREGCMD_ACCOUNTS,
            EvidenceKind.CONNECTOR_LOG,
            EvidenceKind.CA_LOG,
            EvidenceKind.SERVICE_STATE,
            EvidenceKind.ENROLLMENT_TASKS,
            EvidenceKind.ENROLLMENT_REGISTRY,
            EvidenceKind.JAMF_LOG,
            EvidenceKind.MDM_EVENT_LOG);

    private record Word(EvidenceKind kind, String text, int points) {}

    private static final List<Word> WORDS = List.of(
            accounts("listaccounts", 4),
            accounts("cleanupaccounts", 4),
            accounts("accounts found:", 3),
            accounts("application accounts:", 3),
            accounts("account: u:", 3),
            connector("issuepfx", 3),
            connector("ndesconnector", 3),
            connector("ccertrequest::submit", 3),
            connector("issuing pfx certificate", 3),
            connector("certificateconnectors", 3),
            connector("microsoft intune connector", 3),
            connector("intune certificate connector", 3),
            connector("pfxrequest", 2),
            connector("submission is pending", 2),
            connector("the submission failed", 2),
            connector("e2etraceevent", 1),
            ca("certificationauthority", 3),
            ca("active directory certificate services", 3),
            ca("certificate services denied request", 3),
            ca("cannot be added to the subject or subject alternate", 3),
            ca("request disposition message", 3),
            ca("usedefinedcacertinrequest", 2),
            ca("certsrv_e_", 2),
            ca("certsvc", 2),
            ca("denied by policy module", 1),
            ca("taken under submission", 1),
            ca("policy module", 1),
            service("dmwappush", 4),
            tasks("enterprisemgmt", 3),
            tasks("deviceenroller.exe", 3),
            registry("\\enrollments", 3),
            registry("microsoft intune mdm device ca", 3),
            registry("dmpcertthumbprint", 3),
            registry("linkedenrollment", 2),
            registry("enrollmenttype", 2),
            registry("enrollmentstate", 2),
            registry("aadtenantid", 2),
            jamf("jamf", 3),
            jamf("microsoft workplace join key", 3),
            jamf("partner management", 3),
            jamf("unable to connect to microsoft intune", 3),
            jamf("microsoft intune integration", 2),
            jamf("id acquired for macos user", 3),
            jamf("wpj only arg", 3),
            jamf("access token for microsoft graph api", 3),
            jamf("registration-only command line flag", 3),
            jamf("accountnotonboarded", 3),
            jamf("com.microsoft.companyportal", 2),
            jamf("com.microsoft.ssp", 2),
            events("devicemanagement-enterprise-diagnostics-provider", 3),
            events("user device registration", 3),
            events("microsoft-windows-aad", 3),
            events("mdm session", 3),
            events("mdm enroll", 3),
            events("mdm configurationmanager", 3),
            events("mdm policymanager", 3),
            events("mdm declaredconfiguration", 3),
            events("enterprisedesktopappmanagement csp", 3),
            events("oma-dm", 2),
            events("csp uri", 2),
            events("cloud ap plugin", 3),
            events("automatic registration", 3),
            events("automatic device join", 3),
            events("join response operation", 3),
            events("discovery operation callback", 3),
            events("sync could not be initiated", 3),
            events("the sync could not", 3),
            events("同期を開始できません", 3),
            events("windows hello for business provisioning", 2),
            events("unknown win32 error code", 2),
            events("unknown hresult error code", 2),
            events("menroll_e_", 2),
            events("event id", 1));

    private KindRecognizer() {}

    /**
     * What a text is.
     *
     * @param kind {@code UNKNOWN} when nothing speaks for one
     * @param beside kinds that stand in it too, since somebody pasted several outputs into one file; only outputs of a
     *     device are looked for, as logs mention each other
     */
    public record Recognized(EvidenceKind kind, Set<EvidenceKind> beside) {}

    /** The kind of a text, and what stands beside it. */
    public static Recognized recognize(EvidenceText text) {
        Map<EvidenceKind, Integer> points = points(text);
        EvidenceKind best = EvidenceKind.UNKNOWN;
        int most = ENOUGH - 1;
        for (EvidenceKind kind : ORDER) {
            int p = points.getOrDefault(kind, 0);
            if (p > most) {
                most = p;
                best = kind;
            }
        }
        if (best != EvidenceKind.DSREGCMD && isManagementExtensionLog(text)) {
            best = EvidenceKind.UNKNOWN;
        }
        return new Recognized(best, beside(best, points));
    }

    private static Set<EvidenceKind> beside(EvidenceKind main, Map<EvidenceKind, Integer> points) {
        Set<EvidenceKind> beside = EnumSet.noneOf(EvidenceKind.class);
        if (OUTPUTS.contains(main) || main == EvidenceKind.DSREGCMD || main == EvidenceKind.MDM_EVENT_LOG) {
            for (EvidenceKind kind : OUTPUTS) {
                if (kind != main && points.getOrDefault(kind, 0) >= ENOUGH_BESIDE) {
                    beside.add(kind);
                }
            }
        }
        return beside;
    }

    private static Map<EvidenceKind, Integer> points(EvidenceText text) {
        int[] byWord = new int[WORDS.size()];
        Map<EvidenceKind, Integer> points = new EnumMap<>(EvidenceKind.class);
        points.put(EvidenceKind.DSREGCMD, dsregcmd(text));
        int seen = 0;
        for (Line line : text.lines()) {
            if (line.isBlank()) {
                continue;
            }
            String lower = line.text().toLowerCase(Locale.ROOT);
            for (int i = 0; i < byWord.length; i++) {
                Word word = WORDS.get(i);
                if (byWord[i] < MOST_FOR_A_WORD && lower.contains(word.text)) {
                    byWord[i] += word.points;
                    points.merge(word.kind, word.points, Integer::sum);
                }
            }
            if (isTaskWithState(lower)) {
                points.merge(EvidenceKind.ENROLLMENT_TASKS, 2, Integer::sum);
            }
            if (++seen > LINES_TO_BE_SURE && points.values().stream().anyMatch(p -> p > CERTAIN)) {
                break;
            }
        }
        return points;
    }

    /** A task's name alone may come from a catalog; with a state it comes from a device. */
    private static boolean isTaskWithState(String lower) {
        return lower.contains("created by enrollment client")
                && (lower.contains("ready") || lower.contains("disabled") || lower.contains("running"));
    }

    private static int dsregcmd(EvidenceText text) {
        Set<String> telling = new HashSet<>();
        Set<String> shared = new HashSet<>();
        DsregReport report = DsregReader.read(text);
        for (DsregField field : report.fields()) {
            if (DsregKeys.isTelling(field.key())) {
                telling.add(field.key());
            } else if (DsregKeys.key(field.key()) != null) {
                shared.add(field.key());
            }
        }
        boolean boxed = report.fields().stream().anyMatch(f -> DsregKeys.section(f.section()) != null);
        boolean sharedCount = shared.size() >= 3 || (boxed && !shared.isEmpty()) || !telling.isEmpty();
        return telling.size() * 4 + (sharedCount ? shared.size() * 2 + (boxed ? 2 : 0) : 0);
    }

    private static boolean isManagementExtensionLog(EvidenceText text) {
        int extension = 0;
        int lines = 0;
        for (Line line : text.lines()) {
            String t = line.text().stripLeading();
            if (t.isEmpty()) {
                continue;
            }
            lines++;
            if (t.startsWith("<![LOG[")
                    || t.startsWith("[HS]")
                    || t.startsWith("[Win32App]")
                    || t.startsWith("[StatusService]")
                    || t.startsWith("[IME]")) {
                extension++;
            }
        }
        return extension * 2 > lines;
    }

    private static Word accounts(String text, int points) {
        return new Word(EvidenceKind.DSREGCMD_ACCOUNTS, text, points);
    }

    private static Word connector(String text, int points) {
        return new Word(EvidenceKind.CONNECTOR_LOG, text, points);
    }

    private static Word ca(String text, int points) {
        return new Word(EvidenceKind.CA_LOG, text, points);
    }

    private static Word service(String text, int points) {
        return new Word(EvidenceKind.SERVICE_STATE, text, points);
    }

    private static Word tasks(String text, int points) {
        return new Word(EvidenceKind.ENROLLMENT_TASKS, text, points);
    }

    private static Word registry(String text, int points) {
        return new Word(EvidenceKind.ENROLLMENT_REGISTRY, text, points);
    }

    private static Word jamf(String text, int points) {
        return new Word(EvidenceKind.JAMF_LOG, text, points);
    }

    private static Word events(String text, int points) {
        return new Word(EvidenceKind.MDM_EVENT_LOG, text, points);
    }
}
