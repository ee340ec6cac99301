-- The mediators' daily email: who writes the row of a day sends that day's, and another replica waits and finds it sent.
create table queue_mail (
    day     date        primary key,
    sent_at timestamptz not null default clock_timestamp()
);
