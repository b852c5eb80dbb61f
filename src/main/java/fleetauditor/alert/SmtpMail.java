package fleetauditor.alert;

import fleetauditor.alert.SmtpConfig.Security;
import fleetauditor.config.Secret;
import jakarta.activation.DataHandler;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Mail by an SMTP server. */
final class SmtpMail implements Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(SmtpMail.class);

    private final SmtpConfig config;
    private final Clock clock;
    private final Session session;

    SmtpMail(SmtpConfig config, Duration timeout, Clock clock) {
        this(config, timeout, clock, null);
    }

    /** @param tls makes encrypted connections; null for those that trust what Java trusts */
    SmtpMail(SmtpConfig config, Duration timeout, Clock clock, @Nullable SSLSocketFactory tls) {
        this.config = config;
        this.clock = clock;
        this.session = Session.getInstance(properties(config, timeout, tls));
    }

    @Override
    public void send(String key, Route route, Alert alert) throws DeliveryException {
        try (Transport transport = session.getTransport("smtp")) {
            MimeMessage message = message(key, route, alert);
            Secret password = config.password();
            transport.connect(config.host(), config.port(), config.user(), password == null ? null : password.reveal());
            transport.sendMessage(message, message.getAllRecipients());
        } catch (SendFailedException e) {
            if (e.getValidSentAddresses() == null || e.getValidSentAddresses().length == 0) {
                throw failure(e);
            }
            int refused = length(e.getInvalidAddresses()) + length(e.getValidUnsentAddresses());
            LOG.warn("alerts: route {}: {} of its addresses got no mail; the others did", route.name(), refused);
        } catch (MessagingException e) {
            throw failure(e);
        }
    }

    private MimeMessage message(String key, Route route, Alert alert) throws MessagingException {
        Optional<Attachment> excel = Attachment.of(alert.excel());
        var text = new MailText(alert.letter(), Attachment.sentence(alert.excel(), excel));
        var message = new Keyed(session, key);
        message.setFrom(new InternetAddress(config.from(), true));
        for (String to : route.to()) {
            message.addRecipient(MimeMessage.RecipientType.TO, new InternetAddress(to, true));
        }
        message.setSubject(text.subject(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Fleet-Auditor-Key", key);
        var both = new MimeMultipart("alternative");
        both.addBodyPart(part(text.plain(), "plain"));
        both.addBodyPart(part(text.html(), "html"));
        var words = new MimeBodyPart();
        words.setContent(both);
        var all = new MimeMultipart("mixed");
        all.addBodyPart(words);
        if (excel.isPresent()) {
            all.addBodyPart(file(excel.get()));
        }
        message.setContent(all);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        return part;
    }

    private static MimeBodyPart file(Attachment attachment) throws MessagingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(attachment.content(), Attachment.TYPE)));
        part.setFileName(attachment.name());
        return part;
    }

    /** A message whose id is made of its key, so that mail programs can tell a second copy. */
    private static final class Keyed extends MimeMessage {
        private final String key;

        Keyed(Session session, String key) {
            super(session);
            this.key = key;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + key + "@fleet-auditor>");
        }
    }

    private DeliveryException failure(MessagingException failure) {
        String server = config.host() + ":" + config.port();
        if (failure instanceof AuthenticationFailedException) {
            return DeliveryException.refused(server + " refused user and password");
        }
        int code = code(failure);
        String text = server + (code == 0 ? " could not be used" : " answered " + code);
        if (code / 100 == 5) {
            return DeliveryException.refused(text);
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return DeliveryException.passing(text + " (" + root.getClass().getSimpleName() + ")");
    }

    /** The server's own reply code; 0 when there is none. */
    private static int code(MessagingException failure) {
        int code = 0;
        Exception at = failure;
        while (at instanceof MessagingException one) {
            if (one instanceof SMTPSendFailedException e) {
                code = e.getReturnCode();
            } else if (one instanceof SMTPAddressFailedException e) {
                code = e.getReturnCode();
            } else if (one instanceof SMTPSenderFailedException e) {
                code = e.getReturnCode();
            }
            at = one.getNextException();
        }
        return code;
    }

    private static int length(Address @Nullable [] addresses) {
        return addresses == null ? 0 : addresses.length;
    }

    private static Properties properties(SmtpConfig config, Duration timeout, @Nullable SSLSocketFactory tls) {
        String millis = String.valueOf(timeout.toMillis());
        var properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        properties.put("mail.smtp.auth", String.valueOf(config.user() != null));
        // One bad address does not keep the mail from the others.
        properties.put("mail.smtp.sendpartial", "true");
        properties.put("mail.smtp.starttls.enable", String.valueOf(config.security() == Security.STARTTLS));
        properties.put("mail.smtp.starttls.required", String.valueOf(config.security() == Security.STARTTLS));
        properties.put("mail.smtp.ssl.enable", String.valueOf(config.security() == Security.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (tls != null) {
            properties.put("mail.smtp.ssl.socketFactory", tls);
        }
        return properties;
    }
}
