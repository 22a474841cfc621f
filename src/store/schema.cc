#include "src/store/schema.h"

#include <array>
#include <string>

#include "include/annals/error.h"
#include "src/store/carried.h"

namespace annals {
namespace {

// The comments inside the statements are kept by SQLite: `.schema` shows them.
constexpr const char* kTables1 = R"sql(
CREATE TABLE run (
  id TEXT NOT NULL PRIMARY KEY,  -- hash of engine, data and options
  engine TEXT NOT NULL,
  data TEXT NOT NULL,
  options TEXT NOT NULL
) STRICT;

CREATE TABLE article (
  key INTEGER PRIMARY KEY,     -- in the order of arrival
  id TEXT NOT NULL,            -- `doc` in records
  version INTEGER NOT NULL,    -- 1, 2, ... of this id
  superseded INTEGER NOT NULL CHECK (superseded IN (0, 1)),  -- 1: a newer version is there
  hash TEXT NOT NULL,          -- of text and metadata
  url TEXT, outlet TEXT,
  published TEXT,              -- the day, 2025-11-26
  published_text TEXT,         -- as the input wrote it
  title TEXT, byline TEXT, language TEXT, section TEXT, licence TEXT,
  text TEXT NOT NULL,
  UNIQUE (id, version), UNIQUE (id, hash)
) STRICT;
CREATE INDEX article_outlet ON article (outlet COLLATE NOCASE);

-- One run over one version of an article; it may have found nothing.
CREATE TABLE coding (
  key INTEGER PRIMARY KEY,
  article INTEGER NOT NULL REFERENCES article (key),
  run TEXT NOT NULL REFERENCES run (id),
  current INTEGER NOT NULL CHECK (current IN (0, 1)),  -- 1: the newest run over the newest version
  UNIQUE (article, run)
) STRICT;

-- Spans count Unicode code points of article.text: substr(text, start + 1, end - start) is the quote.
CREATE TABLE record (
  key INTEGER PRIMARY KEY,
  coding INTEGER NOT NULL REFERENCES coding (key),
  id TEXT NOT NULL,
  doc TEXT NOT NULL,
  event TEXT NOT NULL,
  happening TEXT,
  event_type TEXT NOT NULL,
  quad TEXT NOT NULL,
  modes TEXT NOT NULL,         -- a JSON list
  contexts TEXT NOT NULL,      -- a JSON list
  cameo TEXT,
  intensity REAL NOT NULL,
  trigger TEXT NOT NULL, trigger_start INTEGER NOT NULL, trigger_end INTEGER NOT NULL,
  sentence TEXT NOT NULL, sentence_start INTEGER NOT NULL, sentence_end INTEGER NOT NULL,
  date_start TEXT, date_end TEXT,  -- as the report says; NULL while unresolved
  date_text TEXT, date_text_start INTEGER, date_text_end INTEGER,
  not_after TEXT,
  day_start TEXT, day_end TEXT,    -- where date filters place it
  undated INTEGER NOT NULL CHECK (undated IN (0, 1)),  -- 1: placed by the publication date alone
  factuality TEXT NOT NULL,
  aggregate INTEGER NOT NULL CHECK (aggregate IN (0, 1)),
  confidence REAL NOT NULL,
  json TEXT NOT NULL               -- the whole record as RECORD.md has it
) STRICT;
CREATE INDEX record_coding ON record (coding);
CREATE INDEX record_id ON record (id);
CREATE INDEX record_type ON record (event_type);
CREATE INDEX record_doc ON record (doc);
CREATE INDEX record_order ON record
  (ifnull(day_start, '~'), ifnull(day_end, '~'), doc, trigger_start, trigger_end, event_type, id, key);

CREATE TABLE participant (
  record INTEGER NOT NULL REFERENCES record (key),
  side TEXT NOT NULL CHECK (side IN ('actor', 'recipient')),
  position INTEGER NOT NULL,
  text TEXT NOT NULL, text_start INTEGER NOT NULL, text_end INTEGER NOT NULL,
  name TEXT,
  code TEXT NOT NULL,          -- country and sectors, 'USA GOV MIL'; '---' for an unknown country
  country TEXT,
  sectors TEXT NOT NULL,       -- a JSON list
  wikidata TEXT,
  hedge TEXT, hedge_start INTEGER, hedge_end INTEGER,
  PRIMARY KEY (record, side, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participant_code ON participant (code, side, record);
CREATE INDEX participant_country ON participant (country, record);

CREATE TABLE place (
  record INTEGER NOT NULL REFERENCES record (key),
  position INTEGER NOT NULL,
  text TEXT NOT NULL, text_start INTEGER NOT NULL, text_end INTEGER NOT NULL,
  name TEXT, country TEXT, lat REAL, lon REAL, geonameid INTEGER, kind TEXT,
  others TEXT NOT NULL,        -- further readings: a JSON list of [name, country, score]
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_country ON place (country, record);

CREATE TABLE quantity (
  record INTEGER NOT NULL REFERENCES record (key),
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  min INTEGER, max INTEGER,    -- both ends included; NULL: no bound
  approx INTEGER NOT NULL CHECK (approx IN (0, 1)),
  text TEXT NOT NULL, text_start INTEGER NOT NULL, text_end INTEGER NOT NULL,
  of TEXT, unit TEXT,
  part_of INTEGER,             -- the position of the quantity that this is a part of
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX quantity_role ON quantity (role, record);

CREATE TABLE attribution (
  record INTEGER NOT NULL PRIMARY KEY REFERENCES record (key),
  text TEXT NOT NULL, text_start INTEGER NOT NULL, text_end INTEGER NOT NULL,
  cue TEXT, cue_start INTEGER, cue_end INTEGER,
  name TEXT,
  code TEXT NOT NULL,
  country TEXT,
  sectors TEXT NOT NULL
) STRICT;

-- Other places that carry the same passage.
CREATE TABLE copy (
  record INTEGER NOT NULL REFERENCES record (key),
  position INTEGER NOT NULL,
  doc TEXT NOT NULL, outlet TEXT, url TEXT,
  text_start INTEGER NOT NULL, text_end INTEGER NOT NULL,
  PRIMARY KEY (record, position)
) STRICT, WITHOUT ROWID;

-- Which entry or rule made a field.
CREATE TABLE because (
  record INTEGER NOT NULL REFERENCES record (key),
  field TEXT NOT NULL,
  position INTEGER NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (record, field, position)
) STRICT, WITHOUT ROWID;

CREATE VIRTUAL TABLE article_words USING fts5 (
  title, text, content = 'article', content_rowid = 'key', tokenize = 'porter unicode61');
CREATE VIRTUAL TABLE sentence_words USING fts5 (
  sentence, content = 'record', content_rowid = 'key', tokenize = 'porter unicode61');

)sql";

constexpr const char* kEventsView = R"sql(
-- What a person asks first: the records of today, one row each, lists parted by ';'.
CREATE VIEW events AS SELECT
  r.id, r.doc, a.version, a.url, a.outlet, a.title, a.published, r.event, r.happening,
  r.event_type, r.quad, r.modes, r.contexts, r.cameo, r.intensity,
  (SELECT group_concat(text, ';') FROM (SELECT text FROM participant
    WHERE record = r.key AND side = 'actor' ORDER BY position)) AS actor,
  (SELECT group_concat(code, ';') FROM (SELECT code FROM participant
    WHERE record = r.key AND side = 'actor' ORDER BY position)) AS actor_code,
  (SELECT group_concat(hedge, ';') FROM (SELECT hedge FROM participant
    WHERE record = r.key AND side = 'actor' ORDER BY position)) AS actor_hedge,
  (SELECT group_concat(text, ';') FROM (SELECT text FROM participant
    WHERE record = r.key AND side = 'recipient' ORDER BY position)) AS recipient,
  (SELECT group_concat(code, ';') FROM (SELECT code FROM participant
    WHERE record = r.key AND side = 'recipient' ORDER BY position)) AS recipient_code,
  (SELECT group_concat(hedge, ';') FROM (SELECT hedge FROM participant
    WHERE record = r.key AND side = 'recipient' ORDER BY position)) AS recipient_hedge,
  r.date_start, r.date_end, r.date_text, r.day_start, r.day_end, r.undated,
  (SELECT group_concat(ifnull(name, text), ';') FROM (SELECT name, text FROM place
    WHERE record = r.key ORDER BY position)) AS place,
  (SELECT group_concat(ifnull(country, ''), ';') FROM (SELECT country FROM place
    WHERE record = r.key ORDER BY position)) AS place_country,
  (SELECT min FROM quantity WHERE record = r.key AND role = 'killed' AND part_of IS NULL
    ORDER BY position LIMIT 1) AS killed_min,
  (SELECT max FROM quantity WHERE record = r.key AND role = 'killed' AND part_of IS NULL
    ORDER BY position LIMIT 1) AS killed_max,
  (SELECT group_concat(role || '=' || text, ';') FROM (SELECT role, text FROM quantity
    WHERE record = r.key ORDER BY position)) AS quantities,
  r.factuality, v.text AS source, v.code AS source_code, r.aggregate, r.confidence,
  r.trigger, r.sentence, u.engine, u.data, c.run, r.key AS record
FROM record r JOIN coding c ON c.key = r.coding AND c.current = 1
  JOIN article a ON a.key = c.article JOIN run u ON u.id = c.run
  LEFT JOIN attribution v ON v.record = r.key)sql";

constexpr const char* kClaimsView = R"sql(
-- Every quoted claim of every version with what the article has at its span: equal, or something is wrong.
CREATE VIEW claims AS
WITH claim (record, field, position, quote, span_start, span_end) AS (
  SELECT key, 'trigger', 0, trigger, trigger_start, trigger_end FROM record
  UNION ALL SELECT key, 'sentence', 0, sentence, sentence_start, sentence_end FROM record
  UNION ALL SELECT key, 'date', 0, date_text, date_text_start, date_text_end FROM record
    WHERE date_text IS NOT NULL
  UNION ALL SELECT record, side, position, text, text_start, text_end FROM participant
  UNION ALL SELECT record, side || ' hedge', position, hedge, hedge_start, hedge_end FROM participant
    WHERE hedge IS NOT NULL
  UNION ALL SELECT record, 'place', position, text, text_start, text_end FROM place
  UNION ALL SELECT record, 'quantity', position, text, text_start, text_end FROM quantity
  UNION ALL SELECT record, 'attribution', 0, text, text_start, text_end FROM attribution
  UNION ALL SELECT record, 'attribution cue', 0, cue, cue_start, cue_end FROM attribution
    WHERE cue IS NOT NULL)
SELECT a.id AS doc, a.version, claim.record, claim.field, claim.position, claim.quote,
  claim.span_start, claim.span_end,
  substr(a.text, claim.span_start + 1, claim.span_end - claim.span_start) AS found
FROM claim JOIN record r ON r.key = claim.record JOIN coding c ON c.key = r.coding
  JOIN article a ON a.key = c.article;
)sql";

// The records of a sentence that an earlier article has are counted with that one's.
constexpr const char* kVersion2 = R"sql(
-- Sentences that a later article carries of an earlier one; spans in code points of either text.
CREATE TABLE carried (
  second INTEGER NOT NULL REFERENCES article (key),
  second_start INTEGER NOT NULL, second_end INTEGER NOT NULL,
  first INTEGER NOT NULL REFERENCES article (key),
  first_start INTEGER NOT NULL, first_end INTEGER NOT NULL,
  PRIMARY KEY (second, second_start, first)
) STRICT, WITHOUT ROWID;
CREATE INDEX carried_first ON carried (first, first_start);
CREATE INDEX article_published ON article (published);
DROP VIEW events;
)sql";

// Accounts, links and happenings; ledgers; people's decisions.
constexpr const char* kVersion3 = R"sql(
ALTER TABLE coding ADD COLUMN joined INTEGER NOT NULL DEFAULT 0 CHECK (joined IN (0, 1));  -- 1: its accounts are made
CREATE INDEX coding_waiting ON coding (key) WHERE joined <> current;

-- What one report tells of one happening: the records of one event in it, told as fact, alleged or denied.
CREATE TABLE account (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,     -- hash of the report's id and the event's
  coding INTEGER NOT NULL REFERENCES coding (key),
  event TEXT NOT NULL,
  event_type TEXT NOT NULL,
  told TEXT NOT NULL CHECK (told IN ('actual', 'alleged', 'denied')),
  aggregate INTEGER NOT NULL CHECK (aggregate IN (0, 1)),  -- 1: a statement about a set of happenings
  day_start TEXT, day_end TEXT,  -- where it lies; NULL: it cannot be joined
  undated INTEGER NOT NULL CHECK (undated IN (0, 1)),
  happening TEXT               -- the least id of the accounts it is one with; NULL: not joined yet
) STRICT;
CREATE INDEX account_coding ON account (coding);
CREATE INDEX account_days ON account (event_type, day_start);
CREATE INDEX account_happening ON account (happening);

CREATE TABLE account_record (
  account INTEGER NOT NULL REFERENCES account (key),
  record INTEGER NOT NULL REFERENCES record (key),
  PRIMARY KEY (account, record)
) STRICT, WITHOUT ROWID;
CREATE INDEX account_record_record ON account_record (record);

-- Two accounts that match, a < b by id, and what each field said: {"place": [3.0, "both in Gaza City"], ...}.
CREATE TABLE link (
  a INTEGER NOT NULL REFERENCES account (key),
  b INTEGER NOT NULL REFERENCES account (key),
  score REAL NOT NULL,
  fields TEXT NOT NULL,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_b ON link (b);

CREATE INDEX record_happening ON record (happening) WHERE happening IS NOT NULL;

-- A tally that is kept under a name: the options that it is made with, one a line, "option<TAB>value".
CREATE TABLE ledger (
  name TEXT NOT NULL PRIMARY KEY,
  options TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What people decided: two accounts are one happening or are not. It outlives every run.
CREATE TABLE decision (
  a TEXT NOT NULL, b TEXT NOT NULL,  -- ids of accounts, a < b
  together INTEGER NOT NULL CHECK (together IN (0, 1)),
  decided TEXT NOT NULL,       -- when, ISO 8601
  who TEXT,
  PRIMARY KEY (a, b)
) STRICT, WITHOUT ROWID;
)sql";

// Places in a tree, what was exported, what was forgotten, and what people ask of happenings.
constexpr const char* kVersion4 = R"sql(
CREATE INDEX coding_run ON coding (run, article);

-- Where boxes and circles look for records: id is 256 times the record and the position of the place.
CREATE VIRTUAL TABLE place_tree USING rtree (id, lat_min, lat_max, lon_min, lon_max);
INSERT INTO place_tree SELECT record * 256 + position, lat, lat, lon, lon FROM place
  WHERE lat IS NOT NULL AND lon IS NOT NULL AND position < 256;

-- What was written out of this file, so that one who has to forget a report knows what holds it.
CREATE TABLE export_log (
  key INTEGER PRIMARY KEY,
  exported TEXT NOT NULL,      -- when, ISO 8601, UTC
  format TEXT NOT NULL,
  filters TEXT NOT NULL,       -- the options, one a line
  records INTEGER NOT NULL,
  path TEXT,                   -- NULL: standard output
  last_article INTEGER NOT NULL  -- the greatest article.key of the time; no later article has a lesser one
) STRICT;

-- What must not come back: hashes, never words.
CREATE TABLE tombstone (
  kind TEXT NOT NULL CHECK (kind IN ('url', 'doc', 'outlet', 'person', 'text')),
  hash TEXT NOT NULL,          -- SHA-256 of the kind and what it names
  words INTEGER NOT NULL,      -- of a person's name; else 0
  forgotten TEXT NOT NULL,     -- the day
  reason TEXT,
  PRIMARY KEY (kind, hash)
) STRICT, WITHOUT ROWID;
)sql";

// Behind `figures` stands kNotCarried.
constexpr const char* kFiguresView = R"sql(
-- Every figure of every happening, as each source gives it.
CREATE VIEW figures AS SELECT
  r.happening, q.role, q.min, q.max, q.text AS words, r.factuality,
  coalesce(v.name, v.text, a.outlet, a.id) AS source, a.outlet, a.published, r.sentence, a.url, r.doc, r.key AS record
FROM record r JOIN coding c ON c.key = r.coding AND c.current = 1
  JOIN article a ON a.key = c.article
  JOIN quantity q ON q.record = r.key AND q.part_of IS NULL
  LEFT JOIN attribution v ON v.record = r.key
WHERE r.happening IS NOT NULL AND r.confidence >= 0.5 AND )sql";

constexpr const char* kHappeningViews = R"sql(
-- One figure for each happening and role: the newest report's; of one day what most outlets give; of those the lowest.
CREATE VIEW best_figures AS
WITH value AS (
  SELECT happening, role, record, ifnull(published, '') AS published, ifnull(outlet, doc) AS outlet,
    CASE WHEN count(min) = count(*) THEN sum(min) WHEN count(max) = count(*) THEN sum(max) ELSE 0 END AS figure,
    CASE WHEN count(min) = count(*) THEN sum(min) ELSE 0 END AS low,
    CASE WHEN count(max) = count(*) THEN sum(max) WHEN count(min) = count(*) THEN sum(min) ELSE 0 END AS high
  FROM figures WHERE factuality = 'actual' GROUP BY happening, role, record),
bounds AS (
  SELECT happening, role, min(low) AS least, max(high) AS most, max(published) AS newest, count(DISTINCT figure) AS figures
  FROM value GROUP BY happening, role),
vote AS (
  SELECT v.happening, v.role, v.figure, b.least, b.most, b.newest, b.figures,
    row_number() OVER (PARTITION BY v.happening, v.role ORDER BY count(DISTINCT v.outlet) DESC, v.figure) AS place
  FROM value v JOIN bounds b ON b.happening = v.happening AND b.role = v.role AND b.newest = v.published
  GROUP BY v.happening, v.role, v.figure)
SELECT happening, role, figure AS best, least, most, figures, nullif(newest, '') AS published FROM vote WHERE place = 1;

-- One row for each happening.
CREATE VIEW happenings AS SELECT
  c.happening, c.event_type, min(c.day_start) AS day_start, max(c.day_end) AS day_end,
  CASE min(CASE c.told WHEN 'actual' THEN 0 WHEN 'alleged' THEN 1 ELSE 2 END) WHEN 0 THEN 'actual' WHEN 1 THEN 'alleged'
    ELSE 'denied' END AS told,
  sum(c.told = 'denied') AS denials,
  count(DISTINCT v.id) AS reports, count(DISTINCT v.outlet) AS outlets,
  min(v.published) AS first_published, max(v.published) AS last_published
FROM account c JOIN coding k ON k.key = c.coding AND k.current = 1 JOIN article v ON v.key = k.article
WHERE c.aggregate = 0 AND c.happening IS NOT NULL GROUP BY c.happening;
)sql";

