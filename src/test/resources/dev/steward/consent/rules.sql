-- Consent eligibility once more, written from the rules of the domain alone, before and without the Java: its judge.
-- Plain DuckDB SQL, no parameters: reads contact, lead, event, request, suppressed, activity, member, country_age,
-- country_name, level, level_value, policy; creates decision and conflict (and the tables they rest on: ledger, person, fact).
-- Marks in brackets, [L4], are places where the rules can be read in more than one way.

SET TimeZone = 'UTC';

-- Readings that can be switched, to see whether a difference comes from one of them alone. Create this table before to choose others.
CREATE TABLE IF NOT EXISTS reading AS SELECT
  'strictest' AS duplicates,              -- strictest | row | column                    [D1]
  'agree' AS duplicate_guardians,         -- all | known | agree                         [D4]
  '1-march' AS leap_birthday,             -- 1-march | 28-february                       [B3]
  true AS unverified_erasure_restricts,   -- status "received" counts as open            [R3]
  true AS withdrawal_is_conflict,         -- a withdraw request can disagree with a row  [K3]
  'any' AS request_ended_by;              -- any | granting (later event)                [L6]

SET VARIABLE as_of = (SELECT as_of FROM policy);
SET VARIABLE tz = (SELECT time_zone FROM policy);
SET VARIABLE authority = (SELECT authority FROM policy);
SET VARIABLE months = (SELECT expires_after_months FROM policy);
SET VARIABLE guardian_consent = (SELECT guardian_consent FROM policy);
SET VARIABLE has_ledger = (SELECT has_ledger FROM policy);
SET VARIABLE r_duplicates = (SELECT duplicates FROM reading);
SET VARIABLE r_guardians = (SELECT duplicate_guardians FROM reading);
SET VARIABLE r_leap = (SELECT leap_birthday FROM reading);
SET VARIABLE r_unverified = (SELECT unverified_erasure_restricts FROM reading);
SET VARIABLE r_ended = (SELECT request_ended_by FROM reading);
SET VARIABLE r_withdrawal_conflict = (SELECT withdrawal_is_conflict FROM reading);

-- ---------------------------------------------------------------- values

-- an empty cell is null; anything else, spaces included, is a value                         [V1]
CREATE OR REPLACE MACRO cell(x) AS nullif(x, '');
CREATE OR REPLACE MACRO bare(x) AS trim(x, E' \t\r\n');
-- null is the column's default, no; unreadable counts as the stricter fact, yes for both columns
CREATE OR REPLACE MACRO stricter_yes(x) AS CASE
  WHEN cell(x) IS NULL THEN false
  WHEN lower(bare(x)) IN ('false', 'no', '0', 'f') THEN false
  ELSE true END;
-- readable birth dates: ISO date, or ISO date-time without offset (its date)                [B1]
CREATE OR REPLACE MACRO read_date(x) AS CASE
  WHEN regexp_full_match(bare(x), '\d{4}-\d{2}-\d{2}([T ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?)?')
  THEN TRY_CAST(left(bare(x), 10) AS DATE) END;
-- completed years at as-of
CREATE OR REPLACE MACRO completed_years(d) AS
  year(getvariable('as_of')) - year(d) - CASE
    WHEN getvariable('r_leap') = '28-february'
      THEN CASE WHEN (d + to_years((year(getvariable('as_of')) - year(d))::INTEGER))::DATE > getvariable('as_of') THEN 1 ELSE 0 END
    WHEN month(getvariable('as_of')) * 100 + day(getvariable('as_of')) < month(d) * 100 + day(d) THEN 1 ELSE 0 END;

-- local date-time of the policy's zone -> UTC; in a gap shifted forward, in an overlap the earlier of the two   [L3]
CREATE OR REPLACE MACRO from_local(t) AS timezone('UTC', CASE
  WHEN timezone(getvariable('tz'), timezone(getvariable('tz'), t) - INTERVAL 1 HOUR) = t THEN timezone(getvariable('tz'), t) - INTERVAL 1 HOUR
  ELSE timezone(getvariable('tz'), t) END);
