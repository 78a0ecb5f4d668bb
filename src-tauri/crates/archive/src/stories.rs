//! The articles on one event.

use crate::columns::{Column, get, get_optional};
use crate::revisions::{best_published, in_order_of_standing};
use crate::{Archive, ArchiveError, CurrentArticle, Reader, Revision, Role, Writer};
use jiff::Timestamp;
use rusqlite::Row;
use std::collections::{BTreeMap, BTreeSet};
use variorum_model::{ArticleId, StatedTime, StoryId};

/// A story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// Its title.
    pub title: String,
    /// When it was entered.
    pub added_at: Timestamp,
}

/// A story with its articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryArticles {
    /// The story.
    pub story: Story,
    /// Its articles, in the order in which they first came in.
    pub articles: Vec<CurrentArticle>,
}

/// A story in the library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LibraryStory {
    /// The story.
    pub story: Story,
    /// How many articles it has, primary sources not counted.
    pub articles: usize,
    /// How many primary sources it has.
    pub primary_sources: usize,
    /// How many outlets carry it, as far as their names are known; primary sources not counted.
    pub outlets: usize,
    /// When the first of its articles was published; none when none states a time.
    pub first_published: Option<StatedTime>,
    /// When the last of its articles was published.
    pub last_published: Option<StatedTime>,
    /// When the newest of its articles came in.
    pub updated_at: Timestamp,
}

/// A story that a new article might belong to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateStory {
    /// The story.
    pub story: Story,
    /// Its articles in their latest states, in the order in which they first came in.
    pub articles: Vec<CandidateArticle>,
}

/// An article of such a story. What it says need not be read where a text of this hash is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CandidateArticle {
    /// Its latest state.
    pub revision: Revision,
    /// When the article was published, as well as any of its states says.
    pub published: Option<StatedTime>,
}

impl Archive {
    /// Sums up the stories that have changed, so that the library opens as fast with many as with few. An archive that is open for reading alone is
    /// left as it is.
    pub fn sum_up(&mut self) -> Result<(), ArchiveError> {
        let changed = self.read()?.first("SELECT 1 FROM unsummed LIMIT 1", [], |_| Ok(()))?;
        if changed.is_none() || self.connection.is_readonly("main")? {
            return Ok(());
        }
        self.write(|writer| {
            writer.keep_sums_of_changed()?;
            writer.execute("DELETE FROM unsummed", [])?;
            Ok(())
        })
    }
}

impl Writer<'_> {
    fn keep_sums_of_changed(&self) -> Result<(), ArchiveError> {
        let sums = self.sums_of_changed()?;
        self.execute("DELETE FROM sums WHERE story IN (SELECT story FROM unsummed)", [])?;
        for sum in sums {
            self.execute(
                "INSERT INTO sums (story, articles, primary_sources, outlets, first_published, last_published, updated_at) \
                 VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    Column(sum.story.id),
                    kept_count(sum.articles),
                    kept_count(sum.primary_sources),
                    kept_count(sum.outlets),
                    sum.first_published.as_ref().map(Column),
                    sum.last_published.as_ref().map(Column),
                    Column(sum.updated_at),
                ),
            )?;
        }
        Ok(())
    }

    /// Enters a story, as yet without articles.
    pub fn add_story(&self, title: &str, added_at: Timestamp) -> Result<StoryId, ArchiveError> {
        let id = StoryId::new();
        self.execute(
            "INSERT INTO stories (id, title, added_at) VALUES (?, ?, ?)",
            (Column(id), title, Column(added_at)),
        )?;
        Ok(id)
    }
}

