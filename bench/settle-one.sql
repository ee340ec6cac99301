-- What the sweep does to one overdue order, as one statement without a decision: the texts are fillers of the length
-- that the service writes. A dispute has two events and a row of its own, a release one event. The set-based
-- contender widens the limit.
with due as (
    select bucket, order_id from protected_order
    where wake_at <= statement_timestamp() and wake_at is not null and test_clock is null
    order by wake_at limit 1 for no key update skip locked),
dispute as (
    update dispute_listing d set status = 'resolved', due_at = null
    from due where d.bucket = due.bucket and d.order_id = due.order_id
    returning d.bucket, d.order_id),
events as materialized (
    select bucket, order_id, 1 + (dispute.order_id is not null)::int as number
    from due left join dispute using (bucket, order_id)),
settled as (
    update protected_order o
    set version = o.version + events.number, format = 1, status = 'settled', state = o.state,
        last_hash = sha256(o.last_hash), wake_at = null, attempts = 0, last_error = null, parked_at = null
    from events where o.bucket = events.bucket and o.order_id = events.order_id
    returning o.bucket, o.order_id, o.version, o.last_hash),
resolved as (
    insert into order_event (bucket, order_id, number, type, body, hash, at)
    select bucket, order_id, s.version - 1, 'dispute.resolved', repeat('e', 300), s.last_hash, statement_timestamp()
    from settled s join dispute using (bucket, order_id)),
released as (
    insert into order_event (bucket, order_id, number, type, body, hash, at)
    select bucket, order_id, version, 'lines-settled', repeat('e', 700), last_hash, statement_timestamp()
    from settled),
money as (
    insert into posting (bucket, order_id, event_number, place, from_account, to_account, amount, currency, instruction)
    select bucket, order_id, version, 1, 'held', 'in-flight', 3030, 'USD', 1 from settled),
lines as (
    insert into line_settlement (bucket, order_id, line, event_number, cause, refunded_goods, refunded_tax,
        refunded_shipping, released_goods, released_tax, released_shipping)
    select bucket, order_id, line, version, 'seller-silence', 2000, 200, 250, 0, 0, 0
    from settled cross join (values (0), (1)) as two(line)),
listing as (
    update order_listing l set status = 'settled', held = 0
    from settled s where l.bucket = s.bucket and l.order_id = s.order_id)
insert into outbox (bucket, order_id, event_number, place, topic, kind, recipient, payload, test_clock)
select bucket, order_id, version, n.place, topic, kind, recipient, payload, false
from settled cross join (values
    (4, 'payment', 'refund', null, repeat('p', 100)),
    (5, 'mail', 'silence-granted', 'buyer', null),
    (6, 'mail', 'silence-granted', 'seller', null)) as n(place, topic, kind, recipient, payload);
