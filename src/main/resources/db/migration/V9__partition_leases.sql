-- Idempotent throughout, as all of them: see V2.

-- Partitions that are sent to workers, while their step is under way. Who works on one holds its
-- lease; each time it is sent anew, the fence grows.
create table if not exists partition_lease (
  step_execution_id bigint primary key,
  job_execution_id bigint not null,
  job_name varchar(100) not null,
  run_fence bigint not null,
  step varchar(60) not null,
  step_name varchar(100) not null,
  work_sha256 varchar(64) not null,
  fence bigint not null,
  state varchar(20) not null,
  stop_requested boolean not null,
  sendings int not null,
  sent_at timestamp with time zone not null,
  owner varchar(300),
  host varchar(300),
  pid bigint,
  process_began_at bigint,
  expires_at timestamp with time zone,
  reason varchar(4000)
);

create index if not exists partition_lease_by_execution on partition_lease (job_execution_id, step);
