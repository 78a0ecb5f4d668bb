//! Many articles into stories.

use crate::Article;
use crate::likeness::{Likeness, Space, crowding, scaled};
use crate::linkage::{THRESHOLD, clusters};
use crate::reason::{Reason, reasons};
use std::collections::BTreeMap;

/// Pairs less alike than this (a twentieth of the threshold) are not kept: they could not move an average by more.
const NEGLIGIBLE: Likeness = THRESHOLD / 20;

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
    // From here on articles are numbered in an order of their own, so that nothing depends on the given one.
    let mut order: Vec<usize> = (0..articles.len()).collect();
    order.sort_by(|a, b| articles.get(*a).cmp(&articles.get(*b)));
    let ordered: Vec<Article<'_>> = order.iter().filter_map(|place| articles.get(*place).copied()).collect();

    let space = Space::new(&ordered);
    let links = links(&space, ordered.len());
    let mut stories: Vec<Story> = clusters(&links)
        .into_iter()
        .map(|members| {
            let title = most_alike(&members, &links, &ordered);
            let reasons = reasons(&space, &ordered, &members);
            let place = |member: usize| order.get(member).copied().unwrap_or(member);
            let mut articles: Vec<usize> = members.into_iter().map(place).collect();
            articles.sort_unstable();
            Story { articles, title: title.map(place), reasons }
        })
        .collect();
    stories.sort_by(|a, b| a.articles.cmp(&b.articles));
    stories
}

/// For each article its scaled likeness to those before it.
fn links(space: &Space, count: usize) -> Vec<BTreeMap<usize, Likeness>> {
    let mut crowdings = Vec::with_capacity(count);
    let mut links = Vec::with_capacity(count);
    for a in 0..count {
        let row = space.row(a);
        crowdings.push(crowding(&row, a));
        let before: BTreeMap<usize, Likeness> =
            row.into_iter().enumerate().take(a).filter(|(_, likeness)| *likeness >= NEGLIGIBLE).collect();
        links.push(before);
    }
    for (links, crowding) in links.iter_mut().zip(&crowdings) {
        for (other, likeness) in links {
            *likeness = scaled(*likeness, *crowding, crowdings.get(*other).copied().unwrap_or(1.0));
        }
    }
    links
}

/// The member with a headline that is most alike to the others; of equals, the earliest.
fn most_alike(members: &[usize], links: &[BTreeMap<usize, Likeness>], articles: &[Article<'_>]) -> Option<usize> {
    let likeness = |a: usize, b: usize| {
        let (high, low) = (a.max(b), a.min(b));
        links.get(high).and_then(|links| links.get(&low)).copied().unwrap_or(0)
    };
    members
        .iter()
        .copied()
        .filter(|member| articles.get(*member).is_some_and(|article| article.title.is_some()))
        .rev()
        .max_by_key(|member| members.iter().map(|other| likeness(*member, *other)).sum::<Likeness>())
}
