-- What a payment provider was asked for, one row per instruction of an order, written before the first call: from
-- asked_at on the provider knows our key. stage follows what the provider says; the order's events say what was booked.
create table payment (
    bucket      smallint    not null check (bucket between 0 and 255),
    order_id    uuid        not null,
    instruction integer     not null check (instruction > 0),
    provider    text        not null,
    kind        text        not null check (kind in ('refund', 'payout')),
    amount      bigint      not null check (amount > 0),
    currency    char(3)     not null,
    paid_by     text        not null,
    stage       text        not null default 'asked' check (stage in ('asked', 'accepted', 'done', 'failed')),
    test_clock  boolean     not null,
    outbox_id   bigint      not null,
    asked_at    timestamptz not null default clock_timestamp(),
    tries       integer     not null default 1 check (tries > 0),
    reference   text,
    told_at     timestamptz,
    primary key (bucket, order_id, instruction),
    constraint told_what check ((stage = 'asked') = (told_at is null))
) with (fillfactor = 80);

create index payment_open on payment (asked_at, order_id, instruction) where stage in ('asked', 'accepted');

-- What was asked for in all; nobody is asked for more than the buyer has paid (FG8, FG9). A failed payment counts no
-- longer, so that it can be tried again.
create table payment_total (
    bucket   smallint not null,
    order_id uuid     not null,
    captured bigint   not null check (captured > 0),
    refunds  bigint   not null check (refunds >= 0),
    payouts  bigint   not null check (payouts >= 0),
    primary key (bucket, order_id),
    constraint never_more_than_captured check (refunds + payouts <= captured)
) with (fillfactor = 80);

create function count_payment() returns trigger language plpgsql as $$
declare
    change bigint := case when new.stage = 'failed' then 0 else new.amount end;
begin
    if tg_op = 'UPDATE' then
        if (new.kind, new.amount, new.currency) is distinct from (old.kind, old.amount, old.currency) then
            raise exception 'a payment keeps its kind and amount' using errcode = 'restrict_violation';
        end if;
        change := change - case when old.stage = 'failed' then 0 else old.amount end;
    else
        insert into payment_total (bucket, order_id, captured, refunds, payouts)
        select new.bucket, new.order_id, sum(p.amount), 0, 0 from posting p
        where p.bucket = new.bucket and p.order_id = new.order_id and p.from_account = 'captured'
            and p.currency = new.currency
        on conflict (bucket, order_id) do nothing;
    end if;
    if change <> 0 then
        update payment_total
        set refunds = refunds + case when new.kind = 'refund' then change else 0 end,
            payouts = payouts + case when new.kind = 'payout' then change else 0 end
        where bucket = new.bucket and order_id = new.order_id;
    end if;
    return null;
end $$;

create trigger counted after insert or update on payment for each row execute function count_payment();
