//! Why articles are in one story.

use crate::Article;
use crate::likeness::Space;
use crate::names::key;
use crate::terms::terms;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// How many names and how many other words are given as reasons.
const MOST: usize = 5;

/// A reason why an article is in its story.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// They share these names, the most telling first.
    Names {
        /// The names, as written in the article.
        names: Vec<String>,
    },
    /// They share these other words, the most telling first.
    Words {
        /// The words, as written in the article.
        words: Vec<String>,
    },
    /// They were published close together.
    Days {
        /// How many days lie between them; 0 on one day. For a story, between the first and the last.
        apart: u32,
    },
}

/// What an article has in common with others, and how many days lie between it and the nearest of them.
pub(crate) fn reasons(space: &Space<'_>, article: usize, others: &[usize]) -> Vec<Reason> {
    let articles = space.articles();
    let this = articles[article];
    let shared = space.shared(article, others);
    let written = as_written(this);
    let (mut names, mut words) = (Vec::new(), Vec::new());
    for term in shared {
        let Some((form, is_name)) = written.get(term) else { continue };
        let list = if *is_name { &mut names } else { &mut words };
        if list.len() < MOST && !list.contains(form) {
            list.push(form.clone());
        }
    }
    let nearest = this
        .published
        .and_then(|day| others.iter().filter_map(|other| Some(days_between(day, articles[*other].published?))).min());
    listed(names, words, nearest)
}

/// What the articles of a story have in common: the names and words that most of them give as reasons.
pub(crate) fn common(of_each: &[&[Reason]], published: impl Iterator<Item = Date> + Clone) -> Vec<Reason> {
    let names = of_each.iter().filter_map(|reasons| reasons.iter().find_map(Reason::names));
    let words = of_each.iter().filter_map(|reasons| reasons.iter().find_map(Reason::words));
    let span = match (published.clone().min(), published.clone().max()) {
        (Some(first), Some(last)) if published.count() > 1 => Some(days_between(first, last)),
        _ => None,
    };
    listed(most_given(names), most_given(words), span.filter(|_| of_each.len() > 1))
}

impl Reason {
    fn names(&self) -> Option<&[String]> {
        if let Self::Names { names } = self { Some(names) } else { None }
    }

    fn words(&self) -> Option<&[String]> {
        if let Self::Words { words } = self { Some(words) } else { None }
    }
}

fn listed(names: Vec<String>, words: Vec<String>, apart: Option<u32>) -> Vec<Reason> {
    let names = (!names.is_empty()).then_some(Reason::Names { names });
    let words = (!words.is_empty()).then_some(Reason::Words { words });
    let days = apart.map(|apart| Reason::Days { apart });
    [names, words, days].into_iter().flatten().collect()
}

/// The forms that stand in most of the lists; of equally many, those that stand higher.
fn most_given<'r>(lists: impl Iterator<Item = &'r [String]>) -> Vec<String> {
    let mut given: BTreeMap<&str, (Reverse<usize>, usize)> = BTreeMap::new();
    for (rank, form) in lists.flat_map(|list| list.iter().enumerate()) {
        let (times, ranks) = given.entry(form).or_default();
        times.0 += 1;
        *ranks += rank;
    }
    let mut forms: Vec<_> = given.into_iter().collect();
    forms.sort_by_key(|(_, standing)| *standing);
    forms.into_iter().take(MOST).map(|(form, _)| form.to_owned()).collect()
}

/// For each root of an article, and each key of a name in it, how it is mostly written there, and whether it is mostly written as a name. In
/// German, where every noun has a capital, only what is shared with another language counts as a name.
fn as_written(article: Article<'_>) -> BTreeMap<String, (String, bool)> {
    let is_german = article.language.is_some_and(|language| language.as_str() == "de");
    let mut forms: BTreeMap<String, (BTreeMap<&str, usize>, isize)> = BTreeMap::new();
    for text in article.title.into_iter().chain([article.text]) {
        for term in terms(text, article.language) {
            let written = term.span.of(text);
            let key = key(&term).map(|key| (key, if term.is_name { 1 } else { -1 }));
            let root = (term.root, if term.is_name && !is_german { 1 } else { -1 });
            for (term, is_name) in key.into_iter().chain([root]) {
                let (spellings, names) = forms.entry(term).or_default();
                *spellings.entry(written).or_insert(0) += 1;
                *names += is_name;
            }
        }
    }
    let mostly = |spellings: BTreeMap<&str, usize>| {
        spellings.into_iter().rev().max_by_key(|(_, times)| *times).map(|(form, _)| form.to_owned())
    };
    forms.into_iter().filter_map(|(term, (spellings, names))| Some((term, (mostly(spellings)?, names > 0)))).collect()
}

fn days_between(a: Date, b: Date) -> u32 {
    a.duration_until(b).as_hours().unsigned_abs() as u32 / 24
}
