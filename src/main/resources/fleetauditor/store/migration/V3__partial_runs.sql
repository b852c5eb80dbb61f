-- Whether a run asked only some of the rules: such a run is no night that later ones are compared with.

alter table run add column partial smallint not null default 0;
