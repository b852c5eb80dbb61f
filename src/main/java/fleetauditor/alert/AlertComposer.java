package fleetauditor.alert;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fleetauditor.alert.Alert.Excel;
import fleetauditor.alert.Alert.Kind;
import fleetauditor.alert.Digest.Line;
import fleetauditor.alert.Letter.Entry;
import fleetauditor.alert.News.Counts;
import fleetauditor.alert.News.Told;
import fleetauditor.audit.AuditResult;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RunInfo;
import fleetauditor.audit.Severity;
import fleetauditor.report.FindingJson;
import fleetauditor.text.Phrases;
import fleetauditor.text.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts what a route is told into words and into JSON. Pure. */
final class AlertComposer {
    private static final String SCHEMA_VERSION = "1.0";
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SENTENCE = 300;

    /** A file for a SIEM takes everything; this only bounds the outbox. */
    private static final int SHOWN_TO_A_SIEM = 10_000;

    private final Texts texts;
    private final Phrases words;

    AlertComposer(Texts texts) {
        this.texts = texts;
        this.words = texts.phrases("alert.yaml");
    }

    /** About an audit. */
    Alert findings(Route route, AuditResult result, News news, Trouble trouble, Optional<Path> excel) {
        RunInfo run = result.run();
        boolean siem = route.channel() == Channel.OCSF_FILE;
        Digest digest = Digest.of(news.told(), siem ? SHOWN_TO_A_SIEM : Digest.SHOWN);
        ObjectNode body = body(route, run, result.isComplete(), news.counts());
        ArrayNode findings = (ArrayNode) body.get("findings");
        digest.lines()
                .forEach(line -> findings.add(
                        FindingJson.node(line.told().finding(), line.told().standing(), texts)));
        body.put("more", digest.more());
        var intro = new ArrayList<String>();
        if (trouble != Trouble.NONE) {
            String notice = troubleText(trouble);
            body.put("notice", notice);
            intro.add(notice);
        }
        intro.addAll(intro(result, news));
        var outro = new ArrayList<String>();
        if (digest.more() > 0) {
            outro.add(counted("more", digest.more()));
        }
        List<Entry> entries = siem ? List.of() : entries(digest);
        String title = news.isEmpty() ? troubleTitle(trouble, run) : title(run, news);
        return new Alert(
                news.isEmpty() ? Kind.TROUBLE : Kind.FINDINGS,
                body,
                new Letter(title, intro, entries, outro),
                excel.map(this::excel).orElse(null));
    }

    /** About an audit that did not take place. */
    Alert failure(Route route, RunInfo run, String problem, Trouble trouble) {
        ObjectNode body = body(route, run, false, new Counts(0, 0, 0, 0, 0));
        String notice = troubleText(trouble);
        body.put("more", 0);
        body.put("notice", notice);
        String reason = words.get("reason", PlainLine.of(problem, LONGEST_SENTENCE));
        return new Alert(
                Kind.TROUBLE,
                body,
                new Letter(
                        troubleTitle(trouble, run), List.of(notice, reason), List.of(), List.of(words.get("doctor"))),
                null);
    }

    /** About nothing but the route itself. */
    Alert test(Route route, Instant now) {
        var run = new RunInfo("test", "test", "test", now, now, now);
        ObjectNode body = body(route, run, true, new Counts(0, 0, 0, 0, 0));
        String notice = words.get("test.notice", route.name());
        body.put("more", 0);
        body.put("notice", notice);
        return new Alert(
                Kind.TEST,
                body,
                new Letter(words.get("test.title", route.name()), List.of(notice), List.of(), List.of()),
                null);
    }

    private static ObjectNode body(Route route, RunInfo run, boolean complete, Counts counts) {
        ObjectNode body = Alert.JSON.createObjectNode();
        body.put("schemaVersion", SCHEMA_VERSION);
        body.put("route", route.name());
        body.putObject("tenant").put("id", run.tenantId()).put("name", PlainLine.wellFormed(run.tenantName()));
        body.putObject("run")
                .put("id", run.id())
                .put("asOf", run.asOf().toString())
                .put("complete", complete);
        body.putObject("counts")
                .put("new", counts.appeared())
                .put("reopened", counts.reopened())
                .put("worsened", counts.worsened())
                .put("open", counts.open());
        body.putArray("findings");
        return body;
    }

    private String title(RunInfo run, News news) {
        boolean onlyReminders = news.counts().reminders() == news.told().size();
        var severities = new EnumMap<Severity, Integer>(Severity.class);
        news.told().stream()
                .filter(t -> onlyReminders || t.why() != News.Why.REMINDER)
                .forEach(t -> severities.merge(t.finding().severity(), 1, Integer::sum));
        int all = severities.values().stream().mapToInt(Integer::intValue).sum();
        String split = severities.entrySet().stream()
                .map(e -> words.get("severity", e.getValue(), severity(e.getKey())))
                .collect(Collectors.joining(", "));
        String key = onlyReminders ? "title.open" : "title.news";
        return words.get(key + (all == 1 ? ".one" : ".many"), all, name(run), split);
    }

    private String troubleTitle(Trouble trouble, RunInfo run) {
        return words.get("title." + key(trouble), name(run));
    }

    private String troubleText(Trouble trouble) {
        return words.get("trouble." + key(trouble));
    }

    private static String key(Trouble trouble) {
        return trouble.name().toLowerCase(Locale.ROOT);
    }

    private List<String> intro(AuditResult result, News news) {
        long gaps = result.outcomes().stream().filter(RuleOutcome::isGap).count();
        Counts counts = news.counts();
        var intro = new ArrayList<String>();
        intro.add(words.get("audit", name(result.run()), result.run().asOf()));
        if (gaps > 0) {
            intro.add(words.get("gaps", gaps, result.outcomes().size()));
        }
        intro.add(words.get("counts", counts.appeared(), counts.reopened(), counts.worsened(), counts.open()));
        if (counts.reminders() > 0) {
            intro.add(counted("reminders", counts.reminders()));
        }
        return intro;
    }

    private List<Entry> entries(Digest digest) {
        var entries = new ArrayList<Entry>();
        String heading = "";
        for (Line line : digest.lines()) {
            Told told = line.told();
            if (!line.follows()) {
                heading = severity(told.finding().severity());
            }
            List<String> steps = texts.remediation(told.finding());
            String step = line.follows() || steps.isEmpty()
                    ? ""
                    : words.get("step", PlainLine.of(steps.get(0), LONGEST_SENTENCE));
            entries.add(new Entry(heading, line.follows(), sentence(told), step));
        }
        return entries;
    }

    private String sentence(Told told) {
        Severity from = told.standing().worsenedFrom();
        Object detail = told.why() == News.Why.WORSENED && from != null
                ? severity(from)
                : told.standing().firstSeen();
        return words.get(
                "entry." + told.why().key(),
                told.finding().rule().id(),
                PlainLine.of(texts.summary(told.finding()), LONGEST_SENTENCE),
                detail);
    }

    private Excel excel(Path file) {
        String name = Objects.toString(file.getFileName(), "");
        return new Excel(
                file.toAbsolutePath().toString(), words.get("excel.attached", name), words.get("excel.named", name));
    }

    private String counted(String key, int n) {
        return words.get(key + (n == 1 ? ".one" : ".many"), n);
    }

    private String severity(Severity severity) {
        return texts.get("severity." + severity.key());
    }

    /** The tenant's name, or its id when it has none. */
    private static String name(RunInfo run) {
        return PlainLine.of(run.tenantName().isBlank() ? run.tenantId() : run.tenantName(), LONGEST_NAME);
    }
}
