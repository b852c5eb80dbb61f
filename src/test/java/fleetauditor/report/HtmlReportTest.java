package fleetauditor.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fleetauditor.audit.AuditResult;
import fleetauditor.audit.Finding;
import fleetauditor.audit.RuleOutcome;
import fleetauditor.audit.RuleOutcome.Outcome;
import fleetauditor.audit.Violation;
import fleetauditor.model.Dataset;
import fleetauditor.model.Subject;
import fleetauditor.model.SubjectKind;
import fleetauditor.testkit.Golden;
import fleetauditor.text.Language;
import fleetauditor.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlReportTest {
    private static final int MEGABYTE = 1 << 20;

    private final Texts texts = Texts.in(Language.EN);

    static List<AuditResult> everyKindOfResult() {
        return JsonReportTest.everyKindOfResult();
    }

    @Test
    void looksAsKept() throws IOException {
        Golden.assertMatches("report.html", html(SampleResult.full()));
    }

    @Test
    void ofAnEmptyTenantSaysSo() throws IOException {
        assertThat(html(SampleResult.empty()))
                .contains("Complete. The one rule that was asked gave a verdict.", "Nothing to do.", "No findings.")
                .doesNotContain("banner alarm");
    }

    @Test
    void saysFirstWhatIsMissing() throws IOException {
        assertThat(html(SampleResult.full()))
                .contains("Not complete: 2 of 8 rules gave no verdict. Not read completely: conditionalAccessPolicies"
                        + " (permission missing).")
                .contains("Grant the application permission Policy.Read.All and give admin consent.");
    }

    @Test
    void isCautiousWhenOnlyWhatRulesCanDoWithoutIsMissing() throws IOException {
        assertThat(html(SampleResult.without(SampleResult.empty(), Dataset.SIGN_INS)))
                .contains("banner caution", "All rules gave a verdict, but not everything could be read.")
                .contains("Not read completely: signIns (failed).")
                .doesNotContain("banner alarm", "banner clear");
    }

    @ParameterizedTest
    @MethodSource("everyKindOfResult")
    void nestsItsElements(AuditResult result) throws IOException {
        Deque<String> open = new ArrayDeque<>();
        for (MatchResult tag : tags(html(result))) {
            if (Set.of("meta", "input", "!doctype").contains(tag.group(2))) {
                continue;
            }
            if (tag.group(1).isEmpty()) {
                open.push(tag.group(2));
            } else {
                assertThat(open.pop()).isEqualTo(tag.group(2));
            }
        }
        assertThat(open).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyKindOfResult")
    void holdsNoScriptButItsOwn(AuditResult result) throws Exception {
        String html = html(result);
        assertThat(tags(html).stream()
                        .filter(tag ->
                                tag.group(2).equals("script") && tag.group(1).isEmpty()))
                .hasSize(1);
        assertThat(html).doesNotContainPattern("<[^>]*\\son[a-z]+=").doesNotContain("javascript:");
        for (String element : List.of("style", "script")) {
            String ours = html.substring(
                    html.indexOf("<" + element + ">") + element.length() + 2, html.indexOf("</" + element + ">"));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(ours.getBytes(StandardCharsets.UTF_8));
            assertThat(html)
                    .contains(
                            element + "-src &#39;sha256-" + Base64.getEncoder().encodeToString(digest) + "&#39;");
        }
    }

    @ParameterizedTest
    @MethodSource("everyKindOfResult")
    void loadsNothing(AuditResult result) throws IOException {
        String html = html(result);
        assertThat(html).contains("default-src &#39;none&#39;").doesNotContain(" src=", "@import", "url(", "<link");
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(html).results().map(m -> m.group(1)))
                .allMatch(link -> link.startsWith("#")
                        || link.startsWith("https://entra.microsoft.com/#view/")
                        || link.startsWith("https://intune.microsoft.com/#view/"));
    }

    @Test
    void escapesHostileNames() throws IOException {
        assertThat(html(SampleResult.named(Hostile.NAME)))
                .contains(
                        "&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp;  \uD83D\uDE00 _x0041_ txt.exe")
                .doesNotContain("<script>alert", "\u0000", "\u0007", "\u202E");
    }

    @Test
    void cutsEndlessNames() throws IOException {
        assertThat(html(SampleResult.named(Hostile.ENDLESS))).contains(" […]").hasSizeLessThan(50_000);
    }

    @Test
    void showsTheFirstTwoHundredOfARule() throws IOException {
        String html = html(SampleResult.many(1_434));
        assertThat(html)
                .contains("1,434 managed devices break the rule", "… and 1,234 more: see the Excel report.")
                .contains("PC-000199 last synced")
                .doesNotContain("PC-000200 last synced");
    }

    @Test
    void ofABigTenantStaysSmall() throws IOException {
        String longName = "n".repeat(256);
        var outcomes = new ArrayList<RuleOutcome>();
        for (int rule = 5; rule < 10; rule++) {
            var spec = SampleResult.other("TST-00" + rule);
            var findings = new ArrayList<Finding>();
            for (int i = 0; i < 1_000; i++) {
                var subject = new Subject(
                        SubjectKind.USER, SampleResult.id(rule * 1_000L + i).toString(), longName);
                findings.add(Finding.of(spec, Violation.of(subject).related(subject)));
            }
            outcomes.add(new RuleOutcome(spec, spec.severity(), Outcome.VIOLATED, 1_000, findings, null));
        }
        assertThat(html(new AuditResult(SampleResult.RUN, SampleResult.empty().snapshot(), outcomes, List.of()))
                        .length())
                .as("1,000 rows with the longest names; a page holds 2,000 rows")
                .isLessThan(3 * MEGABYTE / 2);
    }

    @Test
    void refusesAStyleOrScriptThatCouldEndItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Html(new StringWriter()).embed("script", "var a = '</script>';"));
    }

    private static List<MatchResult> tags(String html) {
        String markup = html.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>");
        return Pattern.compile("<(/?)([a-z0-9!]+)[^>]*>")
                .matcher(markup)
                .results()
                .toList();
    }

    private String html(AuditResult result) throws IOException {
        var out = new ByteArrayOutputStream();
        new HtmlReport("1.2.3", AdminCenters.GLOBAL).write(new Report(result, null), texts, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
