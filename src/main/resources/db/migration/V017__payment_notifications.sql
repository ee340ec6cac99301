-- What a provider has told by itself, so that being told twice does nothing twice (FG7). The bucket follows from the
-- provider's own id of the event.
create table payment_notification (
    bucket      smallint    not null check (bucket between 0 and 255),
    provider    text        not null,
    event       text        not null,
    payment     text,
    said        text        not null,
    received_at timestamptz not null default clock_timestamp(),
    primary key (bucket, provider, event)
);
