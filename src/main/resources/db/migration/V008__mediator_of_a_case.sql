-- The queue shows who has taken a case; a reason can be edited, so the list follows it.
alter table dispute_listing add column mediator text;
