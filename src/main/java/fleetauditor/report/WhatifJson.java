package fleetauditor.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RunInfo;
import fleetauditor.audit.Violation.Confidence;
import fleetauditor.whatif.AffectedDevice;
import fleetauditor.whatif.Answer;
import fleetauditor.whatif.Entitlement;
import fleetauditor.whatif.Fault;
import fleetauditor.whatif.LicenseChange;
import fleetauditor.whatif.Names;
import fleetauditor.whatif.PolicyImpact;
import fleetauditor.whatif.Scope;
import fleetauditor.whatif.SeatChange;
import fleetauditor.whatif.Source;
import fleetauditor.whatif.Unsure;
import fleetauditor.whatif.UserChange;
import fleetauditor.whatif.WhatIfResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** The answer for programs; {@code docs/whatif.md} explains its fields, {@code whatif-1.0.schema.json} fixes them. */
final class WhatifJson {
    private static final String SCHEMA_VERSION = "1.0";
    private static final JsonFactory FACTORY = new JsonFactory();

    private final WhatIfResult report;
    private final Answer answer;
    private final Names names;
    private final WhatifTexts texts;
    private final String version;

    WhatifJson(WhatIfResult report, WhatifTexts texts, String version) {
        this.report = report;
        this.answer = report.answer();
        this.names = answer.names();
        this.texts = texts;
        this.version = version;
    }

    /** Leaves the stream open. */
    void write(OutputStream out) throws IOException {
        try (JsonGenerator generator = FACTORY.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            var layout = new JsonLayout();
            generator.setPrettyPrinter(layout.printer());
            var json = new Json(generator);
            json.begin(SCHEMA_VERSION, version);
            run(json);
            layout.oneLineEach();
            changes(json);
            layout.spreadOut();
            summary(json);
            layout.oneLineEach();
            users(json);
            policies(json);
            seats(json);
            faults(json);
            unsure(json);
            json.texts("unknownUsers", report.unknownUsers());
            json.texts("unreadUsers", report.unreadUsers());
            layout.oneLineEachBelow();
            generator.writeObjectFieldStart("findings");
            findings("appear", answer.findings().appear(), json);
            findings("disappear", answer.findings().disappear(), json);
            findings("worsened", answer.findings().worsened(), json);
            generator.writeEndObject();
            layout.spreadOut();
            generator.writeEndObject();
            generator.writeRaw('\n');
        }
    }

    private void run(Json json) throws IOException {
        RunInfo run = report.run();
        json.generator().writeObjectFieldStart("run");
        json.text("id", run.id());
        json.text("tenantId", run.tenantId());
        json.text("tenantName", run.tenantName());
        json.time("asOf", run.asOf());
        json.time("startedAt", run.startedAt());
        json.time("finishedAt", run.finishedAt());
        json.flag("complete", report.isCertain());
        json.flag("fromKeptData", report.fromKeptData());
        json.generator().writeEndObject();
    }

