-- Which stories a person's acts on stories (moved, merged, split, renamed) are about; what was done stands in the log alone.
CREATE TABLE arrangements (
    story BLOB NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    act   INTEGER NOT NULL REFERENCES acts (number),
    PRIMARY KEY (story, act)
) STRICT, WITHOUT ROWID;

CREATE INDEX arrangements_by_act ON arrangements (act);
