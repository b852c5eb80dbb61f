package fleetauditor.model;

/**
 * An object of the tenant as findings name it.
 *
 * @param id Graph's object id in lower case (an Entra device's object id, a SKU's skuId), or the serial number itself
 * @param name what a person calls it; empty when the tenant has no name for it
 */
public record Subject(SubjectKind kind, String id, String name) {}
