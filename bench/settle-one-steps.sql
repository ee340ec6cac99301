-- The same as settle-one.sql, in a transaction of seven statements, or nine with a dispute.
begin;
select bucket, order_id, version - 2 as dispute, version + 1 as next, 2 * version - 1 as last from protected_order
    where wake_at <= statement_timestamp() and wake_at is not null and test_clock is null
    order by wake_at limit 1 for no key update skip locked \gset
update protected_order set version = :last, format = 1, status = 'settled', state = state,
        last_hash = sha256(last_hash), wake_at = null, attempts = 0, last_error = null, parked_at = null
    where bucket = :bucket and order_id = :order_id;
\if :dispute
insert into order_event (bucket, order_id, number, type, body, hash, at)
    values (:bucket, :order_id, :next, 'dispute.resolved', repeat('e', 300), sha256('hash'), statement_timestamp());
update dispute_listing set status = 'resolved', due_at = null where bucket = :bucket and order_id = :order_id;
\endif
insert into order_event (bucket, order_id, number, type, body, hash, at)
    values (:bucket, :order_id, :last, 'lines-settled', repeat('e', 700), sha256('hash'), statement_timestamp());
insert into posting (bucket, order_id, event_number, place, from_account, to_account, amount, currency, instruction)
    values (:bucket, :order_id, :last, 1, 'held', 'in-flight', 3030, 'USD', 1);
insert into line_settlement (bucket, order_id, line, event_number, cause, refunded_goods, refunded_tax,
        refunded_shipping, released_goods, released_tax, released_shipping)
    values (:bucket, :order_id, 0, :last, 'seller-silence', 2000, 200, 250, 0, 0, 0),
        (:bucket, :order_id, 1, :last, 'seller-silence', 2000, 200, 250, 0, 0, 0);
update order_listing set status = 'settled', held = 0 where bucket = :bucket and order_id = :order_id;
insert into outbox (bucket, order_id, event_number, place, topic, kind, recipient, payload, test_clock)
    values (:bucket, :order_id, :last, 4, 'payment', 'refund', null, repeat('p', 100), false),
        (:bucket, :order_id, :last, 5, 'mail', 'silence-granted', 'buyer', null, false),
        (:bucket, :order_id, :last, 6, 'mail', 'silence-granted', 'seller', null, false);
commit;
