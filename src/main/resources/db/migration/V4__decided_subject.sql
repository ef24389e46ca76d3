-- Idempotent throughout, as all of them: see V2.

-- Whom an ambiguous request means, as a person has said; the key is sealed.
alter table subject_request add column if not exists decided_kind varchar(300);
alter table subject_request add column if not exists decided_key text;
