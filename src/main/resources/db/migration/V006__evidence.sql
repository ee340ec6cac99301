-- What an attached file was called, what type it is, how large, and its SHA-256 are told by an erasable row as well.
-- The bytes are in the evidence store, under the order's id, that hash and the row's ref.
alter table personal drop constraint personal_kind_check;
alter table personal add constraint personal_kind_check
    check (kind in ('buyer', 'seller', 'titles', 'text', 'registration', 'evidence'));
