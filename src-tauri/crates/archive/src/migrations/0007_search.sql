-- What is searched, made from the other tables and made anew from them at any time. A state of an article is one row. Its number begins with one
-- for the latest state of its article, then the day of the state counted from 1970-01-01, then 24 bits to tell the states of a day apart: so rows
-- stand in the order of days, and a span of days is a span of rows. passages says how many passages stand before each block.
CREATE TABLE searchable (
    row        INTEGER PRIMARY KEY,
    revision   BLOB NOT NULL UNIQUE REFERENCES revisions (id) ON DELETE CASCADE,
    article    BLOB NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    extraction INTEGER NOT NULL,
    corrected  INTEGER NOT NULL,
    outlet     INTEGER REFERENCES outlets (id),
    language   TEXT,
    passages   TEXT NOT NULL
) STRICT;

CREATE INDEX searchable_by_article ON searchable (article);

-- The terms of each state, separated by blanks; the text itself is not kept twice. Every other character that a term may hold is named, so that
-- SQLite takes terms as they are.
CREATE VIRTUAL TABLE search USING fts5 (
    title, body, quotes, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.,_|'"
);

CREATE TRIGGER searched_no_more AFTER DELETE ON searchable
BEGIN DELETE FROM search WHERE rowid = OLD.row; END;

-- The articles that are still to be made searchable.
CREATE TABLE unsearchable (
    article BLOB PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

INSERT INTO unsearchable SELECT id FROM articles;
