package fleetauditor.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the part of OData's filter language that Graph supports; by recursive descent. */
final class FilterParser {
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<text>'(?:[^']|'')*')"
            + "|(?<value>\\d{4}-\\d\\d-\\d\\dT[\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d)"
            + "|[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|-?\\d+)"
            + "|(?<word>[A-Za-z_$][\\w.$]*(?:/[A-Za-z_$][\\w.$]*)*)|(?<sign>[(),:]))");
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "ge", "lt", "le");
    private static final Set<String> FUNCTIONS = Set.of("startswith", "endswith", "contains");

    private record Token(String kind, String text) {}

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private @Nullable String variable;

    FilterParser(String source) {
        this.source = source;
    }

    Filter parse() {
        Matcher matcher = TOKEN.matcher(source.stripTrailing());
        int end = 0;
        while (end < matcher.regionEnd() && matcher.find() && matcher.start() == end) {
            tokens.add(token(matcher));
            end = matcher.end();
        }
        if (end < matcher.regionEnd() || tokens.isEmpty()) {
            throw bad();
        }
        Filter filter = or();
        if (at < tokens.size()) {
            throw bad();
        }
        return filter;
    }

    private Filter or() {
        Filter left = and();
        while (accept("or")) {
            left = new Filter.Or(left, and());
        }
        return left;
    }

    private Filter and() {
        Filter left = not();
        while (accept("and")) {
            left = new Filter.And(left, not());
        }
        return left;
    }

    private Filter not() {
        return accept("not") ? new Filter.Not(primary()) : primary();
    }

    private Filter primary() {
        if (accept("(")) {
            Filter inner = or();
            need(")");
            return inner;
        }
        String word = word();
        String lower = word.toLowerCase(Locale.ROOT);
        if (FUNCTIONS.contains(lower)) {
            return function(lower);
        }
        if (lower.endsWith("/any") && accept("(")) {
            return any(word.substring(0, word.length() - 4));
        }
        return comparison(property(word));
    }

    private Filter function(String name) {
        need("(");
        String path = property(word());
        need(",");
        Object value = value();
        need(")");
        return new Filter.Matches(name, path, value == null ? "" : value.toString());
    }

    private Filter any(String path) {
        if (accept(")")) {
            return new Filter.Any(path, null);
        }
        String outer = variable;
        variable = word();
        need(":");
        Filter inner = or();
        need(")");
        variable = outer;
        return new Filter.Any(path, inner);
    }

    private Filter comparison(String path) {
        String operator = word().toLowerCase(Locale.ROOT);
        if (operator.equals("in")) {
            var values = new ArrayList<Object>();
            need("(");
            do {
                Object value = value();
                if (value != null) {
                    values.add(value);
                }
            } while (accept(","));
            need(")");
            return new Filter.In(path, values);
        }
        if (!OPERATORS.contains(operator)) {
            throw bad();
        }
        return new Filter.Compare(path, operator, value());
    }

    /** Inside {@code any(x:...)} paths start at the element. */
    private String property(String word) {
        if (variable == null) {
            return word;
        }
        return word.equals(variable) ? "" : word.substring(Math.min(word.length(), variable.length() + 1));
    }

    private @Nullable Object value() {
        Token token = step();
        return switch (token.kind()) {
            case "text" -> token.text().substring(1, token.text().length() - 1).replace("''", "'");
            case "value" -> number(token.text());
            default ->
                switch (token.text()) {
                    case "true" -> true;
                    case "false" -> false;
                    case "null" -> null;
                    default -> throw bad();
                };
        };
    }

    private static Object number(String text) {
        if (text.matches("-?\\d+")) {
            return Long.valueOf(text);
        }
        return text;
    }

    private String word() {
        Token token = step();
        if (!token.kind().equals("word")) {
            throw bad();
        }
        return token.text();
    }

    private boolean accept(String text) {
        if (at < tokens.size()
                && !tokens.get(at).kind().equals("text")
                && tokens.get(at).text().equalsIgnoreCase(text)) {
            at++;
            return true;
        }
        return false;
    }

    private void need(String text) {
        if (!accept(text)) {
            throw bad();
        }
    }

    private Token step() {
        if (at >= tokens.size()) {
            throw bad();
        }
        return tokens.get(at++);
    }

    private static Token token(Matcher matcher) {
        for (String kind : List.of("text", "value", "word", "sign")) {
            String text = matcher.group(kind);
            if (text != null) {
                return new Token(kind, text);
            }
        }
        throw new IllegalStateException("a token of no kind");
    }

    private GraphRefusal bad() {
        return GraphRefusal.badRequest("Invalid filter clause: '" + source + "'.");
    }
}
