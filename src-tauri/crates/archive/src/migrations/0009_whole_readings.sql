-- The files of which a version of the reader read every document, and how many these are: the same bytes under the same name need not be read again.
CREATE TABLE whole_readings (
    capture BLOB NOT NULL REFERENCES captures (sha256) ON DELETE CASCADE,
    source  TEXT NOT NULL,
    reader  INTEGER NOT NULL,
    parts   INTEGER NOT NULL,
    PRIMARY KEY (capture, source)
) STRICT, WITHOUT ROWID;
