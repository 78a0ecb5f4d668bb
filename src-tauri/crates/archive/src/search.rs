//! What is found in the texts of articles.

use crate::columns::{Column, Json, get};
use crate::index::{LATEST, first_row, inside, last_row};
use crate::query::{Phrase, Place, Query};
use crate::snippet::Snippet;
use crate::{ArchiveError, Article, Reader, Revision};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use variorum_model::{ArticleId, Extraction, RevisionId, Span, StoryId};
use variorum_text::{passages_of, quotations, terms};

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// How many states were found. Counting ends at [`RANKED`].
    pub total: u32,
    /// The best of them, the best one first.
    pub states: Vec<FoundState>,
}

/// A state of an article that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundState {
    /// The article.
    pub article: Article,
    /// The story that it is in.
    pub story: Option<StoryId>,
    /// The state.
    pub revision: Revision,
    /// Which state of the article it is, counted from one.
    pub number: usize,
    /// Whether the article has no later one.
    pub latest: bool,
    /// Where what was searched for stands in the headline.
    pub title: Vec<Span>,
    /// Where it stands in the text: the passages that hold most of it.
    pub passages: Vec<FoundPassage>,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPassage {
    /// Its number in its state, counted from nought.
    pub passage: usize,
    /// The number of its block, counted from nought.
    pub block: usize,
    /// What is shown of it.
    pub snippet: Snippet,
}

/// Of more states than these the latest are ranked, and no more are counted, so that the commonest word is answered as fast as any.
pub const RANKED: usize = 2_500;

/// So many passages of a state are shown.
const PASSAGES: usize = 3;

/// The number of a phrase of the query, and where it stands.
type PhraseHit = (usize, Span);

/// How much the text, the headline and the quotations weigh.
const RANK: &str = "bm25(search, 1.0, 4.0, 1.0)";

