package fleetauditor.simulator;

import java.util.ArrayList;
import java.util.List;

/**
 * Which desk is what: first the main cast, then the branches (a dozen scenes for every 250 devices), then ordinary staff.
 * Fixed by the number of devices and the seed; nothing is kept per desk.
 */
final class Layout {
    private static final int BRANCH_SCENES = 12;
    private static final int DEVICES_PER_BRANCH = 250;
    /** People of the cast beyond the first of their desk get names behind everybody else's. */
    private static final int EXTRAS_PER_DESK = 8;

    private final Seed seed;
    private final List<Scene> main;
    private final List<Scene> branchScenes;
    private final int branches;
    private final Staff staff;

    /** @param devices managed devices, exactly */
    Layout(Seed seed, int devices) {
        this.seed = seed;
        this.branchScenes = Cast.repeatable();
        this.main = main(devices);
        int rest = devices - main.stream().mapToInt(Scene::managedDevices).sum();
        this.branches = rest / DEVICES_PER_BRANCH;
        for (int branch = 0; branch < branches; branch++) {
            for (int scene = 0; scene < BRANCH_SCENES; scene++) {
                rest -= branchScene(branch, scene).managedDevices();
            }
        }
        this.staff = new Staff(rest);
    }

    /** As much of the cast as leaves a tenant mostly healthy; a tiny tenant is all cast. */
    private static List<Scene> main(int devices) {
        int allowed = Math.max(Math.min(devices, Cast.ESSENTIAL), devices * 4 / 10);
        var scenes = new ArrayList<Scene>();
        int used = 0;
        for (Scene scene : Cast.main()) {
            if (used + scene.managedDevices() <= allowed) {
                scenes.add(scene);
                used += scene.managedDevices();
            }
        }
        return List.copyOf(scenes);
    }

    int desks() {
        return castDesks() + staff.desks();
    }

    /** Desks with a scene; they come first. */
    int castDesks() {
        return main.size() + branches * BRANCH_SCENES;
    }

    /** Everybody behind the cast. */
    Staff staff() {
        return staff;
    }

    /** The scene of a desk of the cast. */
    Scene scene(int desk) {
        if (desk < main.size()) {
            return main.get(desk);
        }
        int place = desk - main.size();
        Scene scene = branchScene(place / BRANCH_SCENES, place % BRANCH_SCENES);
        return scene.during(Season.drawn(seed.random("season", desk)));
    }

    /** Neighboring branches show different scenes. */
    private Scene branchScene(int branch, int place) {
        long number = (long) branch * BRANCH_SCENES + place;
        return branchScenes.get((int) (number % branchScenes.size()));
    }

    /** The number of a person's name: the first of each desk in order, then the others. */
    long person(int desk, int ordinal) {
        return ordinal == 0 ? desk : desks() + (long) desk * EXTRAS_PER_DESK + ordinal;
    }
}
