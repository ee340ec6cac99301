-- lost: tries in a row that were never answered, for their relay died or was too slow. What was lost twice is tried
-- alone, so that a message which kills its relay takes no other with it. retried_after: how many tries there had been
-- when a person let it be tried again; attempts only ever grows, for it also tells one try from another.
alter table outbox add column lost smallint not null default 0;
alter table outbox add column retried_after smallint not null default 0;

-- A person decided that it shall not leave.
alter table outbox drop constraint outbox_status_check;
alter table outbox add constraint outbox_status_check
    check (status in ('waiting', 'done', 'parked', 'dropped'));

-- Empty but for what waits for a person.
create index outbox_parked on outbox (id) where status = 'parked';

-- What became of an email outside: proof of notice, or that there was none. message_id is its header, the same on every
-- try; status is the server's code, never its words. address is a hash; see mail_recipient.
create table mail_delivery (
    bucket       smallint    not null check (bucket between 0 and 255),
    order_id     uuid        not null,
    event_number integer     not null,
    place        smallint    not null,
    fate         text        not null check (fate in ('accepted', 'refused', 'suppressed', 'bounced')),
    topic        text        not null,
    kind         text        not null,
    recipient    text        not null,
    message_id   text        not null,
    address      bytea       not null check (octet_length(address) = 32),
    status       text,
    test_clock   boolean     not null,
    at           timestamptz not null default clock_timestamp(),
    primary key (bucket, order_id, event_number, place, fate)
);

create trigger append_only before update or delete on mail_delivery
    for each row execute function refuse_change();
create trigger no_truncate before truncate on mail_delivery execute function refuse_change();

-- An address by the SHA-256 of it in small letters: how many emails it got lately, and whether it gets none any more,
-- since it does not exist. The bucket is the hash's first byte.
create table mail_recipient (
    bucket        smallint    not null check (bucket between 0 and 255),
    address       bytea       not null check (octet_length(address) = 32),
    window_at     timestamptz not null default clock_timestamp(),
    sent          integer     not null check (sent >= 0),
    suppressed_at timestamptz,
    cause         text        check (cause in ('refused', 'bounced')),
    message_id    text,
    primary key (bucket, address),
    constraint suppressed_for_a_cause check ((suppressed_at is null) = (cause is null))
);

create index mail_recipient_suppressed on mail_recipient (suppressed_at, address) where suppressed_at is not null;
