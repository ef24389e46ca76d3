-- A shop whose tables hang together in every awkward way. People: Anna (DE 1), Ben (DE 2), Cleo (NL 1).

-- a composite key, and a reference of the table to itself
create table customer (
  country char(2) not null,
  number integer not null,
  name varchar(60),
  email varchar(100),
  referrer_country char(2),
  referrer_number integer,
  address_id integer,
  primary key (country, number),
  foreign key (referrer_country, referrer_number) references customer (country, number)
);
-- found from the person's row outwards; Anna and Cleo live together
create table address (address_id integer primary key, street varchar(60));
-- an address of e-mail beside that in the person's row
create table alternate_email (
  country char(2) not null,
  number integer not null,
  email varchar(100) not null,
  primary key (country, number, email)
);
-- no primary key, and an address of e-mail of either kind; a row is there twice
create table newsletter_log (email varchar(100), subject varchar(60));
-- an order with two parties
create table orders (
  order_id bigint primary key,
  country char(2),
  number integer,
  recipient_country char(2),
  recipient_number integer,
  card_id integer,
  total numeric(10, 2)
);
create table order_line (order_id bigint not null, line integer not null, product varchar(40),
  primary key (order_id, line));
-- cards; Ben's pays for an order of Anna's
create table payment_card (card_id integer primary key, country char(2), number integer, pan varchar(19));
-- messages answer messages: a circle of one table
create table message (
  message_id integer primary key,
  country char(2),
  number integer,
  answers integer references message (message_id),
  body varchar(100)
);

insert into address values (1, 'Am Mühlbach 3'), (2, 'Kerkstraat 9'), (3, 'nobody''s street');
insert into customer values
  ('DE', 1, 'Anna Example', 'anna@example.org', null, null, 1),
  ('DE', 2, 'Ben Example', 'ben@example.org', 'DE', 1, 2),
  ('NL', 1, 'Cleo Example', 'cleo@example.org', 'DE', 1, 1);
insert into alternate_email values ('DE', 1, 'Anna.Private@example.net'), ('XX', 9, 'orphan@example.net');
insert into newsletter_log values
  ('ANNA@example.org', 'Spring'), ('ANNA@example.org', 'Spring'),
  ('anna.private@example.net', 'Summer'),
  ('ben@example.org', 'Spring'), ('stranger@example.org', 'Spring'), (null, 'Autumn');
insert into payment_card values (10, 'DE', 1, '4000000000000002'), (20, 'DE', 2, '4000000000000010'),
  (30, null, null, '4000000000000028');
insert into orders values
  (100, 'DE', 1, null, null, 10, 12.50),
  (101, 'DE', 1, 'NL', 1, 20, 99.00),
  (102, 'DE', 2, null, null, 20, 5.00),
  (103, 'DE', 9, null, null, null, 1.00),
  (104, null, null, null, null, null, 2.00);
insert into order_line values (100, 1, 'lamp'), (101, 1, 'chair'), (101, 2, 'table'), (102, 1, 'cup'),
  (999, 1, 'orphan');
insert into message values
  (1, 'DE', 1, null, 'a question'),
  (2, null, null, 1, 'an answer'),
  (3, null, null, 2, 'an answer to the answer'),
  (4, 'DE', 2, null, 'another question'),
  (5, null, null, 4, 'its answer'),
  (6, null, null, null, 'nobody''s');
