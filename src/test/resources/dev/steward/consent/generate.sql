-- Deterministic inputs for N contacts: everything follows from ${n}, ${seed}, ${as_of}, ${time_zone} and the parameters below.
-- (DuckDB's hash() is stable for one version; export the tables rather than generating twice with two versions.)
SET TimeZone = 'UTC';
SET VARIABLE as_of = DATE '${as_of}';
SET VARIABLE tz = '${time_zone}';

CREATE OR REPLACE TABLE policy AS SELECT DATE '${as_of}' AS as_of, '${time_zone}' AS time_zone, '${authority}' AS authority,
  ${expires_after_months}::INT AS expires_after_months, '${guardian_consent}' AS guardian_consent,
  '${objection_from:-subscriptions}' AS objection_from, '${profiling_level:-profiling}' AS profiling_level, ${has_ledger} AS has_ledger;

CREATE OR REPLACE TABLE level AS SELECT * FROM (VALUES
  ('none', 0), ('consent', 1), ('transactional', 2), ('subscriptions', 3), ('marketing', 4), ('profiling', 5)) t(name, rank);
CREATE OR REPLACE TABLE level_value AS SELECT * FROM (VALUES
  ('587030001', 'consent'), ('587030002', 'transactional'), ('587030003', 'subscriptions'), ('587030004', 'marketing'),
  ('587030005', 'profiling')) t(value, level);

-- ---------------------------------------------------------------- countries

CREATE OR REPLACE TABLE country_ref AS
SELECT row_number() OVER () - 1 AS ord, * FROM (VALUES
  ('BE','BEL','Belgium'), ('EE','EST','Estonia'), ('FI','FIN','Finland'), ('GB','GBR','United Kingdom'), ('IS','ISL','Iceland'),
  ('LV','LVA','Latvia'), ('MT','MLT','Malta'), ('NO','NOR','Norway'), ('PT','PRT','Portugal'), ('SE','SWE','Sweden'),
  ('AT','AUT','Austria'), ('BG','BGR','Bulgaria'), ('CY','CYP','Cyprus'), ('ES','ESP','Spain'), ('IT','ITA','Italy'),
  ('LT','LTU','Lithuania'), ('CZ','CZE','Czechia'), ('DK','DNK','Denmark'), ('FR','FRA','France'), ('GR','GRC','Greece'),
  ('SI','SVN','Slovenia'), ('DE','DEU','Germany'), ('HR','HRV','Croatia'), ('HU','HUN','Hungary'), ('IE','IRL','Ireland'),
  ('LI','LIE','Liechtenstein'), ('LU','LUX','Luxembourg'), ('NL','NLD','Netherlands'), ('PL','POL','Poland'),
  ('RO','ROU','Romania'), ('SK','SVK','Slovakia'), ('US','USA','United States'), ('CH','CHE','Switzerland'),
  ('BR','BRA','Brazil'), ('JP','JPN','Japan'), ('CA','CAN','Canada')) t(iso2, iso3, name);
CREATE OR REPLACE TABLE country_name AS
SELECT iso2 AS name, iso2 FROM country_ref UNION ALL SELECT iso3, iso2 FROM country_ref UNION ALL SELECT name, iso2 FROM country_ref
UNION ALL VALUES ('UK', 'GB'), ('EL', 'GR');
CREATE OR REPLACE TABLE country_age AS
SELECT unnest(string_split('BE EE FI GB IS LV MT NO PT SE', ' ')) AS country, 13 AS age
UNION ALL SELECT unnest(string_split('AT BG CY ES IT LT', ' ')), 14
UNION ALL SELECT unnest(string_split('CZ DK FR GR SI', ' ')), 15
UNION ALL SELECT unnest(string_split('DE HR HU IE LI LU NL PL RO SK', ' ')), 16;

-- ---------------------------------------------------------------- hashes

CREATE OR REPLACE MACRO u(i, s) AS hash(i::BIGINT, s::BIGINT, ${seed}::BIGINT) >> 12;
CREATE OR REPLACE MACRO below(i, s, k) AS (u(i, s) % k::UBIGINT)::BIGINT;                 -- 0 .. k-1
CREATE OR REPLACE MACRO pm(i, s) AS (u(i, s) % 1000)::INT;                                -- per mille
CREATE OR REPLACE MACRO pick(i, s, l) AS l[1 + below(i, s, len(l))];
CREATE OR REPLACE MACRO cid(i) AS 'C' || lpad((i)::VARCHAR, 8, '0');
CREATE OR REPLACE MACRO pool(i) AS i % 5 = 0;                                             -- grown-ups who serve as guardians
CREATE OR REPLACE MACRO young(i) AS i % 5 <> 0 AND pm(i, 9) < 500;

-- ---------------------------------------------------------------- contacts; copy 1 and 2 are duplicates, some of their cells drawn again

CREATE OR REPLACE MACRO pad(x, i, s) AS CASE WHEN ${noise} AND pm(i, s) < 30 THEN pick(i, s + 1, [' ' || x, x || ' ', E'\t' || x, '  ' || x || ' ']) ELSE x END;

CREATE OR REPLACE MACRO born(i, s, consent_age) AS CASE
  -- an adult's date, mostly
  WHEN NOT young(i) AND pm(i, s) < 300 THEN NULL
  WHEN NOT young(i) AND pm(i, s) < 975 THEN (getvariable('as_of') - to_years(18 + below(i, s + 1, 70)::INT) - to_days(below(i, s + 2, 365)::INT))::DATE::VARCHAR
  -- the young, and a few of the others
  WHEN pm(i, s + 3) < 170 THEN NULL
  WHEN pm(i, s + 3) < 400 THEN   -- the consent age of this or any country, or 18, to the day and a day or two around it
    (getvariable('as_of') - to_years(pick(i, s + 4, [consent_age, consent_age, consent_age, 13, 14, 15, 16, 18, 18, 18])::INT) + to_days(pick(i, s + 5, [-2, -1, -1, 0, 0, 0, 1, 1, 2])))::DATE::VARCHAR
  WHEN pm(i, s + 3) < 760 THEN (getvariable('as_of') - to_days(below(i, s + 4, 18 * 365)::INT))::DATE::VARCHAR
  WHEN pm(i, s + 3) < 820 THEN (year(getvariable('as_of')) - pick(i, s + 4, CASE year(getvariable('as_of')) % 4 WHEN 0 THEN [12, 16, 20, 16] WHEN 1 THEN [13, 17, 21, 13] WHEN 2 THEN [14, 18, 14, 18] ELSE [15, 15, 19, 11] END))::VARCHAR || '-02-29'
  WHEN pm(i, s + 3) < 870 THEN pick(i, s + 4, ['n/a', '31.12.2009', '2010-02-30', 'unknown', '2009-00-10', '2011-13-01', '12/05/1990', '-', '0'])
  WHEN pm(i, s + 3) < 910 THEN (getvariable('as_of') + to_days(pick(i, s + 4, [1, 1, 2, 30, 4000])))::DATE::VARCHAR
  WHEN pm(i, s + 3) < 950 THEN ((getvariable('as_of') - to_years(120))::DATE + pick(i, s + 4, [-1, -1, 0, 0, 1, -400]))::VARCHAR
  ELSE (getvariable('as_of') - to_years(18) - to_days(below(i, s + 4, 1000)::INT))::DATE::VARCHAR END;

CREATE OR REPLACE MACRO spelt_true(i, s) AS pick(i, s, ['true', 'yes', '1', 't', 'TRUE', 'Yes', 'True', 'T', 'YES', 'yEs']);
CREATE OR REPLACE MACRO spelt_false(i, s) AS pick(i, s, ['false', 'no', '0', 'f', 'FALSE', 'No', 'False', 'F', 'NO']);
CREATE OR REPLACE MACRO unreadable(i, s) AS pick(i, s, ['maybe', '?', '2', 'y', 'n', 'on', '-', 'null', '-1']);

CREATE OR REPLACE TABLE contact AS
WITH copies AS (
  SELECT i, 0 AS c FROM range(${n}) t(i)
  UNION ALL SELECT i, 1 FROM range(${n}) t(i) WHERE pm(i, 1) < ${dup_permille}
  UNION ALL SELECT i, 2 FROM range(${n}) t(i) WHERE pm(i, 1) < ${dup_permille} / 8
), salted AS (   -- a salt for each cell: 0 where a copy keeps it
  SELECT i, c, [CASE WHEN c > 0 AND pm(i, 3000 + 20 * c + f) < 450 THEN 10000 * c ELSE 0 END FOR f IN range(8)] AS d FROM copies
), placed AS (
  SELECT *, (SELECT count(*) FROM country_ref) AS places, below(i, 10 + d[1], 36) AS place FROM salted
), drawn AS (
  SELECT p.i, p.c, p.d, r.iso2, r.iso3, r.name, coalesce(a.age, 16) AS consent_age
  FROM placed p JOIN country_ref r ON r.ord = p.place LEFT JOIN country_age a ON a.country = r.iso2
), made AS (
  SELECT i, c, cid(i) AS contactid,
    CASE WHEN pm(i, 20 + d[2]) < 110 THEN NULL
      WHEN pm(i, 20 + d[2]) < 140 THEN pick(i, 21 + d[2], ['587030009', '587030000', 'marketing', 'abc', '0', '-1', '6', '58703000'])
      ELSE pad((587030000 + pick(i, 22 + d[2], [1, 1, 2, 2, 3, 3, 3, 4, 4, 4, 4, 4, 4, 5, 5, 5, 5, 5]))::VARCHAR, i, 23 + d[2]) END AS level,
    CASE WHEN young(i) THEN CASE WHEN pm(i, 30 + d[3]) < 350 THEN NULL WHEN pm(i, 30 + d[3]) < 640 THEN pad(spelt_false(i, 31 + d[3]), i, 33 + d[3])
        WHEN pm(i, 30 + d[3]) < 950 THEN pad(spelt_true(i, 31 + d[3]), i, 33 + d[3]) ELSE unreadable(i, 31 + d[3]) END
      WHEN pm(i, 30 + d[3]) < 400 THEN NULL WHEN pm(i, 30 + d[3]) < 965 THEN spelt_false(i, 31 + d[3])
      WHEN pm(i, 30 + d[3]) < 990 THEN spelt_true(i, 31 + d[3]) ELSE unreadable(i, 31 + d[3]) END AS is_child,
    CASE WHEN young(i) OR pm(i, 40) < 60 THEN CASE
        WHEN pm(i, 41 + d[4]) < 90 THEN NULL
        WHEN pm(i, 41 + d[4]) < 130 THEN cid(i)                                               -- self
        WHEN pm(i, 41 + d[4]) < 180 THEN 'G' || lpad(i::VARCHAR, 8, '0')                      -- not a contact
        WHEN pm(i, 41 + d[4]) < 230 THEN cid(CASE WHEN i % 2 = 0 THEN least(i + 1, ${n} - 1) ELSE i - 1 END)   -- cycles of two
        WHEN pm(i, 41 + d[4]) < 270 THEN cid(CASE WHEN i % 3 = 2 THEN i - 2 ELSE least(i + 1, ${n} - 1) END)   -- cycles of three
        WHEN pm(i, 41 + d[4]) < 330 THEN cid(below(i, 42 + d[4], ${n}))                       -- anybody, often a child
        ELSE cid(5 * below(i, 43 + d[4], (${n} + 4) // 5)) END END AS guardian,
    CASE WHEN pm(i, 50 + d[5]) < 450 THEN NULL WHEN pm(i, 50 + d[5]) < 840 THEN pad(spelt_false(i, 51 + d[5]), i, 53 + d[5])
      WHEN pm(i, 50 + d[5]) < 970 THEN pad(spelt_true(i, 51 + d[5]), i, 53 + d[5]) ELSE unreadable(i, 51 + d[5]) END AS do_not_track,
    born(i, 60 + d[6], consent_age) AS birth_date,
    CASE WHEN pm(i, 70 + d[1]) < 80 THEN NULL
      WHEN pm(i, 70 + d[1]) < 120 THEN pick(i, 71 + d[1], ['XX', 'Atlantis', '??', 'ZZZ', 'EU', 'Nowhere'])
      WHEN pm(i, 70 + d[1]) < 480 THEN CASE WHEN iso2 = 'GB' AND i % 2 = 0 THEN 'UK' WHEN iso2 = 'GR' AND i % 2 = 0 THEN 'EL' ELSE iso2 END
      WHEN pm(i, 70 + d[1]) < 580 THEN lower(CASE WHEN iso2 = 'GB' AND i % 2 = 0 THEN 'UK' WHEN iso2 = 'GR' AND i % 2 = 0 THEN 'EL' ELSE iso2 END)
      WHEN pm(i, 70 + d[1]) < 700 THEN iso3
      WHEN pm(i, 70 + d[1]) < 730 THEN lower(iso3)
      WHEN pm(i, 70 + d[1]) < 900 THEN name
      WHEN pm(i, 70 + d[1]) < 940 THEN upper(name)
      WHEN pm(i, 70 + d[1]) < 970 THEN lower(name)
      ELSE pad(iso2, i, 72 + d[1]) END AS country
  FROM drawn
)
SELECT row_number() OVER (ORDER BY u(i, 80 + c), i, c) AS row_no, contactid, level, is_child, guardian, do_not_track, birth_date, country
FROM made;

CREATE OR REPLACE TABLE lead AS
SELECT 'L' || lpad(i::VARCHAR, 8, '0') AS leadid, CASE
  WHEN pm(i, 90) < 60 THEN NULL WHEN pm(i, 90) < 110 THEN 'X' || lpad(i::VARCHAR, 8, '0')
  ELSE cid(below(i, 91, ${n})) END AS contactid
FROM range(greatest(1, ${n} // 4)) t(i);

CREATE OR REPLACE TABLE suppressed AS
SELECT cid(i) AS contact_id, (getvariable('as_of') - CASE WHEN pm(i, 96) < 150 THEN -1 WHEN pm(i, 96) < 300 THEN 0 ELSE below(i, 97, 500) END::INT)::DATE AS added_on
FROM range(${n}) t(i) WHERE pm(i, 95) < 6
UNION ALL SELECT 'X' || lpad(i::VARCHAR, 8, '0'), (getvariable('as_of') - 1)::DATE FROM range(${n} // 200) t(i);

-- ---------------------------------------------------------------- requests

-- the day of a contact's withdraw-consent request; events are placed around it, too
CREATE OR REPLACE MACRO withdrawal_day(i) AS getvariable('as_of') - CASE
  WHEN pm(i, 101) < 100 THEN 0 WHEN pm(i, 101) < 140 THEN -1 WHEN pm(i, 101) < 200 THEN 1 ELSE below(i, 102, 700) END::INT;
CREATE OR REPLACE MACRO request_day(i, s) AS getvariable('as_of') - CASE
  WHEN pm(i, s) < 120 THEN 0 WHEN pm(i, s) < 240 THEN -1 WHEN pm(i, s) < 280 THEN -20 ELSE below(i, s + 1, 500) END::INT;
CREATE OR REPLACE MACRO standing(i, s) AS pick(i, s, ['completed', 'completed', 'completed', 'completed', 'completed', 'completed', 'completed',
  'received', 'received', 'verified', 'resolved', 'in-progress', 'lifted', 'lifted', 'lifted', 'rejected', 'on-hold']);
CREATE OR REPLACE MACRO erasing(i, s) AS pick(i, s, ['received', 'verified', 'resolved', 'in-progress', 'on-hold', 'failed', 'completed', 'completed',
  'completed-with-retention', 'rejected']);

CREATE OR REPLACE TABLE request AS
SELECT 'REQ-R-' || i AS request_id, 'restriction' AS type, cid(i) AS contact_id, request_day(i, 110)::DATE AS received_on, standing(i, 112) AS status
FROM range(${n}) t(i) WHERE pm(i, 113) < 18
UNION ALL SELECT 'REQ-O-' || i, 'objection', cid(i), request_day(i, 120)::DATE, standing(i, 122) FROM range(${n}) t(i) WHERE pm(i, 123) < 30
UNION ALL SELECT 'REQ-W-' || i, 'withdraw-consent', cid(i), withdrawal_day(i)::DATE, standing(i, 132) FROM range(${n}) t(i) WHERE pm(i, 133) < 80
UNION ALL SELECT 'REQ-V-' || i, 'withdraw-consent', cid(i), request_day(i, 140)::DATE, standing(i, 142) FROM range(${n}) t(i) WHERE pm(i, 143) < 8
UNION ALL SELECT 'REQ-E-' || i, 'erasure', cid(i), request_day(i, 150)::DATE, erasing(i, 152) FROM range(${n}) t(i) WHERE pm(i, 153) < 16
UNION ALL SELECT 'REQ-X-' || i, 'restriction', 'X' || lpad(i::VARCHAR, 8, '0'), request_day(i, 160)::DATE, 'completed' FROM range(${n} // 500) t(i);

-- the day of what ended a request, or of its answer: on the as-of day, the day after, or anywhere near
CREATE OR REPLACE TABLE request AS
SELECT *, CASE WHEN status IN ('completed', 'completed-with-retention', 'lifted', 'rejected') THEN greatest(received_on,
    CASE hash(request_id, 170) % 6 WHEN 0 THEN getvariable('as_of') WHEN 1 THEN getvariable('as_of') + 1
      ELSE received_on + (hash(request_id, 171) % 60)::INT END)::DATE END AS ended_on
FROM request;

-- ---------------------------------------------------------------- events

CREATE OR REPLACE MACRO midnight(d) AS timezone('UTC', timezone(getvariable('tz'), (d)::DATE::TIMESTAMP));           -- of the policy's zone
CREATE OR REPLACE MACRO near(e, s) AS to_milliseconds(pick(e, s, [-1000, 0, 1000, -1, 1, -1800000, 1800000, -46800000, 46800000, -3600000, 3600000]));
CREATE OR REPLACE MACRO expiry_day() AS (getvariable('as_of') - to_months(coalesce(${expires_after_months}, 24)))::DATE;
-- when event e (of contact i) happened, in UTC, by class k (per mille)
CREATE OR REPLACE MACRO happened(i, e, k) AS CASE
  WHEN k < 60 THEN midnight(getvariable('as_of') + 1) + near(e, 201)
  WHEN k < 80 THEN (getvariable('as_of') + 1)::TIMESTAMP + near(e, 201)
  WHEN k < 160 THEN midnight(expiry_day() + pick(e, 202, [0, 0, 0, 1])) + near(e, 201)
  WHEN k < 180 THEN (expiry_day() + pick(e, 202, [0, 1]))::TIMESTAMP + near(e, 201)
  WHEN k < 230 THEN (getvariable('as_of') + 1 + below(e, 203, 40)::INT)::TIMESTAMP + to_seconds(below(e, 204, 86400))
  WHEN k < 300 THEN midnight(withdrawal_day(i) + pick(e, 202, [0, 1, 1, 1])) + near(e, 201)
  WHEN k < 330 THEN (getvariable('as_of'))::TIMESTAMP + to_seconds(below(e, 204, 86400))
  ELSE (getvariable('as_of') - below(e, 203, 1200)::INT)::TIMESTAMP + to_seconds(below(e, 204, 86400)) END;

CREATE OR REPLACE TABLE event_source AS
WITH many AS (
  SELECT i, unnest(range(CASE WHEN pm(i, 210) < 220 THEN 0 WHEN pm(i, 210) < 470 THEN 1 WHEN pm(i, 210) < 700 THEN 2 WHEN pm(i, 210) < 850 THEN 3
    WHEN pm(i, 210) < 940 THEN 4 ELSE 6 END)) AS k
  FROM range(${n}) t(i)
), numbered AS (SELECT i, i * 8 + k AS e, i * 8 + k AS source, k FROM many
  UNION ALL SELECT i, i * 8 + k + 8 * ${n}, i * 8 + k, k FROM many WHERE pm(i * 8 + k, 211) < 30      -- the same event_id again, with other facts
), guarded AS (
  SELECT n.*, c.guardian FROM numbered n LEFT JOIN (SELECT contactid, any_value(guardian ORDER BY row_no) AS guardian FROM contact GROUP BY contactid) c ON c.contactid = cid(n.i)
)
SELECT i, e, source, k, guardian,
  CASE WHEN k > 0 AND pm(e, 212) < 120 THEN happened(i, i * 8, 40 + pm(i, 213) % 960)                  -- ties among these and event 0
    WHEN k = 0 THEN happened(i, e, 40 + pm(i, 213) % 960)
    ELSE happened(i, e, pm(e, 214)) END AS moment
FROM guarded;

CREATE OR REPLACE MACRO iso(t) AS CASE WHEN millisecond(t) % 1000 <> 0 THEN strftime(t, '%Y-%m-%dT%H:%M:%S.%g') ELSE strftime(t, '%Y-%m-%dT%H:%M:%S') END;
CREATE OR REPLACE MACRO offset_text(m) AS CASE WHEN m < 0 THEN '-' ELSE '+' END || lpad((abs(m) // 60)::VARCHAR, 2, '0') || ':' || lpad((abs(m) % 60)::VARCHAR, 2, '0');

CREATE OR REPLACE TABLE event AS
WITH local AS (
  SELECT *, timezone(getvariable('tz'), timezone('UTC', moment)) AS wall, pick(e, 220, [60, 120, -300, 330, -480, 780, 0]) AS off FROM event_source
)
SELECT row_number() OVER (ORDER BY u(e, 230), e) AS line,
  CASE WHEN pm(e, 231) < 3 THEN NULL ELSE 'E' || lpad(source::VARCHAR, 9, '0') END AS event_id,
  CASE WHEN pm(e, 232) < 3 THEN NULL WHEN pm(e, 232) < 8 THEN 'X' || lpad(i::VARCHAR, 8, '0')
    WHEN e <> source AND pm(e, 232) < 150 THEN cid(least(i + 1, ${n} - 1)) ELSE cid(i) END AS contact_id,
  CASE WHEN pm(e, 233) < 5 THEN pick(e, 234, ['gold', '587030004', '4', 'marketing+'])
    WHEN ${noise} AND pm(e, 233) < 25 THEN pick(e, 234, ['Marketing', ' marketing', 'NONE', 'none ', 'Profiling', 'PROFILING'])
    ELSE pick(e, 235, ['none', 'none', 'none', 'consent', 'consent', 'transactional', 'transactional', 'subscriptions', 'subscriptions', 'subscriptions',
      'marketing', 'marketing', 'marketing', 'marketing', 'marketing', 'marketing', 'profiling', 'profiling', 'profiling', 'profiling', 'profiling', 'profiling']) END AS level,
  CASE WHEN pm(e, 236) < 5 THEN pick(e, 237, ['yesterday', '2026-13-01T00:00:00Z', '2025-02-30T10:00:00Z', '', '1764000000', '2025-06-01T25:00:00Z', '01.06.2025 10:00'])
    WHEN ${noise} AND pm(e, 236) < 15 THEN pick(e, 237, ['2025-03-09T02:30:00', '2025-11-02T01:30:00', '2025-09-28T02:30:00', '2025-04-06T02:30:00', '2025-04-06T02:30:00Z'])
    WHEN pm(e, 221) < 450 THEN iso(moment) || 'Z'
    WHEN pm(e, 221) < 650 THEN iso(moment + to_minutes(off)) || offset_text(off)
    WHEN pm(e, 221) < 900 THEN iso(wall)
    WHEN second(moment) = 0 AND millisecond(moment) = 0 THEN strftime(wall, '%Y-%m-%dT%H:%M')
    ELSE strftime(moment, '%Y-%m-%dT%H:%M:%S.%g') || 'Z' END AS occurred_at,
  CASE WHEN guardian IS NOT NULL THEN CASE
      WHEN pm(e, 238) < 650 THEN guardian
      WHEN pm(e, 238) < 780 THEN cid(5 * below(i, 239, (${n} + 4) // 5))       -- a former guardian
      ELSE NULL END
    WHEN pm(e, 238) < 60 THEN cid(5 * below(i, 239, (${n} + 4) // 5)) WHEN pm(e, 238) < 90 THEN '' END AS guardian_id
FROM local;
DROP TABLE event_source;

-- ---------------------------------------------------------------- activities and segments

CREATE OR REPLACE TABLE activity AS SELECT * FROM (VALUES
  (1, 'spring-newsletter', 'customer-journey', 'vip', 'contact', 'marketing', false, false),
  (2, 'statements', 'segment', 'everyone', 'contact', 'transactional', false, false),
  (3, 'subscription-offer', 'customer-journey', 'subscribers', 'contact', 'subscriptions', false, false),
  (4, 'lead-score', 'lead-scoring', 'buyers', 'contact', 'profiling', true, false),
  (5, 'confirm-consent', 'customer-journey', 'newcomers', 'contact', 'consent', false, false),
  (6, 'browse-follow-up', 'customer-journey', 'visitors', 'contact', 'marketing', false, true),
  (7, 'credit-limit', 'segment', 'buyers', NULL, 'transactional', true, false),
  (8, 'lead-campaign', 'customer-journey', 'leads', 'lead', 'marketing', false, false),
  (9, 'lead-profile', 'lead-scoring', 'hot-leads', 'lead', 'profiling', false, false),
  (10, 'profile-audience', 'segment', 'vip', 'contact', 'profiling', false, true)
) t(ord, id, kind, segment, subject, minimum_level, automated_decision, uses_behaviour);

CREATE OR REPLACE TABLE member AS
SELECT 'everyone' AS segment, cid(i) AS contact_id FROM range(${n}) t(i)
UNION ALL SELECT s.name, cid(i) FROM range(${n}) t(i), (VALUES ('vip', 401, 250), ('subscribers', 402, 300), ('buyers', 403, 250), ('newcomers', 404, 150), ('visitors', 405, 250)) s(name, salt, share)
  WHERE pm(i, s.salt) < s.share
UNION ALL SELECT s.name, 'X' || lpad(i::VARCHAR, 8, '0') FROM range(greatest(2, ${n} // 400)) t(i), (VALUES ('vip'), ('subscribers'), ('buyers'), ('newcomers'), ('visitors')) s(name)
  WHERE below(i, hash(s.name) % 1000, 2) = 0
UNION ALL SELECT 'leads', leadid FROM lead
UNION ALL SELECT 'hot-leads', leadid FROM lead WHERE pm(substr(leadid, 2)::BIGINT, 406) < 500
UNION ALL SELECT 'hot-leads', 'Y' || lpad(i::VARCHAR, 8, '0') FROM range(greatest(1, ${n} // 1000)) t(i);
