/**
 * A Graph on loopback with a synthetic tenant of any size: Contoso Ltd.
 *
 * <p>{@link fleetauditor.simulator.SimulatedGraph} is the server, {@link fleetauditor.simulator.TenantPlan} what the
 * tenant is made from, {@link fleetauditor.simulator.SimulatedTenantFacts} what an audit of it must find. Behind them:
 *
 * <ul>
 *   <li>a request goes through {@code Service} (sign-in, permissions, routes, batches) to a {@code Listing} (filter,
 *       page, properties);
 *   <li>rows come from {@code Tenant}, which makes one {@code Desk} after the other: first the cast, whose {@code Scene}s
 *       hold the faults and near misses, then the {@code Staff}, who are healthy;
 *   <li>lists that are short (SKUs, policies, profiles, apps, partners) are held by the {@code ...Rows} classes.
 * </ul>
 *
 * <p>Whatever makes a fault also notes it, in the same place.
 */
@NullMarked
package fleetauditor.simulator;

import org.jspecify.annotations.NullMarked;
