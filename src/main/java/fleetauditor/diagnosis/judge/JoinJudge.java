package fleetauditor.diagnosis.judge;

import fleetauditor.diagnosis.JoinState;
import fleetauditor.diagnosis.read.DsregField;
import fleetauditor.diagnosis.read.DsregReport;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the join state itself says: contradictions, dual state, and states that are no fault. */
final class JoinJudge {
    private static final String[] FIELDS = {"AzureAdJoined", "EnterpriseJoined", "DomainJoined"};

    private JoinJudge() {}

    static void judge(
            DsregReport report, @Nullable JoinState state, @Nullable Boolean workplace, Conclusions conclusions) {
        if (state != null) {
            switch (state) {
                case CONTRADICTORY -> conclusions.add(about("join.contradictory", report, Draft::warning));
                case NOT_JOINED -> conclusions.add(about("join.notJoined", report, Draft::info));
                case DOMAIN_JOINED -> conclusions.add(about("join.domainOnly", report, Draft::info));
                case ON_PREMISES_DRS -> conclusions.add(about("join.onPremisesDrs", report, Draft::info));
                case ENTRA_JOINED, HYBRID_JOINED -> {}
            }
        }
        if (Boolean.TRUE.equals(workplace)) {
            conclusions.add(workAccount(report, state));
        }
        sameAccountTwice(report, state, conclusions);
    }

    private static Draft about(String key, DsregReport report, java.util.function.Function<String, Draft> make) {
        Draft draft = make.apply(key);
        Stream.of(FIELDS).map(report::value).forEach(draft::at);
        return draft;
    }

    /** Dual state where the computer is in a domain; elsewhere a work account is what it looks like. */
    private static Draft workAccount(DsregReport report, @Nullable JoinState state) {
        boolean inDomain = report.says("DomainJoined", "YES")
                || state == JoinState.HYBRID_JOINED
                || state == JoinState.DOMAIN_JOINED;
        Draft draft = inDomain ? Draft.warning("join.dualState") : Draft.info("join.workAccount");
        Optional<DsregField> tenant = workplaceField(report, "WorkplaceTenantName");
        return draft.value("tenant", tenant.map(DsregField::value).orElse("?"))
                .at(report.value("WorkplaceJoined"))
                .at(workplaceField(report, "WorkplaceTenantId"));
    }

    private static void sameAccountTwice(DsregReport report, @Nullable JoinState state, Conclusions conclusions) {
        if (state == null || !state.isInEntra()) {
            return;
        }
        Optional<DsregField> account = workplaceField(report, "WorkplaceTenantId");
        Optional<DsregField> joined = report.value("TenantId");
        if (account.isPresent()
                && joined.isPresent()
                && account.get().value().equalsIgnoreCase(joined.get().value())) {
            conclusions.add(Draft.info("join.sameTenantTwice").at(account).at(joined));
        }
    }

    private static Optional<DsregField> workplaceField(DsregReport report, String key) {
        return report.where(f -> f.key().equals(key) && !f.isEmpty()).findFirst();
    }
}
