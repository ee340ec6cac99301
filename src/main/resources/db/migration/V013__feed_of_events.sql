-- All events of all orders as one feed, in the order (transaction_id, order_id, number) and only of transactions below
-- the oldest one still running: whoever reads on from the last place he has seen misses nothing, however late a
-- transaction commits. Events of earlier releases have no transaction and are not in the feed.
alter table order_event add column transaction_id xid8;
alter table order_event alter column transaction_id set default pg_current_xact_id();

-- It only grows at its right end, and a batch is one entry for all of its events.
create index order_event_feed on order_event (transaction_id);
