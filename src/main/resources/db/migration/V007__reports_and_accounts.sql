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
