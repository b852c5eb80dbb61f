package fleetauditor.report;

import fleetauditor.report.ExcelStyles.Look;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param header what stands on top; each once per table
 * @param width in characters
 * @param look of a cell whose value does not say otherwise
 * @param value text, number, Instant, LocalDate, {@link ExcelSheet.Link} or {@link ExcelSheet.Styled}; null for an empty cell
 */
record ExcelColumn<T>(String header, int width, Look look, Function<T, @Nullable Object> value) {}
