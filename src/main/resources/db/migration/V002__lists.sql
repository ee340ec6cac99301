-- What lists, searches and gauges read, kept by the road in the transaction of every change.

create table order_listing (
    bucket        smallint    not null,
    order_id      uuid        not null,
    external_id   text        not null,
    buyer_id      text        not null,
    seller_id     text        not null,
    status        text        not null,
    currency      char(3)     not null,
    held          bigint      not null check (held >= 0),
    test_clock    boolean     not null,
    registered_at timestamptz not null,
    primary key (bucket, order_id)
) with (fillfactor = 80);

create index order_listing_all on order_listing (registered_at, order_id);
create index order_listing_buyer on order_listing (buyer_id, registered_at, order_id);
create index order_listing_seller on order_listing (seller_id, registered_at, order_id);

create table dispute_listing (
    bucket    smallint    not null,
    order_id  uuid        not null,
    number    smallint    not null,
    buyer_id  text        not null,
    seller_id text        not null,
    reason    text        not null,
    status    text        not null,
    reviewed  boolean     not null,
    opened_at timestamptz not null,
    due_at    timestamptz,
    primary key (bucket, order_id, number)
) with (fillfactor = 80);

create index dispute_listing_queue on dispute_listing (status, due_at, order_id, number);
create index dispute_listing_buyer on dispute_listing (buyer_id, due_at, order_id, number);
create index dispute_listing_seller on dispute_listing (seller_id, due_at, order_id, number);
