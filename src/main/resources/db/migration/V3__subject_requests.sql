-- Idempotent throughout, as all of them: see V2.

-- Identifiers, notes, corrections and reasons are sealed by the store's cipher, and go when the
-- request no longer needs them; content_mac stays, so that its line is not taken again.
create table if not exists subject_request (
  request_id varchar(100) primary key,
  content_mac varchar(64) not null,
  type varchar(30) not null,
  identifier_kind varchar(300) not null,
  identifier text,
  note text,
  target text,
  new_value text,
  received_on date not null,
  identity_verified boolean not null,
  state varchar(30) not null,
  reason text,
  extended_on date,
  extension_reason text,
  answered_on date,
  lifted_on date,
  taken_at timestamp with time zone not null
);

create index if not exists subject_request_by_type on subject_request (type, received_on);

-- Keyed hashes only. The kind stands in clear so that columns nobody is looked for in are not read.
create table if not exists suppression (
  mac varchar(64) primary key,
  kind text not null,
  suffix_digits int not null,
  hash bigint not null,
  request varchar(64) not null,
  added_on date not null,
  added_at timestamp with time zone not null
);
