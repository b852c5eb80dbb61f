package fleetauditor.cli;

public final class Main {
    public static void main(String[] a) {
        System.out.println(com.microsoft.graph.serviceclient.GraphServiceClient.class);
    }
}
