-- What an account may do (O07, B01), in each of its two roles. Good is what nobody has written down: an account
-- without a row stands well. Whoever knows the account knows the bucket.
create table account_standing (
    bucket     smallint    not null check (bucket between 0 and 255),
    account_id text        not null,
    role       text        not null check (role in ('buyer', 'seller')),
    standing   text        not null check (standing in ('good', 'blocked', 'held')),
    reason     uuid        not null,
    since      timestamptz not null,
    set_by     text        not null,
    version    integer     not null check (version > 0),
    primary key (bucket, account_id, role),
    constraint only_payouts_are_held check (standing <> 'held' or role = 'seller')
);

-- Every change of it, numbered without gap per account; the number is the account's version.
create table account_standing_change (
    bucket     smallint    not null,
    account_id text        not null,
    number     integer     not null check (number > 0),
    role       text        not null,
    standing   text        not null,
    reason     uuid        not null,
    at         timestamptz not null,
    set_by     text        not null,
    report_id  uuid,
    primary key (bucket, account_id, number)
);

create trigger append_only before update or delete on account_standing_change
    for each row execute function refuse_change();
create trigger no_truncate before truncate on account_standing_change execute function refuse_change();

-- The reasons in words, apart, so that they can be erased.
create table account_text (
    bucket     smallint not null,
    account_id text     not null,
    ref        uuid     not null,
    body       text     not null,
    primary key (bucket, account_id, ref)
);

-- The one generic case beside disputes (B03 to B05). What people wrote stands in report_text.
create table report (
    id           uuid        primary key,
    version      integer     not null check (version > 0),
    kind         text        not null check (kind in
        ('product', 'intellectual-property', 'seller', 'account-appeal', 'verification-appeal')),
    holder       boolean,
    seller       text,
    role         text        check (role in ('buyer', 'seller')),
    reporter     text        not null,
    status       text        not null check (status in ('received', 'under-review', 'decided', 'withdrawn')),
    closed       boolean     not null generated always as (status in ('decided', 'withdrawn')) stored,
    received_at  timestamptz not null,
    due_at       timestamptz not null,
    assigned_to  text,
    closed_at    timestamptz,
    outcome      text        check (outcome in ('upheld', 'rejected')),
    standing     text        check (standing in ('good', 'held')),
    constraint due_later check (due_at > received_at),
    constraint holder_of_a_right check ((kind = 'intellectual-property') = (holder is not null)),
    constraint seller_of_what check (seller is null or kind in ('product', 'intellectual-property', 'seller')),
    constraint appeal_for_a_role check ((kind = 'account-appeal') = (role is not null)),
    constraint review_by_somebody check (status in ('received', 'withdrawn') or assigned_to is not null),
    constraint closed_at_an_instant check ((status in ('decided', 'withdrawn')) = (closed_at is not null)),
    constraint decided_somehow check ((status = 'decided') = (outcome is not null)),
    constraint standing_by_appeal check ((standing is not null) =
        (kind = 'account-appeal' and outcome is not null and outcome = 'upheld'))
) with (fillfactor = 80);

create index report_queue on report (closed, due_at, id);
create index report_own on report (reporter, closed, due_at, id);

-- One appeal about the same thing at a time.
create unique index report_open_appeal on report (reporter, kind, coalesce(role, ''))
    where kind in ('account-appeal', 'verification-appeal') and status in ('received', 'under-review');

-- What the reporter wrote, how to write back, and the grounds of the decision; erasable.
create table report_text (
    report_id uuid not null references report,
    kind      text not null check (kind in ('words', 'contact', 'grounds')),
    body      text not null,
    primary key (report_id, kind)
);

-- A decided report is told by email through the common outbox. Such a row stands under the report's id in order_id,
-- its bucket follows from that id as an order's does, and event_number is the version the decision made.
alter table outbox drop constraint outbox_topic_check;
alter table outbox add constraint outbox_topic_check check (topic in ('mail', 'payment', 'report-mail'));

-- A tracking number used again (R09) is found in the events themselves. Only events of parcels are in this index, so
-- every other event of the road costs nothing more.
create index order_event_tracking on order_event
    (coalesce(body::jsonb #>> '{event,shipment,trackingNumber}', body::jsonb #>> '{event,event,trackingNumber}'))
    where type in ('lines-shipped', 'dispute.replacement-shipped');
