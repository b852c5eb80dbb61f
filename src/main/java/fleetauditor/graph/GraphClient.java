package fleetauditor.graph;

public interface GraphClient {
    GraphSession open();
}
