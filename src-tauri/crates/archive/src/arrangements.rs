//! What persons did to stories: articles moved, stories merged, split and renamed. It stands in the log of acts alone; a table says which stories
//! it is about.

use crate::columns::{Column, Json, get};
use crate::{Act, ArchiveError, PlacedBy, Reader, Writer};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeSet;
use variorum_model::{ArticleId, StoryId};

/// The arrangements that are about a story, without those that were taken back. The `+` keeps the index on what was taken back in use.
const BY_STORY: &str = "SELECT number, at, act FROM acts WHERE number IN (SELECT act FROM arrangements WHERE story = ?) \
                        AND NOT EXISTS (SELECT 1 FROM acts AS later WHERE later.act ->> '$.act' = 'take_back' \
                        AND later.act ->> '$.taken_back' = +acts.number) ORDER BY number";

/// Something that a person did to stories, with what was before, so that it can be undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "arrangement", rename_all = "snake_case")]
pub enum Arrangement {
    /// Put an article in another story.
    Moved {
        /// The story.
        story: StoryId,
        /// The article.
        articles: Vec<Put>,
    },
    /// Put all articles of a story in another one, whose own stay there for good.
    Merged {
        /// The story in which they are.
        story: StoryId,
        /// The articles of both.
        articles: Vec<Put>,
    },
    /// Put some articles of a story in a new one; the others stay for good.
    Split {
        /// The new story.
        story: StoryId,
        /// The articles of both.
        articles: Vec<Put>,
    },
    /// Gave a story another title.
    Renamed {
        /// The story.
        story: StoryId,
        /// What its title was.
        from: String,
        /// What it is since.
        to: String,
    },
}

/// An article that a person put in a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Put {
    /// The article.
    pub article: ArticleId,
    /// Where it was, if it was in a story.
    pub from: Option<PutFrom>,
    /// The story that it is in since.
    pub to: StoryId,
}

/// Where an article was before a person put it elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutFrom {
    /// The story.
    pub story: StoryId,
    /// Who had placed it there.
    pub placed_by: PlacedBy,
    /// Why.
    pub reasons: Value,
}

impl Arrangement {
    /// The articles that it put in stories.
    pub fn articles(&self) -> &[Put] {
        match self {
            Self::Moved { articles, .. } | Self::Merged { articles, .. } | Self::Split { articles, .. } => articles,
            Self::Renamed { .. } => &[],
        }
    }

    /// The story that it made or changed.
    pub fn story(&self) -> StoryId {
        match self {
            Self::Moved { story, .. }
            | Self::Merged { story, .. }
            | Self::Split { story, .. }
            | Self::Renamed { story, .. } => *story,
        }
    }

    /// The stories that it is about.
    pub fn stories(&self) -> BTreeSet<StoryId> {
        let puts = self.articles().iter();
        puts.flat_map(|put| put.from.iter().map(|from| from.story).chain([put.to])).chain([self.story()]).collect()
    }

    /// Whether it stands on what `earlier` made: the place of an article, or the title of a story.
    fn stands_on(&self, earlier: &Self) -> bool {
        if let (Self::Renamed { story, .. }, Self::Renamed { story: before, .. }) = (self, earlier) {
            return story == before;
        }
        self.articles().iter().any(|put| earlier.articles().iter().any(|before| before.article == put.article))
    }
}

/// An arrangement that was not taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandingArrangement {
    /// The number of the act.
    pub number: u32,
    /// When.
    pub at: Timestamp,
    /// What was done.
    pub arrangement: Arrangement,
}

