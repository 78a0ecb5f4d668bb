//! Why articles are in one story.

use crate::Article;
use crate::likeness::Space;
use crate::terms::terms;
use jiff::Unit;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How many names and how many other words are given as reasons.
const MOST: usize = 5;

/// A reason why an article is in a story.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Reason {
    /// They share these names, the most telling first.
    Names {
        /// The names, as written.
        names: Vec<String>,
    },
    /// They share these other words, the most telling first.
    Words {
        /// The words, as written.
        words: Vec<String>,
    },
    /// They were published close together.
    Days {
        /// How many days lie between the first and the last; 0 on one day.
        apart: u32,
    },
}

/// What these articles have in common; nothing for one alone.
pub(crate) fn reasons(space: &Space, articles: &[Article<'_>], members: &[usize]) -> Vec<Reason> {
    if members.len() < 2 {
        return Vec::new();
    }
    let shared = space.shared(members);
    let written = as_written(articles, members, &shared);
    let (mut names, mut words) = (Vec::new(), Vec::new());
    for term in shared {
        let Some((form, is_name)) = written.get(term) else { continue };
        let list = if *is_name { &mut names } else { &mut words };
        if list.len() < MOST {
            list.push(form.clone());
        }
    }
    let mut reasons = Vec::new();
    if !names.is_empty() {
        reasons.push(Reason::Names { names });
    }
    if !words.is_empty() {
        reasons.push(Reason::Words { words });
    }
    reasons.extend(days(articles, members));
    reasons
}

fn days(articles: &[Article<'_>], members: &[usize]) -> Option<Reason> {
    let published = || members.iter().filter_map(|member| articles.get(*member)?.published);
    let apart = published().min()?.until((Unit::Day, published().max()?)).ok()?.get_days();
    (published().count() > 1).then_some(Reason::Days { apart: apart.unsigned_abs() })
}

/// For each of the terms how it is mostly written in these articles, and whether it is mostly written as a name. In German, where every noun
/// has a capital, a capital says nothing.
fn as_written<'s>(
    articles: &[Article<'_>],
    members: &[usize],
    wanted: &[&'s str],
) -> BTreeMap<&'s str, (String, bool)> {
    let mut forms: BTreeMap<&str, (BTreeMap<&str, usize>, isize)> =
        wanted.iter().map(|term| (*term, Default::default())).collect();
    for article in members.iter().filter_map(|member| articles.get(*member)) {
        let is_german = article.language.is_some_and(|language| language.as_str() == "de");
        for term in terms(article.text, article.language) {
            let Some((spellings, names)) = forms.get_mut(term.folded.as_str()) else { continue };
            *spellings.entry(term.span.of(article.text)).or_insert(0) += 1;
            *names += if term.is_name && !is_german { 1 } else { -1 };
        }
    }
    forms
        .into_iter()
        .filter_map(|(term, (spellings, names))| {
            let most = spellings.iter().rev().max_by_key(|(_, count)| **count)?;
            Some((term, ((*most.0).to_owned(), names > 0)))
        })
        .collect()
}
