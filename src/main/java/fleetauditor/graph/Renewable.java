package fleetauditor.graph;

/** A credential that can forget the token it has, so that it fetches a new one when asked next. */
interface Renewable {
    void renew();
}
