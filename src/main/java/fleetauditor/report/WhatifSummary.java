package fleetauditor.report;

import fleetauditor.audit.Finding;
import fleetauditor.whatif.AffectedDevice;
import fleetauditor.whatif.AffectedDevice.Relation;
import fleetauditor.whatif.Answer;
import fleetauditor.whatif.PolicyImpact;
import fleetauditor.whatif.UserChange;
import fleetauditor.whatif.WhatIfResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answer in a screenful of lines that a person can decide from. */
public final class WhatifSummary {
    /** Parts that decide who loses Intune. */
    private static final Set<String> WHO = Set.of("users", "groups", "seats");

    private final WhatIfResult report;
    private final Answer answer;
    private final WhatifTexts texts;
    private final List<String> lines = new ArrayList<>();

    private WhatifSummary(WhatIfResult report, WhatifTexts texts) {
        this.report = report;
        this.answer = report.answer();
        this.texts = texts;
    }

    /** The first line says how many users lose Intune, how many devices stop syncing, and when. */
    public static List<String> lines(WhatIfResult report, WhatifTexts texts) {
        var summary = new WhatifSummary(report, texts);
        summary.lines.add(summary.headline());
        if (!report.answer().isQuestion()) {
            summary.change();
        }
        summary.users();
        if (!report.answer().isQuestion()) {
            summary.devices();
            summary.policies();
            summary.faults();
            summary.seats();
            summary.findings();
        }
        summary.unsure();
        if (report.fromKeptData()) {
            summary.lines.add(texts.get("summary.keptData", report.run().asOf()));
        }
        return List.copyOf(summary.lines);
    }

    private String headline() {
        long users = answer.usersLosingIntune();
        int devices = answer.devicesThatStopSyncing();
        if (answer.isQuestion()) {
            String sku = answer.changes().stream()
                    .flatMap(c -> c.skus().stream())
                    .map(answer.names()::sku)
                    .collect(Collectors.joining());
            return users == 0
                    ? texts.get(isWhoUncertain() ? "headline.depends.noneRead" : "headline.depends.none", sku)
                    : texts.get(
                            "headline.depends.line",
                            texts.counted("users", users),
                            texts.counted("devices", answer.devicesAffected()),
                            sku);
        }
        if (users == 0) {
            return texts.get(isWhoUncertain() ? "headline.nobodyRead" : "headline.nobody");
        }
        return texts.get(
                "headline.line",
                texts.counted("headline.users", users),
                devices == 0
                        ? texts.get("headline.devices.none")
                        : texts.counted("headline.devices", devices, Objects.requireNonNull(answer.firstImpactAt())));
    }

    /** Whether somebody who could not be read may lose Intune. */
    private boolean isWhoUncertain() {
        return answer.unsure().stream().anyMatch(u -> WHO.contains(u.part()));
    }

    private void change() {
        lines.add(texts.get("change.title"));
        int number = 1;
        for (var change : answer.changes()) {
            lines.add("  " + number++ + ". " + texts.change(change, answer.names()));
        }
    }

    private void users() {
        if (!answer.isQuestion()) {
            counted("summary.premium", answer.usersLosingEntraPremium());
            counted(
                    "summary.gains",
                    answer.users().stream().filter(UserChange::gainsIntune).count());
        }
        List<UserChange> losing =
                answer.users().stream().filter(UserChange::losesIntune).toList();
        if (!losing.isEmpty()) {
            if (!answer.isQuestion()) {
                lines.add(texts.get(
                        "summary.causes",
                        counts(losing, u -> Stream.ofNullable(u.intuneAfter().cause()))));
            }
            lines.add(texts.get(
                    "summary.who",
                    texts.some(losing.stream()
                            .map(u -> u.user().userPrincipalName())
                            .toList())));
        }
        if (!answer.isQuestion()) {
            plans("summary.plans", u -> u.plans().lost().stream());
            plans("summary.plansGained", u -> u.plans().gained().stream());
        }
        sources("summary.kept", UserChange::keepsIntune);
        sources("summary.outOfReach", u -> u.isOutOfReach() && u.intuneAfter().licensed() && !u.keepsIntune());
        counted("summary.untouched", answer.untouched());
        if (!report.unknownUsers().isEmpty()) {
            lines.add(texts.get("summary.unknown", texts.some(report.unknownUsers())));
        }
        if (!report.unreadUsers().isEmpty()) {
            lines.add(texts.get("summary.unread", texts.some(report.unreadUsers())));
        }
    }