impl Reader<'_> {
    /// A story with its articles.
    pub fn story(&self, id: StoryId) -> Result<Option<StoryArticles>, ArchiveError> {
        let Some(story) = self.story_row(id)? else { return Ok(None) };
        let mut articles = Vec::new();
        for article in self.articles_in(id)? {
            articles.extend(self.article(article)?);
        }
        Ok(Some(StoryArticles { story, articles }))
    }

    /// All stories, in the order in which they were entered.
    pub fn stories(&self) -> Result<Vec<Story>, ArchiveError> {
        self.all("SELECT id, title, added_at FROM stories ORDER BY id", [], story)
    }

    /// All stories that have articles, at a glance, the one with the newest arrival first. What changed since [`Archive::sum_up`] is summed up here.
    pub fn library(&self) -> Result<Vec<LibraryStory>, ArchiveError> {
        let mut stories = self.kept_sums()?;
        stories.extend(self.sums_of_changed()?);
        stories.sort_by(|a, b| b.updated_at.cmp(&a.updated_at).then_with(|| b.story.id.cmp(&a.story.id)));
        Ok(stories)
    }

    /// The stories at a glance that have not changed since they were summed up.
    fn kept_sums(&self) -> Result<Vec<LibraryStory>, ArchiveError> {
        self.all(
            "SELECT stories.id, stories.title, stories.added_at, articles, primary_sources, outlets, first_published, last_published, updated_at \
             FROM sums JOIN stories ON stories.id = sums.story WHERE sums.story NOT IN (SELECT story FROM unsummed)",
            [],
            |row| {
                Ok(LibraryStory {
                    story: story(row)?,
                    articles: row.get::<_, u32>(3)? as usize,
                    primary_sources: row.get::<_, u32>(4)? as usize,
                    outlets: row.get::<_, u32>(5)? as usize,
                    first_published: get_optional(row, 6)?,
                    last_published: get_optional(row, 7)?,
                    updated_at: get(row, 8)?,
                })
            },
        )
    }

    fn sums_of_changed(&self) -> Result<Vec<LibraryStory>, ArchiveError> {
        let mut stories: Vec<LibraryStory> = Vec::new();
        let mut outlets = BTreeSet::new();
        let rows = self.all(
            "SELECT stories.id, stories.title, stories.added_at, articles.id, \
                    articles.outlet, articles.role, articles.added_at, revisions.published, revisions.modified \
             FROM stories JOIN placements ON placements.story = stories.id \
             JOIN articles ON articles.id = placements.article \
             JOIN revisions ON revisions.article = articles.id \
             WHERE stories.id IN (SELECT story FROM unsummed) \
             ORDER BY stories.id, articles.id, revisions.seen_at, revisions.id",
            [],
            |row| {
                let article: ArticleId = get(row, 3)?;
                let told = (story(row)?, row.get::<_, Option<i64>>(4)?, get(row, 5)?, get(row, 6)?);
                let state: (Option<StatedTime>, Option<StatedTime>) = (get_optional(row, 7)?, get_optional(row, 8)?);
                Ok((article, told, state))
            },
        )?;
        for states in rows.chunk_by(|one, next| one.0 == next.0) {
            let Some((_, (story, outlet, role, added_at), _)) = states.first().cloned() else { continue };
            let states = states.iter().map(|(.., state)| state.clone()).collect();
            let states = in_order_of_standing(states, |(_, modified)| modified.as_ref());
            let published = best_published(states.iter().map(|(published, _)| published.as_ref()));
            let begun = stories.last().is_some_and(|last| last.story.id == story.id);
            if !begun {
                outlets.clear();
                stories.push(LibraryStory {
                    story,
                    articles: 0,
                    primary_sources: 0,
                    outlets: 0,
                    first_published: None,
                    last_published: None,
                    updated_at: added_at,
                });
            }
            let Some(entry) = stories.last_mut() else { continue };
            match role {
                Role::PrimarySource => entry.primary_sources += 1,
                Role::Report => {
                    entry.articles += 1;
                    outlets.extend(outlet);
                    entry.outlets = outlets.len();
                }
            }
            entry.updated_at = entry.updated_at.max(added_at);
            entry.first_published = earlier(entry.first_published.take(), published.clone());
            entry.last_published = entry.last_published.take().max(published);
        }
        Ok(stories)
    }

    /// The stories that a new article might belong to: those with an article published between two instants or at no stated time, at most
    /// `limit`, the ones that last got an article first. Without a window, any stories.
    pub fn candidates(
        &self,
        window: Option<(Timestamp, Timestamp)>,
        limit: usize,
    ) -> Result<Vec<CandidateStory>, ArchiveError> {
        let mut latest: BTreeMap<StoryId, Timestamp> = BTreeMap::new();
        if let Some((from, to)) = window {
            let dated: Vec<(StoryId, Timestamp)> = self.all(
                "SELECT placements.story, max(articles.added_at) FROM articles \
                 JOIN placements ON placements.article = articles.id \
                 WHERE articles.published_at BETWEEN ? AND ? GROUP BY placements.story",
                (Column(from), Column(to)),
                |row| Ok((get(row, 0)?, get(row, 1)?)),
            )?;
            latest.extend(dated);
        }
        let undated = if window.is_some() { "WHERE articles.published_at IS NULL" } else { "" };
        let arrived = format!(
            "SELECT placements.story, articles.added_at FROM articles \
             CROSS JOIN placements ON placements.article = articles.id {undated} ORDER BY articles.added_at DESC LIMIT ?"
        );
        // The articles lead, in the order of their index. As many of those that came in last as it takes: what came in before all of them can be in none of the stories that got an article last.
        let mut looked_at = limit.saturating_mul(8).max(1);
        let stories = loop {
            let last: Vec<(StoryId, Timestamp)> =
                self.all(&arrived, [i64::try_from(looked_at).unwrap_or(i64::MAX)], |row| {
                    Ok((get(row, 0)?, get(row, 1)?))
                })?;
            let earliest = last.last().map(|(_, at)| *at).filter(|_| last.len() == looked_at);
            for (story, at) in last {
                let known = latest.entry(story).or_insert(at);
                *known = (*known).max(at);
            }
            let mut stories: Vec<(Timestamp, StoryId)> = latest.iter().map(|(story, at)| (*at, *story)).collect();
            stories.sort_unstable_by(|a, b| b.cmp(a));
            stories.truncate(limit);
            let surely = |(at, _): &(Timestamp, StoryId)| earliest.is_none_or(|earliest| *at > earliest);
            if earliest.is_none() || (stories.len() == limit && stories.iter().all(surely)) {
                break stories;
            }
            looked_at = looked_at.saturating_mul(8);
        };
        let mut candidates = Vec::new();
        for (_, id) in stories {
            let Some(story) = self.story_row(id)? else { continue };
            let mut articles = Vec::new();
            for article in self.articles_in(id)? {
                let mut states = self.revisions(article)?;
                let published = best_published(states.iter().map(|state| state.published.as_ref()));
                articles.extend(states.pop().map(|revision| CandidateArticle { revision, published }));
            }
            candidates.push(CandidateStory { story, articles });
        }
        Ok(candidates)
    }

    /// The title of a story.
    pub fn story_title(&self, id: StoryId) -> Result<Option<String>, ArchiveError> {
        Ok(self.story_row(id)?.map(|story| story.title))
    }

    /// The story with this title, the first of several.
    pub fn story_titled(&self, title: &str) -> Result<Option<StoryId>, ArchiveError> {
        self.first("SELECT id FROM stories WHERE title = ? ORDER BY id LIMIT 1", [title], |row| get(row, 0))
    }

    pub(crate) fn story_row(&self, id: StoryId) -> Result<Option<Story>, ArchiveError> {
        self.first("SELECT id, title, added_at FROM stories WHERE id = ?", [Column(id)], story)
    }

    pub(crate) fn articles_in(&self, story: StoryId) -> Result<Vec<ArticleId>, ArchiveError> {
        self.all("SELECT article FROM placements WHERE story = ? ORDER BY article", [Column(story)], |row| get(row, 0))
    }
}

