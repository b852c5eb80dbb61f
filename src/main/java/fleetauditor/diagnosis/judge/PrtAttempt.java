package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.codes.CodeScanner;
import fleetauditor.diagnosis.codes.ErrorCode;
import fleetauditor.diagnosis.read.DsregField;
import fleetauditor.diagnosis.read.DsregReport;
import fleetauditor.diagnosis.read.Line;
import fleetauditor.diagnosis.read.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The last attempt to get a PRT, as printed below the PRT it belongs to.
 *
 * @param codes Attempt Status, then HTTP Error; without zeros
 * @param said Server Error Code and Description; empty when no server spoke
 * @param at when; null when not shown
 */
record PrtAttempt(
        List<ErrorCode> codes,
        String said,
        @Nullable Instant at,
        String user,
        String endpoint,
        String status,
        String correlation,
        List<Line> lines) {
    private static final int FIRST_ERROR_STATUS = 400;

    /**
     * The attempt of one of the two PRTs; empty when its block is not there or shows no failure.
     *
     * @param enterprise the AD FS PRT instead of the Entra PRT
     */
    static Optional<PrtAttempt> of(DsregReport report, boolean enterprise) {
        Set<ErrorCode> codes = new LinkedHashSet<>();
        var lines = new ArrayList<Line>();
        for (String key : new String[] {"Attempt Status", "HTTP Error"}) {
            field(report, key, enterprise).ifPresent(f -> {
                List<ErrorCode> found = CodeScanner.all(f.value());
                if (found.isEmpty()) {
                    ErrorCode.ofDecimal(f.value()).filter(ErrorCode::isFailure).ifPresent(codes::add);
                }
                codes.addAll(found);
                if (!found.isEmpty()) {
                    lines.add(f.line());
                }
            });
        }
        String code = text(report, "Server Error Code", enterprise, lines);
        String description = text(report, "Server Error Description", enterprise, lines);
        String said = (code + ": " + description).strip();
        codes.addAll(CodeScanner.errors(description));
        String status = text(report, "HTTP status", enterprise, lines);
        boolean failed = !codes.isEmpty() || said.length() > 1 || isError(status);
        if (!failed) {
            return Optional.empty();
        }
        String user = text(report, "User Identity", enterprise, lines);
        Instant at = field(report, "Previous Prt Attempt", enterprise)
                .flatMap(f -> Times.first(f.value()))
                .orElse(null);
        return Optional.of(new PrtAttempt(
                List.copyOf(codes),
                said.length() > 1 ? said : "",
                at,
                user,
                text(report, "Endpoint URI", enterprise, new ArrayList<>()),
                status,
                text(report, "Correlation ID", enterprise, new ArrayList<>()),
                lines));
    }

    private static Optional<DsregField> field(DsregReport report, String key, boolean enterprise) {
        return report.all(key)
                .filter(f -> f.enterprise() == enterprise && !f.isEmpty())
                .findFirst();
    }

    private static String text(DsregReport report, String key, boolean enterprise, List<Line> lines) {
        Optional<DsregField> field = field(report, key, enterprise);
        field.ifPresent(f -> lines.add(f.line()));
        return field.map(DsregField::value).orElse("");
    }

    private static boolean isError(String status) {
        return status.length() == 3
                && status.chars().allMatch(Character::isDigit)
                && Integer.parseInt(status) >= FIRST_ERROR_STATUS;
    }
}
