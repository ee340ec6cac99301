-- The marketplace's own money: what a bank took of it, what of that was no loss after all, and what it pays to correct an
-- outcome. It and the money of the orders never mix, so a payment is made from the one or from the other.
alter table posting drop constraint posting_from_account_check;
alter table posting drop constraint posting_to_account_check;
alter table posting add constraint posting_from_account_check check (from_account in
    ('captured', 'held', 'in-flight', 'refunded', 'released', 'fees', 'charged-back', 'failed',
    'marketplace', 'loss', 'correcting', 'corrected', 'correction-failed'));
alter table posting add constraint posting_to_account_check check (to_account in
    ('held', 'in-flight', 'refunded', 'released', 'fees', 'charged-back', 'failed',
    'marketplace', 'loss', 'correcting', 'corrected', 'correction-failed'));
alter table posting add constraint own_money_never_mixes check
    ((from_account in ('marketplace', 'loss', 'correcting', 'corrected', 'correction-failed'))
    = (to_account in ('marketplace', 'loss', 'correcting', 'corrected', 'correction-failed')));

-- A correction is a payment of its own kind. It is no part of what the settlement divides, but with it neither side is
-- paid more than the buyer has paid.
alter table payment drop constraint payment_kind_check;
alter table payment add constraint payment_kind_check
    check (kind in ('refund', 'payout', 'buyer-correction', 'seller-correction'));
alter table payment_total add column buyer_corrections bigint not null default 0 check (buyer_corrections >= 0);
alter table payment_total add column seller_corrections bigint not null default 0 check (seller_corrections >= 0);
alter table payment_total add constraint never_more_than_captured_to_the_buyer
    check (refunds + buyer_corrections <= captured);
alter table payment_total add constraint never_more_than_captured_to_the_seller
    check (payouts + seller_corrections <= captured);

create or replace function count_payment() returns trigger language plpgsql as $$
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
            payouts = payouts + case when new.kind = 'payout' then change else 0 end,
            buyer_corrections = buyer_corrections + case when new.kind = 'buyer-correction' then change else 0 end,
            seller_corrections = seller_corrections + case when new.kind = 'seller-correction' then change else 0 end
        where bucket = new.bucket and order_id = new.order_id;
    end if;
    return null;
end $$;
