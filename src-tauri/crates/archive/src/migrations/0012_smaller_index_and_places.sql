-- What is searched is made anew, in less room. The text stands first, since of the first column alone the index need not say that it is it; the
-- number of a row is one for the latest state of its article, 22 bits for the day of the state, 20 bits to tell the states of a day apart.
DROP TRIGGER searched_no_more;
DELETE FROM searchable;
DROP TABLE search;

CREATE VIRTUAL TABLE search USING fts5 (
    body, title, quotes, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.,_|'"
);

-- Articles that come in one by one are merged less often: that is half of the work of taking one in.
INSERT INTO search (search, rank) VALUES ('automerge', 8);

CREATE TRIGGER searched_no_more AFTER DELETE ON searchable
BEGIN DELETE FROM search WHERE rowid = OLD.row; END;

INSERT OR IGNORE INTO unsearchable SELECT id FROM articles;

-- The articles that are still to be placed in a story: an article is kept first, and acknowledged, and placed then.
CREATE TABLE unplaced (
    article BLOB PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO unplaced SELECT id FROM articles WHERE id NOT IN (SELECT article FROM placements);

CREATE TRIGGER articles_wait_for_their_place AFTER INSERT ON articles
BEGIN INSERT INTO unplaced VALUES (NEW.id); END;

CREATE TRIGGER placed_articles_wait_no_more AFTER INSERT ON placements
BEGIN DELETE FROM unplaced WHERE article = NEW.article; END;

-- The blocks of each article of an outlet stand in one row, twelve bytes each (hash; words and near), to be found by the article; only those near an
-- end of their page, which alone can repeat, by their hashes. Both are made anew.
DROP TABLE fingerprints;

CREATE TABLE fingerprints (
    outlet  INTEGER NOT NULL REFERENCES outlets (id),
    hash    INTEGER NOT NULL,
    article BLOB NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    near    INTEGER NOT NULL CHECK (near BETWEEN 1 AND 3),
    PRIMARY KEY (outlet, hash, article)
) STRICT, WITHOUT ROWID;

CREATE TABLE fingerprinted (
    article BLOB PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    outlet  INTEGER NOT NULL REFERENCES outlets (id),
    blocks  BLOB NOT NULL
) STRICT, WITHOUT ROWID;

UPDATE articles SET fingerprinted_by = 0;

-- The stories at a glance, each summed up when the library is opened after it has changed: those that have are listed in unsummed.
CREATE TABLE sums (
    story           BLOB PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE,
    articles        INTEGER NOT NULL,
    primary_sources INTEGER NOT NULL,
    outlets         INTEGER NOT NULL,
    first_published TEXT,
    last_published  TEXT,
    updated_at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unsummed (
    story BLOB PRIMARY KEY REFERENCES stories (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO unsummed SELECT DISTINCT story FROM placements;

CREATE TRIGGER sums_follow_what_is_placed AFTER INSERT ON placements
BEGIN INSERT INTO unsummed VALUES (NEW.story) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER sums_follow_what_is_moved AFTER UPDATE OF story ON placements
BEGIN INSERT INTO unsummed VALUES (OLD.story), (NEW.story) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER sums_follow_what_goes AFTER DELETE ON placements
BEGIN INSERT INTO unsummed VALUES (OLD.story) ON CONFLICT DO NOTHING; END;

CREATE TRIGGER sums_follow_articles AFTER UPDATE ON articles WHEN NEW.fingerprinted_by IS OLD.fingerprinted_by
BEGIN INSERT INTO unsummed SELECT story FROM placements WHERE article = NEW.id ON CONFLICT DO NOTHING; END;

CREATE TRIGGER sums_follow_new_states AFTER INSERT ON revisions
BEGIN INSERT INTO unsummed SELECT story FROM placements WHERE article = NEW.article ON CONFLICT DO NOTHING; END;

CREATE TRIGGER sums_follow_states AFTER UPDATE ON revisions
BEGIN INSERT INTO unsummed SELECT story FROM placements WHERE article = NEW.article ON CONFLICT DO NOTHING; END;

-- Which stories got an article last is asked for each article that is placed.
DROP INDEX articles_by_publication;
CREATE INDEX articles_by_publication ON articles (published_at, added_at);
CREATE INDEX articles_by_arrival ON articles (added_at);