CREATE OR REPLACE MACRO local_day(utc) AS timezone(getvariable('tz'), timezone('UTC', utc))::DATE;

CREATE OR REPLACE MACRO iso_time() AS '\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?';
CREATE OR REPLACE MACRO iso_offset() AS '([Zz]|[+-](0\d|1[0-7]):[0-5]\d|[+-]18:00)';

-- ---------------------------------------------------------------- the ledger up to the end of the as-of day

CREATE OR REPLACE TABLE ledger_raw AS
WITH read AS (
  SELECT e.line, cell(e.event_id) AS event_id, cell(e.contact_id) AS contact_id, l.rank AS rank, cell(e.guardian_id) AS guardian_id,
    bare(e.occurred_at) AS text
  FROM event e JOIN level l ON lower(bare(e.level)) = lower(l.name)      -- an unknown level is a malformed line  [L1]
  WHERE getvariable('has_ledger') AND cell(e.event_id) IS NOT NULL AND cell(e.contact_id) IS NOT NULL
), timed AS (
  SELECT line, event_id, contact_id, rank, guardian_id, CASE
    WHEN regexp_full_match(text, iso_time()) THEN from_local(TRY_CAST(text AS TIMESTAMP))
    WHEN regexp_full_match(text, iso_time() || iso_offset()) THEN
      CASE WHEN lower(right(text, 1)) = 'z' THEN TRY_CAST(left(text, length(text) - 1) AS TIMESTAMP)
      ELSE TRY_CAST(left(text, length(text) - 6) AS TIMESTAMP)
           - to_minutes(CASE WHEN substr(text, length(text) - 5, 1) = '-' THEN -1 ELSE 1 END
             * (substr(text, length(text) - 4, 2)::INTEGER * 60 + right(text, 2)::INTEGER)) END
    END AS moment
  FROM read
)
SELECT line, event_id, contact_id, rank, guardian_id, moment
FROM timed
WHERE moment IS NOT NULL                                                    -- unreadable time: a malformed line
QUALIFY row_number() OVER (PARTITION BY contact_id, event_id ORDER BY line) = 1;    -- of a contact once: the first good line   [L2]

CREATE OR REPLACE MACRO ended(status, ended_on, ends) AS
  list_contains(ends, coalesce(lower(bare(status)), '')) AND coalesce(ended_on <= getvariable('as_of'), true);

-- a request in force at the end of the as-of day: a day on which it ends is not within       [R1..R5]
CREATE OR REPLACE TABLE in_force AS
SELECT request_id, lower(bare(type)) AS type, contact_id, received_on
FROM request
WHERE received_on <= getvariable('as_of') AND cell(contact_id) IS NOT NULL
  AND CASE lower(bare(type))
    -- open: not answered yet, whatever else has become of it
    WHEN 'erasure' THEN NOT ended(status, ended_on, ['completed', 'completed-with-retention', 'rejected', 'not-found'])
      AND (getvariable('r_unverified') OR coalesce(lower(bare(status)), '') <> 'received')
    -- completed by the run that applies them, and in force until lifted
    WHEN 'restriction' THEN NOT ended(status, ended_on, ['lifted', 'rejected'])
    WHEN 'objection' THEN NOT ended(status, ended_on, ['lifted', 'rejected'])
    WHEN 'withdraw-consent' THEN NOT ended(status, ended_on, ['lifted', 'rejected'])
    ELSE false END;

-- a withdraw-consent request is an event of level none at the end of its received_on: the last microsecond of that day  [L4]
CREATE OR REPLACE TABLE ledger AS
SELECT contact_id, event_id, rank, moment, local_day(moment) AS day, guardian_id, false AS by_request, line
FROM ledger_raw
WHERE local_day(moment) <= getvariable('as_of')
UNION ALL
SELECT contact_id, request_id, 0, from_local((received_on + 1)::TIMESTAMP) - INTERVAL 1 MICROSECOND, received_on, NULL, true, NULL
FROM in_force WHERE type = 'withdraw-consent';