impl Reader<'_> {
    /// What the archive holds that answers to `query`, the best first; of what is alike, the latest: the latest states of articles, and, when
    /// `earlier` is set, those before them.
    pub fn search(&self, query: &Query, earlier: bool, limit: usize) -> Result<Found, ArchiveError> {
        let found = self.rows(query, earlier, limit)?;
        let total = found.first().map_or(0, |(_, total)| *total);
        let states = found.into_iter().map(|(row, _)| self.found_state(query, row));
        let states: Vec<Option<FoundState>> = states.collect::<Result<_, _>>()?;
        Ok(Found { total, states: states.into_iter().flatten().collect() })
    }

    /// The best rows, each with how many there are.
    fn rows(&self, query: &Query, earlier: bool, limit: usize) -> Result<Vec<(i64, u32)>, ArchiveError> {
        if query.from > query.to {
            return Ok(Vec::new());
        }
        let matching = matching(query);
        let number = if matching.is_some() { "search.rowid" } else { "row" };
        let days = if earlier {
            format!("({number} & ?2) BETWEEN (?3 & ?2) AND (?4 & ?2)")
        } else {
            format!("{number} BETWEEN ?3 AND ?4")
        };
        let described: String = [
            (!query.outlets.is_empty(), " AND outlet IN (SELECT value FROM json_each(?5))"),
            (!query.no_outlets.is_empty(), " AND coalesce(outlet, 0) NOT IN (SELECT value FROM json_each(?6))"),
            (!query.languages.is_empty(), " AND language IN (SELECT value FROM json_each(?7))"),
            (!query.no_languages.is_empty(), " AND coalesce(language, '') NOT IN (SELECT value FROM json_each(?8))"),
        ]
        .into_iter()
        .filter_map(|(asked, condition)| asked.then_some(condition))
        .collect();
        let speaking: String = [
            (
                !query.speakers.is_empty(),
                format!(" AND {number} IN (SELECT rowid FROM speakers WHERE speakers MATCH ?9)"),
            ),
            (
                !query.no_speakers.is_empty(),
                format!(" AND {number} NOT IN (SELECT rowid FROM speakers WHERE speakers MATCH ?10)"),
            ),
        ]
        .into_iter()
        .filter_map(|(asked, condition)| asked.then_some(condition))
        .collect();
        // The table of the terms leads: it is asked for rows of the days in question alone, the latest first.
        let source = match (&matching, described.as_str()) {
            (None, _) => {
                format!("SELECT row, 0 AS score FROM searchable WHERE {days}{described}{speaking} ORDER BY row DESC")
            }
            (Some(_), "") => {
                format!(
                    "SELECT rowid AS row, {RANK} AS score FROM search WHERE search MATCH ?1 AND {days}{speaking} ORDER BY rowid DESC"
                )
            }
            (Some(_), _) => format!(
                "SELECT search.rowid AS row, {RANK} AS score FROM search CROSS JOIN searchable ON searchable.row = search.rowid \
                 WHERE search MATCH ?1 AND {days}{described}{speaking} ORDER BY search.rowid DESC"
            ),
        };
        let sql =
            format!("SELECT row, count(*) OVER () FROM ({source} LIMIT {RANKED}) ORDER BY score, row DESC LIMIT ?11");
        self.all(
            &sql,
            (
                matching,
                !LATEST,
                first_row(true, query.from),
                last_row(true, query.to),
                Json(self.outlets_called(&query.outlets)?),
                Json(self.outlets_called(&query.no_outlets)?),
                Json(&query.languages),
                Json(&query.no_languages),
                (!query.speakers.is_empty()).then(|| named(&query.speakers, " AND ")),
                (!query.no_speakers.is_empty()).then(|| named(&query.no_speakers, " OR ")),
                i64::try_from(limit).unwrap_or(i64::MAX),
            ),
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
    }

    /// The numbers of the outlets whose names hold one of these rows of words.
    fn outlets_called(&self, names: &[Vec<String>]) -> Result<Vec<i64>, ArchiveError> {
        if names.is_empty() {
            return Ok(Vec::new());
        }
        let outlets: Vec<(i64, String)> =
            self.all("SELECT id, name FROM outlets ORDER BY id", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let called = |name: &str| {
            let words: Vec<String> = terms(name).into_iter().map(|term| term.text).collect();
            names.iter().any(|wanted| words.windows(wanted.len().max(1)).any(|some| some == wanted.as_slice()))
        };
        Ok(outlets.into_iter().filter(|(_, name)| called(name)).map(|(id, _)| id).collect())
    }

    fn found_state(&self, query: &Query, row: i64) -> Result<Option<FoundState>, ArchiveError> {
        let named = self.first("SELECT article, revision, passages FROM searchable WHERE row = ?", [row], |row| {
            Ok((get::<ArticleId>(row, 0)?, get::<RevisionId>(row, 1)?, row.get::<_, Json<Vec<usize>>>(2)?.0))
        })?;
        let Some((id, revision, before)) = named else { return Ok(None) };
        let Some(article) = self.article_row(id)? else { return Ok(None) };
        let states = self.revisions(id)?;
        let Some((revision, number)) = states.into_iter().zip(1..).find(|(state, _)| state.id == revision) else {
            return Ok(None);
        };
        // What is damaged is told when it is opened; others are found all the same.
        let extraction = match self.as_searched(id, revision.id) {
            Err(ArchiveError::Damaged(_)) => None,
            extraction => extraction?,
        };
        let title = terms(revision.title.as_deref().unwrap_or_default());
        let in_title = query.wanted.iter().filter(|phrase| phrase.place != Place::Quotation);
        let title = apart(in_title.flat_map(|phrase| phrase.find(&title)).collect());
        let story = self.first("SELECT story FROM placements WHERE article = ?", [Column(id)], |row| get(row, 0))?;
        let spoken = self.spoken_passages(row, &query.speakers)?;
        let passages =
            extraction.map(|extraction| found_passages(query, &extraction, &before, &spoken)).unwrap_or_default();
        Ok(Some(FoundState { article, story, revision, number, latest: row & LATEST != 0, title, passages }))
    }
}

/// What SQLite looks for; none when every word will do. Terms hold no quotation marks, so that nothing that a person wrote is more than a word.
fn matching(query: &Query) -> Option<String> {
    let phrase = |phrase: &Phrase| {
        let columns = match phrase.place {
            Place::Anywhere => "{title body}",
            Place::Title => "{title}",
            Place::Quotation => "{quotes}",
            Place::Speaker => "{names}",
        };
        format!("({columns} : {})", sought(phrase))
    };
    let all = |phrases: &[Phrase], word: &str| phrases.iter().map(phrase).collect::<Vec<_>>().join(word);
    if query.wanted.is_empty() {
        return None;
    }
    let wanted = all(&query.wanted, " AND ");
    Some(match query.unwanted.as_slice() {
        [] => wanted,
        unwanted => format!("({wanted}) NOT ({})", all(unwanted, " OR ")),
    })
}

/// The names of speakers that SQLite looks for.
fn named(speakers: &[Phrase], word: &str) -> String {
    speakers.iter().map(sought).collect::<Vec<_>>().join(word)
}

fn sought(phrase: &Phrase) -> String {
    let star = if phrase.begins { " *" } else { "" };
    format!("\"{}\"{star}", phrase.terms.join(" "))
}

/// The first passages of the blocks that hold most of what was searched for, in the order of the text; without any, the first one.
///
/// Sentences are told apart in these blocks alone: `before` says how many stand before each block. In those that are `spoken` somebody speaks who was
/// asked for: they come first, and stand alone where nothing else is asked for.
fn found_passages(
    query: &Query,
    extraction: &Extraction,
    before: &[usize],
    spoken: &BTreeSet<usize>,
) -> Vec<FoundPassage> {
    let asked = query.wanted.iter().filter(|phrase| phrase.place != Place::Title).count();
    let mut holding: Vec<(usize, usize, Vec<PhraseHit>)> = Vec::new();
    let mut full = 0;
    let first_in = |block: usize| before.get(block).copied().unwrap_or_default();
    let is_spoken = |block: usize| {
        let next = before.get(block + 1).copied().unwrap_or(usize::MAX);
        spoken.range(first_in(block)..next.max(first_in(block))).next().is_some()
    };
    for (number, block) in extraction.blocks.iter().enumerate().filter(|(_, block)| block.left_out.is_none()) {
        if full == PASSAGES {
            break;
        }
        let hits = hits(query, &block.text);
        let spoken_here = is_spoken(number);
        if !hits.is_empty() || (asked == 0 && spoken_here) {
            let weight = distinct(&hits) + usize::from(spoken_here);
            full += usize::from(weight == asked + usize::from(!spoken.is_empty()));
            holding.push((weight, number, hits));
        }
    }
    holding.sort_by_key(|(weight, number, _)| (Reverse(*weight), *number));
    holding.truncate(PASSAGES);
    let mut found: Vec<(usize, FoundPassage)> = Vec::new();
    for (_, block, hits) in holding {
        let text = extraction.blocks.get(block).map(|block| block.text.as_str()).unwrap_or_default();
        for (span, passage) in passages_of(text).into_iter().zip(first_in(block)..) {
            let held: Vec<PhraseHit> =
                hits.iter().filter(|(_, hit)| (span.start..span.end).contains(&hit.start)).copied().collect();
            let spoken_here = spoken.contains(&passage);
            if held.is_empty() && !(asked == 0 && spoken_here) {
                continue;
            }
            // A phrase that goes on in the next sentence is shown as far as this one goes.
            let within = |hit: &Span| Span::new(hit.start - span.start, hit.end.min(span.end) - span.start);
            let marked = apart(held.iter().map(|(_, hit)| within(hit)).collect());
            let snippet = Snippet::new(span.of(text), marked);
            found.push((distinct(&held) + usize::from(spoken_here), FoundPassage { passage, block, snippet }));
        }
    }
    found.sort_by_key(|(weight, passage)| (Reverse(*weight), passage.passage));
    let mut found: Vec<FoundPassage> = found.into_iter().take(PASSAGES).map(|(_, passage)| passage).collect();
    found.sort_by_key(|passage| passage.passage);
    let first =
        extraction.blocks.iter().enumerate().find(|(_, block)| block.left_out.is_none() && !block.text.is_empty());
    if let ([], Some((number, block))) = (found.as_slice(), first) {
        let passage = passages_of(&block.text).first().map(|span| span.of(&block.text)).unwrap_or_default();
        found.push(FoundPassage { passage: 0, block: number, snippet: Snippet::new(passage, Vec::new()) });
    }
    found
}

/// Where the phrases of a query, each by its number, stand in the text of a block.
fn hits(query: &Query, text: &str) -> Vec<PhraseHit> {
    let plainly = plainly(text);
    let possible = |phrase: &Phrase| {
        plainly.as_ref().is_none_or(|plainly| phrase.terms.iter().all(|term| plainly.contains(term.as_str())))
    };
    let phrases =
        || query.wanted.iter().enumerate().filter(|(_, phrase)| phrase.place != Place::Title && possible(phrase));
    if phrases().next().is_none() {
        return Vec::new();
    }
    let found = terms(text);
    let mut hits = Vec::new();
    for (number, phrase) in phrases() {
        if phrase.place == Place::Anywhere {
            hits.extend(phrase.find(&found).map(|hit| (number, hit)));
        } else {
            for quotation in quotations(text) {
                hits.extend(phrase.find(inside(&found, quotation)).map(|hit| (number, hit)));
            }
        }
    }
    hits
}

/// A text in small letters without apostrophes, in which every term of it stands as it is; none where that is not so plain. Spares cutting most
/// blocks into terms.
fn plainly(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\'' | '’' | '‘' | ':' | ';' => {}
            '\0'..='\x7f' | '“' | '”' | '„' | '«' | '»' | '–' | '—' | '…' | '€' | '£' => {
                plain.push(c.to_ascii_lowercase());
            }
            _ => return None,
        }
    }
    Some(plain)
}

