package fleetauditor.simulator;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One request, taken apart.
 *
 * @param path as it was sent, without query
 * @param version {@code v1.0} or {@code beta}
 * @param segments the path behind the version, decoded
 * @param options query options by name, decoded, in order; system options in lower case
 * @param headers by name in lower case
 */
record GraphCall(
        String method,
        String path,
        String version,
        List<String> segments,
        Map<String, String> options,
        Map<String, String> headers,
        String body) {

    /** @throws GraphRefusal 400 when the address is not one of Graph's */
    static GraphCall parse(String method, String address, Map<String, String> headers, String body) {
        int question = address.indexOf('?');
        String path = question < 0 ? address : address.substring(0, question);
        List<String> segments = segments(path);
        String version = segments.isEmpty() ? "" : segments.get(0);
        if (!version.equals("v1.0") && !version.equals("beta")) {
            throw GraphRefusal.badRequest("Invalid version: " + version + ".");
        }
        Map<String, String> options = question < 0 ? Map.of() : options(address.substring(question + 1));
        return new GraphCall(method, path, version, segments.subList(1, segments.size()), options, headers, body);
    }

    @Nullable
    String option(String name) {
        return options.get(name);
    }

    boolean selects(String property) {
        String select = option("$select");
        return select != null && List.of(select.split(",")).contains(property);
    }

    boolean isBeta() {
        return version.equals("beta");
    }

    /** {@code ConsistencyLevel: eventual}. */
    boolean isEventual() {
        return "eventual".equalsIgnoreCase(headers.get("consistencylevel"));
    }

    /** An advanced query of the directory: the header and {@code $count=true}. */
    boolean isAdvanced() {
        return isEventual() && "true".equals(option("$count"));
    }

    /** What a page token is bound to: the path and every other option, in any order. */
    String query() {
        var others = new TreeMap<>(options);
        others.remove("$skiptoken");
        return path + others;
    }

    /** The address of the next page behind the endpoint. */
    String next(String token) {
        String others = options.entrySet().stream()
                .filter(e -> !e.getKey().equals("$skiptoken"))
                .map(e -> e.getKey() + "=" + encode(e.getValue()) + "&")
                .collect(Collectors.joining());
        return path + "?" + others + "$skiptoken=" + token;
    }

    private static List<String> segments(String path) {
        var segments = new ArrayList<String>();
        for (String part : path.split("/")) {
            if (!part.isEmpty()) {
                segments.add(decode(part.replace("+", "%2B")));
            }
        }
        return segments;
    }

    private static Map<String, String> options(String query) {
        var options = new LinkedHashMap<String, String>();
        for (String part : query.split("&")) {
            if (part.isEmpty()) {
                continue;
            }
            int equals = part.indexOf('=');
            String name = decode(equals < 0 ? part : part.substring(0, equals));
            String value = equals < 0 ? "" : decode(part.substring(equals + 1));
            String key = name.startsWith("$") ? name.toLowerCase(Locale.ROOT) : name;
            if (options.put(key, value) != null) {
                throw GraphRefusal.badRequest("Query option '" + name + "' was specified more than once.");
            }
        }
        return options;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw GraphRefusal.badRequest("The request URI is not valid.");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
