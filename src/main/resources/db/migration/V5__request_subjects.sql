-- Idempotent throughout, as all of them: see V2.

-- Whom a request means: a row a person and each key under which a table of people knows them. Keys
-- are sealed by the store's cipher, and go when the request no longer needs them.
create table if not exists request_subject (
  request_id varchar(100) not null,
  person int not null,
  position int not null,
  source varchar(200) not null,
  table_name varchar(2000) not null,
  subject_key text not null,
  primary key (request_id, person, position)
);

-- The request with which another of the same type about the same person is answered.
alter table subject_request add column if not exists answered_with varchar(100);
