-- How many tries there had been when the endpoint was enabled again or got another address. The waits between tries
-- grow, and a delivery is given up, by what was tried since; attempts only ever grows, for it also tells one try from
-- another.
alter table webhook_delivery add column retried_after integer not null default 0;
