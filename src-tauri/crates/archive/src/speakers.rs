//! Who speaks in the states of articles, so that they are found by it. The archive is told: it does not read quotes itself.

use crate::columns::{Json, get};
use crate::index::BOUNDARY;
use crate::query::Phrase;
use crate::{ArchiveError, Reader, Writer};
use std::collections::BTreeSet;
use variorum_model::{ArticleId, Extraction, RevisionId};
use variorum_text::{Term, terms};

/// Somebody who speaks in a state of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Speaker {
    /// The name as full as the text gives it; where it gives none, the words that tell who speaks.
    pub name: String,
    /// The numbers of the passages that hold what is said.
    pub passages: Vec<usize>,
}

/// A state of an article of which it is not known yet who speaks in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unattributed {
    row: i64,
    searched: (RevisionId, i64, u32),
    /// The state as it is searched; none when it is damaged.
    pub extraction: Option<Extraction>,
}

/// The terms of a name, and the passages in which it speaks.
type Spoken = (Vec<String>, Vec<usize>);

/// So many terms of a name count; longer ones are descriptions.
const MOST_TERMS: usize = 12;

impl Reader<'_> {
    /// In how many states it is not known yet who speaks.
    pub fn unattributed(&self) -> Result<u32, ArchiveError> {
        Ok(self.first("SELECT count(*) FROM unattributed", [], |row| row.get(0))?.unwrap_or_default())
    }

    /// Some of these states, the latest first.
    pub fn states_to_attribute(&self, most: usize) -> Result<Vec<Unattributed>, ArchiveError> {
        let rows = self.all(
            "SELECT row, article, revision, extraction, corrected FROM searchable \
             WHERE row IN (SELECT row FROM unattributed ORDER BY row DESC LIMIT ?) ORDER BY row DESC",
            [i64::try_from(most).unwrap_or(i64::MAX)],
            |row| {
                let searched = (get::<RevisionId>(row, 2)?, row.get(3)?, row.get(4)?);
                Ok((row.get(0)?, get::<ArticleId>(row, 1)?, searched))
            },
        )?;
        let state = |(row, article, searched): (i64, ArticleId, (RevisionId, i64, u32))| {
            let extraction = match self.as_searched(article, searched.0) {
                Err(ArchiveError::Damaged(_)) => None,
                extraction => extraction?,
            };
            Ok(Unattributed { row, searched, extraction })
        };
        rows.into_iter().map(state).collect()
    }

    /// The passages of a row in which all of these speak, or some of them.
    pub(crate) fn spoken_passages(&self, row: i64, speakers: &[Phrase]) -> Result<BTreeSet<usize>, ArchiveError> {
        if speakers.is_empty() {
            return Ok(BTreeSet::new());
        }
        let spoken = self.first("SELECT passages FROM spoken WHERE row = ?", [row], |row| {
            Ok(row.get::<_, Json<Vec<Spoken>>>(0)?.0)
        })?;
        let meant = |(name, _): &Spoken| speakers.iter().any(|speaker| speaker.is_in(name));
        Ok(spoken.unwrap_or_default().into_iter().filter(meant).flat_map(|(_, passages)| passages).collect())
    }
}

impl Writer<'_> {
    /// Keeps who speaks in a state. Where the state is not searched as it was any more, it is left to be asked anew.
    pub fn keep_speakers(&self, state: &Unattributed, speakers: &[Speaker]) -> Result<(), ArchiveError> {
        let searched = self.first(
            "SELECT revision, extraction, corrected FROM searchable JOIN unattributed USING (row) WHERE row = ?",
            [state.row],
            |row| Ok((get::<RevisionId>(row, 0)?, row.get(1)?, row.get(2)?)),
        )?;
        if searched != Some(state.searched) {
            return Ok(());
        }
        self.execute("DELETE FROM unattributed WHERE row = ?", [state.row])?;
        let spoken: Vec<Spoken> = speakers
            .iter()
            .map(|speaker| (words(&terms(&speaker.name)), speaker.passages.clone()))
            .filter(|(name, _)| !name.is_empty())
            .collect();
        if spoken.is_empty() {
            return Ok(());
        }
        let names: Vec<String> = spoken.iter().map(|(name, _)| name.join(" ")).collect();
        self.execute("INSERT INTO spoken (row, passages) VALUES (?, ?)", (state.row, Json(&spoken)))?;
        let names = names.join(&format!(" {BOUNDARY} "));
        self.execute("INSERT INTO speakers (rowid, names) VALUES (?, ?)", (state.row, names))?;
        Ok(())
    }
}

