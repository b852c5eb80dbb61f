package fleetauditor.app;

import fleetauditor.alert.Alerts;
import fleetauditor.audit.AuditResult;
import fleetauditor.collect.SnapshotCollector;
import fleetauditor.config.ConfigException;
import fleetauditor.graph.Cloud;
import fleetauditor.graph.Credentials;
import fleetauditor.graph.GraphClient;
import fleetauditor.graph.GraphConfig;
import fleetauditor.graph.SendMail;
import fleetauditor.kept.KeptData;
import fleetauditor.kept.KeptDataWriter;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.Lifecycle;
import fleetauditor.lifecycle.ShrinkLimits;
import fleetauditor.model.Dataset;
import fleetauditor.model.Table;
import fleetauditor.report.AdminCenters;
import fleetauditor.report.Report;
import fleetauditor.report.ReportFiles;
import fleetauditor.report.ReportFormat;
import fleetauditor.report.TextSummary;
import fleetauditor.report.WhatifFiles;
import fleetauditor.report.WhatifSummary;
import fleetauditor.report.WhatifTexts;
import fleetauditor.run.AuditRun;
import fleetauditor.run.AuditRun.Order;
import fleetauditor.run.Keeping;
import fleetauditor.run.WhatIfRun;
import fleetauditor.run.WhatIfRun.Question;
import fleetauditor.text.Texts;
import fleetauditor.waiver.WaiverFile;
import fleetauditor.waiver.Waivers;
import fleetauditor.whatif.WhatIfResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The wiring, readable top to bottom: what the command line and the service both call. */
public final class Application {
    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final AppConfig config;
    private final Clock clock;
    private final Consumer<String> prompt;

    /**
     * The program with these settings.
     *
     * @param prompt takes what a person must do to sign in by device code
     */
    public Application(AppConfig config, Clock clock, Consumer<String> prompt) {
        this.config = config;
        this.clock = clock;
        this.prompt = prompt;
    }

    public AppConfig config() {
        return config;
    }

    public Texts texts() {
        return Texts.in(config.report().language());
    }

    /**
     * Graph of one tenant; close it after use.
     *
     * @throws ConfigException if no usable sign-in is given
     */
    public GraphClient graph(TenantConfig tenant) {
        return graph(tenant, tenant.graph());
    }

    /**
     * The same for a first look: it does not wait long for a Graph that does not answer.
     *
     * @throws ConfigException if no usable sign-in is given
     */
    public GraphClient impatientGraph(TenantConfig tenant) {
        return graph(tenant, tenant.graph().withTries(2));
    }

    private GraphClient graph(TenantConfig tenant, GraphConfig how) {
        return new GraphClient(how, Credentials.of(tenant.signIn(), how.cloud(), prompt));
    }

    /**
     * One audit.
     *
     * @throws fleetauditor.graph.GraphException when nothing at all could be read
     */
    public AuditResult audit(GraphClient graph, Order order, Consumer<Table<?>> progress) {
        Set<Dataset<?>> also = config.report().keepsData() ? whatIfRun().reads() : Set.of();
        return new AuditRun(config.rules().rules(), config.rules().settings(), clock, also)
                .audit(graph, order, progress);
    }

    /**
     * What a license change would do.
     *
     * @throws ConfigException if the change names something that does not exist
     * @throws fleetauditor.graph.GraphException when nothing at all could be read
     */
    public WhatIfResult whatIf(GraphClient graph, Question question, Consumer<Table<?>> progress) {
        return whatIfRun().answer(graph, question, progress);
    }

    /**
     * The same, of a tenant that an audit read earlier.
     *
     * @throws ConfigException if the change names something that the data does not have
     */
    public WhatIfResult whatIf(KeptData data, Question question) {
        return whatIfRun().answer(data, question);
    }

    private WhatIfRun whatIfRun() {
        return new WhatIfRun(config.rules().rules(), config.rules().settings(), clock);
    }

    /**
     * Fails before an answer rather than after it.
     *
     * @throws ConfigException if its files cannot be written, or in none of the chosen formats
     */
    public void checkWhatIfOutput() {
        WhatifFiles.formats(config.report().formats());
        checkOutput();
    }

