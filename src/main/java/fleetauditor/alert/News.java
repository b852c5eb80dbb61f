package fleetauditor.alert;

import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleSpec;
import fleetauditor.lifecycle.Changes;
import fleetauditor.lifecycle.Facts;
import fleetauditor.lifecycle.Kept;
import fleetauditor.lifecycle.KnownFinding;
import fleetauditor.lifecycle.Life;
import fleetauditor.lifecycle.Night;
import fleetauditor.lifecycle.Standing;
import fleetauditor.lifecycle.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What one route hears of one audit.
 *
 * @param told new, reopened and worsened findings, then those to be reminded of
 * @param counts how many of each there are; {@code open} is everything that is there and not waived
 */
record News(List<Told> told, Counts counts) {
    /** Why a finding is told. */
    enum Why {
        NEW,
        REOPENED,
        WORSENED,
        /** It has been open for long. */
        REMINDER;

        /** The end of its text's key. */
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** A finding and why it is told. */
    record Told(Finding finding, Standing standing, Why why) {}

    /** Numbers of the route's findings. */
    record Counts(int appeared, int reopened, int worsened, int reminders, int open) {}

    News {
        told = List.copyOf(told);
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** @param findings of the audit, in the order of the report */
    static News of(Route route, List<Finding> findings, Map<String, RuleSpec> rules, Night night, Reminders reminders) {
        var lives = new HashMap<String, Life>();
        for (KnownFinding known : night.findings()) {
            lives.put(known.facts().id(), known.life());
        }
        Changes changes = night.changes();
        var told = new ArrayList<Told>();
        int open = 0;
        for (Finding finding : findings) {
            Standing standing = changes.standing(finding);
            if (standing.status() == Status.WAIVED || !route.wants(finding)) {
                continue;
            }
            open++;
            Life life = lives.get(Facts.key(finding));
            if (life == null) {
                continue;
            }
            if (standing.isNews()) {
                told.add(new Told(finding, standing, why(life, night.run().number())));
            } else if (reminders.isDue(life, standing.seenBefore(), route.remindAfter())) {
                told.add(new Told(finding, standing, Why.REMINDER));
            }
        }
        open += (int) unjudged(route, rules, changes).count();
        told.sort(Comparator.comparing(t -> t.why() == Why.REMINDER));
        return new News(
                told,
                new Counts(
                        count(told, Why.NEW),
                        count(told, Why.REOPENED),
                        count(told, Why.WORSENED),
                        count(told, Why.REMINDER),
                        open));
    }

    private static Why why(Life life, long run) {
        if (life.firstRun() == run) {
            return Why.NEW;
        }
        Long reopened = life.reopenedRun();
        return reopened != null && reopened == run ? Why.REOPENED : Why.WORSENED;
    }

    /** Findings that are still there as far as anybody knows. */
    private static Stream<Kept> unjudged(Route route, Map<String, RuleSpec> rules, Changes changes) {
        return changes.kept().stream()
                .filter(kept -> kept.finding().life().state() == Life.State.OPEN)
                .filter(kept -> {
                    RuleSpec rule = rules.get(kept.finding().facts().ruleId());
                    return rule != null && route.wants(rule, kept.finding());
                });
    }

    private static int count(List<Told> told, Why why) {
        return (int) told.stream().filter(t -> t.why() == why).count();
    }
}