CREATE OR REPLACE TABLE latest AS
SELECT contact_id, event_id, rank, moment, day, guardian_id, by_request, top AS highest,
  CASE WHEN getvariable('r_ended') = 'granting' THEN coalesce(requested >= coalesce(granted, requested), false) ELSE by_request END AS refused
FROM (SELECT *, max(rank) OVER w AS top, max(moment) FILTER (by_request) OVER w AS requested, max(moment) FILTER (rank > 0) OVER w AS granted,
        row_number() OVER (PARTITION BY contact_id ORDER BY moment DESC, by_request DESC, line DESC, event_id DESC) AS back
      FROM ledger WINDOW w AS (PARTITION BY contact_id))
WHERE back = 1;

-- ---------------------------------------------------------------- contact rows, each by itself

CREATE OR REPLACE TABLE row_fact AS
WITH read AS (
  SELECT c.row_no, c.contactid,
    cell(c.level) IS NOT NULL AND l.rank IS NULL AS invalid,
    coalesce(l.rank, 0) AS rank,
    stricter_yes(c.is_child) AS marked,
    stricter_yes(c.do_not_track) AS untracked,
    cell(c.birth_date) IS NOT NULL AS dated,
    read_date(c.birth_date) AS born,
    coalesce(a.age, 16) AS consent_age,
    cell(c.guardian) AS guardian
  FROM contact c
  LEFT JOIN level_value v ON v.value = bare(cell(c.level))
  LEFT JOIN level l ON l.name = v.level
  LEFT JOIN country_name n ON upper(n.name) = upper(bare(cell(c.country)))
  LEFT JOIN country_age a ON a.country = n.iso2
  WHERE cell(c.contactid) IS NOT NULL
), judged AS (
  SELECT *, born IS NOT NULL AND born <= getvariable('as_of') AND born >= (getvariable('as_of') - to_years(120))::DATE AS usable
  FROM read
), aged AS (
  SELECT * EXCLUDE (born), dated AND NOT usable AS unusable, CASE WHEN usable THEN completed_years(born) END AS age
  FROM judged
)
SELECT *,
  coalesce(age < 18, false) OR marked OR unusable AS child,
  CASE WHEN age IS NOT NULL THEN age < consent_age ELSE marked OR unusable END AS needs
FROM aged;

-- ---------------------------------------------------------------- one line a person: of duplicate rows each fact at its strictest

CREATE OR REPLACE TABLE person AS
SELECT contactid, count(*) AS copies,
  bool_or(invalid) AS invalid, min(rank) AS rank, bool_or(untracked) AS untracked,
  bool_or(child) AS child,
  CASE getvariable('r_duplicates')
    WHEN 'row' THEN bool_or(needs)
    WHEN 'column' THEN bool_or(unusable) OR coalesce(min(age) < max(consent_age), bool_or(marked))
    ELSE bool_or(unusable) OR coalesce(min(age) < max(consent_age), false) OR (bool_or(NOT dated) AND bool_or(marked))
  END AS needs,
  CASE getvariable('r_duplicates')
    WHEN 'column' THEN NOT bool_or(unusable) AND coalesce(min(age) >= 18, false)
    ELSE coalesce(max(age) >= 18, false)
  END AS grown
FROM row_fact
GROUP BY contactid;

-- ---------------------------------------------------------------- guardians, where one is needed

CREATE OR REPLACE TABLE ward AS
SELECT DISTINCT r.contactid, r.guardian FROM row_fact r JOIN person p USING (contactid) WHERE p.needs;

CREATE OR REPLACE TABLE given AS
SELECT w.contactid, w.guardian, l.rank
FROM ward w JOIN ledger l ON l.contact_id = w.contactid AND l.guardian_id = w.guardian
WHERE NOT l.by_request
QUALIFY row_number() OVER (PARTITION BY w.contactid, w.guardian ORDER BY l.moment DESC, l.line DESC) = 1;