    private void devices() {
        counted("summary.silent", answer.devicesSilentAlready());
        counted("summary.pcs", pcsOfOthers());
        counted("summary.macs", macs());
        counted("summary.noncompliant", answer.devicesBecomingNoncompliant());
    }

    private void policies() {
        blocked("summary.blocked", u -> !u.blockedBy().isEmpty(), PolicyImpact::blocked);
        blocked("summary.perhaps", u -> !u.perhapsBlockedBy().isEmpty(), PolicyImpact::perhaps);
    }

    private void blocked(String key, Predicate<UserChange> isBlocked, ToIntFunction<PolicyImpact> count) {
        long users = answer.users().stream().filter(isBlocked).count();
        if (users > 0) {
            lines.add(texts.counted(
                    key,
                    users,
                    answer.policies().stream()
                            .filter(p -> count.applyAsInt(p) > 0)
                            .map(p -> item(p.policy().displayName(), count.applyAsInt(p)))
                            .collect(Collectors.joining(", "))));
        }
    }

    private void seats() {
        answer.seats()
                .forEach(s -> lines.add(texts.counted(
                        "summary.seats", s.freeBefore(), answer.names().sku(s.skuId()), texts.number(s.freeAfter()))));
    }

    private void faults() {
        if (!answer.faults().isEmpty()) {
            lines.add(texts.get("fault.title"));
            answer.faults().forEach(f -> lines.add("  " + texts.fault(f, answer.names())));
        }
    }

    private void findings() {
        List<Finding> appear = answer.findings().appear();
        List<Finding> disappear = answer.findings().disappear();
        if (appear.isEmpty() && disappear.isEmpty()) {
            boolean isSure = answer.unsure().stream().noneMatch(u -> u.part().equals("findings"));
            lines.add(texts.get(isSure ? "summary.noFindings" : "summary.noFindingsRead"));
        }
        if (!appear.isEmpty()) {
            lines.add(texts.get("summary.appear", byRule(appear)));
        }
        if (!disappear.isEmpty()) {
            lines.add(texts.get("summary.disappear", byRule(disappear)));
        }
        if (!answer.findings().worsened().isEmpty()) {
            lines.add(texts.get("summary.worsened", byRule(answer.findings().worsened())));
        }
    }

    private void unsure() {
        if (!answer.unsure().isEmpty()) {
            lines.add(texts.get("unsure.title"));
            answer.unsure()
                    .forEach(u ->
                            lines.add("  " + texts.get("unsure.line", texts.get("unsure." + u.part()), u.reason())));
        }
    }

    private void counted(String key, long n) {
        if (n > 0) {
            lines.add(texts.counted(key, n));
        }
    }

    private void plans(String key, Function<UserChange, Stream<String>> of) {
        String counts = counts(answer.users(), of);
        if (!counts.isEmpty()) {
            lines.add(texts.get(key, counts));
        }
    }

    private void sources(String key, Predicate<UserChange> which) {
        List<UserChange> users = answer.users().stream().filter(which).toList();
        if (!users.isEmpty()) {
            lines.add(texts.counted(
                    key, users.size(), counts(users, u -> Stream.of(texts.sources(u.intuneAfter(), answer.names())))));
        }
    }

    /** Joined PCs of somebody who keeps Intune, or of nobody, that sync; each once. */
    private long pcsOfOthers() {
        Set<UUID> own = answer.devices()
                .filter(d -> d.relation() != Relation.SIGNED_IN)
                .map(AffectedDevice::key)
                .collect(Collectors.toSet());
        return answer.devices()
                .filter(d -> d.relation() == Relation.SIGNED_IN && d.nextSyncDueAt() != null)
                .map(AffectedDevice::key)
                .filter(key -> !own.contains(key))
                .distinct()
                .count();
    }

    private long macs() {
        return answer.devices()
                .filter(d -> d.relation() == Relation.JAMF)
                .map(AffectedDevice::key)
                .distinct()
                .count();
    }

    private String byRule(List<Finding> findings) {
        return counts(findings, f -> Stream.of(f.rule().id()));
    }

    /** {@code A (3), B (1)}: most first. */
    private <T> String counts(List<T> of, Function<T, Stream<String>> names) {
        Map<String, Long> counts =
                of.stream().flatMap(names).collect(Collectors.groupingBy(n -> n, Collectors.counting()));
        return texts.some(counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(e -> item(e.getKey(), e.getValue()))
                .toList());
    }

    private String item(String name, long n) {
        return texts.get("summary.item", name, texts.number(n));
    }
}
