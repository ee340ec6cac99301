-- What was booked as a loss and was none after all goes back to the marketplace's own money. Its own money and that of the
-- orders never mix: a bank, a buyer or a seller is paid from the one or from the other.
alter table posting drop constraint posting_from_account_check;
alter table posting drop constraint posting_to_account_check;
alter table posting add constraint posting_from_account_check check (from_account in
    ('captured', 'held', 'in-flight', 'refunded', 'released', 'fees', 'charged-back', 'failed', 'marketplace', 'loss'));
alter table posting add constraint posting_to_account_check check (to_account in
    ('held', 'in-flight', 'refunded', 'released', 'fees', 'charged-back', 'failed', 'marketplace', 'loss'));
alter table posting add constraint own_money_never_mixes check
    ((from_account in ('marketplace', 'loss')) = (to_account in ('marketplace', 'loss')));