fn distinct(hits: &[PhraseHit]) -> usize {
    hits.iter().map(|(phrase, _)| *phrase).collect::<BTreeSet<_>>().len()
}

/// Spans in their order, those that overlap made one.
fn apart(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut apart: Vec<Span> = Vec::new();
    for span in spans {
        match apart.last_mut() {
            Some(last) if span.start < last.end => *last = last.cover(span),
            _ => apart.push(span),
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture::{Fixture, at, extraction, stated};
    use proptest::prelude::*;
    use variorum_model::{Anchor, Block, BlockKind, Language};

    fn search(fixture: &Fixture, written: &str, earlier: bool) -> Found {
        fixture.archive.read().unwrap().search(&Query::parse(written).unwrap(), earlier, 20).unwrap()
    }

    /// The headlines of what is found.
    fn titles(fixture: &Fixture, written: &str) -> Vec<String> {
        search(fixture, written, false).states.into_iter().filter_map(|state| state.revision.title).collect()
    }

    fn filled() -> Fixture {
        let mut fixture = Fixture::new();
        let mut add = |outlet: &str, title: &str, text: &str, day: &str, language: &str, second| {
            let read = Extraction {
                published: stated(day),
                language: Language::from_tag(language),
                ..extraction(title, text)
            };
            fixture.add(outlet, &read, second);
        };
        add(
            "Harbour Post",
            "Ferries",
            "The gale is over. “We sail again,” the harbour office said.",
            "2024-10-22",
            "en",
            0,
        );
        add(
            "Harbour Courier",
            "Gale",
            "We sail again, it is said. Nobody was hurt in the storm.",
            "2024-10-23",
            "en",
            1,
        );
        add("Die Küste", "Sturm", "Der Sturm über der Küste ist vorbei.", "2023-05-01", "de", 2);
        add("海报", "渡轮复航", "港口办公室说：“渡轮今天复航。”", "2024-11-01", "zh", 3);
        fixture
    }

    #[test]
    fn words_phrases_and_fields_find_what_they_say() {
        let fixture = filled();
        for (written, expected) in [
            ("sail", &["Gale", "Ferries"][..]),
            ("gale", &["Gale", "Ferries"]),
            ("\"sail again\"", &["Gale", "Ferries"]),
            ("\"again sail\"", &[]),
            ("title:gale", &["Gale"]),
            ("quote:\"sail again\"", &["Ferries"]),
            ("sail -quote:sail", &["Gale"]),
            ("sail outlet:harbour", &["Gale", "Ferries"]),
            ("sail outlet:\"harbour post\"", &["Ferries"]),
            ("sail outlet:post outlet:courier", &["Gale", "Ferries"]),
            ("sail -outlet:post", &["Gale"]),
            ("sail before:2024-10-23", &["Ferries"]),
            ("sail after:2024-10-23", &["Gale"]),
            ("sail after:2025 before:2024", &[]),
            ("kuste", &["Sturm"]),
            ("language:de", &["Sturm"]),
            ("after:2024 -language:zh", &["Gale", "Ferries"]),
            ("st*", &["Sturm", "Gale"]),
            ("渡轮", &["渡轮复航"]),
            ("航", &["渡轮复航"]),
            ("quote:今天", &["渡轮复航"]),
            ("quote:港口", &[]),
            ("\"over we\"", &["Ferries"]),
        ] {
            let mut found = titles(&fixture, written);
            let mut expected = expected.to_vec();
            found.sort();
            expected.sort_unstable();
            assert_eq!(found, expected, "{written}");
        }
    }

    #[test]
    fn results_lead_to_passages() {
        let fixture = filled();
        let found = search(&fixture, "quote:again office", false);
        let [state] = found.states.as_slice() else { panic!("{found:?}") };
        assert_eq!((found.total, state.number, state.latest), (1, 1, true));
        let [passage] = state.passages.as_slice() else { panic!("{:?}", state.passages) };
        assert_eq!((passage.passage, passage.block), (1, 0));
        let marked: Vec<&str> = passage.snippet.hits.iter().map(|hit| hit.of(&passage.snippet.text)).collect();
        assert_eq!(marked, ["again", "office"]);
        assert_eq!(search(&fixture, "gale", false).states[0].title, [Span::new(0, 4)]);
    }

    #[test]
    fn what_is_alike_stands_by_day_the_latest_first() {
        let mut fixture = Fixture::new();
        for (second, day) in ["2024-10-22", "2024-10-24", "2024-10-23"].into_iter().enumerate() {
            let read = Extraction { published: stated(day), ..extraction(day, "Ferries sail again.") };
            fixture.add("Harbour Post", &read, second as i64);
        }
        assert_eq!(titles(&fixture, "ferries"), ["2024-10-24", "2024-10-23", "2024-10-22"]);
    }

    #[test]
    fn earlier_states_are_found_on_wish_alone() {
        let mut fixture = Fixture::new();
        let article = fixture.add("Harbour Post", &extraction("Ferries", "The gale is over."), 0).article;
        fixture.revise(article, &extraction("Ferries", "The storm is over."), 1);
        assert_eq!(search(&fixture, "gale", false).total, 0);
        let found = search(&fixture, "gale", true);
        assert_eq!((found.total, found.states[0].number, found.states[0].latest), (1, 1, false));
        assert_eq!(
            search(&fixture, "over", true).states.iter().map(|state| state.latest).collect::<Vec<_>>(),
            [true, false]
        );
        assert_eq!(search(&fixture, "over", false).total, 1);
    }

    #[test]
    fn what_persons_leave_out_is_found_no_more_and_what_they_put_back_is() {
        let mut fixture = Fixture::new();
        let mut read = extraction("Ferries", "Ferries sail again.");
        read.blocks.push(Block::included(BlockKind::Paragraph, "Tell a friend."));
        let article = fixture.add("Harbour Post", &read, 0).article;
        let block = Anchor {
            text: "Tell a friend.".into(),
            before: Some("Ferries sail again.".into()),
            after: None,
            ordinal: 0,
        };
        assert_eq!(search(&fixture, "friend", false).total, 1);
        fixture.archive.write(|w| w.leave_out(article, block.clone(), at(1))).unwrap();
        assert_eq!(search(&fixture, "friend", false).total, 0);
        let was = variorum_model::LeftOut::ByPerson;
        fixture.archive.write(|w| w.put_back(article, block, was, at(2))).unwrap();
        assert_eq!(search(&fixture, "friend", false).total, 1);
    }

    #[test]
    fn an_article_that_goes_is_found_no_more() {
        let fixture = filled();
        fixture.archive.connection().execute_batch(
            "PRAGMA foreign_keys = OFF; DELETE FROM searchable WHERE revision IN (SELECT id FROM revisions WHERE title = 'Gale')",
        ).unwrap();
        assert_eq!(titles(&fixture, "sail"), ["Ferries"]);
    }

    #[test]
    fn an_index_made_anew_answers_as_before() {
        let mut fixture = filled();
        let before = search(&fixture, "sail", false);
        let mut steps = Vec::new();
        fixture.archive.rebuild_index(|done, total| steps.push((done, total))).unwrap();
        assert_eq!(steps, [(4, 4)]);
        assert_eq!(search(&fixture, "sail", false), before);
        fixture.archive.index_anew(|_, _| panic!("nothing is left to do")).unwrap();
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]

        #[test]
        fn whatever_is_asked_is_answered(written in "([\\PC*:\"'()^{}-]|title:|quote:|AND|NEAR|gale| ){0,24}") {
            let fixture = filled();
            if let Ok(query) = Query::parse(&written) {
                let found = fixture.archive.read().unwrap().search(&query, true, 5).unwrap();
                prop_assert!(found.states.len() <= 5 && found.states.len() <= found.total as usize);
            }
        }

        #[test]
        fn every_word_that_was_added_is_found_until_it_is_edited_out(text in "[\\PC王毅 .]{1,60}") {
            let mut fixture = Fixture::new();
            let article = fixture.add("Harbour Post", &extraction("Ferries", &text), 0).article;
            for term in terms(&text).into_iter().filter(|term| !term.closing) {
                let query = Query::parse(&format!("\"{}\"", term.span.of(&text))).unwrap();
                prop_assert_eq!(fixture.archive.read().unwrap().search(&query, false, 5).unwrap().total, 1, "{:?}", term);
            }
            fixture.revise(article, &extraction("Other", "Nought."), 1);
            for term in terms(&text).into_iter().filter(|term| !term.closing) {
                let query = Query::parse(&format!("\"{}\" -nought", term.span.of(&text))).unwrap();
                prop_assert_eq!(fixture.archive.read().unwrap().search(&query, false, 5).unwrap().total, 0);
            }
        }
    }
}
