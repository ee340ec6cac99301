-- Distributes the schema by bucket on Citus. Run it once, by psql as the owner of the schema, after the migrations have
-- run on the coordinator and before the first order: see docs/operating.md, 'Beyond one machine'.
--   psql -v ON_ERROR_STOP=1 -v shards=64 -f distribute.sql
\if :{?shards}
\else
\set shards 64
\endif

-- The append-only triggers look at nothing but the row, so they are safe on every shard.
alter role current_user set citus.enable_unsafe_triggers = on;
set citus.enable_unsafe_triggers = on;
set citus.shard_count = :shards;

-- A statement that empties a table goes to all shards; there it is the right to do so that is taken away instead.
drop trigger no_truncate on order_event;
drop trigger no_truncate on posting;
drop trigger no_truncate on line_settlement;
drop trigger no_truncate on account_standing_change;
drop trigger no_truncate on task_closing;
drop trigger no_truncate on mail_delivery;
drop trigger no_truncate on access_log;
drop trigger no_truncate on privacy_record;
revoke truncate on order_event, posting, line_settlement, account_standing_change, task_closing, mail_delivery,
    access_log, privacy_record from public, current_user;

-- Everything of one order lies on one shard: a batch of the sweep that stays in one bucket is one local transaction.
select create_distributed_table('protected_order', 'bucket');
select create_distributed_table('order_event', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('posting', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('line_settlement', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('outbox', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('personal', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('evidence_upload', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('order_listing', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('dispute_listing', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('idempotency', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('payment', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('payment_total', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('payment_notification', 'bucket', colocate_with => 'protected_order');

-- A task of an order lies with it, any other where its kind and subject say.
select create_distributed_table('task', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('task_closing', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('task_text', 'bucket', colocate_with => 'protected_order');

-- Proof of notice lies with its order; an address where its hash says.
select create_distributed_table('mail_delivery', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('mail_recipient', 'bucket', colocate_with => 'protected_order');

-- Who looked at an order lies with it, and so does what was erased of it and what must not be.
select create_distributed_table('access_log', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('legal_hold', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('privacy_record', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('erasure_request', 'bucket', colocate_with => 'protected_order');

-- Their bucket follows from a payment's reference and from an account, not from an order.
select create_distributed_table('payment_reference', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('account_standing', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('account_standing_change', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('account_text', 'bucket', colocate_with => 'protected_order');

-- The provider's statements: a line lies with its order, what belongs to none anywhere.
select create_distributed_table('statement_line', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('statement_difference', 'bucket', colocate_with => 'protected_order');
select create_distributed_table('statement_receipt', 'bucket', colocate_with => 'protected_order');

-- Small and the same for all: policies, reports, webhooks, API keys and test clocks stay on the coordinator.
