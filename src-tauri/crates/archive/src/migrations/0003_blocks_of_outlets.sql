-- What is kept of the included blocks of each article of an outlet, each text of an article once, to find what repeats across its pages. Made
-- from the extraction of the article's latest state, and can be made anew from it. near: 1 among the first blocks, 2 among the last, 3 both.
CREATE TABLE fingerprints (
    outlet  INTEGER NOT NULL REFERENCES outlets (id),
    hash    INTEGER NOT NULL,
    article BLOB NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    words   INTEGER NOT NULL,
    near    INTEGER NOT NULL CHECK (near BETWEEN 0 AND 3),
    PRIMARY KEY (outlet, hash, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX fingerprints_by_article ON fingerprints (article);

-- By which method the fingerprints of an article were made; 0 when they were not.
ALTER TABLE articles ADD COLUMN fingerprinted_by INTEGER NOT NULL DEFAULT 0;

-- What persons decided about the blocks of an article stands in the log alone.
CREATE INDEX corrections_by_article ON acts (act ->> '$.article', number) WHERE act ->> '$.act' IN ('put_back', 'leave_out');
