package fleetauditor.simulator;

import java.util.List;

/** The scenes, in order of importance. */
final class Cast {
    /** Managed devices of the scenes that show every rule once. */
    static final int ESSENTIAL = 17;

    private Cast() {}

    /** Those of the main cast; a small tenant takes the first of them. */
    static List<Scene> main() {
        return List.of();
    }

    /** Those that fit into any branch. */
    static List<Scene> repeatable() {
        return List.of(Scene.always(1, desk -> desk.pc(desk.user(License.of(Product.SPE_E3)))));
    }
}
