package fleetauditor.service;

import fleetauditor.config.Settings;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.TimeZone;
import org.quartz.CronExpression;

/**
 * When the service audits.
 *
 * @param cron Quartz's form: seconds, minutes, hours, day of month, month, day of week
 * @param timeZone what the cron's hours mean
 * @param state folder in which the service remembers its last runs
 * @see <a href="https://www.quartz-scheduler.org/documentation/quartz-2.3.0/tutorials/crontrigger.html">CronTrigger</a>
 */
public record ServiceConfig(String cron, ZoneId timeZone, Path state) {
    public static ServiceConfig from(Settings settings) {
        String cron = settings.parsed(
                "service.cron",
                "Quartz cron",
                "0 30 2 * * ?",
                "When every tenant is audited: seconds, minutes, hours, day of month, month, day of week.",
                ServiceConfig::checked);
        ZoneId zone = settings.parsed(
                "service.timeZone",
                "zone id",
                "UTC",
                "The time zone of service.cron, for example Europe/Berlin.",
                ServiceConfig::zone);
        Path state = Path.of(settings.text(
                "service.state", "data", "Folder in which the service remembers when each tenant was last audited."));
        return new ServiceConfig(cron, zone, state);
    }

    /** The expression, in its time zone. */
    CronExpression expression() {
        try {
            var expression = new CronExpression(cron);
            expression.setTimeZone(TimeZone.getTimeZone(timeZone));
            return expression;
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String checked(String text) {
        try {
            CronExpression.validateExpression(text);
            return text;
        } catch (ParseException e) {
            throw new IllegalArgumentException(
                    "not a Quartz cron expression such as '0 30 2 * * ?' (half past two every night)", e);
        }
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a time zone such as UTC or Europe/Berlin", e);
        }
    }
}
