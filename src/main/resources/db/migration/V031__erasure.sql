-- Until when an order's names, words and files must stay although their time is over: a legal claim. The reason is an
-- erasable text of the order; who set and lifted holds stands in privacy_record.
create table legal_hold (
    bucket     smallint    not null check (bucket between 0 and 255),
    order_id   uuid        not null,
    held_until timestamptz not null,
    reason     uuid        not null,
    set_by     text        not null,
    set_at     timestamptz not null default clock_timestamp(),
    primary key (bucket, order_id)
);

-- That and what was erased, held and asked for; ids, codes and counts only. The bucket is the order's, or the account's.
create table privacy_record (
    bucket     smallint    not null check (bucket between 0 and 255),
    id         bigint      not null generated always as identity,
    at         timestamptz not null default clock_timestamp(),
    kind       text        not null check (kind in ('hold-set', 'hold-lifted', 'erased', 'erasure-asked')),
    order_id   uuid,
    account_id text,
    by_whom    text        not null,
    facts      text        not null,
    primary key (id, bucket)
);

create index privacy_record_order on privacy_record (bucket, order_id, id) where order_id is not null;

create trigger append_only before update or delete on privacy_record
    for each row execute function refuse_change();
create trigger no_truncate before truncate on privacy_record execute function refuse_change();

-- Somebody asked for the erasure of one account's own words and files. It is over once nothing of it is left that may go.
create table erasure_request (
    bucket     smallint    not null check (bucket between 0 and 255),
    account_id text        not null,
    asked_at   timestamptz not null default clock_timestamp(),
    asked_by   text        not null,
    next_at    timestamptz default clock_timestamp(),
    done_at    timestamptz,
    primary key (bucket, account_id),
    constraint done_or_next check ((done_at is null) = (next_at is not null))
);

create index erasure_request_waiting on erasure_request (next_at) where next_at is not null;

-- How far the search for orders whose time is over has come in each bucket. Whoever works in one has locked its row.
create table retention_walk (
    place     smallint    primary key check (place between 0 and 255),
    after     uuid        not null default '00000000-0000-0000-0000-000000000000',
    looked_at timestamptz not null default clock_timestamp()
);

insert into retention_walk (place) select generate_series(0, 255);

-- Up to when kept answers were emptied. They are added in the order of time, so a summary of each stretch finds a day.
create table answers_emptied (
    one        boolean     primary key default true check (one),
    emptied_to timestamptz not null
);

insert into answers_emptied (emptied_to)
    select coalesce(min(created_at), clock_timestamp()) from idempotency;

create index idempotency_created on idempotency using brin (created_at);
