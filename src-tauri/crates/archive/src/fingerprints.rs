//! What is kept of blocks, to find what repeats across an outlet's pages.

use crate::columns::{Column, get};
use crate::{ArchiveError, Reader, Writer};
use std::collections::BTreeMap;
use variorum_model::{ArticleId, Fingerprint, OutletPage, OutletPages, RepeatedBlock, StoryId};

/// Of the articles in which a block stands, those of this many stories are looked at, the oldest first: whether they are copies of one another
/// need not be known of more.
const SAMPLE: usize = 24;

impl Writer<'_> {
    /// Keeps the fingerprints of an article in the place of those it had, and by which method (a number above nought) they were made. Without
    /// an outlet there are no other pages to compare with, and none are kept.
    pub fn set_fingerprints(
        &self,
        article: ArticleId,
        fingerprints: &[Fingerprint],
        method: u32,
    ) -> Result<(), ArchiveError> {
        if let Some((outlet, blocks)) = self.kept_blocks(article)? {
            for block in blocks.iter().filter(|block| near(block) != 0) {
                self.execute(
                    "DELETE FROM fingerprints WHERE outlet = ? AND hash = ? AND article = ?",
                    (outlet, block.hash.cast_signed(), Column(article)),
                )?;
            }
            self.execute("DELETE FROM fingerprinted WHERE article = ?", [Column(article)])?;
        }
        if let Some(outlet) = self.outlet_of(article)? {
            let blocks = each_once(fingerprints);
            for block in blocks.iter().filter(|block| near(block) != 0) {
                self.execute(
                    "INSERT INTO fingerprints (outlet, hash, article, near) VALUES (?, ?, ?, ?)",
                    (outlet, block.hash.cast_signed(), Column(article), near(block)),
                )?;
            }
            self.execute(
                "INSERT INTO fingerprinted (article, outlet, blocks) VALUES (?, ?, ?)",
                (Column(article), outlet, packed(&blocks)),
            )?;
        }
        self.execute("UPDATE articles SET fingerprinted_by = ?2 WHERE id = ?1", (Column(article), method))?;
        Ok(())
    }
}

impl Reader<'_> {
    /// The articles whose fingerprints were not made by this method, in the order in which they came in.
    pub fn not_fingerprinted_by(&self, method: u32) -> Result<Vec<ArticleId>, ArchiveError> {
        self.all("SELECT id FROM articles WHERE fingerprinted_by <> ? ORDER BY id", [method], |row| get(row, 0))
    }

    /// What the other pages of its outlet say of an article. Which story an article is in counts as it is placed now.
    pub fn outlet_pages(&self, article: ArticleId) -> Result<OutletPages, ArchiveError> {
        let Some(outlet) = self.outlet_of(article)? else { return Ok(OutletPages::default()) };
        let articles = self.first("SELECT count(*) FROM articles WHERE outlet = ?", [outlet], |row| row.get(0))?;
        let own = self.blocks_of(article)?;
        let mut repeated = Vec::new();
        let mut pages = BTreeMap::new();
        for block in own.iter().filter(|block| near(block) != 0) {
            let stories: Vec<(StoryId, ArticleId, u32)> = self.all(
                "SELECT placements.story, min(other.article), count(*) FROM fingerprints AS other \
                 JOIN placements ON placements.article = other.article \
                 WHERE other.outlet = ? AND other.hash = ? AND other.near & ? \
                 GROUP BY placements.story ORDER BY min(other.article)",
                (outlet, block.hash.cast_signed(), near(block)),
                |row| Ok((get(row, 0)?, get(row, 1)?, row.get(2)?)),
            )?;
            if stories.len() > 1 {
                let articles = stories.iter().map(|(.., articles)| articles).sum();
                repeated.push(RepeatedBlock { hash: block.hash, articles });
                pages.extend(stories.iter().take(SAMPLE).map(|(story, article, _)| (*article, *story)));
            }
        }
        let pages =
            pages.into_iter().map(|(article, story)| Ok(OutletPage { story, blocks: self.blocks_of(article)? }));
        Ok(OutletPages {
            articles: articles.unwrap_or_default(),
            repeated,
            pages: pages.collect::<Result<_, ArchiveError>>()?,
        })
    }

    fn blocks_of(&self, article: ArticleId) -> Result<Vec<Fingerprint>, ArchiveError> {
        Ok(self.kept_blocks(article)?.map(|(_, blocks)| blocks).unwrap_or_default())
    }

    /// The blocks of an article, and the outlet under which they are kept.
    fn kept_blocks(&self, article: ArticleId) -> Result<Option<(i64, Vec<Fingerprint>)>, ArchiveError> {
        self.first("SELECT outlet, blocks FROM fingerprinted WHERE article = ?", [Column(article)], |row| {
            Ok((row.get(0)?, unpacked(&row.get::<_, Vec<u8>>(1)?)))
        })
    }

    fn outlet_of(&self, article: ArticleId) -> Result<Option<i64>, ArchiveError> {
        let outlet = self.first("SELECT outlet FROM articles WHERE id = ?", [Column(article)], |row| row.get(0))?;
        Ok(outlet.flatten())
    }
}

