//! From how many origins the articles of a story have their text, as the command line answers.

use crate::contract::SpanAnswer;
use serde::Serialize;
use variorum_group::{Carried, Origin, Told};
use variorum_model::{CodePoints, Extraction, StatedTime};

/// An independent source of text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OriginAnswer {
    /// The agency that most of its articles are marked as coming from; where none is, the outlet of the earliest.
    pub source: Option<String>,
    /// How its articles are named, the earliest first.
    pub articles: Vec<String>,
    /// What each of these shares with others of the story, in the same order.
    pub shared: Vec<SharedAnswer>,
}

/// What an article shares with others of its story.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SharedAnswer {
    /// How it is named.
    pub article: String,
    /// Its outlet.
    pub outlet: Option<String>,
    /// The share of its words that another one has in the same run of eight or more, from 0 to 1.
    pub share: f64,
    /// What it added itself.
    pub added: Vec<SpanAnswer>,
}

impl OriginAnswer {
    /// The answer on `origin`, whose articles are among those that were `told`, each of them called as in `names`.
    pub(crate) fn new(origin: Origin, told: &[Told<'_>], names: &[String]) -> Self {
        let shared = |carried: &Carried| {
            let article = told.get(carried.article)?;
            let points = CodePoints::new(article.text);
            Some(SharedAnswer {
                article: names.get(carried.article)?.clone(),
                outlet: article.outlet.map(str::to_owned),
                // To a thousandth, so that no last digit depends on a processor.
                share: (carried.shared * 1000.0).round() / 1000.0,
                added: carried.added.iter().map(|span| SpanAnswer::new(article.text, &points, *span)).collect(),
            })
        };
        let shared: Vec<SharedAnswer> = origin.articles.iter().filter_map(shared).collect();
        Self { source: origin.source, articles: shared.iter().map(|it| it.article.clone()).collect(), shared }
    }
}

/// An article as tracing looks at it; `text` is the text of `extraction`.
pub(crate) fn as_told<'a>(extraction: &'a Extraction, text: &'a str) -> Told<'a> {
    Told {
        outlet: extraction.outlet.as_deref(),
        agencies: &extraction.agencies,
        published: extraction.published.as_ref().map(StatedTime::earliest),
        text,
    }
}
