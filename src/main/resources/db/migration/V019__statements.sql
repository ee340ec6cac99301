-- The provider's daily statements, to be compared with the ledger. Lines of a day are replaced when it is sent again; key
-- is ours as the provider has kept it, order_id and instruction are null where it is none. No personal data.
create table statement_line (
    bucket      smallint    not null check (bucket between 0 and 255),
    day         date        not null,
    number      integer     not null check (number > 0),
    order_id    uuid,
    instruction integer,
    reference   text        not null,
    key         text,
    kind        text        not null check (kind in ('refund', 'payout')),
    amount      bigint      not null check (amount > 0),
    currency    char(3)     not null,
    status      text        not null check (status in ('done', 'pending', 'failed')),
    at          timestamptz not null,
    primary key (day, bucket, number),
    constraint order_with_instruction check ((order_id is null) = (instruction is null))
);

create index statement_line_payment on statement_line (bucket, order_id, instruction) where order_id is not null;

-- Which differences a person was told of: a statement that comes again tells nothing again, also after the task was closed.
create table statement_difference (
    bucket  smallint not null,
    day     date     not null,
    subject text     not null,
    primary key (bucket, day, subject)
);

-- Which statements came.
create table statement_receipt (
    bucket      smallint    not null,
    day         date        not null,
    sha256      bytea       not null check (octet_length(sha256) = 32),
    lines       integer     not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (bucket, day, sha256)
);

-- What was paid on a day, without reading all events.
create index order_event_paid on order_event (at) where type = 'payment-completed';