const NEAR_START: u8 = 1;
const NEAR_END: u8 = 2;

fn near(fingerprint: &Fingerprint) -> u8 {
    u8::from(fingerprint.near_start) * NEAR_START + u8::from(fingerprint.near_end) * NEAR_END
}

/// Each text once, in the order in which the database sorts the hashes. A text that stands at both ends is near both.
fn each_once(fingerprints: &[Fingerprint]) -> Vec<Fingerprint> {
    let mut blocks: BTreeMap<i64, Fingerprint> = BTreeMap::new();
    for fingerprint in fingerprints {
        let block = blocks.entry(fingerprint.hash.cast_signed()).or_insert(*fingerprint);
        block.near_start |= fingerprint.near_start;
        block.near_end |= fingerprint.near_end;
    }
    blocks.into_values().collect()
}

/// Eight bytes of a block for its hash and four for its words and what it is near, the lowest first.
const PACKED: usize = 12;

fn packed(blocks: &[Fingerprint]) -> Vec<u8> {
    let pack = |block: &Fingerprint| {
        let rest = block.words << 2 | u32::from(near(block));
        block.hash.to_le_bytes().into_iter().chain(rest.to_le_bytes())
    };
    blocks.iter().flat_map(pack).collect()
}

fn unpacked(bytes: &[u8]) -> Vec<Fingerprint> {
    let unpack = |bytes: &[u8; PACKED]| {
        let (hash, rest) = bytes.split_first_chunk::<8>()?;
        let rest = u32::from_le_bytes(*rest.first_chunk::<4>()?);
        let near = |end: u8| rest & u32::from(end) != 0;
        Some(Fingerprint {
            hash: u64::from_le_bytes(*hash),
            words: rest >> 2,
            near_start: near(NEAR_START),
            near_end: near(NEAR_END),
        })
    };
    bytes.as_chunks::<PACKED>().0.iter().filter_map(unpack).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at, extraction};
    use serde_json::Value;

    const FOOTER: u64 = u64::MAX - 6;
    const OPENING: u64 = 3;

    fn end(hash: u64) -> Fingerprint {
        Fingerprint { hash, words: 9, near_start: false, near_end: true }
    }

    /// An article of `outlet` with a footer, and the story that it is in, which is new unless it is given.
    fn carry(fixture: &mut Fixture, outlet: &str, number: i64, story: Option<StoryId>) -> (ArticleId, StoryId) {
        let article = fixture.add(outlet, &extraction("Ferries", &format!("What was said on day {number}.")), number);
        let article = article.article;
        let opening = Fingerprint { hash: OPENING, words: 5, near_start: true, near_end: false };
        let own = Fingerprint { hash: 100 + number.cast_unsigned(), words: 40, near_start: false, near_end: false };
        let story = fixture.archive.write(|w| {
            w.set_fingerprints(article, &[opening, own, end(FOOTER)], 1)?;
            let story = story.map_or_else(|| w.add_story("A story", at(number)), Ok)?;
            w.place_by_program(article, story, &Value::Null, at(number))?;
            Ok(story)
        });
        (article, story.unwrap())
    }

    fn pages(fixture: &Fixture, article: ArticleId) -> OutletPages {
        fixture.archive.read().unwrap().outlet_pages(article).unwrap()
    }

    fn articles_with(pages: &OutletPages, hash: u64) -> Option<u32> {
        pages.repeated.iter().find(|block| block.hash == hash).map(|block| block.articles)
    }

    #[test]
    fn what_repeats_is_counted_within_its_outlet_and_at_the_same_end() {
        let mut fixture = Fixture::new();
        let (first, _) = carry(&mut fixture, "Harbour Post", 1, None);
        let (second, _) = carry(&mut fixture, "Harbour Post", 2, None);
        carry(&mut fixture, "Island Wire", 3, None);
        let middle = Fingerprint { near_end: false, ..end(FOOTER) };
        let (third, _) = carry(&mut fixture, "Harbour Post", 4, None);
        fixture.archive.write(|w| w.set_fingerprints(third, &[middle], 1)).unwrap();
        let found = pages(&fixture, first);
        assert_eq!(found.articles, 3);
        assert_eq!((articles_with(&found, FOOTER), articles_with(&found, OPENING)), (Some(2), Some(2)));
        assert_eq!(articles_with(&found, 101), None);
        assert_eq!(found.pages.len(), 2);
        assert_eq!(found.pages[0].blocks.iter().map(|block| block.hash).collect::<Vec<_>>(), [FOOTER, OPENING, 101]);
        assert!(found.pages[0].blocks[0].near_end && !found.pages[0].blocks[0].near_start);
        assert_eq!(pages(&fixture, second).repeated, found.repeated);
        assert_eq!(pages(&fixture, third).repeated, []);
    }

    #[test]
    fn one_story_counts_once_and_moving_an_article_counts_at_once() {
        let mut fixture = Fixture::new();
        let (first, story) = carry(&mut fixture, "Harbour Post", 1, None);
        let (second, _) = carry(&mut fixture, "Harbour Post", 2, Some(story));
        assert_eq!(pages(&fixture, first).repeated, [], "an outlet's running story is no evidence");
        let other = fixture.archive.write(|w| w.add_story("Another", at(3))).unwrap();
        fixture.archive.write(|w| w.move_article(second, other, at(3))).unwrap();
        let found = pages(&fixture, first);
        assert_eq!(articles_with(&found, FOOTER), Some(2));
        assert_eq!(found.pages.iter().map(|page| page.story).collect::<Vec<_>>(), [story, other]);
        fixture.archive.write(|w| w.move_article(second, story, at(4))).unwrap();
        assert_eq!(pages(&fixture, first).repeated, []);
    }

    #[test]
    fn new_fingerprints_take_the_place_of_the_old_and_go_with_their_article() {
        let mut fixture = Fixture::new();
        let (first, _) = carry(&mut fixture, "Harbour Post", 1, None);
        let (second, _) = carry(&mut fixture, "Harbour Post", 2, None);
        let twice = Fingerprint { near_start: true, near_end: false, ..end(7) };
        fixture.archive.write(|w| w.set_fingerprints(second, &[end(7), twice], 2)).unwrap();
        assert_eq!(pages(&fixture, first).repeated, []);
        let reader = fixture.archive.read().unwrap();
        assert_eq!(reader.blocks_of(second).unwrap(), [Fingerprint { near_start: true, ..end(7) }]);
        assert_eq!(reader.not_fingerprinted_by(2).unwrap(), [first]);
        drop(reader);
        let connection = fixture.archive.connection();
        let referring = "DELETE FROM placements; DELETE FROM extractions; DELETE FROM revisions; DELETE FROM articles";
        connection.execute_batch(referring).unwrap();
        let left = "SELECT (SELECT count(*) FROM fingerprints) + (SELECT count(*) FROM fingerprinted)";
        let left: i64 = connection.query_row(left, [], |row| row.get(0)).unwrap();
        assert_eq!(left, 0);
    }

    #[test]
    fn an_article_without_an_outlet_has_no_other_pages() {
        let mut fixture = Fixture::new();
        let new = crate::NewArticle { url: None, outlet: None, role: crate::Role::Report };
        let article = fixture.archive.write(|w| w.add_article(&new, at(0))).unwrap();
        fixture.archive.write(|w| w.set_fingerprints(article, &[end(FOOTER)], 1)).unwrap();
        assert_eq!(pages(&fixture, article), OutletPages::default());
    }
}
