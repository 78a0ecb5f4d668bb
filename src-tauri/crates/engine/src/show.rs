//! One story or article of the archive as the command line shows it.

use crate::contract::ExtractAnswer;
use crate::origins_answer::{OriginAnswer, as_told};
use crate::overlay::{lay_over_state, overlay};
use crate::states::{ReadState, in_sound_state, states};
use crate::{Engine, Failure};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeSet;
use variorum_archive::{ArchiveError, CurrentArticle, PlacedBy, Reader, Role};
use variorum_group::{Reason, Told, trace};
use variorum_model::{ArticleId, Digest, LeftOut, StatedTime, StoryId};
use variorum_text::{fold, words};

/// The version of the answer of `show`.
pub const SHOW_SCHEMA: &str = "variorum.show/1";

/// What an id that a person wrote stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// A story.
    Story(StoryId),
    /// An article.
    Article(ArticleId),
}

/// A story or an article.
#[derive(Debug, Serialize)]
pub struct ShowAnswer {
    schema: &'static str,
    /// The story; null when an article was asked for.
    pub story: Option<ShownStory>,
    /// The article; null when a story was asked for.
    pub article: Option<ShownArticle>,
}

/// A story with its articles.
#[derive(Debug, Serialize)]
pub struct ShownStory {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its articles, in the order in which they came in.
    pub articles: Vec<ArticleLine>,
    /// How many outlets carry it, primary sources not counted.
    pub outlets: usize,
    /// The articles that are near duplicates of one another, by their ids, the earliest first.
    pub copies: Vec<Vec<String>>,
    /// From where its articles have their text, primary sources not counted; the origin of most articles first.
    pub origins: Vec<OriginAnswer>,
}

/// An article in a list.
#[derive(Debug, Serialize)]
pub struct ArticleLine {
    /// Its id.
    pub id: String,
    /// The outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<StatedTime>,
    /// Whether it is a primary source.
    pub primary_source: bool,
    /// How many states of it are known.
    pub revisions: usize,
    /// Where its latest state first came from.
    pub source: String,
    /// What its package calls it; null when it did not come in one.
    pub member: Option<String>,
    /// The hash of that capture.
    pub sha256: Option<Digest>,
    /// Who placed it in its story.
    pub placed_by: Option<PlacedBy>,
    /// Why the program did; empty when it began its story, and when a person placed it.
    pub reasons: Vec<Reason>,
}

/// An article and one of its states as read.
#[derive(Debug, Serialize)]
pub struct ShownArticle {
    /// The article.
    #[serde(flatten)]
    pub line: ArticleLine,
    /// The story that it is in.
    pub story: Option<String>,
    /// Its states, in the order in which they stood.
    pub history: Vec<RevisionLine>,
    /// The number of the state that is shown: the latest, unless another was asked for.
    pub revision: usize,
    /// That state, as `extract` answers; without the blocks that its outlet's pages repeat, and as persons decided.
    pub document: Option<ExtractAnswer>,
    /// What persons put back.
    pub put_back: Vec<PutBackBlock>,
}

/// A state of an article in a list.
#[derive(Debug, Serialize)]
pub struct RevisionLine {
    /// Its number, counted from one.
    pub revision: usize,
    /// When its first capture came in.
    pub seen_at: String,
    /// Where it first came from.
    pub source: String,
    /// When it says that it was published.
    pub published: Option<StatedTime>,
    /// When it says that it was last changed.
    pub modified: Option<StatedTime>,
    /// The headline.
    pub title: Option<String>,
    /// How many words the text has.
    pub words: usize,
    /// The hash of the text.
    pub text_sha256: Digest,
    /// The hash of the capture.
    pub sha256: Option<Digest>,
    /// Whether it was not read in full, and takes no part in comparisons.
    pub collapsed: bool,
}

/// A block that takes part because a person put it back.
#[derive(Debug, Serialize)]
pub struct PutBackBlock {
    /// Its number among the blocks of the document, counted from nought.
    pub block: usize,
    /// Why it was left out.
    pub reason: LeftOut,
}

