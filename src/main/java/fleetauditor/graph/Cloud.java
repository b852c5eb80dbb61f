package fleetauditor.graph;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The clouds that Graph runs in. A tenant belongs to exactly one. Microsoft 365 GCC is part of the global cloud; GCC High
 * and DoD are the two of the US government.
 *
 * @see <a href="https://learn.microsoft.com/graph/deployments">National cloud deployments</a>
 */
public enum Cloud {
    GLOBAL("https://graph.microsoft.com", "https://login.microsoftonline.com", "Global commercial gcc AzureCloud"),
    /** US Government L4: GCC High. */
    USGOV("https://graph.microsoft.us", "https://login.microsoftonline.us", "USGov gcchigh AzureUSGovernment"),
    /** US Government L5: DoD. */
    USGOV_DOD("https://dod-graph.microsoft.us", "https://login.microsoftonline.us", "USGovDoD dod"),
    /** Operated by 21Vianet. */
    CHINA("https://microsoftgraph.chinacloudapi.cn", "https://login.chinacloudapi.cn", "China AzureChinaCloud");

    private final URI graph;
    private final URI authority;
    private final String names;

    Cloud(String graph, String authority, String names) {
        this.graph = URI.create(graph);
        this.authority = URI.create(authority);
        this.names = names;
    }

    /** Graph's root, without version. */
    public URI graph() {
        return graph;
    }

    /** Where tokens are issued. */
    public URI authority() {
        return authority;
    }

    /** How settings write it: {@code Global}, {@code USGov}, {@code USGovDoD}, {@code China}. */
    public String settingName() {
        return names().get(0);
    }

    /**
     * The cloud of this name, in any case: {@code Global}, {@code USGov}, {@code USGovDoD}, {@code China}, or as
     * Microsoft 365 says {@code commercial}, {@code gcc}, {@code gcchigh}, {@code dod}, or as Azure says {@code
     * AzureCloud}, {@code AzureUSGovernment}, {@code AzureChinaCloud}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Cloud named(String name) {
        String plain = plain(name);
        for (Cloud cloud : values()) {
            if (cloud.names().stream().anyMatch(n -> plain(n).equals(plain))) {
                return cloud;
            }
        }
        throw new IllegalArgumentException("not one of Global, USGov, USGovDoD, China, commercial, gcc, gcchigh, dod");
    }

    /** The cloud whose Graph is on the host of this root; empty when it is no cloud's own, such as a gateway. */
    static Optional<Cloud> at(URI root) {
        return Arrays.stream(values())
                .filter(cloud -> cloud.graph.getHost().equalsIgnoreCase(root.getHost()))
                .findFirst();
    }

    private List<String> names() {
        return List.of(names.split(" "));
    }

    private static String plain(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }
}
