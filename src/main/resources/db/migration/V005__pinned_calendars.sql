-- What a policy's text refers to but does not say, as JSON: the holidays of its calendar as dates, and its reason
-- catalogue. Written with the policy and read with it, so that a later library or catalogue changes no running case.
alter table policy add column annex text not null default '{}';
