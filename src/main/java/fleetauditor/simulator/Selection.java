package fleetauditor.simulator;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of the rows a request shows.
 *
 * @see <a href="https://learn.microsoft.com/graph/query-parameters#select-parameter">$select</a>
 */
final class Selection {
    private static final Set<String> USER_DEFAULTS = Set.of(
            "businessPhones",
            "displayName",
            "givenName",
            "id",
            "jobTitle",
            "mail",
            "mobilePhone",
            "officeLocation",
            "preferredLanguage",
            "surname",
            "userPrincipalName");
    private static final Set<String> NOT_LISTED = Set.of(
            "aboutMe",
            "birthday",
            "hireDate",
            "interests",
            "mailboxSettings",
            "mySite",
            "pastProjects",
            "preferredName",
            "responsibilities",
            "schools",
            "skills");

    private final Schema.Type schema;
    private final String type;
    private final @Nullable Set<String> asked;
    private final Set<String> expanded;
    private final boolean typed;

    private Selection(
            Schema.Type schema, String type, @Nullable Set<String> asked, Set<String> expanded, boolean typed) {
        this.schema = schema;
        this.type = type;
        this.asked = asked;
        this.expanded = expanded;
        this.typed = typed;
    }

    /**
     * What a request asks of a type.
     *
     * @param expandable relationships that {@code $expand} may name; the rows hold them as properties
     * @param typed whether each row says its type
     * @throws GraphRefusal 400 for an unknown property, 501 for one that lists never give
     */
    static Selection of(GraphCall call, String type, Set<String> expandable, boolean typed) {
        Schema.Type schema = Schema.shipped().type(call.version(), type);
        Set<String> expanded = new LinkedHashSet<>();
        for (String name : split(call.option("$expand"))) {
            String relationship = name.split("\\(", 2)[0];
            if (!expandable.contains(relationship)) {
                throw unknown(relationship, type);
            }
            expanded.add(relationship);
        }
        Set<String> asked = asked(call.option("$select"), type, schema);
        return new Selection(schema, type, asked, expanded, typed);
    }

    void write(Row row, JsonGenerator json) throws IOException {
        json.writeStartObject();
        writeProperties(row, json);
        json.writeEndObject();
    }

    void writeProperties(Row row, JsonGenerator json) throws IOException {
        if (typed || !row.type().equals(type)) {
            json.writeStringField("@odata.type", "#microsoft.graph." + row.type());
        }
        for (String name : row.names()) {
            if (shows(row, name)) {
                json.writeFieldName(name);
                Row.writeValue(json, row.get(name));
            }
        }
        if (asked != null) {
            writeUnset(row, asked, json);
        }
    }

    private boolean shows(Row row, String name) {
        if (asked != null) {
            return asked.contains(name) || expanded.contains(name);
        }
        if (type.equals("user") || row.type().equals("user")) {
            return USER_DEFAULTS.contains(name);
        }
        boolean subtype = !row.type().equals(type) && !type.equals("directoryObject");
        boolean relationship = name.equals("assignments");
        return expanded.contains(name)
                || (!relationship && (subtype || schema.names().contains(name)));
    }

    /** Properties that exist and that this tenant never sets. */
    private void writeUnset(Row row, Set<String> names, JsonGenerator json) throws IOException {
        for (String name : names) {
            if (row.has(name) || type.equals("directoryObject") || name.equals("signInActivity")) {
                continue;
            }
            json.writeFieldName(name);
            if (schema.collections().contains(name)) {
                json.writeStartArray();
                json.writeEndArray();
            } else {
                json.writeNull();
            }
        }
    }

    private static @Nullable Set<String> asked(@Nullable String select, String type, Schema.Type schema) {
        if (select == null || select.equals("*")) {
            return null;
        }
        var asked = new LinkedHashSet<String>();
        for (String item : split(select)) {
            if (item.startsWith("microsoft.graph.")) {
                asked.add(item.substring(item.indexOf('/') + 1)); // a property of a derived type
                continue;
            }
            String name = item.split("/", 2)[0];
            if (!schema.names().contains(name)) {
                throw unknown(name, type);
            }
            if (type.equals("user") && NOT_LISTED.contains(name)) {
                throw new GraphRefusal(501, "NotImplemented", "This operation target is not yet supported.");
            }
            asked.add(name);
        }
        return asked;
    }

    private static List<String> split(@Nullable String list) {
        var items = new ArrayList<String>();
        if (list != null) {
            for (String item : list.split(",")) {
                items.add(item.strip());
            }
        }
        return items;
    }

    private static GraphRefusal unknown(String name, String type) {
        return GraphRefusal.badRequest("Parsing OData Select and Expand failed: Could not find a property named '"
                + name + "' on type 'microsoft.graph." + type + "'.");
    }
}
