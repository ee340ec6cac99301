-- Each claim of a message has a number of its own, and a claim that is over never has it again: who holds an older one
-- can neither mark the message nor keep it longer. attempts counts tries, and a try that is taken back counts no more.
alter table outbox add column fence integer not null default 0;