CREATE OR REPLACE TABLE guardianship AS
WITH one AS (
  SELECT w.contactid, w.guardian,
    w.guardian IS NOT NULL AND (g.contactid IS NULL OR w.guardian = w.contactid OR g.child) AS unfit,
    CASE getvariable('guardian_consent') WHEN 'own-level' THEN coalesce(g.rank, 0) ELSE coalesce(c.rank, 0) END AS bound
  FROM ward w
  LEFT JOIN person g ON g.contactid = w.guardian
  LEFT JOIN given c ON c.contactid = w.contactid AND c.guardian = w.guardian
), all_of AS (
  SELECT contactid,
    count(guardian) = 0 OR bool_or(unfit) OR CASE getvariable('r_guardians')
      WHEN 'known' THEN false
      WHEN 'agree' THEN count(*) > 1
      ELSE bool_or(guardian IS NULL) END AS missing,
    min(bound) FILTER (guardian IS NOT NULL) AS bound
  FROM one GROUP BY contactid
)
SELECT contactid, missing, CASE WHEN missing THEN 0 ELSE bound END AS bound FROM all_of;

-- ---------------------------------------------------------------- facts

CREATE OR REPLACE TABLE fact AS
WITH stand AS (
  SELECT contact_id, bool_or(type IN ('restriction', 'erasure')) AS restricted, bool_or(type = 'objection') AS objected
  FROM in_force GROUP BY contact_id
), base AS (
  SELECT p.contactid, p.copies, p.invalid, p.rank AS row_rank, p.untracked, p.child, p.needs, p.grown,
    g.missing AS guardian_missing, g.bound,
    x.event_id, x.rank AS latest, x.moment, x.by_request, x.highest,
    s.contact_id IS NOT NULL AS erased, coalesce(q.restricted, false) AS restricted, coalesce(q.objected, false) AS objected,
    CASE getvariable('authority')
      WHEN 'contact' THEN CASE WHEN x.refused THEN 0 ELSE p.rank END
      WHEN 'ledger' THEN coalesce(x.rank, 0)
      WHEN 'lowest' THEN least(p.rank, coalesce(x.rank, p.rank))
      ELSE error('authority') END AS granted,
    getvariable('authority') <> 'contact' AND x.contact_id IS NOT NULL AND (
      coalesce(x.day < (getvariable('as_of') - to_months(getvariable('months')::INTEGER))::DATE, false)
      OR (x.guardian_id IS NOT NULL AND p.grown)) AS expired
  FROM person p
  LEFT JOIN latest x ON x.contact_id = p.contactid
  LEFT JOIN guardianship g ON g.contactid = p.contactid
  LEFT JOIN (SELECT DISTINCT contact_id FROM suppressed WHERE added_on <= getvariable('as_of')) s   -- [R6]
    ON s.contact_id = p.contactid
  LEFT JOIN stand q ON q.contact_id = p.contactid
)
SELECT *, CASE WHEN expired THEN 0 WHEN needs THEN least(granted, bound) ELSE granted END AS effective FROM base;

-- ---------------------------------------------------------------- decisions

CREATE OR REPLACE TABLE rule AS
SELECT a.ord, a.id, a.segment, lower(coalesce(cell(a.subject), 'contact')) AS subject, l.name AS required_level,
  CASE WHEN coalesce(l.rank, 0) = 0 THEN error('minimum-level of ' || a.id) ELSE l.rank END AS minimum,
  l.rank >= o.rank AS objectable,
  l.rank = p.rank AS profiles,
  coalesce(a.automated_decision, false) AS automated,
  coalesce(a.uses_behaviour, false) AS behavioural
FROM activity a LEFT JOIN level l ON l.name = a.minimum_level,
  (SELECT rank FROM level WHERE name = (SELECT objection_from FROM policy)) o,
  (SELECT rank FROM level WHERE name = (SELECT profiling_level FROM policy)) p
WHERE lower(coalesce(cell(a.subject), 'contact')) IN ('contact', 'lead');    -- accounts hold no consent: no decisions  [S3]

