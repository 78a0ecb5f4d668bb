//! Which story an article is in, and why.

use crate::columns::{Column, Json, get};
use crate::{ArchiveError, Reader, Writer};
use jiff::Timestamp;
use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use variorum_model::{ArticleId, StoryId};

/// Where an article is placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The story.
    pub story: StoryId,
    /// Who placed it there.
    pub placed_by: PlacedBy,
    /// Why, in the program's own terms; null when a person did it.
    pub reasons: Value,
    /// When.
    pub placed_at: Timestamp,
}

/// Who placed an article in a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlacedBy {
    /// The program guessed.
    Program,
    /// A person decided; no guess changes it.
    Person,
}

impl Writer<'_> {
    /// Places an article by a guess of the program, with the reasons for it. Says whether it did: what a person decided stays.
    pub fn place_by_program(
        &self,
        article: ArticleId,
        story: StoryId,
        reasons: &Value,
        at: Timestamp,
    ) -> Result<bool, ArchiveError> {
        let placed_by = self.placement(article)?.map(|before| before.placed_by);
        if placed_by == Some(PlacedBy::Person) {
            return Ok(false);
        }
        self.place(article, story, PlacedBy::Program, reasons, at)?;
        Ok(true)
    }

    pub(crate) fn place(
        &self,
        article: ArticleId,
        story: StoryId,
        placed_by: PlacedBy,
        reasons: &Value,
        at: Timestamp,
    ) -> Result<(), ArchiveError> {
        if self.article_row(article)?.is_none() {
            return Err(ArchiveError::NoSuch("such article"));
        }
        if self.story_row(story)?.is_none() {
            return Err(ArchiveError::NoSuch("such story"));
        }
        self.execute(
            "INSERT INTO placements (article, story, placed_by, reasons, placed_at) VALUES (?, ?, ?, ?, ?) \
             ON CONFLICT (article) DO UPDATE SET story = excluded.story, placed_by = excluded.placed_by, \
             reasons = excluded.reasons, placed_at = excluded.placed_at",
            (Column(article), Column(story), Column(placed_by), Json(reasons), Column(at)),
        )?;
        Ok(())
    }
}

impl Reader<'_> {
    /// The articles that are still to be placed, in the order in which they came in.
    pub fn unplaced(&self) -> Result<Vec<ArticleId>, ArchiveError> {
        self.all("SELECT article FROM unplaced ORDER BY article", [], |row| get(row, 0))
    }

    /// Where an article is placed.
    pub fn placement(&self, article: ArticleId) -> Result<Option<Placement>, ArchiveError> {
        self.first(
            "SELECT story, placed_by, reasons, placed_at FROM placements WHERE article = ?",
            [Column(article)],
            |row| {
                Ok(Placement {
                    story: get(row, 0)?,
                    placed_by: get(row, 1)?,
                    reasons: row.get::<_, Json<_>>(2)?.0,
                    placed_at: get(row, 3)?,
                })
            },
        )
    }
}

impl ToSql for Column<PlacedBy> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        let name = match self.0 {
            PlacedBy::Program => "program",
            PlacedBy::Person => "person",
        };
        Ok(name.into())
    }
}

impl FromSql for Column<PlacedBy> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        match value.as_str()? {
            "program" => Ok(Self(PlacedBy::Program)),
            "person" => Ok(Self(PlacedBy::Person)),
            _ => Err(FromSqlError::InvalidType),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at, extraction};
    use serde_json::json;

    fn article_and_stories(fixture: &mut Fixture) -> (ArticleId, StoryId, StoryId) {
        let article = fixture.add("Harbour Post", &extraction("Harbour reopens", "Ferries sail again."), 0).article;
        let [first, second] =
            ["Ferries", "Storm"].map(|title| fixture.archive.write(|w| w.add_story(title, at(0))).unwrap());
        (article, first, second)
    }

    #[test]
    fn a_guess_keeps_its_reasons_and_gives_way_to_a_better_guess() {
        let mut fixture = Fixture::new();
        let (article, first, second) = article_and_stories(&mut fixture);
        let reasons = json!([{"kind": "words", "words": ["harbour"]}]);
        for story in [first, second] {
            assert!(fixture.archive.write(|w| w.place_by_program(article, story, &reasons, at(1))).unwrap());
        }
        let placement = fixture.archive.read().unwrap().placement(article).unwrap().unwrap();
        assert_eq!(placement, Placement { story: second, placed_by: PlacedBy::Program, reasons, placed_at: at(1) });
        assert_eq!(fixture.archive.read().unwrap().acts().unwrap(), []);
    }

    #[test]
    fn an_article_waits_for_its_place_from_the_moment_it_is_kept() {
        let mut fixture = Fixture::new();
        let (article, story, _) = article_and_stories(&mut fixture);
        let waiting = |fixture: &Fixture| fixture.archive.read().unwrap().unplaced().unwrap();
        assert_eq!(waiting(&fixture), [article]);
        fixture.archive.write(|w| w.place_by_program(article, story, &json!([]), at(1))).unwrap();
        assert_eq!(waiting(&fixture), []);
    }

    #[test]
    fn an_article_is_placed_only_in_a_story_that_exists() {
        let mut fixture = Fixture::new();
        let (article, story, _) = article_and_stories(&mut fixture);
        let nowhere = fixture.archive.write(|w| w.move_article(article, StoryId::new(), at(1)));
        assert_eq!(nowhere.unwrap_err().code(), "not_in_archive");
        let nothing = fixture.archive.write(|w| w.move_article(ArticleId::new(), story, at(1)));
        assert_eq!(nothing.unwrap_err().code(), "not_in_archive");
    }
}