impl Engine {
    /// What an id stands for; its beginning or end is enough. A story's title, written in full, stands for the story too.
    pub async fn find(&self, written: String) -> Result<Found, Failure> {
        self.with_archive(move |archive| {
            let reader = archive.read()?;
            if let Some(story) = reader.find_story(&written)? {
                return Ok(Found::Story(story));
            }
            if let Some(article) = reader.find_article(&written)? {
                return Ok(Found::Article(article));
            }
            let title = fold(&written);
            // A story of which all articles were moved away has its title no longer.
            for story in reader.stories()?.into_iter().filter(|story| fold(&story.title) == title) {
                if reader.story(story.id)?.is_some_and(|story| !story.articles.is_empty()) {
                    return Ok(Found::Story(story.id));
                }
            }
            Err(ArchiveError::NoSuch("story or article of this name").into())
        })
        .await
    }

    /// The story that an article is in.
    pub async fn story_of(&self, article: ArticleId) -> Result<StoryId, Failure> {
        self.with_archive(move |archive| {
            let placement = archive.read()?.placement(article)?.ok_or(ArchiveError::NoSuch("such article"))?;
            Ok(placement.story)
        })
        .await
    }

    /// Shows a story, or an article in its latest state or in the one numbered `revision`, counted from one.
    ///
    /// Fails with [`Failure::NoSuchRevision`] when there is none of this number, and with [`Failure::NotAnArticle`] when a state of a story
    /// is asked for, which has none.
    pub async fn show(&self, found: Found, revision: Option<usize>) -> Result<ShowAnswer, Failure> {
        self.with_archive(move |archive| {
            let reader = archive.read()?;
            let (mut story, mut article) = (None, None);
            match found {
                Found::Story(_) if revision.is_some() => return Err(Failure::NotAnArticle),
                Found::Story(id) => story = Some(shown_story(&reader, id)?),
                Found::Article(id) => article = Some(shown_article(&reader, id, revision)?),
            }
            Ok(ShowAnswer { schema: SHOW_SCHEMA, story, article })
        })
        .await
    }
}

fn shown_story(reader: &Reader<'_>, id: StoryId) -> Result<ShownStory, ArchiveError> {
    let found = reader.story(id)?.ok_or(ArchiveError::NoSuch("such story"))?;
    let articles = found.articles.iter().map(|current| line(reader, current)).collect::<Result<_, _>>()?;
    let (mut reports, mut names) = (Vec::new(), Vec::new());
    for latest in found.articles.iter().filter(|latest| latest.article.role != Role::PrimarySource) {
        let current = in_sound_state(reader, latest.clone())?;
        let mut extraction = current.extraction;
        lay_over_state(reader, current.article.id, current.revision.id, &mut extraction)?;
        let text = extraction.text();
        reports.push((extraction, text));
        names.push(current.article.id.to_string());
    }
    let told: Vec<Told<'_>> = reports.iter().map(|(extraction, text)| as_told(extraction, text)).collect();
    let outlets = told.iter().filter_map(|article| article.outlet).collect::<BTreeSet<_>>().len();
    let traced = trace(&told, &[(0..told.len()).collect()]);
    let called = |copies: &Vec<usize>| copies.iter().filter_map(|article| names.get(*article).cloned()).collect();
    let origins = traced.origins.into_iter().flatten().map(|origin| OriginAnswer::new(origin, &told, &names));
    Ok(ShownStory {
        id: id.to_string(),
        title: found.story.title,
        articles,
        outlets,
        copies: traced.copies.iter().map(called).collect(),
        origins: origins.collect(),
    })
}

fn shown_article(reader: &Reader<'_>, id: ArticleId, revision: Option<usize>) -> Result<ShownArticle, Failure> {
    let current = reader.article(id)?.ok_or(ArchiveError::NoSuch("such article"))?;
    let states = states(reader, id)?;
    let number = revision.unwrap_or(states.len());
    let state = number.checked_sub(1).and_then(|index| states.get(index)).ok_or(Failure::NoSuchRevision)?;
    let mut extraction = state.extraction.clone();
    let put_back = overlay(reader, id, state.revision.id, &mut extraction)?;
    let document = Some(ExtractAnswer::new(source(reader, state.capture)?, state.capture, &extraction));
    let history = states.iter().map(|state| revision_line(reader, state));
    Ok(ShownArticle {
        line: line(reader, &current)?,
        story: current.placement.as_ref().map(|placement| placement.story.to_string()),
        history: history.collect::<Result<_, _>>()?,
        revision: number,
        document,
        put_back: put_back.into_iter().map(|(block, reason)| PutBackBlock { block, reason }).collect(),
    })
}