CREATE OR REPLACE TABLE asked AS
SELECT a.id, m.contact_id AS member, m.contact_id AS person
FROM (SELECT DISTINCT segment, contact_id FROM member WHERE cell(contact_id) IS NOT NULL) m JOIN rule a ON a.segment = m.segment
WHERE a.subject = 'contact'
UNION ALL
SELECT a.id, m.contact_id, d.contactid
FROM (SELECT DISTINCT segment, contact_id FROM member WHERE cell(contact_id) IS NOT NULL) m JOIN rule a ON a.segment = m.segment
LEFT JOIN (SELECT DISTINCT leadid, cell(contactid) AS contactid FROM lead) d ON d.leadid = m.contact_id
WHERE a.subject = 'lead';

CREATE OR REPLACE TABLE judged AS
SELECT q.id, q.member, f.*, a.required_level, CASE
    WHEN f.contactid IS NULL THEN 'unknown-contact'
    WHEN f.erased THEN 'erased'
    WHEN f.restricted THEN 'restricted'
    WHEN f.objected AND a.objectable THEN 'objected'
    WHEN f.invalid THEN 'invalid-consent'
    WHEN f.child AND (a.profiles OR a.automated) THEN 'child-never-profiled'
    WHEN f.needs AND f.guardian_missing THEN 'guardian-missing'
    WHEN f.needs AND f.bound < a.minimum THEN 'guardian-consent-missing'
    WHEN f.latest < a.minimum AND f.highest >= a.minimum AND f.effective < a.minimum THEN 'withdrawn'
    WHEN f.expired AND f.granted >= a.minimum THEN 'expired'
    WHEN f.untracked AND (a.profiles OR a.behavioural) THEN 'do-not-track'
    WHEN f.effective = 0 THEN 'no-consent'
    WHEN f.effective < a.minimum THEN 'below-minimum'
    ELSE 'eligible' END AS reason
FROM asked q JOIN rule a ON a.id = q.id LEFT JOIN fact f ON f.contactid = q.person;

-- a lead that stands in several rows with different contacts has the strictest of their decisions   [S2]
CREATE OR REPLACE TABLE decision AS
SELECT j.id AS activity, j.member AS contact_id, j.reason = 'eligible' AS eligible, j.reason, j.required_level,
  g.name AS granted_level, e.name AS effective_level, j.event_id AS consent_event_id, j.moment AS consented_at
FROM judged j LEFT JOIN level g ON g.rank = j.granted LEFT JOIN level e ON e.rank = j.effective
WHERE j.id IN (SELECT id FROM rule WHERE subject = 'contact')
UNION ALL
SELECT j.id, j.member, j.reason = 'eligible', j.reason, j.required_level, g.name, e.name, j.event_id, j.moment
FROM judged j LEFT JOIN level g ON g.rank = j.granted LEFT JOIN level e ON e.rank = j.effective
WHERE j.id IN (SELECT id FROM rule WHERE subject = 'lead')
QUALIFY row_number() OVER (PARTITION BY j.id, j.member ORDER BY list_position(
  ['unknown-contact', 'erased', 'restricted', 'objected', 'invalid-consent', 'child-never-profiled', 'guardian-missing',
   'guardian-consent-missing', 'withdrawn', 'expired', 'do-not-track', 'no-consent', 'below-minimum', 'eligible'], j.reason), j.contactid) = 1;

-- ---------------------------------------------------------------- conflicts, of all contacts

CREATE OR REPLACE TABLE conflict AS
SELECT f.contactid AS contact_id, 'row-and-ledger' AS kind, r.name AS row_level, l.name AS ledger_level
FROM fact f JOIN level r ON r.rank = f.row_rank JOIN level l ON l.rank = f.latest
WHERE f.row_rank <> f.latest AND (NOT f.by_request OR getvariable('r_withdrawal_conflict'))
UNION ALL
SELECT f.contactid, 'duplicate', r.name, l.name
FROM fact f JOIN level r ON r.rank = f.row_rank LEFT JOIN level l ON l.rank = f.latest
WHERE f.copies > 1;