fn words(terms: &[Term]) -> Vec<String> {
    terms.iter().take(MOST_TERMS).map(|term| term.text.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Query;
    use crate::fixture::{Fixture, extraction};

    /// Two articles: who speaks in them, and in which passages.
    fn filled() -> Fixture {
        let mut fixture = Fixture::new();
        fixture.add(
            "Harbour Post",
            &extraction("Ferries", "“We sail,” the captain said. The gale is over. “At noon.”"),
            0,
        );
        fixture.add("Harbour Courier", &extraction("Gale", "The gale is over, said the harbour office."), 1);
        attribute(&mut fixture);
        fixture
    }

    fn attribute(fixture: &mut Fixture) {
        let states = fixture.archive.read().unwrap().states_to_attribute(9).unwrap();
        for state in states {
            let text = state.extraction.as_ref().unwrap().text();
            let speakers = if text.contains("captain") {
                vec![
                    Speaker { name: "Anna Müller".into(), passages: vec![0, 2] },
                    Speaker { name: "?!".into(), passages: vec![1] },
                ]
            } else {
                vec![Speaker { name: "the harbour office".into(), passages: vec![0] }]
            };
            fixture.archive.write(|w| w.keep_speakers(&state, &speakers)).unwrap();
        }
    }

    fn found(fixture: &Fixture, written: &str) -> Vec<(String, Vec<usize>)> {
        let query = Query::parse(written).unwrap();
        let found = fixture.archive.read().unwrap().search(&query, false, 9).unwrap();
        let state = |state: crate::FoundState| {
            (state.revision.title.unwrap(), state.passages.iter().map(|passage| passage.passage).collect())
        };
        found.states.into_iter().map(state).collect()
    }

    #[test]
    fn an_article_is_found_by_who_speaks_in_it_and_leads_to_what_they_say() {
        let fixture = filled();
        assert_eq!(found(&fixture, "speaker:muller"), [("Ferries".into(), vec![0, 2])]);
        assert_eq!(found(&fixture, "speaker:\"anna muller\""), [("Ferries".into(), vec![0, 2])]);
        assert_eq!(found(&fixture, "speaker:harb*"), [("Gale".into(), vec![0])]);
        assert_eq!(found(&fixture, "speaker:captain"), []);
        // No name goes from one speaker to the next.
        assert_eq!(found(&fixture, "speaker:\"muller harbour\""), []);
    }

    #[test]
    fn who_speaks_is_asked_beside_words_or_excluded() {
        let fixture = filled();
        assert_eq!(found(&fixture, "gale speaker:müller"), [("Ferries".into(), vec![1])]);
        assert_eq!(found(&fixture, "gale -speaker:muller"), [("Gale".into(), vec![0])]);
        assert_eq!(found(&fixture, "speaker:muller speaker:office"), []);
        assert_eq!(found(&fixture, "noon speaker:muller"), [("Ferries".into(), vec![2])]);
    }

    #[test]
    fn a_new_state_waits_for_its_speakers() {
        let mut fixture = filled();
        assert_eq!(fixture.archive.read().unwrap().unattributed().unwrap(), 0);
        let article = fixture.add("Harbour Post", &extraction("Ferry", "“We sail,” the captain said."), 2).article;
        fixture.revise(article, &extraction("Ferry", "The captain is silent."), 3);
        let states = fixture.archive.read().unwrap().states_to_attribute(9).unwrap();
        assert_eq!((states.len(), found(&fixture, "speaker:muller").len()), (2, 1));
        assert_eq!(found(&fixture, "sail silent -speaker:x"), []);
    }

    #[test]
    fn speakers_of_a_state_that_is_searched_otherwise_meanwhile_are_not_kept() {
        let mut fixture = Fixture::new();
        let article = fixture.add("Harbour Post", &extraction("Ferries", "“We sail,” the captain said."), 0).article;
        let [state] = fixture.archive.read().unwrap().states_to_attribute(9).unwrap().try_into().unwrap();
        fixture.revise(article, &extraction("Ferries", "The captain is silent."), 1);
        let speakers = [Speaker { name: "Anna Müller".into(), passages: vec![0] }];
        fixture.archive.write(|w| w.keep_speakers(&state, &speakers)).unwrap();
        assert_eq!(found(&fixture, "speaker:muller"), []);
        assert_eq!(fixture.archive.read().unwrap().unattributed().unwrap(), 2);
    }

    #[test]
    fn an_index_made_anew_asks_for_the_speakers_anew() {
        let mut fixture = filled();
        fixture.archive.rebuild_index(|_, _| {}).unwrap();
        assert_eq!(fixture.archive.read().unwrap().unattributed().unwrap(), 2);
        attribute(&mut fixture);
        assert_eq!(found(&fixture, "speaker:muller"), [("Ferries".into(), vec![0, 2])]);
        assert_eq!(fixture.archive.check().unwrap().findings, []);
    }
}