// Step N makes a store of schema N out of one of schema N - 1. Never edit a released step; add one.
std::array<std::string, kStoreSchema> steps() {
  const std::string events = kEventsView;
  return {kTables1 + events + ";\n" + kClaimsView,
          kVersion2 + events + "\nWHERE " + kNotCarried + ";\n", kVersion3,
          kVersion4 + std::string(kFiguresView) + kNotCarried + ";\n" + kHappeningViews};
}

Error refused(const Database& db, std::string message, std::string hint) {
  return {ErrorKind::kStore, std::move(message), {db.path().string(), 0, 0}, std::move(hint)};
}

}  // namespace

Kind identify(const Database& db) {
  const std::int64_t application = db.integer("PRAGMA application_id");
  const std::int64_t schema = db.integer("PRAGMA user_version");
  const std::int64_t objects = db.integer("SELECT count(*) FROM sqlite_schema");
  if (application == 0 && schema == 0 && objects == 0) return Kind::kEmpty;
  if (application != kApplicationId)
    throw refused(db, "this database belongs to another program",
                  "name another file; this one was not touched");
  if (schema > kStoreSchema || schema < 1)
    throw refused(db,
                  "this store has schema " + std::to_string(schema) + "; this version knows 1 to " +
                      std::to_string(kStoreSchema),
                  "it was made by a newer version of annals: install that one");
  return schema == kStoreSchema ? Kind::kOurs : Kind::kOlder;
}

void migrate(Database& db, std::int64_t schema) {
  Transaction transaction(db);
  identify(db);  // again: another process may have been quicker
  const auto all = steps();
  const std::int64_t before = db.integer("PRAGMA user_version");
  for (std::int64_t step = before; step < schema; ++step) db.execute(all[static_cast<std::size_t>(step)]);
  // Until schema 3 the article that arrived first stood in the middle.
  if (before >= 2 && before <= 3 && schema >= 4) order_carried(db);
  db.execute("PRAGMA application_id = " + std::to_string(kApplicationId));
  db.execute("PRAGMA user_version = " + std::to_string(schema));
  transaction.commit();
}

}  // namespace annals
