package fleetauditor.report;

import fleetauditor.text.Phrases;
import fleetauditor.text.Texts;
import fleetauditor.whatif.Entitlement;
import fleetauditor.whatif.Fault;
import fleetauditor.whatif.LicenseChange;
import fleetauditor.whatif.Names;
import fleetauditor.whatif.Scope;
import fleetauditor.whatif.Source;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an answer is said: counts, names and steps in words. */
public final class WhatifTexts {
    private static final int NAMED = 10;

    private final Texts rules;
    private final Phrases phrases;

    /** @param texts of the language that is wanted */
    public WhatifTexts(Texts texts) {
        this.rules = texts;
        this.phrases = texts.phrases("whatif.yaml");
    }

    /** The sentences of the rules. */
    Texts rules() {
        return rules;
    }

    String get(String key, Object... values) {
        return phrases.get(key, values);
    }

    /** With a comma after thousands. */
    String number(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** The text {@code <key>.one} or {@code <key>.many}, with the number as {@code {0}}. */
    String counted(String key, long n, Object... more) {
        Object[] values = new Object[more.length + 1];
        values[0] = number(n);
        System.arraycopy(more, 0, values, 1, more.length);
        return get(key + (n == 1 ? ".one" : ".many"), values);
    }

    /** The first names of a list, and how many more there are. */
    String some(List<String> names) {
        String shown = names.stream().limit(NAMED).collect(Collectors.joining(", "));
        return names.size() <= NAMED
                ? shown
                : shown + get("and") + get("summary.more", number(names.size() - (long) NAMED));
    }

    /** One step in a sentence without full stop. */
    String change(LicenseChange change, Names names) {
        boolean isOfGroups = change.changesWhatGroupsHandOut();
        String who = change.scopes().stream()
                .map(scope -> who(
                        scope,
                        isOfGroups
                                ? scope.groups().stream()
                                        .filter(names::handsOut)
                                        .count()
                                : 0))
                .collect(Collectors.joining());
        if (change instanceof LicenseChange.Swap swap) {
            return get("change.swap", names.sku(swap.skuId()), who, names.sku(swap.newSkuId()));
        }
        if (change instanceof LicenseChange.DisablePlan plan) {
            return get("change.disable-plan", names.sku(plan.skuId()), who, names.plan(plan.planId()));
        }
        if (change instanceof LicenseChange.EnablePlan plan) {
            return get("change.enable-plan", names.sku(plan.skuId()), who, names.plan(plan.planId()));
        }
        String what = group(change, names);
        return get("change." + change.kind(), what, who);
    }

    /** SKU and way: {@code SPE_E3 by group Sales}. */
    String source(Source source, Names names) {
        return source.groupId() == null
                ? get("source.direct", names.sku(source.skuId()))
                : get("source.group", names.sku(source.skuId()), names.group(source.groupId()));
    }

    /** What gives Intune; says so when Graph does not tell. */
    String sources(Entitlement entitlement, Names names) {
        if (entitlement.licensed() && entitlement.sources().isEmpty()) {
            return get("source.unknown");
        }
        return entitlement.sources().stream().map(s -> source(s, names)).collect(Collectors.joining(", "));
    }

    String fault(Fault fault, Names names) {
        String detail = fault.detail();
        return get(
                "fault." + fault.kind().key(),
                names.sku(fault.skuId()),
                counted("users", fault.users().size()),
                detail == null ? "" : detail,
                some(fault.users()));
    }

    /** Licensed, or why not. */
    String state(Entitlement entitlement) {
        String cause = entitlement.cause();
        return cause == null ? get("licensed") : cause;
    }

    private static String group(LicenseChange change, Names names) {
        if (change instanceof LicenseChange.LeaveGroup leave) {
            return names.group(leave.groupId());
        }
        if (change instanceof LicenseChange.JoinGroup join) {
            return names.group(join.groupId());
        }
        return change.skus().stream().map(names::sku).collect(Collectors.joining());
    }

    /** @param groups how many of its groups hand out something that the step changes */
    private String who(Scope scope, long groups) {
        if (scope.everyone()) {
            return get("change.everyone");
        }
        String users = counted("users", scope.users().size());
        return groups == 0 ? users : users + get("change.groups", counted("assignments", groups));
    }
}
