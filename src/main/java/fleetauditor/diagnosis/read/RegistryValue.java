package fleetauditor.diagnosis.read;

/**
 * A value below {@code HKLM\SOFTWARE\Microsoft\Enrollments}.
 *
 * @param enrollment the enrollment id its key is named by, without braces; perhaps masked
 * @param subkey below that key, for example {@code LinkedEnrollment}; empty for the key itself
 * @param data as shown, quotes and comments behind it gone
 */
public record RegistryValue(String enrollment, String subkey, String name, String data, Line line) {}