    private void changes(Json json) throws IOException {
        json.generator().writeArrayFieldStart("change");
        for (LicenseChange change : answer.changes()) {
            json.generator().writeStartObject();
            if (answer.isQuestion()) {
                json.text("kind", "who-depends");
            } else {
                json.text("kind", change.kind());
                json.text("text", texts.change(change, names));
            }
            targets(change, json);
            if (!answer.isQuestion()) {
                for (Scope scope : change.scopes()) {
                    json.flag("everyone", scope.everyone());
                    json.generator().writeNumberField("users", scope.users().size());
                    json.texts(
                            "groups",
                            scope.groups().stream().map(names::group).sorted().toList());
                }
            }
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private void targets(LicenseChange change, Json json) throws IOException {
        if (change instanceof LicenseChange.Swap swap) {
            json.text("sku", names.sku(swap.skuId()));
            json.id("skuId", swap.skuId());
            json.text("newSku", names.sku(swap.newSkuId()));
            json.id("newSkuId", swap.newSkuId());
        } else {
            for (var sku : change.skus()) {
                json.text("sku", names.sku(sku));
                json.id("skuId", sku);
            }
        }
        if (change instanceof LicenseChange.DisablePlan plan) {
            json.text("plan", names.plan(plan.planId()));
        } else if (change instanceof LicenseChange.EnablePlan plan) {
            json.text("plan", names.plan(plan.planId()));
        } else if (change instanceof LicenseChange.LeaveGroup leave) {
            json.text("group", names.group(leave.groupId()));
            json.id("groupId", leave.groupId());
        } else if (change instanceof LicenseChange.JoinGroup join) {
            json.text("group", names.group(join.groupId()));
            json.id("groupId", join.groupId());
        }
    }

    private void summary(Json json) throws IOException {
        JsonGenerator generator = json.generator();
        generator.writeObjectFieldStart("summary");
        generator.writeNumberField("usersChanged", answer.usersChanged());
        generator.writeNumberField("usersLosingIntune", answer.usersLosingIntune());
        generator.writeNumberField("usersLosingEntraPremium", answer.usersLosingEntraPremium());
        generator.writeNumberField("devicesAffected", answer.devicesAffected());
        json.time("firstImpactAt", answer.firstImpactAt());
        generator.writeNumberField("usersUntouched", answer.untouched());
        generator.writeNumberField("devicesThatStopSyncing", answer.devicesThatStopSyncing());
        generator.writeNumberField("devicesSilentAlready", answer.devicesSilentAlready());
        generator.writeNumberField("devicesBecomingNoncompliant", answer.devicesBecomingNoncompliant());
        generator.writeEndObject();
    }

    private void users(Json json) throws IOException {
        json.generator().writeArrayFieldStart("users");
        for (UserChange user : answer.users()) {
            json.generator().writeStartObject();
            json.id("id", user.user().id());
            json.text("userPrincipalName", user.user().userPrincipalName());
            entitlement("intuneBefore", user.intuneBefore(), json);
            entitlement("intuneAfter", user.intuneAfter(), json);
            json.flag("entraPremiumBefore", user.entraPremiumBefore());
            json.flag("entraPremiumAfter", user.entraPremiumAfter());
            json.texts("plansLost", user.plans().lost());
            json.texts("plansGained", user.plans().gained());
            json.generator().writeArrayFieldStart("devices");
            for (AffectedDevice device : user.devices()) {
                device(device, json);
            }
            json.generator().writeEndArray();
            json.texts("blockedBy", user.blockedBy());
            json.texts("perhapsBlockedBy", user.perhapsBlockedBy());
            json.flag("changed", user.isChanged());
            json.flag("outOfReach", user.isOutOfReach());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private void entitlement(String name, Entitlement entitlement, Json json) throws IOException {
        json.generator().writeObjectFieldStart(name);
        json.flag("licensed", entitlement.licensed());
        json.text("cause", entitlement.cause());
        json.generator().writeArrayFieldStart("sources");
        for (Source source : entitlement.sources()) {
            json.generator().writeStartObject();
            json.text("sku", names.sku(source.skuId()));
            json.text("via", source.via());
            json.id("groupId", source.groupId());
            json.text("groupName", source.groupId() == null ? null : names.group(source.groupId()));
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
        json.generator().writeEndObject();
    }

    private static void device(AffectedDevice device, Json json) throws IOException {
        json.generator().writeStartObject();
        json.text("kind", device.subject().kind().key());
        json.text("id", device.subject().id());
        json.text("name", device.subject().name());
        json.time("nextSyncDueAt", device.nextSyncDueAt());
        json.text("relation", device.relation().key());
        json.time("lastSyncDateTime", device.lastSyncDateTime());
        json.text("complianceState", device.complianceState());
        json.flag("becomesNoncompliant", device.becomesNoncompliant());
        json.text("confidence", Confidence.INFERENCE.key());
        json.generator().writeEndObject();
    }

    private void policies(Json json) throws IOException {
        json.generator().writeArrayFieldStart("policies");
        for (PolicyImpact policy : answer.policies()) {
            json.generator().writeStartObject();
            json.id("id", policy.policy().id());
            json.text("name", policy.policy().displayName());
            json.generator().writeNumberField("usersBlocked", policy.blocked());
            json.generator().writeNumberField("usersPerhapsBlocked", policy.perhaps());
            json.texts("doubts", policy.doubts());
            json.text("confidence", Confidence.INFERENCE.key());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private void seats(Json json) throws IOException {
        json.generator().writeArrayFieldStart("seats");
        for (SeatChange seat : answer.seats()) {
            json.generator().writeStartObject();
            json.text("sku", names.sku(seat.skuId()));
            json.id("skuId", seat.skuId());
            json.generator().writeNumberField("freeBefore", seat.freeBefore());
            json.generator().writeNumberField("freeAfter", seat.freeAfter());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private void faults(Json json) throws IOException {
        json.generator().writeArrayFieldStart("faults");
        for (Fault fault : answer.faults()) {
            json.generator().writeStartObject();
            json.text("kind", fault.kind().key());
            json.text("sku", names.sku(fault.skuId()));
            json.text("detail", fault.detail());
            json.texts("users", fault.users());
            json.text("text", texts.fault(fault, names));
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    private void unsure(Json json) throws IOException {
        json.generator().writeArrayFieldStart("unsure");
        for (Unsure unsure : answer.unsure()) {
            json.generator().writeStartObject();
            json.text("part", unsure.part());
            json.text("reason", unsure.reason());
            json.generator().writeEndObject();
        }
        json.generator().writeEndArray();
    }

    /** Evidence and steps are the report's: with them the file of a large tenant is many times as long. */
    private void findings(String name, List<Finding> findings, Json json) throws IOException {
        json.generator().writeArrayFieldStart(name);
        for (Finding finding : findings) {
            FindingJson.writeBriefly(finding, texts.rules(), json);
        }
        json.generator().writeEndArray();
    }
}