fn story(row: &Row<'_>) -> rusqlite::Result<Story> {
    Ok(Story { id: get(row, 0)?, title: row.get(1)?, added_at: get(row, 2)? })
}

fn kept_count(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The earlier of two times, either of which may not be known.
fn earlier(a: Option<StatedTime>, b: Option<StatedTime>) -> Option<StatedTime> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at, extraction, stated};
    use serde_json::Value;
    use variorum_model::{Digest, Extraction};

    /// An article of `outlet` in `story`, published at a time.
    fn carry(fixture: &mut Fixture, story: StoryId, outlet: &str, published: Option<&str>, second: i64) -> ArticleId {
        let text = format!("What {outlet} wrote in second {second}.");
        let read = Extraction { published: published.and_then(stated), ..extraction("Harbour reopens", &text) };
        let article = fixture.add(outlet, &read, second).article;
        fixture.archive.write(|w| w.place_by_program(article, story, &Value::Null, at(second))).unwrap();
        article
    }

    fn begin(fixture: &mut Fixture, title: &str) -> StoryId {
        fixture.archive.write(|w| w.add_story(title, at(0))).unwrap()
    }

    #[test]
    fn the_library_counts_articles_and_outlets_and_spans_their_times() {
        let mut fixture = Fixture::new();
        let ferries = begin(&mut fixture, "Ferries");
        let storm = begin(&mut fixture, "Storm");
        begin(&mut fixture, "Never used");
        carry(&mut fixture, ferries, "Harbour Post", Some("2024-10-22T08:00:00+02:00"), 1);
        carry(&mut fixture, ferries, "Harbour Post", Some("2024-10-22T07:00:00Z"), 2);
        carry(&mut fixture, ferries, "Island Wire", None, 9);
        let statement = carry(&mut fixture, ferries, "Port Office", Some("2024-10-21"), 4);
        fixture.archive.write(|w| w.set_role(statement, Role::PrimarySource, at(5))).unwrap();
        carry(&mut fixture, storm, "Island Wire", None, 6);

        let library = fixture.archive.read().unwrap().library().unwrap();
        assert_eq!(library.iter().map(|row| row.story.title.as_str()).collect::<Vec<_>>(), ["Ferries", "Storm"]);
        let row = &library[0];
        assert_eq!((row.articles, row.primary_sources, row.outlets), (3, 1, 2));
        assert_eq!(row.first_published, stated("2024-10-21"));
        assert_eq!(row.last_published, stated("2024-10-22T07:00:00Z"));
        assert_eq!(row.updated_at, at(9));
        assert_eq!((library[1].first_published.clone(), library[1].last_published.clone()), (None, None));
        assert_eq!(fixture.archive.read().unwrap().stories().unwrap().len(), 3);
    }

    #[test]
    fn the_library_goes_by_the_latest_state_of_an_article() {
        let mut fixture = Fixture::new();
        let story = begin(&mut fixture, "Ferries");
        let article = carry(&mut fixture, story, "Harbour Post", Some("2024-10-22T08:00:00Z"), 1);
        let revise = |fixture: &mut Fixture, published, text, second| {
            let state = Extraction { published: stated(published), ..extraction("Harbour reopens", text) };
            fixture.revise(article, &state, second);
            let library = fixture.archive.read().unwrap().library().unwrap();
            (library[0].articles, library[0].first_published.clone().map(String::from).unwrap())
        };
        assert_eq!(revise(&mut fixture, "2024-10-23", "Rewritten.", 2), (1, "2024-10-23".to_owned()));
        let kept = "2024-10-22T08:00:00Z".to_owned();
        assert_eq!(revise(&mut fixture, "2024-10-22", "Pasted.", 3), (1, kept), "the time of day stays known");
        let found = fixture.archive.read().unwrap().story(story).unwrap().unwrap();
        assert_eq!(found.articles[0].extraction.text(), "Pasted.");
    }

    #[test]
    fn what_was_summed_up_is_told_as_what_was_not_whatever_changes_afterwards() {
        let mut fixture = Fixture::new();
        let [ferries, storm] = ["Ferries", "Storm"].map(|title| begin(&mut fixture, title));
        let first = carry(&mut fixture, ferries, "Harbour Post", Some("2024-10-22T08:00:00Z"), 1);
        let second = carry(&mut fixture, ferries, "Island Wire", None, 2);
        let told = |fixture: &mut Fixture| {
            let before = fixture.archive.read().unwrap().library().unwrap();
            fixture.archive.sum_up().unwrap();
            let waiting = "SELECT count(*) FROM unsummed";
            assert_eq!(fixture.archive.connection().query_row(waiting, [], |row| row.get(0)), Ok(0));
            let kept = fixture.archive.read().unwrap().library().unwrap();
            fixture.archive.connection().execute_batch("INSERT INTO unsummed SELECT id FROM stories").unwrap();
            assert_eq!(
                fixture.archive.read().unwrap().library().unwrap(),
                kept,
                "what is kept is what would be found anew"
            );
            fixture.archive.sum_up().unwrap();
            assert_eq!(kept, before);
            kept.into_iter().map(|it| (it.story.title, it.articles, it.primary_sources, it.outlets)).collect::<Vec<_>>()
        };
        let ferries_alone =
            |title: &str, articles, sources, outlets| vec![(title.to_owned(), articles, sources, outlets)];
        assert_eq!(told(&mut fixture), ferries_alone("Ferries", 2, 0, 2));
        fixture.archive.write(|w| w.set_role(second, Role::PrimarySource, at(3))).unwrap();
        assert_eq!(told(&mut fixture), ferries_alone("Ferries", 1, 1, 1));
        let state = Extraction { published: stated("2024-10-20"), ..extraction("Harbour reopens", "Rewritten.") };
        fixture.revise(first, &state, 4);
        told(&mut fixture);
        let library = fixture.archive.read().unwrap().library().unwrap();
        assert_eq!(library[0].first_published, stated("2024-10-20"));
        fixture.archive.write(|w| w.move_article(first, storm, at(5))).unwrap();
        assert_eq!(told(&mut fixture), vec![("Ferries".to_owned(), 0, 1, 0), ("Storm".to_owned(), 1, 0, 1)]);
    }

    #[test]
    fn a_story_holds_its_articles_as_last_read() {
        let mut fixture = Fixture::new();
        let story = begin(&mut fixture, "Ferries");
        let article = carry(&mut fixture, story, "Harbour Post", None, 1);
        fixture.revise(article, &extraction("Harbour reopens", "Rewritten."), 2);
        let found = fixture.archive.read().unwrap().story(story).unwrap().unwrap();
        assert_eq!(found.articles.len(), 1);
        assert_eq!(found.articles[0].extraction.text(), "Rewritten.");
        assert_eq!(found.articles[0].revisions, 2);
        assert_eq!(found.articles[0].placement.as_ref().map(|it| it.story), Some(story));
        assert_eq!(fixture.archive.read().unwrap().story(StoryId::new()).unwrap(), None);
    }

    #[test]
    fn candidates_are_stories_of_the_window_or_of_unknown_time() {
        let mut fixture = Fixture::new();
        let [old, near, undated] = ["Old", "Near", "Undated"].map(|title| begin(&mut fixture, title));
        carry(&mut fixture, old, "Harbour Post", Some("2023-01-01"), 1);
        carry(&mut fixture, near, "Harbour Post", Some("2024-10-22"), 2);
        carry(&mut fixture, near, "Island Wire", Some("2024-10-23"), 3);
        carry(&mut fixture, undated, "Island Wire", None, 4);
        let ids = |window, limit| -> Vec<StoryId> {
            let found = fixture.archive.read().unwrap().candidates(window, limit).unwrap();
            found.iter().map(|candidate| candidate.story.id).collect()
        };
        let day = |date: &str| stated(date).unwrap().earliest();
        let window = Some((day("2024-10-20"), day("2024-10-22")));
        assert_eq!(ids(window, 10), [undated, near]);
        assert_eq!(ids(window, 1), [undated]);
        let found = fixture.archive.read().unwrap().candidates(window, 10).unwrap();
        assert_eq!(found[1].articles.len(), 2);
        let first = &found[1].articles[0];
        assert_eq!(first.published, stated("2024-10-22"));
        assert_eq!(first.revision.text_sha256, Digest::of(b"What Harbour Post wrote in second 2."));
    }

    #[test]
    fn without_a_window_all_stories_are_candidates() {
        let mut fixture = Fixture::new();
        let [old, undated] = ["Old", "Undated"].map(|title| begin(&mut fixture, title));
        carry(&mut fixture, old, "Harbour Post", Some("2023-01-01"), 1);
        carry(&mut fixture, undated, "Harbour Post", None, 2);
        let found = fixture.archive.read().unwrap().candidates(None, 10).unwrap();
        assert_eq!(found.iter().map(|candidate| candidate.story.id).collect::<Vec<_>>(), [undated, old]);
    }
}
