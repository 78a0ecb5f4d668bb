-- By what a server knows the state of a document that last came in, so that it need not send it again, stands in answered (the address behind
-- all redirects), etag and last_modified.

-- The feeds that a person follows. refreshed_at is when they were last asked, failed the code of the error that was met then. A feed's state is
-- noted once all articles that it names were dealt with.
CREATE TABLE feeds (
    address       TEXT PRIMARY KEY,
    title         TEXT,
    followed_at   TEXT NOT NULL,
    refreshed_at  TEXT,
    failed        TEXT,
    answered      TEXT,
    etag          TEXT,
    last_modified TEXT
) STRICT, WITHOUT ROWID;

-- What a feed said of an article (its hash) when that article was last dealt with.
CREATE TABLE entries (
    feed    TEXT NOT NULL REFERENCES feeds (address) ON DELETE CASCADE,
    address TEXT NOT NULL,
    sha256  BLOB NOT NULL CHECK (length(sha256) = 32),
    seen_at TEXT NOT NULL,
    PRIMARY KEY (feed, address)
) STRICT, WITHOUT ROWID;

-- The pages that came from addresses. capture refers to no row, so that bytes can be purged.
CREATE TABLE pages (
    address       TEXT PRIMARY KEY,
    answered      TEXT NOT NULL,
    etag          TEXT,
    last_modified TEXT,
    capture       BLOB NOT NULL CHECK (length(capture) = 32),
    fetched_at    TEXT NOT NULL
) STRICT, WITHOUT ROWID;
