-- What waits for a person: raised by the service, closed by an operator. The bucket is that of the order, or follows
-- from kind and subject where a task belongs to none; the id carries it in its last byte. facts is JSON of ids, codes
-- and amounts; no names, addresses or words of people.
create table task (
    bucket     smallint    not null check (bucket between 0 and 255),
    id         uuid        not null,
    kind       text        not null,
    subject    text        not null,
    order_id   uuid,
    what       text        not null,
    facts      text        not null,
    test_clock boolean     not null,
    raised_at  timestamptz not null default clock_timestamp(),
    closed_at  timestamptz,
    primary key (bucket, id)
) with (fillfactor = 80);

-- One open task about the same thing; raised again, nothing changes.
create unique index task_open on task (bucket, kind, subject) where closed_at is null;
create index task_waiting on task (raised_at, id) where closed_at is null;
create index task_all on task (raised_at, id);
create index task_order on task (bucket, order_id) where order_id is not null;

-- Who closed it, when, and why. The words stand apart, so that they can be erased.
create table task_closing (
    bucket    smallint    not null,
    task_id   uuid        not null,
    at        timestamptz not null,
    closed_by text        not null,
    reason    uuid        not null,
    primary key (bucket, task_id),
    foreign key (bucket, task_id) references task (bucket, id)
);

create trigger append_only before update or delete on task_closing
    for each row execute function refuse_change();
create trigger no_truncate before truncate on task_closing execute function refuse_change();

create table task_text (
    bucket  smallint not null,
    task_id uuid     not null,
    ref     uuid     not null,
    body    text     not null,
    primary key (bucket, task_id, ref)
);
