-- What a change of an order costs is mostly index entries at random places. Measured on PostgreSQL 18: a row appended
-- costs 2 to 3 us, each entry in an index ordered by the order's id 6 to 9 us more.

-- Outbox rows are only ever found by their claim or by their own number, so the key grows at its right end.
alter table outbox drop constraint outbox_pkey;
alter table outbox add column id bigint generated always as identity;
alter table outbox add primary key (id, bucket);

-- An update that changes no indexed column and stays on its page writes no index at all. Neighbours in a list were
-- registered together and fall due together, so half of each page is left for them.
alter table order_listing set (fillfactor = 50);
alter table dispute_listing set (fillfactor = 50);

-- So no index of the dispute list holds what changes in talks. Queued are the cases that wait for the mediators.
alter table dispute_listing add column queued boolean not null default false;
update dispute_listing set queued = true where reviewed and status not in ('resolved', 'withdrawn');
alter table dispute_listing alter column queued drop default;
drop index dispute_listing_queue, dispute_listing_buyer, dispute_listing_seller;
create index dispute_listing_queue on dispute_listing (bucket, order_id, number) where queued;
create index dispute_listing_buyer on dispute_listing (buyer_id);
create index dispute_listing_seller on dispute_listing (seller_id);

-- Vacuum by what has died, not by a share of a table of millions: freed pages are used again while a herd runs. The
-- claim's index is scanned from its low end, where the dead entries of the last sweep are.
alter table protected_order set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 1, autovacuum_analyze_scale_factor = 0.05);
alter table outbox set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 5000,
    autovacuum_vacuum_cost_delay = 1);
alter table order_listing set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);
alter table dispute_listing set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 5000);
