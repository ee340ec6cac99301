-- Whether the present secret of a key was ever shown to us. One that was not, because the answer with it was lost, takes no place of
-- the one before when it is rotated again. Of keys made so far nobody knows: they count as used.
alter table api_key add column secret_used boolean not null default true;
alter table api_key alter column secret_used set default false;
