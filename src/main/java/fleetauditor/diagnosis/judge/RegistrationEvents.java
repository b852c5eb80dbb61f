package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.Phase;
import fleetauditor.diagnosis.codes.CodeEntry;
import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.CodeTable;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.Line;
import fleetauditor.diagnosis.read.LoggedEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The log "User Device Registration": which phase failed, and what the server said. */
final class RegistrationEvents {
    private static final Pattern NAMED_PHASE =
            Pattern.compile("(?i)at (?:the )?(pre-?check|discovery|discover|authentication|auth|join) phase");
    private static final Map<Integer, Phase> BY_ID =
            Map.of(201, Phase.DISCOVER, 307, Phase.DISCOVER, 305, Phase.AUTH, 204, Phase.JOIN, 220, Phase.JOIN);
    /** Where the documents say that a phase logs its code. */
    private static final Map<Phase, String> PLACES =
            Map.of(Phase.DISCOVER, "S1-22", Phase.AUTH, "S1-30", Phase.JOIN, "S1-43");

    private static final Pattern UNMET = Pattern.compile("^(.{8,120}?) ?: ?No\\.?$", Pattern.CASE_INSENSITIVE);

    /** What several events say about one failure. */
    private static final class Failure {
        final Set<ErrorCode> codes = new LinkedHashSet<>();
        final List<Line> lines = new ArrayList<>();
        final StringBuilder text = new StringBuilder();

        void join(Failure other) {
            codes.addAll(other.codes);
            lines.addAll(other.lines);
            text.append('\n').append(other.text);
        }
    }

    private record Place(@Nullable Phase phase, ErrorCode main) {}

    private RegistrationEvents() {}

    static void judge(List<LoggedEvent> events, Conclusions conclusions) {
        Map<Place, Failure> failures = new LinkedHashMap<>();
        for (LoggedEvent event : events) {
            hello(event, conclusions);
            noDomainController(event, conclusions);
            List<ErrorCode> codes = EventJudge.codes(event);
            if (codes.isEmpty()) {
                continue;
            }
            Failure failure =
                    failures.computeIfAbsent(new Place(phase(event, codes), codes.get(0)), p -> new Failure());
            failure.codes.addAll(codes);
            failure.lines.addAll(EventJudge.telling(event));
            failure.text.append('\n').append(event.text());
        }
        foldGeneric(failures);
        failures.forEach((place, failure) -> conclusions.add(conclude(place, failure)));
    }

    /** An event that holds only a generic code tells the same failure as its neighbor of that phase with the cause. */
    private static void foldGeneric(Map<Place, Failure> failures) {
        List<Place> generic = failures.entrySet().stream()
                .filter(e -> verdict(e.getKey(), e.getValue()).isGeneric())
                .map(Map.Entry::getKey)
                .toList();
        for (Place place : generic) {
            Optional<Place> specific = failures.keySet().stream()
                    .filter(p -> !generic.contains(p) && p.phase() == place.phase())
                    .findFirst();
            Failure folded = failures.get(place);
            if (specific.isPresent() && folded != null) {
                Failure target = failures.get(specific.get());
                if (target != null) {
                    target.join(folded);
                    failures.remove(place);
                }
            }
        }
    }

    private static Verdict verdict(Place place, Failure failure) {
        Phase phase = place.phase();
        return Verdict.of(failure.text.toString(), List.copyOf(failure.codes), phase == null ? null : phase.key());
    }

    private static Draft conclude(Place place, Failure failure) {
        Verdict verdict = verdict(place, failure);
        return Draft.of("registration.logged", verdict.gravity())
                .in(place.phase())
                .knowing(place.phase() == null ? "" : PLACES.getOrDefault(place.phase(), ""))
                .codes(List.copyOf(failure.codes))
                .aadsts(CodeScanner.aadsts(failure.text.toString()))
                .decidedBy(verdict)
                .at(failure.lines);
    }

    private static @Nullable Phase phase(LoggedEvent event, List<ErrorCode> codes) {
        Matcher named = NAMED_PHASE.matcher(event.text());
        if (named.find()) {
            return Phase.named(named.group(1)).orElse(null);
        }
        Phase byId = BY_ID.get(event.id());
        if (byId != null) {
            return byId;
        }
        for (ErrorCode code : codes) {
            Optional<Phase> usual = CodeTable.standard().of(code, null).flatMap(CodeEntry::registrationPhase);
            if (usual.isPresent() && usual.get() != Phase.PRT) {
                return usual.get();
            }
        }
        return null;
    }

    private static void hello(LoggedEvent event, Conclusions conclusions) {
        if (!event.mentions("provisioning will not be launched")) {
            return;
        }
        var unmet = new ArrayList<String>();
        for (Line line : event.lines()) {
            Matcher m = UNMET.matcher(line.text().strip());
            if (m.matches()) {
                unmet.add(m.group(1));
            }
        }
        conclusions.add(Draft.info("hello.willNotProvision")
                .value("unmet", unmet.isEmpty() ? "-" : String.join(", ", unmet))
                .at(event.lines().stream()
                        .filter(l -> l.text().contains("will not be launched"))
                        .toList()));
    }

    private static void noDomainController(LoggedEvent event, Conclusions conclusions) {
        if (event.mentions("domain controller could not be located")
                && EventJudge.codes(event).isEmpty()) {
            conclusions.add(Draft.fault("registration.noDomainController")
                    .in(Phase.PRE_CHECK)
                    .at(event.lines().stream()
                            .filter(l ->
                                    l.text().toLowerCase(java.util.Locale.ROOT).contains("domain controller"))
                            .toList()));
        }
    }
}