fn revision_line(reader: &Reader<'_>, state: &ReadState) -> Result<RevisionLine, ArchiveError> {
    Ok(RevisionLine {
        revision: state.number,
        seen_at: state.revision.seen_at.to_string(),
        source: source(reader, state.capture)?,
        published: state.revision.published.clone(),
        modified: state.revision.modified.clone(),
        title: state.revision.title.clone(),
        words: words(&state.extraction.text()).count(),
        text_sha256: state.revision.text_sha256,
        sha256: Some(state.capture),
        collapsed: !state.is_sound,
    })
}

/// Where a capture first came from.
fn source(reader: &Reader<'_>, capture: Digest) -> Result<String, ArchiveError> {
    Ok(reader.arrivals(capture)?.into_iter().next().map(|first| first.source).unwrap_or_default())
}

fn line(reader: &Reader<'_>, current: &CurrentArticle) -> Result<ArticleLine, ArchiveError> {
    let article = &current.article;
    Ok(ArticleLine {
        id: article.id.to_string(),
        outlet: article.outlet.clone(),
        title: current.revision.title.clone(),
        url: article.url.clone(),
        published: current.published.clone(),
        primary_source: article.role == Role::PrimarySource,
        revisions: current.revisions,
        source: current.source.clone(),
        member: current.extraction.member.clone(),
        sha256: reader.extraction(current.revision.id)?.map(|(document, _)| document.capture),
        placed_by: current.placement.as_ref().map(|placement| placement.placed_by),
        reasons: current.placement.as_ref().map(|placement| reasons(&placement.reasons)).unwrap_or_default(),
    })
}

/// The reasons that were kept for a placement, without those of other versions and of samples, which are none to show.
fn reasons(kept: &Value) -> Vec<Reason> {
    let kept = kept.as_array().into_iter().flatten();
    kept.filter_map(|reason| serde_json::from_value(reason.clone()).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};

    #[test]
    fn the_page_on_answers_explains_every_field_of_a_story_of_the_archive() {
        let (id, title, articles) = (String::new(), String::new(), vec![]);
        let story = ShownStory { id, title, articles, outlets: 2, copies: vec![], origins: vec![] };
        let page = include_str!("../../../docs/ANSWERS.md");
        let (_, section) = page.split_once("\n## A story or an article of the archive\n").unwrap();
        let beginning = section.split("\n\n").next().unwrap();
        for key in keys(&serde_json::to_value(story).unwrap()) {
            assert!(beginning.contains(&format!("`{key}`")), "{key}");
        }
    }

    #[test]
    fn reasons_that_are_not_known_are_passed_over() {
        let kept = serde_json::json!([{ "kind": "sample" }, { "kind": "days", "apart": 2 }]);
        assert_eq!(reasons(&kept), [Reason::Days { apart: 2 }]);
        assert_eq!(reasons(&Value::Null), []);
    }

    #[test]
    fn the_page_on_answers_explains_every_field_of_an_article() {
        let line = ArticleLine {
            member: None,
            id: String::new(),
            outlet: None,
            title: None,
            url: None,
            published: None,
            primary_source: false,
            revisions: 1,
            source: String::new(),
            sha256: None,
            placed_by: Some(PlacedBy::Program),
            reasons: vec![],
        };
        let revision = RevisionLine {
            revision: 1,
            seen_at: String::new(),
            source: String::new(),
            published: None,
            modified: None,
            title: None,
            words: 0,
            text_sha256: Digest::of(b""),
            sha256: None,
            collapsed: false,
        };
        let put_back = vec![PutBackBlock { block: 0, reason: LeftOut::Teaser }];
        let article =
            ShownArticle { line, story: None, history: vec![revision], revision: 1, document: None, put_back };
        let answer = serde_json::to_value(article).unwrap();
        let explained = explained("A story or an article of the archive");
        for key in keys(&answer).iter().chain(&keys(&answer["history"][0])) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
    }
}