impl Writer<'_> {
    /// A person puts an article in a story, where it stays whatever the program guesses.
    pub fn move_article(
        &self,
        article: ArticleId,
        story: StoryId,
        at: Timestamp,
    ) -> Result<StandingArrangement, ArchiveError> {
        let articles = self.put(&[article], story, at)?;
        self.arrange(Arrangement::Moved { story, articles }, at)
    }

    /// A person puts all articles of a story in another one.
    pub fn merge_stories(
        &self,
        story: StoryId,
        into: StoryId,
        at: Timestamp,
    ) -> Result<StandingArrangement, ArchiveError> {
        let mut articles = self.put(&self.articles_in(into)?, into, at)?;
        articles.extend(self.put(&self.articles_in(story)?, into, at)?);
        self.arrange(Arrangement::Merged { story: into, articles }, at)
    }

    /// A person puts some articles of a story in another one, and wants the others to stay apart from them.
    pub fn split_story(
        &self,
        story: StoryId,
        leaving: &[ArticleId],
        to: StoryId,
        at: Timestamp,
    ) -> Result<StandingArrangement, ArchiveError> {
        let mut staying = self.articles_in(story)?;
        staying.retain(|article| !leaving.contains(article));
        let mut articles = self.put(leaving, to, at)?;
        articles.extend(self.put(&staying, story, at)?);
        self.arrange(Arrangement::Split { story: to, articles }, at)
    }

    /// A person gives a story another title.
    pub fn rename_story(
        &self,
        story: StoryId,
        title: &str,
        at: Timestamp,
    ) -> Result<StandingArrangement, ArchiveError> {
        let from = self.story_row(story)?.ok_or(ArchiveError::NoSuch("such story"))?.title;
        self.set_title(story, title)?;
        self.arrange(Arrangement::Renamed { story, from, to: title.to_owned() }, at)
    }

    /// Puts everything back where it was before an arrangement.
    pub(crate) fn restore(&self, number: u32, arrangement: &Arrangement, at: Timestamp) -> Result<(), ArchiveError> {
        for story in arrangement.stories() {
            let mut standing = self.arrangements(story)?.into_iter();
            if standing.any(|later| later.number > number && later.arrangement.stands_on(arrangement)) {
                return Err(ArchiveError::LaterDecision);
            }
        }
        for put in arrangement.articles() {
            match &put.from {
                Some(from) => self.place(put.article, from.story, from.placed_by, &from.reasons, at)?,
                None => drop(self.execute("DELETE FROM placements WHERE article = ?", [Column(put.article)])?),
            }
        }
        if let Arrangement::Renamed { story, from, .. } = arrangement {
            self.set_title(*story, from)?;
        }
        Ok(())
    }

    fn put(&self, articles: &[ArticleId], to: StoryId, at: Timestamp) -> Result<Vec<Put>, ArchiveError> {
        let mut put = Vec::new();
        for article in articles.iter().copied() {
            let from = self.placement(article)?.map(|before| PutFrom {
                story: before.story,
                placed_by: before.placed_by,
                reasons: before.reasons,
            });
            self.place(article, to, PlacedBy::Person, &Value::Null, at)?;
            put.push(Put { article, from, to });
        }
        Ok(put)
    }

    fn arrange(&self, arrangement: Arrangement, at: Timestamp) -> Result<StandingArrangement, ArchiveError> {
        let number = self.log(&Act::Arrange(arrangement.clone()), at)?;
        for story in arrangement.stories() {
            self.execute("INSERT INTO arrangements (story, act) VALUES (?, ?)", (Column(story), number))?;
        }
        Ok(StandingArrangement { number, at, arrangement })
    }

    fn set_title(&self, story: StoryId, title: &str) -> Result<(), ArchiveError> {
        self.execute("UPDATE stories SET title = ? WHERE id = ?", (title, Column(story)))?;
        Ok(())
    }
}

