-- Ids are UUIDv7 in 16 bytes, hashes SHA-256 in 32, lists JSON. Times are RFC 3339 in UTC with six digits after the second, so that they
-- sort as text; a time as a page states it stands beside them, as stated.

-- The bytes as they came in, each content once.
CREATE TABLE captures (
    sha256 BLOB PRIMARY KEY CHECK (length(sha256) = 32),
    size   INTEGER NOT NULL,
    zstd   BLOB NOT NULL
) STRICT;

CREATE TRIGGER captures_never_change BEFORE UPDATE ON captures
BEGIN SELECT RAISE(ABORT, 'a capture never changes'); END;

-- What came in, when and from where: one line an arrival. sha256 refers to no row, so that a line outlives bytes that are purged.
CREATE TABLE ledger (
    line        INTEGER PRIMARY KEY,
    event       TEXT NOT NULL,
    capture     BLOB NOT NULL CHECK (length(capture) = 16),
    sha256      BLOB NOT NULL CHECK (length(sha256) = 32),
    source      TEXT NOT NULL,
    received_at TEXT NOT NULL,
    previous    BLOB CHECK (length(previous) = 32),
    hash        BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX ledger_by_sha256 ON ledger (sha256);

CREATE TRIGGER ledger_lines_never_change BEFORE UPDATE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TRIGGER ledger_lines_never_go BEFORE DELETE ON ledger
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

-- Also keeps INSERT OR REPLACE from overwriting a line, for which no delete trigger fires.
CREATE TRIGGER ledger_lines_follow_one_another BEFORE INSERT ON ledger
WHEN NEW.line <> (SELECT coalesce(max(line), 0) + 1 FROM ledger)
    OR NEW.previous IS NOT (SELECT hash FROM ledger WHERE line = NEW.line - 1)
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

CREATE TABLE outlets (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- published_at is the instant from which its current revision says that it was published, if it does.
CREATE TABLE articles (
    id           BLOB PRIMARY KEY CHECK (length(id) = 16),
    url          TEXT UNIQUE,
    outlet       INTEGER REFERENCES outlets (id),
    role         TEXT NOT NULL CHECK (role IN ('report', 'primary_source')),
    added_at     TEXT NOT NULL,
    published_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX articles_by_outlet ON articles (outlet, coalesce(published_at, added_at));
CREATE INDEX articles_by_publication ON articles (published_at);

-- A published state, described as by the best reader that read it (reader). stands_from orders the states of an article: when it was last
-- modified, else published, as far as it says so, else first seen.
CREATE TABLE revisions (
    id          BLOB PRIMARY KEY CHECK (length(id) = 16),
    article     BLOB NOT NULL REFERENCES articles (id),
    seen_at     TEXT NOT NULL,
    stands_from TEXT NOT NULL,
    reader      INTEGER NOT NULL,
    title       TEXT,
    byline      TEXT NOT NULL,
    published   TEXT,
    modified    TEXT,
    language    TEXT,
    text_sha256 BLOB NOT NULL CHECK (length(text_sha256) = 32)
) STRICT, WITHOUT ROWID;

CREATE INDEX revisions_by_article ON revisions (article, stands_from, seen_at);
CREATE INDEX revisions_by_text ON revisions (text_sha256);

-- A document of a capture (part 1, 2 … of a container) as one version of the reader read it: JSON, compressed with a checksum.
CREATE TABLE extractions (
    id          INTEGER PRIMARY KEY,
    capture     BLOB NOT NULL REFERENCES captures (sha256),
    part        INTEGER NOT NULL,
    reader      INTEGER NOT NULL,
    revision    BLOB NOT NULL REFERENCES revisions (id),
    title       TEXT,
    text_sha256 BLOB NOT NULL CHECK (length(text_sha256) = 32),
    zstd        BLOB NOT NULL,
    UNIQUE (capture, part, reader)
) STRICT;

CREATE INDEX extractions_by_revision ON extractions (revision, reader);

CREATE TRIGGER extractions_never_change BEFORE UPDATE ON extractions
BEGIN SELECT RAISE(ABORT, 'an extraction never changes'); END;

CREATE TABLE stories (
    id       BLOB PRIMARY KEY CHECK (length(id) = 16),
    title    TEXT NOT NULL,
    added_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which story an article is in, who put it there, and why.
CREATE TABLE placements (
    article   BLOB PRIMARY KEY REFERENCES articles (id),
    story     BLOB NOT NULL REFERENCES stories (id),
    placed_by TEXT NOT NULL CHECK (placed_by IN ('program', 'person')),
    reasons   TEXT NOT NULL,
    placed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX placements_by_story ON placements (story);

-- What persons did, with what was before, from which undo follows.
CREATE TABLE acts (
    number INTEGER PRIMARY KEY,
    at     TEXT NOT NULL,
    act    TEXT NOT NULL
) STRICT;

CREATE TRIGGER acts_never_change BEFORE UPDATE ON acts
BEGIN SELECT RAISE(ABORT, 'the log of acts is append-only'); END;

CREATE TRIGGER acts_never_go BEFORE DELETE ON acts
BEGIN SELECT RAISE(ABORT, 'the log of acts is append-only'); END;

CREATE TRIGGER acts_follow_one_another BEFORE INSERT ON acts
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM acts)
BEGIN SELECT RAISE(ABORT, 'the log of acts is append-only'); END;
