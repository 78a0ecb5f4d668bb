-- Who speaks in the states of articles, found after these are kept and made anew at any time. A row is that of the state in searchable; speakers has
-- the terms of the names, spoken the same terms with the numbers of the passages in which each speaks, as JSON.
CREATE TABLE spoken (
    row      INTEGER PRIMARY KEY REFERENCES searchable (row) ON DELETE CASCADE,
    passages TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE speakers USING fts5 (
    names, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.,_|'"
);

CREATE TRIGGER speaking_no_more AFTER DELETE ON spoken
BEGIN DELETE FROM speakers WHERE rowid = OLD.row; END;

-- The states of which it is still to be found who speaks in them.
CREATE TABLE unattributed (
    row INTEGER PRIMARY KEY REFERENCES searchable (row) ON DELETE CASCADE
) STRICT;

CREATE TRIGGER states_wait_for_their_speakers AFTER INSERT ON searchable
BEGIN INSERT INTO unattributed VALUES (NEW.row); END;

INSERT INTO unattributed SELECT row FROM searchable;
