-- Idempotent throughout: a database without transactional DDL may be left with part of it by a kill.

create table if not exists secret_check (
  id int primary key,
  check_value varchar(64) not null
);

create table if not exists run (
  job_instance_id bigint primary key,
  job_name varchar(100) not null,
  as_of date not null,
  run_number int not null,
  rules_sha256 varchar(64) not null,
  key_check varchar(64) not null,
  began_at timestamp with time zone not null,
  published_status varchar(20),
  report varchar(4000),
  summary varchar(4000),
  findings text
);

create index if not exists run_by_job on run (job_name, began_at);

create table if not exists lease (
  job_name varchar(100) primary key,
  owner varchar(300) not null,
  host varchar(300) not null,
  pid bigint not null,
  process_began_at bigint not null,
  fence bigint not null,
  held boolean not null,
  stop_requested boolean not null,
  acquired_at timestamp with time zone not null,
  heartbeat_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);

create table if not exists planned_table (
  job_instance_id bigint not null,
  step varchar(60) not null,
  source varchar(200) not null,
  table_name varchar(2000) not null,
  ordinal int not null,
  outcome varchar(20) not null,
  message varchar(4000),
  description text,
  primary key (job_instance_id, step, ordinal)
);

create table if not exists work_unit (
  job_instance_id bigint not null,
  step varchar(60) not null,
  seq int not null,
  table_ordinal int not null,
  partition_number int,
  place varchar(4000) not null,
  expected_rows bigint not null,
  payload text not null,
  content text,
  primary key (job_instance_id, step, seq)
);

create table if not exists unit_result (
  job_instance_id bigint not null,
  step varchar(60) not null,
  seq int not null,
  outcome varchar(20) not null,
  rows_done bigint not null,
  message varchar(4000),
  primary key (job_instance_id, step, seq)
);
