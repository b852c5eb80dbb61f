package fleetauditor.diagnosis.batch;

import fleetauditor.diagnosis.Diagnosis;
import fleetauditor.diagnosis.EvidenceKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which machine each file is of. A file that names none belongs to the one dsregcmd output of its folder, where there is
 * exactly one; else it stands for a machine of its own.
 */
public final class Machines {
    private final Map<String, List<Diagnosis>> dsregcmdByFolder = new HashMap<>();

    /** @param all every file that was read together */
    public Machines(List<Diagnosis> all) {
        for (Diagnosis diagnosis : all) {
            if (diagnosis.kind() == EvidenceKind.DSREGCMD) {
                dsregcmdByFolder
                        .computeIfAbsent(folder(diagnosis), f -> new ArrayList<>())
                        .add(diagnosis);
            }
        }
    }

    /** The file that names the machine of this one: itself, or the dsregcmd output beside it. */
    public Diagnosis namedBy(Diagnosis diagnosis) {
        if (diagnosis.device().isNamed() || diagnosis.file().equals(EvidenceFiles.STANDARD_INPUT)) {
            return diagnosis;
        }
        List<Diagnosis> beside = dsregcmdByFolder.getOrDefault(folder(diagnosis), List.of());
        return beside.size() == 1 ? beside.get(0) : diagnosis;
    }

    /** What a table calls the machine: its host name, else its device id, else the file. */
    public String name(Diagnosis diagnosis) {
        return namedBy(diagnosis).machine();
    }

    /** Equal for files of one machine, with or without the domain behind its name. */
    String key(Diagnosis diagnosis) {
        Diagnosis named = namedBy(diagnosis);
        String host = named.device().host();
        return host == null ? named.machine() : host.split("\\.", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String folder(Diagnosis diagnosis) {
        int slash = Math.max(diagnosis.file().lastIndexOf('/'), diagnosis.file().lastIndexOf('\\'));
        return slash < 0 ? "" : diagnosis.file().substring(0, slash);
    }
}
