-- Keys of marketplace backends. A key is shown once; here stands only the SHA-256 of its secret, which is 256 random bits
-- and needs no salt. The prefix finds the row. During a rotation the secret before is good too, until previous_until.
create table api_key (
    id             uuid        primary key,
    version        integer     not null default 1 check (version > 0),
    prefix         text        not null unique check (prefix ~ '^[0-9a-f]{16}$'),
    name           text        not null,
    scopes         text[]      not null check (cardinality(scopes) > 0 and scopes <@ array['read', 'write', 'operate']),
    hash           bytea       not null check (octet_length(hash) = 32),
    previous_hash  bytea       check (octet_length(previous_hash) = 32),
    previous_until timestamptz,
    created_by     text        not null,
    created_at     timestamptz not null default clock_timestamp(),
    expires_at     timestamptz not null,
    last_used_at   timestamptz,
    revoked_at     timestamptz,
    revoked_by     text,
    constraint previous_for_a_time check ((previous_hash is null) = (previous_until is null)),
    constraint revoked_by_somebody check ((revoked_at is null) = (revoked_by is null)),
    constraint expires_after_creation check (expires_at > created_at)
) with (fillfactor = 70);
