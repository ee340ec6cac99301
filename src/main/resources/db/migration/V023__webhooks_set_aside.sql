-- parked: the event cannot be read or the try is never answered, so it waits for a person. skipped: it waited when its
-- endpoint was enabled without what it had missed. Neither is tried again; both can be replayed.
alter table webhook_delivery drop constraint webhook_delivery_status_check;
alter table webhook_delivery add constraint webhook_delivery_status_check
    check (status in ('waiting', 'delivered', 'failed', 'parked', 'skipped'));

-- What is over, by when it was made out: the log is cut at its low end, and a time is replayed from the middle. What
-- waits is not in it, so a delivery is entered once, when it is over.
create index webhook_delivery_over on webhook_delivery (endpoint_id, created_at) where status <> 'waiting';

-- What the endpoint's maker, or whoever enabled it without what it had missed, could see: such events are not told. The
-- place in the feed alone would tell those that had committed before a transaction which was still running.
alter table webhook_endpoint add column feed_since pg_snapshot;
alter table webhook_endpoint alter column feed_since set default pg_current_snapshot();

-- That an endpoint was disabled is told by email. Such a row stands under the endpoint's id in order_id, with the
-- endpoint's version in event_number.
alter table outbox drop constraint outbox_topic_check;
alter table outbox add constraint outbox_topic_check
    check (topic in ('mail', 'payment', 'report-mail', 'webhook-mail'));
