-- One order per payment; its bucket comes from the reference.
create table payment_reference (
    bucket    smallint not null,
    reference text     not null,
    order_id  uuid     not null,
    primary key (bucket, reference)
);

-- Answers to writes, kept in the transaction of the write (rule 13). scope is the order's id, or
-- what else the key is unique in; the bucket follows the scope.
create table idempotency (
    bucket      smallint    not null,
    scope       text        not null,
    caller      text        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      smallint    not null,
    body        text        not null,
    etag        text,
    created_at  timestamptz not null default clock_timestamp(),
    primary key (bucket, scope, caller, key)
);

-- Every policy version ever used, as its exact text: a file that changes without a new version is refused.
create table policy (
    name      text        not null,
    version   integer     not null check (version > 0),
    body      text        not null,
    loaded_at timestamptz not null default clock_timestamp(),
    primary key (name, version)
);
