package fleetauditor.collect;

import fleetauditor.graph.BatchSink;
import fleetauditor.graph.Fields;
import fleetauditor.graph.GraphException;
import fleetauditor.graph.GraphRequest;
import fleetauditor.graph.GraphRequest.Service;
import fleetauditor.graph.GraphSession;
import fleetauditor.model.CertificateState;
import fleetauditor.model.Dataset;
import fleetauditor.model.DeviceConfiguration;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of every PKCS profile, profile by profile in batches: only there does Graph name the issuance state.
 *
 * @see <a href="https://learn.microsoft.com/graph/api/intune-deviceconfig-manageddevicecertificatestate-list">List
 *     managedDeviceCertificateStates (beta)</a>
 */
final class CertificateStatesCollector implements DatasetCollector<CertificateState> {
    /** A state before it is known of which profile. */
    private record State(
            String id,
            @Nullable String device,
            @Nullable String issuance,
            int errorCode,
            @Nullable Instant changed) {}

    @Override
    public Dataset<CertificateState> dataset() {
        return Dataset.CERTIFICATE_STATES;
    }

    @Override
    public Object identity(CertificateState row) {
        return row.profileId() + row.id();
    }

    @Override
    public Set<Dataset<?>> after() {
        return Set.of(Dataset.DEVICE_CONFIGURATIONS);
    }

    @Override
    public Optional<GraphRequest> probe(CollectContext context) {
        return Optional.empty();
    }

    @Override
    public void collect(GraphSession graph, CollectContext context, Rows<CertificateState> rows) {
        List<DeviceConfiguration> profiles = context.table(Dataset.DEVICE_CONFIGURATIONS).rows().stream()
                .filter(DeviceConfiguration::isPkcs)
                .toList();
        List<GraphRequest> requests =
                profiles.stream().map(CertificateStatesCollector::request).toList();
        graph.listAll(requests, CertificateStatesCollector::row, new BatchSink<State>() {
            @Override
            public void page(int index, List<State> states) {
                UUID profile = profiles.get(index).id();
                states.forEach(s -> rows.add(
                        new CertificateState(s.id(), profile, s.device(), s.issuance(), s.errorCode(), s.changed())));
            }

            @Override
            public void restart(int index) {
                // what is delivered again counts once
            }

            @Override
            public void failed(int index, GraphException problem) {
                rows.gap(problem);
            }
        });
    }

    private static GraphRequest request(DeviceConfiguration profile) {
        return GraphRequest.get(
                        "/beta/deviceManagement/deviceConfigurations/" + profile.id() + "/microsoft.graph."
                                + profile.type() + "/managedDeviceCertificateStates",
                        Service.INTUNE)
                .select(
                        "id",
                        "deviceDisplayName",
                        "certificateIssuanceState",
                        "certificateErrorCode",
                        "certificateLastIssuanceStateChangedDateTime");
    }

    private static State row(Fields fields) throws IOException {
        String id = null;
        String device = null;
        String issuance = null;
        int errorCode = 0;
        Instant changed = null;
        while (fields.next()) {
            switch (fields.name()) {
                case "id" -> id = fields.text();
                case "deviceDisplayName" -> device = fields.text();
                case "certificateIssuanceState" -> issuance = fields.sharedText();
                case "certificateErrorCode" -> errorCode = (int) fields.number();
                case "certificateLastIssuanceStateChangedDateTime" -> changed = fields.instant();
                default -> {}
            }
        }
        return new State(Fields.required(id, "id"), device, issuance, errorCode, changed);
    }
}
