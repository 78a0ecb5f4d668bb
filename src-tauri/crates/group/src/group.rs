//! Many articles into stories.

use crate::reason::common;
use crate::{Article, Reason, place_all};

/// Articles on one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// The articles, by their place among those given, ascending.
    pub articles: Vec<usize>,
    /// The article whose headline speaks for the story: the one most alike to the others. None when none has a headline.
    pub title: Option<usize>,
    /// Why these articles are in one story; nothing for an article alone.
    pub reasons: Vec<Reason>,
}

/// Puts articles into stories, each in exactly one, alone if need be. Stories are ordered by their first article.
///
/// The same articles in another order give the same stories. Time grows with the number of pairs that share words, memory with the number
/// of pairs that are at all alike.
pub fn group(articles: &[Article<'_>]) -> Vec<Story> {
    place_all(articles, &[])
        .into_iter()
        .map(|together| {
            let of_each: Vec<&[Reason]> = together.articles.iter().map(|(_, reasons)| reasons.as_slice()).collect();
            let published = together.articles.iter().filter_map(|(article, _)| articles[*article].published);
            let reasons = common(&of_each, published);
            let articles = together.articles.iter().map(|(article, _)| *article).collect();
            Story { articles, title: together.title, reasons }
        })
        .collect()
}
