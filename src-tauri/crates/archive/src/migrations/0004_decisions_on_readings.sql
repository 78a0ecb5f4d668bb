-- Which articles the decisions on readings are about; what was decided stands in the log alone.
CREATE TABLE decisions (
    article BLOB NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    act     INTEGER NOT NULL REFERENCES acts (number),
    PRIMARY KEY (article, act)
) STRICT, WITHOUT ROWID;

-- Each act is taken back once at most.
CREATE UNIQUE INDEX acts_taken_back ON acts (act ->> '$.taken_back') WHERE act ->> '$.act' = 'take_back';
