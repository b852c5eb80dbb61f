-- Which tenant a configured sign-in led to: a night on which nothing could be read belongs to that tenant too.

create table sign_in (
    name      text not null primary key,
    tenant_id text not null references tenant (id)
);
