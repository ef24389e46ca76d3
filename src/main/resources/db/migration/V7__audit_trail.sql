-- Idempotent throughout, as all of them: see V2.

-- What was done, by whom: rows are added and never changed. Each is chained to the one before.
create table if not exists audit_entry (
  sequence bigint primary key,
  recorded_at timestamp(6) with time zone not null,
  actor varchar(1000) not null,
  action varchar(60) not null,
  object varchar(1000) not null,
  outcome varchar(1000) not null,
  configuration_sha256 varchar(64) not null,
  manifest_sha256 varchar(64),
  key_check varchar(64) not null,
  chain varchar(64) not null
);

-- The last row; whoever appends locks it.
create table if not exists audit_head (
  id int primary key,
  sequence bigint not null,
  chain varchar(64) not null
);

insert into audit_head (id, sequence, chain)
select 1, 0, '0000000000000000000000000000000000000000000000000000000000000000'
where not exists (select 1 from audit_head);

-- What the person of a request is called in reports, once known.
alter table subject_request add column if not exists subject varchar(100);

-- Whether what named that person was removed.
alter table subject_request add column if not exists is_forgotten boolean default false not null;
