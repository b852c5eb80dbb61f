package fleetauditor.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** A plain HTTP client of a simulated tenant: no retries, no patience. */
final class Client {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final SimulatedGraph graph;

    Client(SimulatedGraph graph) {
        this.graph = graph;
    }

    /** @param headers names and values in turn, besides the token */
    HttpResponse<String> get(String address, String... headers) {
        return send(request(address, headers).header("Authorization", "Bearer " + graph.token()));
    }

    HttpResponse<String> getWithoutToken(String address) {
        return send(request(address));
    }

    HttpResponse<String> send(String method, String address, String body) {
        return send(request(address)
                .header("Authorization", "Bearer " + graph.token())
                .method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    JsonNode json(String address, String... headers) {
        HttpResponse<String> response = get(address, headers);
        if (response.statusCode() != 200) {
            throw new AssertionError(address + " -> " + response.statusCode() + " " + response.body());
        }
        return read(response.body());
    }

    /** All rows, page by page. */
    List<JsonNode> all(String address, String... headers) {
        var rows = new ArrayList<JsonNode>();
        String next = address;
        while (!next.isEmpty()) {
            JsonNode page = json(next, headers);
            page.path("value").forEach(rows::add);
            next = page.path("@odata.nextLink").asText();
        }
        return rows;
    }

    List<String> ids(String address, String... headers) {
        return all(address, headers).stream()
                .map(row -> row.path("id").asText())
                .toList();
    }

    static String code(HttpResponse<String> response) {
        return read(response.body()).path("error").path("code").asText();
    }

    static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder request(String address, String... headers) {
        String full = address.startsWith("http") ? address : graph.endpoint() + address.replace(" ", "%20");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(full));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
