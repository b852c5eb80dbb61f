package fleetauditor.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import fleetauditor.alert.Alert.Excel;
import fleetauditor.alert.SmtpConfig.Security;
import fleetauditor.config.Secret;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.RandomAccessFile;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class SmtpMailTest {
    private static final String HOST = "127.0.0.1";

    @RegisterExtension
    static final GreenMailExtension mail = new GreenMailExtension(new ServerSetup[] {
                new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP),
                new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTPS)
            })
            .withConfiguration(GreenMailConfiguration.aConfig().withUser("fleet@contoso.com", "fleet", "pa55word"));

    private static Route route(String... to) {
        return Samples.route(Channel.SMTP, List.of(to), null);
    }

    private static SmtpMail smtp(Security security, @Nullable String password, @Nullable SSLSocketFactory tls) {
        int port = security == Security.TLS
                ? mail.getSmtps().getPort()
                : mail.getSmtp().getPort();
        var config = new SmtpConfig(
                HOST,
                port,
                security,
                password == null ? null : "fleet",
                password == null ? null : new Secret(password),
                "fleet@contoso.com");
        return new SmtpMail(config, Duration.ofSeconds(20), Watch.CLOCK, tls);
    }

    private static MimeMessage sent(Alert alert) throws Exception {
        smtp(Security.NONE, null, null).send("run-1.it", route("it@contoso.com"), alert);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        return mail.getReceivedMessages()[0];
    }

    private static BodyPart part(MimeMessage message, int index) throws Exception {
        return ((Multipart) message.getContent()).getBodyPart(index);
    }

    /** The plain text (0) or the HTML (1). */
    private static String text(MimeMessage message, int index) throws Exception {
        Multipart both = (Multipart) part(message, 0).getContent();
        return both.getBodyPart(index).getContent().toString().replace("\r\n", "\n");
    }

    @Test
    void aMailSaysWhatIsNewInTextAndHtml() throws Exception {
        MimeMessage message = sent(Samples.two());

        assertThat(message.getSubject()).isEqualTo("Contoso: 2 findings are new or worse (1 High, 1 Medium)");
        assertThat(message.getFrom()[0]).hasToString("fleet@contoso.com");
        assertThat(message.getHeader("Message-ID")).containsExactly("<run-1.it@fleet-auditor>");
        assertThat(message.getHeader("X-Fleet-Auditor-Key")).containsExactly("run-1.it");
        assertThat(message.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(text(message, 0)).isEqualTo("""
                        Audit of Contoso, state of 2026-08-16 09:00 UTC.
                        2 new, 0 reopened, 0 worsened. 2 open in all for this route.

                        High
                          - TST-001 PC-1 signed in to Somebody without an Intune license. (new)
                            First step: Assign a product that contains Intune to PC-1.

                        Medium
                          - TST-001 PC-2 signed in to Somebody without an Intune license. (new)
                            First step: Assign a product that contains Intune to PC-2.
                        """);
        assertThat(text(message, 1)).startsWith("<!DOCTYPE html>").contains("<h3>High</h3>");
    }

    @Test
    void moreThanTwentyAreCounted() throws Exception {
        assertThat(text(sent(Samples.many(23)), 0)).endsWith("\n… and 3 more: see the report.\n");
    }

    @Test
    void aNameWithLineBreaksAddsNoHeaderAndNoRecipient() throws Exception {
        MimeMessage message = sent(Samples.hostile());

        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getHeader("Subject")).hasSize(1);
        assertThat(message.getSubject()).doesNotContain("\r", "\n", "\u0000").contains("Bcc: victim@example.com");
        assertThat(message.getAllRecipients()).hasSize(1);
        assertThat(GreenMailUtil.getHeaders(message).lines()).noneMatch(line -> line.startsWith("Bcc"));
    }

    @Test
    void aNameWithMarkupStaysText() throws Exception {
        MimeMessage message = sent(Samples.hostile());

        assertThat(text(message, 1))
                .doesNotContain("<script", "<!channel")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&amp;amp;");
        assertThat(text(message, 0))
                .contains("Ann  Bcc: victim@example.com    **bold** [click](https://evil.example) <script>");
    }

    @Test
    void theExcelReportIsAttachedBelowThreeMegabytes(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("fleet-audit.xlsx"), new byte[] {1, 2, 3});
        MimeMessage message = sent(withExcel(file));

        BodyPart attachment = part(message, 1);
        assertThat(attachment.getFileName()).isEqualTo("fleet-audit.xlsx");
        assertThat(attachment.getContentType()).startsWith(Attachment.TYPE);
        assertThat(attachment.getInputStream().readAllBytes()).containsExactly(1, 2, 3);
        assertThat(text(message, 0)).endsWith("\nThe Excel report fleet-audit.xlsx is attached.\n");
    }

    @Test
    void aLargerExcelReportIsNamed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("fleet-audit.xlsx");
        try (var large = new RandomAccessFile(file.toFile(), "rw")) {
            large.setLength(3_000_000);
        }
        MimeMessage message = sent(withExcel(file));

        assertThat(((Multipart) message.getContent()).getCount()).isEqualTo(1);
        assertThat(text(message, 0)).endsWith("\nThe Excel report is fleet-audit.xlsx.\n");
    }

    @Test
    void anExcelReportThatIsGoneIsNamed(@TempDir Path folder) throws Exception {
        assertThat(text(sent(withExcel(folder.resolve("gone.xlsx"))), 0))
                .endsWith("\nThe Excel report is gone.xlsx.\n");
    }

    @Test
    void everyAddressGetsTheMail() throws Exception {
        smtp(Security.NONE, null, null).send("k", route("a@contoso.com", "b@contoso.com"), Samples.two());

        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(mail.getReceivedMessages()[0].getAllRecipients()).hasSize(2);
    }

    @Test
    void aUserSignsInOverAnEncryptedLine() throws Exception {
        smtp(Security.TLS, "pa55word", trusting()).send("k", route("it@contoso.com"), Samples.two());

        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerWhoseCertificateIsNotTrustedGetsNothing() {
        DeliveryException problem = catchThrowableOfType(
                DeliveryException.class,
                () -> smtp(Security.TLS, "pa55word", null).send("k", route("it@contoso.com"), Samples.two()));

        assertThat(problem.text()).contains(HOST).doesNotContain("pa55word");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aServerWithoutStarttlsGetsNothing() {
        DeliveryException problem = catchThrowableOfType(
                DeliveryException.class,
                () -> smtp(Security.STARTTLS, "pa55word", null).send("k", route("it@contoso.com"), Samples.two()));

        assertThat(problem.text()).contains(HOST).doesNotContain("pa55word");
        assertThat(mail.getReceivedMessages()).isEmpty();
    }

    @Test
    void aWrongPasswordIsARefusalThatDoesNotRepeatIt() {
        DeliveryException problem = catchThrowableOfType(
                DeliveryException.class,
                () -> smtp(Security.TLS, "wr0ng", trusting()).send("k", route("it@contoso.com"), Samples.two()));

        assertThat(problem.isPermanent()).isTrue();
        assertThat(problem.text()).endsWith("refused user and password").doesNotContain("wr0ng");
    }

    @Test
    void aServerThatIsNotThereMayComeBack() {
        int port = mail.getSmtp().getPort();
        mail.stop();
        var config = new SmtpConfig(HOST, port, Security.NONE, null, null, "fleet@contoso.com");
        DeliveryException problem = catchThrowableOfType(
                DeliveryException.class,
                () -> new SmtpMail(config, Duration.ofSeconds(20), Watch.CLOCK)
                        .send("k", route("it@contoso.com"), Samples.two()));

        assertThat(problem.isPermanent()).isFalse();
        assertThat(problem.text()).isEqualTo(HOST + ":" + port + " could not be used (ConnectException)");
    }

    /** Encrypts, and believes every certificate: GreenMail's own is signed by nobody. */
    private static SSLSocketFactory trusting() throws GeneralSecurityException {
        var everybody = new X509ExtendedTrustManager() {
            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

            @Override
            public void checkClientTrusted(X509Certificate[] chain, String type) {}

            @Override
            public void checkServerTrusted(X509Certificate[] chain, String type) {}

            @Override
            public X509Certificate[] getAcceptedIssuers() {
                return new X509Certificate[0];
            }
        };
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {everybody}, null);
        return context.getSocketFactory();
    }

    private static Alert withExcel(Path file) {
        Alert alert = Samples.two();
        String name = String.valueOf(file.getFileName());
        return new Alert(
                alert.kind(),
                alert.body(),
                alert.letter(),
                new Excel(
                        file.toString(),
                        "The Excel report " + name + " is attached.",
                        "The Excel report is " + name + "."));
    }
}
