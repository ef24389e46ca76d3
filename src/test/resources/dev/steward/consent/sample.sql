-- The sample estate in the tables that rules.sql reads, written from sample.yml by hand.
-- Parameters: folder, where crm's tables lie as CSV; drops; asked, where they lie as they were when people asked; inbox;
-- erasures, the requests for erasure that are answered; day.

UPDATE policy SET as_of = DATE '${day}', time_zone = 'UTC', authority = 'lowest', expires_after_months = 36,
  guardian_consent = 'ledger', has_ledger = true;

-- phones in E.164; those without a country's code are German
CREATE OR REPLACE MACRO digits(x) AS regexp_replace(x, '[^0-9]', '', 'g');
CREATE OR REPLACE MACRO e164(x) AS CASE WHEN trim(x) LIKE '+%' THEN digits(x) ELSE '49' || ltrim(digits(x), '0') END;

CREATE OR REPLACE MACRO contacts(file) AS TABLE
SELECT row_number() OVER () AS row_no, contactid, msgdpr_gdprconsent AS level, msgdpr_gdprischild AS is_child,
  msgdpr_gdprparentid AS guardian, msgdpr_donottrack AS do_not_track, birthdate AS birth_date, address1_country AS country,
  lower(trim(emailaddress1)) AS email,
  e164(mobilephone) AS mobile, e164(telephone1) AS telephone
FROM read_csv(file, all_varchar = true, header = true);

CREATE OR REPLACE TABLE contact AS SELECT * FROM contacts('${folder}/contact.csv');

CREATE OR REPLACE TABLE lead AS
SELECT leadid, parentcontactid AS contactid FROM read_csv('${folder}/lead.csv', all_varchar = true, header = true);

CREATE OR REPLACE TABLE member AS
SELECT segment, contact_id FROM read_csv('${folder}/member.csv', all_varchar = true, header = true)
UNION ALL SELECT 'buyers', contactid FROM read_csv('${folder}/buyer.csv', all_varchar = true, header = true)
UNION ALL SELECT 'everyone', contactid FROM contact
UNION ALL SELECT 'every lead', leadid FROM lead;

CREATE OR REPLACE TABLE event AS
SELECT row_number() OVER () AS line, event_id, contact_id, level, occurred_at, guardian_id
FROM read_csv('${drops}/consent-events.csv', all_varchar = true, header = true, null_padding = true, parallel = false);

CREATE OR REPLACE TABLE request AS
SELECT r.request_id, r.type, c.contactid AS contact_id, TRY_CAST(r.received_on AS DATE) AS received_on, 'received' AS status,
  NULL::DATE AS ended_on
FROM read_csv('${inbox}', all_varchar = true, header = true, null_padding = true) r
JOIN contacts('${asked}/contact.csv') c ON CASE r.identifier
  WHEN 'key' THEN trim(r.value) = c.contactid
  WHEN 'email' THEN lower(trim(r.value)) = c.email
  WHEN 'phone' THEN coalesce(e164(r.value) IN (c.mobile, c.telephone), false)
  ELSE false END
WHERE TRY_CAST(r.received_on AS DATE) IS NOT NULL;

DELETE FROM suppressed;
INSERT INTO suppressed (contact_id, added_on)
SELECT DISTINCT contact_id, DATE '${day}' FROM request WHERE request_id IN ${erasures};

CREATE OR REPLACE TABLE activity AS SELECT * FROM (VALUES
  (1, 'spring-newsletter', 'customer-journey', 'newsletter', 'contact', 'marketing', false, false),
  (2, 'loyalty-statement', 'segment', 'loyalty', 'contact', 'transactional', false, false),
  (3, 'family-club', 'customer-journey', 'families', 'contact', 'subscriptions', false, false),
  (4, 'vip-score', 'lead-scoring', 'vip', 'contact', 'profiling', true, false),
  (5, 'next-purchase', 'customer-journey', 'buyers', 'contact', 'marketing', false, true),
  (6, 'ask-again', 'customer-journey', 'everyone', 'contact', 'consent', false, false),
  (7, 'lead-call', 'segment', 'every lead', 'lead', 'subscriptions', false, false)
) t(ord, id, kind, segment, subject, minimum_level, automated_decision, uses_behaviour);
