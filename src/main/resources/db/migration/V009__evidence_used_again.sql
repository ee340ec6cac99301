-- The same file in several orders is found by its hash; only rows of files are in this index.
create index personal_evidence_content on personal ((body::jsonb ->> 'sha256')) where kind = 'evidence';
