-- Who is told of events by webhook. The secrets are needed in clear to sign with. feed_... is the place in the feed of
-- events up to which deliveries have been made out; it waits there while the endpoint is disabled.
create table webhook_endpoint (
    id               uuid        primary key,
    version          integer     not null default 1 check (version > 0),
    url              text        not null,
    description      text,
    types            text[]      not null,
    test_clocks      boolean     not null,
    secret           text        not null,
    previous_secret  text,
    previous_until   timestamptz,
    status           text        not null default 'enabled' check (status in ('enabled', 'disabled')),
    disabled_why     text        check (disabled_why in ('asked', 'failing', 'gone')),
    disabled_at      timestamptz,
    failing_since    timestamptz,
    feed_transaction xid8        not null default pg_snapshot_xmin(pg_current_snapshot()),
    feed_order       uuid        not null default '00000000-0000-0000-0000-000000000000',
    feed_number      integer     not null default 0,
    created_at       timestamptz not null default clock_timestamp(),
    constraint previous_for_a_time check ((previous_secret is null) = (previous_until is null)),
    constraint disabled_for_a_reason check ((status = 'disabled') = (disabled_why is not null)),
    constraint disabled_at_an_instant check ((status = 'disabled') = (disabled_at is not null))
) with (fillfactor = 50);

-- Each event for each endpoint that wants it, made out by a relay and not by the road; with its last try it is the
-- delivery log. A ping has no event. The text that is sent follows from the event, so it is not kept here.
create table webhook_delivery (
    endpoint_id     uuid        not null references webhook_endpoint on delete cascade,
    id              bigint      not null generated always as identity,
    type            text        not null,
    bucket          smallint,
    order_id        uuid,
    event_number    integer,
    status          text        not null default 'waiting' check (status in ('waiting', 'delivered', 'failed')),
    attempts        integer     not null default 0 check (attempts >= 0),
    next_try_at     timestamptz default clock_timestamp(),
    created_at      timestamptz not null default clock_timestamp(),
    first_failed_at timestamptz,
    done_at         timestamptz,
    last_status     integer,
    last_error      text,
    primary key (endpoint_id, id),
    constraint ping_without_event check ((type = 'ping') = (order_id is null)),
    constraint event_has_its_key check ((order_id is null) = (bucket is null) and (order_id is null) = (event_number is null)),
    constraint waiting_has_next_try check ((status = 'waiting') = (next_try_at is not null)),
    constraint over_has_instant check ((status = 'waiting') = (done_at is null))
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000);

create index webhook_delivery_claim on webhook_delivery (endpoint_id, next_try_at) where status = 'waiting';
