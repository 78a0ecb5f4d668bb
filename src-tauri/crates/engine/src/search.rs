//! Searching all articles of the archive.

use crate::{Command, Engine, Failure};
use serde::{Deserialize, Serialize};
use variorum_archive::{FoundPassage, FoundState, Query, Snippet};
use variorum_model::{ArticleId, CodePoints, Language, Span, StatedTime, StoryId};

/// Asks for the articles that answer to what a person wrote; `variorum search --help` explains the language.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct Search {
    /// What the person wrote.
    pub query: String,
    /// Whether earlier states of articles are searched, too.
    pub earlier: bool,
    /// How many states are listed at most.
    pub limit: u32,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct SearchView {
    /// How many states were found; counting ends at 2,500.
    pub total: u32,
    /// How many articles cannot be searched yet, or not by who speaks in them where that is asked for.
    pub not_yet: u32,
    /// The best, the best one first.
    pub found: Vec<FoundLine>,
}

/// A state of an article that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FoundLine {
    /// The article.
    pub article: ArticleId,
    /// The story that it is in.
    pub story: Option<StoryId>,
    /// Which state of the article it is, counted from one.
    pub revision: usize,
    /// Whether the article has no later one.
    pub latest: bool,
    /// The outlet.
    pub outlet: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Where what was searched for stands in the headline.
    pub title_hits: Vec<Hit>,
    /// When it was published, as it says.
    pub published: Option<StatedTime>,
    /// When this state came in, RFC 3339 in UTC.
    pub seen: String,
    /// The language.
    pub language: Option<Language>,
    /// The passages that hold most of what was searched for, three at most, in their order; the first one where only the headline holds it.
    pub passages: Vec<FoundSentence>,
}

/// A passage that was found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct FoundSentence {
    /// Its number in its state, counted from nought.
    pub passage: usize,
    /// The number of its block, counted from nought.
    pub block: usize,
    /// What is shown of it.
    pub text: String,
    /// Where what was searched for stands in that.
    pub hits: Vec<Hit>,
    /// Whether the passage begins before it.
    pub cut_before: bool,
    /// Whether the passage goes on behind it.
    pub cut_after: bool,
}

/// A place that was found, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct Hit {
    /// Where it starts.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

impl Command for Search {
    const NAME: &'static str = "search";
    type Answer = SearchView;

    async fn run(self, engine: &Engine) -> Result<SearchView, Failure> {
        let query = Query::parse(&self.query)?;
        engine
            .with_archive(move |archive| {
                let reader = archive.read()?;
                let found = reader.search(&query, self.earlier, self.limit as usize)?;
                let not_yet =
                    reader.unsearchable()? + if query.asks_who_speaks() { reader.unattributed()? } else { 0 };
                Ok(SearchView { total: found.total, not_yet, found: found.states.into_iter().map(line).collect() })
            })
            .await
    }
}

fn line(state: FoundState) -> FoundLine {
    FoundLine {
        article: state.article.id,
        story: state.story,
        revision: state.number,
        latest: state.latest,
        outlet: state.article.outlet,
        title_hits: hits(state.revision.title.as_deref().unwrap_or_default(), &state.title),
        title: state.revision.title,
        published: state.revision.published,
        seen: state.revision.seen_at.to_string(),
        language: state.revision.language,
        passages: state.passages.into_iter().map(sentence).collect(),
    }
}

fn sentence(FoundPassage { passage, block, snippet }: FoundPassage) -> FoundSentence {
    let Snippet { text, hits: found, cut_before, cut_after } = snippet;
    FoundSentence { passage, block, hits: hits(&text, &found), text, cut_before, cut_after }
}

fn hits(text: &str, spans: &[Span]) -> Vec<Hit> {
    let points = CodePoints::new(text);
    spans.iter().map(|span| Hit { start: points.at(span.start), end: points.at(span.end) }).collect()
}

/// The version of the answer of `search`.
pub const SEARCH_SCHEMA: &str = "variorum.search/1";

/// What a search found, as the command line answers.
#[derive(Debug, Serialize)]
pub struct SearchAnswer {
    schema: &'static str,
    /// What was found.
    #[serde(flatten)]
    pub view: SearchView,
}

impl SearchAnswer {
    /// The answer for what was found.
    pub const fn new(view: SearchView) -> Self {
        Self { schema: SEARCH_SCHEMA, view }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};
    use serde_json::to_value;

    #[test]
    fn places_are_counted_in_code_points() {
        let snippet = Snippet {
            text: "“Küste” 王毅".into(),
            hits: vec![Span::new(3, 9), Span::new(13, 19)],
            cut_before: false,
            cut_after: true,
        };
        let shown = sentence(FoundPassage { passage: 2, block: 1, snippet });
        assert_eq!(shown.hits, [Hit { start: 1, end: 6 }, Hit { start: 8, end: 10 }]);
    }

    #[test]
    fn the_page_on_answers_explains_every_field_of_a_search() {
        let hit = Hit { start: 0, end: 1 };
        let passages = vec![FoundSentence {
            passage: 0,
            block: 0,
            text: String::new(),
            hits: vec![hit],
            cut_before: false,
            cut_after: false,
        }];
        let found = FoundLine {
            article: ArticleId::new(),
            story: None,
            revision: 1,
            latest: true,
            outlet: None,
            title: None,
            title_hits: vec![hit],
            published: None,
            seen: String::new(),
            language: None,
            passages,
        };
        let answer = SearchAnswer::new(SearchView { total: 1, not_yet: 0, found: vec![found] });
        let answer = to_value(answer).unwrap();
        let explained = explained("Searching");
        let found = &answer["found"][0];
        for key in [&answer, found, &found["passages"][0], &found["title_hits"][0]].into_iter().flat_map(keys) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
    }
}