impl Reader<'_> {
    /// What persons did to a story, in the order in which they did, without what was taken back. What moved articles between two stories is about
    /// both.
    pub fn arrangements(&self, story: StoryId) -> Result<Vec<StandingArrangement>, ArchiveError> {
        let acts: Vec<(u32, Timestamp, Act)> =
            self.all(BY_STORY, [Column(story)], |row| Ok((row.get(0)?, get(row, 1)?, row.get::<_, Json<_>>(2)?.0)))?;
        let standing = |(number, at, act)| match act {
            Act::Arrange(arrangement) => Some(StandingArrangement { number, at, arrangement }),
            _ => None,
        };
        Ok(acts.into_iter().filter_map(standing).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at, extraction};
    use serde_json::json;

    /// An archive with two stories of two articles each, placed by the program.
    fn stories() -> (Fixture, [StoryId; 2], [ArticleId; 4]) {
        let mut fixture = Fixture::new();
        let articles = ["One.", "Two.", "Three.", "Four."]
            .map(|text| fixture.add("Harbour Post", &extraction("Ferries", text), 0).article);
        let stories = fixture.archive.write(|w| {
            let stories = [w.add_story("Ferries", at(0))?, w.add_story("Trains", at(0))?];
            for (article, story) in articles.iter().zip([stories[0], stories[0], stories[1], stories[1]]) {
                w.place_by_program(*article, story, &json!(["guess"]), at(0))?;
            }
            Ok(stories)
        });
        (fixture, stories.unwrap(), articles)
    }

    fn places(fixture: &Fixture, articles: &[ArticleId]) -> Vec<(StoryId, PlacedBy)> {
        let reader = fixture.archive.read().unwrap();
        let place = |article: &ArticleId| reader.placement(*article).unwrap().unwrap();
        articles.iter().map(place).map(|place| (place.story, place.placed_by)).collect()
    }

    #[test]
    fn a_moved_article_stays_whatever_the_program_guesses_until_that_is_undone() {
        let (mut fixture, [ferries, trains], articles) = stories();
        let before = places(&fixture, &articles);
        let number = fixture.archive.write(|w| w.move_article(articles[0], trains, at(1))).unwrap().number;
        let guessed = fixture.archive.write(|w| w.place_by_program(articles[0], ferries, &Value::Null, at(2))).unwrap();
        assert!(!guessed);
        assert_eq!(places(&fixture, &articles)[0], (trains, PlacedBy::Person));
        for story in [ferries, trains] {
            assert_eq!(fixture.archive.read().unwrap().arrangements(story).unwrap()[0].number, number);
        }
        fixture.archive.write(|w| w.take_back(number, at(3))).unwrap();
        assert_eq!(places(&fixture, &articles), before);
        assert_eq!(fixture.archive.read().unwrap().placement(articles[0]).unwrap().unwrap().reasons, json!(["guess"]));
        assert_eq!(fixture.archive.read().unwrap().arrangements(trains).unwrap(), []);
    }

    #[test]
    fn merged_and_split_stories_keep_all_their_articles_where_they_are_until_that_is_undone() {
        let (mut fixture, [ferries, trains], articles) = stories();
        let before = places(&fixture, &articles);
        let merged = fixture.archive.write(|w| w.merge_stories(ferries, trains, at(1))).unwrap().number;
        assert_eq!(places(&fixture, &articles), [(trains, PlacedBy::Person); 4]);
        fixture.archive.write(|w| w.take_back(merged, at(2))).unwrap();
        assert_eq!(places(&fixture, &articles), before);
        let split = fixture.archive.write(|w| {
            let new = w.add_story("Boats", at(3))?;
            w.split_story(ferries, &[articles[1]], new, at(3))
        });
        let after = places(&fixture, &articles[..2]);
        assert_eq!(after[0], (ferries, PlacedBy::Person), "what stays is not guessed away either");
        assert!(after[1].0 != ferries && after[1].1 == PlacedBy::Person);
        fixture.archive.write(|w| w.take_back(split.unwrap().number, at(4))).unwrap();
        assert_eq!(places(&fixture, &articles), before);
    }

    #[test]
    fn a_story_is_renamed_and_has_its_old_title_again_when_that_is_undone() {
        let (mut fixture, [ferries, _], _) = stories();
        let title = |fixture: &Fixture| fixture.archive.read().unwrap().story(ferries).unwrap().unwrap().story.title;
        let number = fixture.archive.write(|w| w.rename_story(ferries, "Fog", at(1))).unwrap().number;
        assert_eq!(title(&fixture), "Fog");
        fixture.archive.write(|w| w.take_back(number, at(2))).unwrap();
        assert_eq!(title(&fixture), "Ferries");
        assert_eq!(fixture.archive.write(|w| w.take_back(number, at(2))).unwrap_err().code(), "not_in_archive");
    }

    #[test]
    fn what_a_later_act_stands_on_is_not_undone_before_it() {
        let (mut fixture, [ferries, trains], articles) = stories();
        let moved = fixture.archive.write(|w| w.move_article(articles[0], trains, at(1))).unwrap().number;
        let other = fixture.archive.write(|w| w.move_article(articles[2], ferries, at(2))).unwrap().number;
        let merged = fixture.archive.write(|w| w.merge_stories(trains, ferries, at(3))).unwrap().number;
        let named = fixture.archive.write(|w| w.rename_story(ferries, "Fog", at(4))).unwrap().number;
        let refused = fixture.archive.write(|w| w.take_back(moved, at(5))).unwrap_err();
        assert_eq!(refused.code(), "later_decision");
        assert_eq!(places(&fixture, &articles), [(ferries, PlacedBy::Person); 4], "nothing was half undone");
        for number in [merged, moved, other, named] {
            fixture.archive.write(|w| w.take_back(number, at(6))).unwrap();
        }
        let program = [ferries, ferries, trains, trains].map(|story| (story, PlacedBy::Program));
        assert_eq!(places(&fixture, &articles), program);
    }

    #[test]
    fn an_arrangement_is_logged_in_a_form_that_later_programs_read() {
        let (_, [from, to], [article, ..]) = stories();
        let before = PutFrom { story: from, placed_by: PlacedBy::Program, reasons: json!([]) };
        let act =
            Act::Arrange(Arrangement::Moved { story: to, articles: vec![Put { article, from: Some(before), to }] });
        let [article, from, to] = [article.to_string(), from.to_string(), to.to_string()];
        let from = json!({"story": from, "placed_by": "program", "reasons": []});
        let written = json!({"act": "arrange", "arrangement": "moved", "story": to, "articles": [{"article": article, "from": from, "to": to}]});
        assert_eq!(serde_json::to_value(act).unwrap(), written);
    }

    #[test]
    fn arrangements_are_found_by_their_indexes() {
        let (fixture, ..) = stories();
        let connection = fixture.archive.connection();
        let mut explain = connection.prepare(&format!("EXPLAIN QUERY PLAN {BY_STORY}")).unwrap();
        let plan: Vec<String> = explain.query_map(["x"], |row| row.get(3)).unwrap().collect::<Result<_, _>>().unwrap();
        assert!(plan.iter().all(|step| !step.starts_with("SCAN")), "{plan:?}");
    }
}
