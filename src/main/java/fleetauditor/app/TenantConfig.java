package fleetauditor.app;

import fleetauditor.config.Settings;
import fleetauditor.graph.GraphConfig;
import fleetauditor.graph.SignInConfig;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One tenant and how to sign in to it.
 *
 * @param name what the settings call it: {@code --tenant}, logs and, when the tenant has no name, reports
 */
public record TenantConfig(String name, SignInConfig signIn, GraphConfig graph) {
    /** The name of the tenant when the settings list none. */
    public static final String ONLY = "default";

    /**
     * Every tenant; without a list, the one that {@code signIn} and the environment describe.
     *
     * @param environment with Azure Identity's variables
     */
    static List<TenantConfig> from(Settings settings, GraphConfig graph, Map<String, String> environment) {
        SignInConfig signIn = SignInConfig.from(settings.below("signIn"), environment);
        var tenants = new ArrayList<TenantConfig>();
        var names = new HashSet<String>();
        for (Settings one : settings.elements("tenants")) {
            String name = one.text("name", "What you call the tenant; obligatory and unique.");
            SignInConfig its = SignInConfig.from(one, environment);
            if (name == null) {
                one.problem("name", "is missing");
            } else if (!names.add(name.toLowerCase(Locale.ROOT))) {
                one.problem("name", "= '" + name + "': another tenant has the same name");
            } else {
                tenants.add(new TenantConfig(name, its, in(graph, its)));
            }
        }
        return tenants.isEmpty() ? List.of(new TenantConfig(ONLY, signIn, in(graph, signIn))) : List.copyOf(tenants);
    }

    private static GraphConfig in(GraphConfig graph, SignInConfig signIn) {
        return signIn.cloud() == null ? graph : graph.in(signIn.cloud());
    }
}
