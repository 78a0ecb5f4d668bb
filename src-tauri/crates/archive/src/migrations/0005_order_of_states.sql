-- The states of an article stand in the order in which they came in; only exact times change that, which is no order of one column.
DROP INDEX revisions_by_article;
ALTER TABLE revisions DROP COLUMN stands_from;
CREATE INDEX revisions_by_article ON revisions (article, seen_at);

-- Fingerprints are those of the latest state, which may be another one now.
UPDATE articles SET fingerprinted_by = 0;
