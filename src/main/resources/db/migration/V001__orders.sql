-- The protected order (rule 1): one row to lock, one version, one wake-up. Every key leads with
-- (bucket, order_id), so that the schema can be distributed by bucket; whoever has the id has the bucket.

-- Two indexes only (key and claim), for wake_at moves on every change and no such update is HOT. What lists and
-- searches need stands in order_listing and dispute_listing.
create table protected_order (
    bucket     smallint    not null check (bucket between 0 and 255),
    order_id   uuid        not null,
    version    integer     not null check (version > 0),
    format     smallint    not null check (format > 0),
    status     text        not null check (status in ('open', 'settled')),
    state      text        not null,
    last_hash  bytea       not null check (octet_length(last_hash) = 32),
    wake_at    timestamptz,
    test_clock uuid,
    attempts   smallint    not null default 0 check (attempts >= 0),
    parked_at  timestamptz,
    last_error text,
    primary key (bucket, order_id),
    constraint settled_sleeps check (status = 'open' or wake_at is null),
    constraint open_wakes check (status = 'settled' or wake_at is not null or parked_at is not null),
    constraint parked_sleeps check (parked_at is null or wake_at is null),
    constraint error_has_attempts check (last_error is null or attempts > 0)
) with (fillfactor = 80);

create index protected_order_claim on protected_order (wake_at)
    where wake_at is not null and test_clock is null;

-- Empty but for orders that wait for a person; no other change touches it.
create index protected_order_parked on protected_order (parked_at) where parked_at is not null;

-- The one gapless sequence of events of an order. body is the event's exact text;
-- hash = SHA-256(previous hash, body), and the last one stands in the order row.
create table order_event (
    bucket   smallint    not null,
    order_id uuid        not null,
    number   integer     not null check (number > 0),
    type     text        not null,
    body     text        not null,
    hash     bytea       not null check (octet_length(hash) = 32),
    at       timestamptz not null,
    primary key (bucket, order_id, number)
);

-- Double entry, balanced by the row's own shape (rule 10).
create table posting (
    bucket       smallint not null,
    order_id     uuid     not null,
    event_number integer  not null,
    place        smallint not null,
    from_account text     not null,
    to_account   text     not null,
    amount       bigint   not null check (amount > 0),
    currency     char(3)  not null,
    instruction  integer  not null default 0,
    primary key (bucket, order_id, event_number, place),
    check (from_account <> to_account),
    check (from_account in ('captured', 'held', 'in-flight', 'refunded', 'released', 'fees', 'charged-back', 'failed')),
    check (to_account in ('held', 'in-flight', 'refunded', 'released', 'fees', 'charged-back', 'failed'))
);

-- Each line settles exactly once: the primary key says so (E16).
create table line_settlement (
    bucket            smallint not null,
    order_id          uuid     not null,
    line              smallint not null,
    event_number      integer  not null,
    cause             text     not null,
    refunded_goods    bigint   not null check (refunded_goods >= 0),
    refunded_tax      bigint   not null check (refunded_tax >= 0),
    refunded_shipping bigint   not null check (refunded_shipping >= 0),
    released_goods    bigint   not null check (released_goods >= 0),
    released_tax      bigint   not null check (released_tax >= 0),
    released_shipping bigint   not null check (released_shipping >= 0),
    primary key (bucket, order_id, line)
);

-- Emails and payment instructions wait here until a relay has done them (rule 7). A row belongs to an
-- event and is rendered from the event log; it holds no personal data. topic 'mail': kind is the
-- notice, recipient the party. topic 'payment': kind is refund or payout, payload the instruction.
create table outbox (
    bucket       smallint    not null,
    order_id     uuid        not null,
    event_number integer     not null,
    place        smallint    not null,
    topic        text        not null check (topic in ('mail', 'payment')),
    kind         text        not null,
    recipient    text,
    payload      text,
    test_clock   boolean     not null,
    status       text        not null default 'waiting' check (status in ('waiting', 'done', 'parked')),
    next_try_at  timestamptz default clock_timestamp(),
    attempts     smallint    not null default 0 check (attempts >= 0),
    created_at   timestamptz not null default clock_timestamp(),
    done_at      timestamptz,
    last_error   text,
    primary key (bucket, order_id, event_number, place),
    constraint waiting_has_next_try check ((status = 'waiting') = (next_try_at is not null)),
    constraint done_has_instant check ((status = 'done') = (done_at is not null))
) with (fillfactor = 80);

create index outbox_claim on outbox (topic, next_try_at) where status = 'waiting';

-- Names, emails and free text, apart from the event chain, so that they can be erased (rule 10).
create table personal (
    bucket   smallint not null,
    order_id uuid     not null,
    ref      uuid     not null,
    kind     text     not null check (kind in ('buyer', 'seller', 'titles', 'text', 'registration')),
    salt     bytea    not null,
    body     text     not null,
    primary key (bucket, order_id, ref)
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete on order_event
    for each row execute function refuse_change();
create trigger append_only before update or delete on posting
    for each row execute function refuse_change();
create trigger append_only before update or delete on line_settlement
    for each row execute function refuse_change();
create trigger no_truncate before truncate on order_event execute function refuse_change();
create trigger no_truncate before truncate on posting execute function refuse_change();
create trigger no_truncate before truncate on line_settlement execute function refuse_change();