    /**
     * Writes the files of an answer.
     *
     * @return their paths, in the order of the formats
     */
    public List<Path> write(WhatIfResult result) throws IOException {
        ReportConfig report = config.report();
        Instant answered = clock.instant();
        List<Path> files = WhatifFiles.write(
                report.output(), WhatifFiles.formats(report.formats()), result, whatIfTexts(), Version.current());
        LOG.debug(
                "files written in {} ms",
                Duration.between(answered, clock.instant()).toMillis());
        return files;
    }

    /** The answer in a screenful of lines, for a terminal. */
    public List<String> summary(WhatIfResult result) {
        return WhatifSummary.lines(result, whatIfTexts());
    }

    private WhatifTexts whatIfTexts() {
        return new WhatifTexts(texts());
    }

    /**
     * What is known of earlier nights, and who is told of this one.
     *
     * @param keep false to neither read nor write the store, and to tell nobody
     * @param acceptShrink whether datasets that shrank are believed at once
     * @throws ConfigException if the waivers have a mistake
     */
    public Nights nights(boolean keep, boolean acceptShrink) {
        ShrinkLimits shrink = config.shrink();
        var limits = new ShrinkLimits(shrink.percent(), shrink.least(), acceptShrink);
        List<String> ruleIds =
                config.rules().rules().stream().map(r -> r.spec().id()).toList();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Waivers waivers = WaiverFile.read(config.waivers(), today, ruleIds);
        var lifecycle = new Lifecycle(limits, waivers, texts()::summary);
        return keep ? Nights.kept(lifecycle, alerts(), config) : Nights.notKept(lifecycle, alerts(), config);
    }

    /** Who is told, and how. */
    public Alerts alerts() {
        return new Alerts(config.alerts(), texts(), clock, this::sendMail);
    }

    /** Whether a route mails by Graph, from a mailbox of this tenant. */
    public boolean mailsAs(TenantConfig tenant) {
        return config.alerts().usesGraphMail() && mailTenant().equals(tenant);
    }

    private TenantConfig mailTenant() {
        return config.alerts()
                .graphTenant()
                .map(name -> config.tenant(Optional.of(name)))
                .orElseGet(() -> config.tenants().get(0));
    }

    private SendMail sendMail() {
        TenantConfig tenant = mailTenant();
        return new SendMail(
                tenant.graph(), Credentials.of(tenant.signIn(), tenant.graph().cloud(), prompt));
    }

    /** Whether each dataset can be read. */
    public List<Table<?>> probe(GraphClient graph) {
        return new SnapshotCollector(graph, Duration.ofDays(1), table -> {}).probe(clock.instant());
    }

    /**
     * Fails before an audit rather than after it.
     *
     * @throws ConfigException if reports cannot be written
     */
    public void checkOutput() {
        ReportFiles.check(config.report().output());
    }

    /**
     * Writes the reports and, if the settings say so, what was read.
     *
     * @param graph that was audited: its cloud has the admin centers to link to, and kept data needs more of it
     * @return their paths, in the order of the formats
     */
    public List<Path> write(GraphClient graph, AuditResult result, Changes changes) throws IOException {
        List<ReportFormat> all = ReportFormat.all(Version.current(), adminCenters(graph.cloud()));
        List<ReportFormat> chosen = config.report().formats().stream()
                .flatMap(name -> all.stream().filter(f -> f.extension().equals(name)))
                .toList();
        Map<String, ReportFiles.Document> more = Map.of();
        if (config.report().keepsData()) {
            var data = new KeptDataWriter(Keeping.of(graph, result), Version.current());
            more = Map.of(KeptDataWriter.EXTENSION, data::write);
        }
        return ReportFiles.write(config.report().output(), chosen, new Report(result, changes), texts(), more);
    }

    private static AdminCenters adminCenters(Cloud cloud) {
        return switch (cloud) {
            case GLOBAL -> AdminCenters.GLOBAL;
            case USGOV, USGOV_DOD -> AdminCenters.US_GOVERNMENT;
            case CHINA -> AdminCenters.UNKNOWN;
        };
    }

    /** What time it is, outside of any audit. */
    public Instant now() {
        return clock.instant();
    }

    /** The audit in a screenful of lines, for a terminal. */
    public List<String> summary(AuditResult result, Changes changes) {
        return TextSummary.lines(result, changes, texts());
    }

    /** The same when no earlier audits are known. */
    public List<String> summary(AuditResult result) {
        return TextSummary.lines(result, texts());
    }
}
