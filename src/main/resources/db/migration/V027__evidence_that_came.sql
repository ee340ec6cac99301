-- Every file that came, entered before its bytes are kept: so bytes that no order took, or that were taken back, are
-- found again by whoever looks, uploads are counted, and a file that waits for the scanner is known. 'file' is the ref
-- of the file's personal row. The row says who uploaded how much and by which hashes the bytes lie; it goes with them.
create table evidence_upload (
    bucket   smallint    not null check (bucket between 0 and 255),
    order_id uuid        not null,
    file     uuid        not null,
    uploader text        not null,
    bytes    bigint      not null check (bytes >= 0),
    sha256   text        not null,
    shown    text,
    state    text        not null check (state in ('arriving', 'attached', 'leaving', 'gone')),
    scan     text        not null check (scan in ('off', 'waiting', 'clean', 'infected')),
    tries    integer     not null default 0,
    came_at  timestamptz not null default clock_timestamp(),
    look_at  timestamptz,
    primary key (bucket, order_id, file)
) with (fillfactor = 80);

-- What is to be looked at again, and what somebody has uploaded lately.
create index evidence_upload_due on evidence_upload (look_at) where look_at is not null;
create index evidence_upload_by on evidence_upload (uploader, came_at);
