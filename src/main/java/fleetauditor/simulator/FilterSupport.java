package fleetauditor.simulator;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which filters a collection honors, refuses or ignores without a hint.
 *
 * @see <a href="https://learn.microsoft.com/graph/aad-advanced-queries">Advanced query capabilities</a>
 */
final class FilterSupport {
    /** managedDevice: the properties whose description in the metadata says that they can be filtered. */
    private static final Set<String> MANAGED_DEVICE = Set.of(
            "azureADDeviceId",
            "complianceGracePeriodExpirationDateTime",
            "complianceState",
            "deviceCategoryDisplayName",
            "deviceName",
            "emailAddress",
            "enrolledDateTime",
            "exchangeAccessState",
            "imei",
            "jailBroken",
            "lastSyncDateTime",
            "managementAgent",
            "managementState",
            "manufacturer",
            "model",
            "operatingSystem",
            "osVersion",
            "phoneNumber",
            "serialNumber",
            "userPrincipalName");

    private static final Pattern SIGN_IN = Pattern.compile("createdDateTime|appDisplayName|appId|userId"
            + "|userPrincipalName|userDisplayName|ipAddress|clientAppUsed|correlationId|conditionalAccessStatus"
            + "|status/errorCode|location/.*|resourceId|resourceDisplayName|risk.*|id|isInteractive"
            + "|deviceDetail/(browser|operatingSystem)");

    private FilterSupport() {}

    /**
     * What the service makes of a filter.
     *
     * @throws GraphRefusal 400 when it refuses
     */
    static Predicate<Row> apply(Paging paging, String type, Filter filter, GraphCall call) {
        return switch (paging) {
            case DIRECTORY -> {
                demandDirectory(filter, type, call.isAdvanced());
                yield filter;
            }
            case SIGN_INS -> {
                demandSignIn(filter);
                yield filter;
            }
            case INTUNE -> type.equals("managedDevice") && honorsManagedDevice(filter) ? filter : row -> true;
            case POLICIES -> filter;
            case WHOLE -> throw GraphRefusal.badRequest("$filter is not allowed on this resource.");
        };
    }

    private static void demandDirectory(Filter filter, String type, boolean advanced) {
        Set<String> known = Schema.shipped().type("v1.0", type).names();
        if (filter instanceof Filter.And and) {
            demandDirectory(and.left(), type, advanced);
            demandDirectory(and.right(), type, advanced);
        } else if (filter instanceof Filter.Or or) {
            demandDirectory(or.left(), type, advanced);
            demandDirectory(or.right(), type, advanced);
        } else if (filter instanceof Filter.Not not) {
            demandAdvanced(advanced);
            demandDirectory(not.inner(), type, true);
        } else {
            String property = path(filter).split("/", -1)[0];
            if (!known.contains(property)) {
                throw GraphRefusal.unsupported(
                        "Unsupported or invalid query filter clause specified for property '" + property + "'.");
            }
            boolean plain = !(filter instanceof Filter.Compare compare
                            && (compare.operator().equals("ne") || compare.value() == null))
                    && !(filter instanceof Filter.Matches matches
                            && !matches.function().equals("startswith"));
            if (!plain) {
                demandAdvanced(advanced);
            }
        }
    }

    private static void demandAdvanced(boolean advanced) {
        if (!advanced) {
            throw GraphRefusal.unsupported("The request uses a filter property that is not indexed.");
        }
    }

    private static void demandSignIn(Filter filter) {
        if (filter instanceof Filter.And and) {
            demandSignIn(and.left());
            demandSignIn(and.right());
        } else if (filter instanceof Filter.Or or) {
            demandSignIn(or.left());
            demandSignIn(or.right());
        } else if (filter instanceof Filter.Not not) {
            demandSignIn(not.inner());
        } else if (!SIGN_IN.matcher(path(filter)).matches()) {
            throw GraphRefusal.badRequest("Invalid filter clause: '" + path(filter) + "' can not be filtered.");
        }
    }

    private static boolean honorsManagedDevice(Filter filter) {
        if (filter instanceof Filter.And and) {
            return honorsManagedDevice(and.left()) && honorsManagedDevice(and.right());
        }
        if (filter instanceof Filter.Or or) {
            return honorsManagedDevice(or.left()) && honorsManagedDevice(or.right());
        }
        return !(filter instanceof Filter.Not) && MANAGED_DEVICE.contains(path(filter));
    }

    private static String path(Filter filter) {
        if (filter instanceof Filter.Compare compare) {
            return compare.path();
        }
        if (filter instanceof Filter.In in) {
            return in.path();
        }
        if (filter instanceof Filter.Matches matches) {
            return matches.path();
        }
        return filter instanceof Filter.Any any ? any.path() : "";
    }
}
