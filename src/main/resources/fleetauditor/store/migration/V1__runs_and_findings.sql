-- SQLite and PostgreSQL read the same file; the placeholders are what they call differently.
-- Times are milliseconds since 1970-01-01T00:00Z. Numbers count a tenant's runs from 1.

create table tenant (
    id   text not null primary key,
    name text not null
);

create table run (
    tenant_id       text     not null references tenant (id),
    number          bigint   not null,
    id              text     not null unique,
    tenant_name     text     not null,
    as_of           bigint   not null,
    started_at      bigint   not null,
    finished_at     bigint   not null,
    completeness    text     not null check (completeness in ('complete', 'incomplete', 'failed')),
    previous_run_id text,
    problem         text,
    critical        integer  not null,
    high            integer  not null,
    medium          integer  not null,
    low             integer  not null,
    info            integer  not null,
    waived          integer  not null,
    appeared        integer  not null,
    resolved        integer  not null,
    reopened        integer  not null,
    worsened        integer  not null,
    primary key (tenant_id, number)
);

create table dataset_state (
    tenant_id    text    not null,
    number       bigint  not null,
    dataset      text    not null,
    state        text    not null,
    row_count    integer not null,
    trusted_rows integer not null,
    shrunk_since bigint,
    primary key (tenant_id, dataset, number)
);

create table rule_verdict (
    tenant_id text    not null,
    number    bigint  not null,
    rule_id   text    not null,
    outcome   text    not null,
    examined  integer not null,
    findings  integer not null,
    primary key (tenant_id, number, rule_id)
);

create table finding (
    tenant_id     text     not null,
    id            text     not null,
    rule_id       text     not null,
    severity      text     not null,
    cause         text,
    subject_kind  text     not null,
    subject_id    text     not null,
    subject_name  text     not null,
    related       text     not null,
    related_count integer  not null,
    summary       text     not null,
    basis         text     not null,
    state         text     not null check (state in ('open', 'waived', 'resolved')),
    judged        smallint not null,
    first_seen    bigint   not null,
    last_seen     bigint   not null,
    resolved_at   bigint,
    first_run     bigint   not null,
    last_run      bigint   not null,
    resolved_run  bigint,
    reopened_run  bigint,
    worsened_run  bigint,
    worsened_from text,
    primary key (tenant_id, id)
);

create index finding_by_state on finding (tenant_id, state, resolved_run);

-- What a finding was from one run to another; to_run is empty while it still is.
create table finding_span (
    tenant_id  text     not null,
    finding_id text     not null,
    from_run   bigint   not null,
    to_run     bigint,
    state      text     not null,
    judged     smallint not null,
    severity   text     not null,
    primary key (tenant_id, finding_id, from_run)
);

-- Users whom the last audit saw with an Intune license: ids only, 16 bytes each.
create table licensed_user (
    tenant_id text      not null,
    user_id   ${binary} not null,
    primary key (tenant_id, user_id)
) ${compact};

create table outbox (
    position   ${serial},
    key        text    not null unique,
    tenant_id  text    not null,
    run_id     text,
    route      text    not null,
    payload    text    not null,
    state      text    not null check (state in ('waiting', 'sent', 'dead')),
    tries      integer not null,
    next_try   bigint  not null,
    created_at bigint  not null,
    sent_at    bigint,
    problem    text
);

create index outbox_by_route on outbox (state, route, position);
