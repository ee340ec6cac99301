-- Who looked at what, and as whom; and who was refused. Ids and codes only. What a command did stands in the order's
-- events and who sent it with its idempotency key, so writes that were taken are not told again here. times: the same
-- read so often within one batch. The bucket is the order's; where there is none, it follows from the subject.
create table access_log (
    bucket    smallint    not null check (bucket between 0 and 255),
    id        bigint      not null generated always as identity,
    at        timestamptz not null,
    subject   text        not null,
    roles     text        not null,
    relation  text,
    operation text        not null,
    order_id  uuid,
    target    text,
    status    smallint    not null,
    item_count integer,
    filter    text,
    times     integer     not null default 1 check (times > 0),
    primary key (id, bucket)
);

create index access_log_order on access_log (bucket, order_id, id) where order_id is not null;
create index access_log_subject on access_log (subject, id);

-- What is younger than a year cannot be deleted, whatever the service is set to; nothing can be changed.
create function refuse_change_of_the_log() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '365 days' then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger append_only before update or delete on access_log
    for each row execute function refuse_change_of_the_log();
create trigger no_truncate before truncate on access_log execute function refuse_change();
