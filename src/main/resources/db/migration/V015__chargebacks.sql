-- A lost chargeback takes what is held, and for what was settled before the marketplace pays from its own money.
-- Nothing else may be paid from there, and nothing leaves the loss account again.
alter table posting drop constraint posting_from_account_check;
alter table posting drop constraint posting_to_account_check;
alter table posting add constraint posting_from_account_check check (from_account in
    ('captured', 'held', 'in-flight', 'refunded', 'released', 'fees', 'charged-back', 'failed', 'marketplace'));
alter table posting add constraint posting_to_account_check check (to_account in
    ('held', 'in-flight', 'refunded', 'released', 'fees', 'charged-back', 'failed', 'loss'));
