-- Clocks that only move when told to. Their orders lie outside the sweep's index.
create table test_clock (
    id              uuid        primary key,
    now             timestamptz not null,
    advancing_until timestamptz
);

create table test_clock_order (
    clock_id uuid     not null references test_clock,
    bucket   smallint not null,
    order_id uuid     not null,
    primary key (clock_id, bucket, order_id)
);
