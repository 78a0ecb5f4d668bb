//! More articles into the stories that there are.

use crate::likeness::{Likeness, Space, crowding};
use crate::linkage::{Growth, Links, THRESHOLD};
use crate::reason::{Reason, reasons};
use crate::{Article, ArticleTerms, Known, Vocabulary};
use std::collections::BTreeMap;
use std::ops::Range;

/// Pairs less alike than this (a twentieth of the threshold) are not kept: they could not move an average by more.
const NEGLIGIBLE: Likeness = THRESHOLD / 20;

/// The story that one article joins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placement {
    /// The story, by its place among those given.
    pub story: usize,
    /// Why.
    pub reasons: Vec<Reason>,
}

/// New articles that belong in one story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedTogether {
    /// The story that they join, by its place among those given; none when they begin one.
    pub story: Option<usize>,
    /// The articles, by their place among those given, ascending, each with the reasons for its place; without any when it is alone.
    pub articles: Vec<(usize, Vec<Reason>)>,
    /// The one of them whose headline speaks for them: the one most alike to the others. None when none has a headline.
    pub title: Option<usize>,
}

/// The story that an article joins: the one to whose articles it is most alike on average, if it is alike enough. None when it begins a story
/// of its own. What holds of [`place_all`] holds of it.
pub fn place(article: &Article<'_>, stories: &[Vec<Article<'_>>]) -> Option<Placement> {
    one(place_all(std::slice::from_ref(article), stories))
}

/// The same, of articles whose terms are known.
pub fn place_known(article: Known<'_>, stories: &[Vec<Known<'_>>], vocabulary: &Vocabulary) -> Option<Placement> {
    one(place_among(&[article], stories, vocabulary))
}

fn one(mut placed: Vec<PlacedTogether>) -> Option<Placement> {
    let placed = placed.pop()?;
    let (_, reasons) = placed.articles.into_iter().next()?;
    Some(Placement { story: placed.story?, reasons })
}

/// Finds for new articles the stories that they join or begin; each stands in exactly one. What is placed together is ordered by its first
/// article.
///
/// The stories that are there keep their articles and stay apart. The same new articles in another order get the same places, so what came in
/// together is better placed at once than one after the other. `stories` should hold all stories that come into question and may hold more: a
/// few hundred articles around tell better what is ordinary.
///
/// Where stories are there already, no less is asked than in an ordinary neighbourhood, however empty this one is: a better match may yet come.
pub fn place_all(articles: &[Article<'_>], stories: &[Vec<Article<'_>>]) -> Vec<PlacedTogether> {
    let mut vocabulary = Vocabulary::default();
    let mut terms_of = |articles: &[Article<'_>]| -> Vec<ArticleTerms> {
        articles.iter().map(|article| vocabulary.terms_of(article)).collect()
    };
    let terms_of_new = terms_of(articles);
    let terms_of_stories: Vec<_> = stories.iter().map(|story| terms_of(story)).collect();
    let stories: Vec<_> = stories.iter().zip(&terms_of_stories).map(|(story, terms)| known(story, terms)).collect();
    place_among(&known(articles, &terms_of_new), &stories, &vocabulary)
}

fn known<'a>(articles: &[Article<'a>], terms: &'a [ArticleTerms]) -> Vec<Known<'a>> {
    articles.iter().zip(terms).map(|(article, terms)| Known { article: *article, terms }).collect()
}

fn place_among(articles: &[Known<'_>], stories: &[Vec<Known<'_>>], vocabulary: &Vocabulary) -> Vec<PlacedTogether> {
    let numbered = Numbered::new(articles, stories, vocabulary);
    let links = numbered.links();
    let grown = Growth::of(&links, &numbered.stories);
    let mut placed: Vec<PlacedTogether> =
        grown.iter().filter_map(|members| numbered.placed_together(members, &links)).collect();
    placed.sort_by_key(|together| together.articles.first().map(|(article, _)| *article));
    placed
}

/// All articles, known and new, under numbers of their own: first those of the given stories, then the new ones in an order that does not
/// depend on how they were given.
struct Numbered<'a> {
    space: Space<'a>,
    /// The numbers of the articles of each given story.
    stories: Vec<Range<usize>>,
    /// The places at which the new articles were given, in the order of their numbers.
    given_at: Vec<usize>,
}

impl<'a> Numbered<'a> {
    fn new(new: &[Known<'a>], stories: &[Vec<Known<'a>>], vocabulary: &'a Vocabulary) -> Self {
        let mut articles: Vec<Known<'a>> = Vec::new();
        let stories = stories
            .iter()
            .map(|story| {
                let first = articles.len();
                articles.extend_from_slice(story);
                first..articles.len()
            })
            .collect();
        let mut given_at: Vec<usize> = (0..new.len()).collect();
        given_at.sort_by_key(|at| new[*at].article);
        articles.extend(given_at.iter().map(|at| new[*at]));
        Self { space: Space::new(&articles, vocabulary), stories, given_at }
    }

    /// How many articles were there before.
    fn known(&self) -> usize {
        self.space.articles().len() - self.given_at.len()
    }

    /// How alike each new article is to those with lower numbers, measured by how crowded it is around both.
    fn links(&self) -> Links {
        let known = self.known();
        let mut crowded = BTreeMap::new();
        let mut links: Links = vec![BTreeMap::new(); known];
        for new in known..self.space.articles().len() {
            let row = self.space.row(new);
            crowded.insert(new, crowding(&row, new));
            links.push(row.into_iter().enumerate().take(new).filter(|(_, it)| *it >= NEGLIGIBLE).collect());
        }
        for member in self.stories.iter().filter(|story| may_be_joined(story, &links)).cloned().flatten() {
            crowded.insert(member, crowding(&self.space.row(member), member));
        }
        for links in &mut links {
            links.retain(|other, _| crowded.contains_key(other));
        }
        for (a, links) in links.iter_mut().enumerate() {
            for (b, likeness) in links {
                let asked = (crowded[&a] * crowded[b]).sqrt();
                let asked = if known > 0 { asked.max(1.0) } else { asked };
                *likeness = (*likeness as f64 / asked).round() as Likeness;
            }
        }
        links
    }

    /// The new articles among `members`, if any, as they were given.
    fn placed_together(&self, members: &[usize], links: &Links) -> Option<PlacedTogether> {
        let known = self.known();
        let new: Vec<usize> = members.iter().copied().filter(|member| *member >= known).collect();
        new.first()?;
        let story = members.first().and_then(|first| self.stories.iter().position(|story| story.contains(first)));
        let with_reasons = |article: &usize| {
            let others: Vec<usize> = members.iter().copied().filter(|other| other != article).collect();
            (self.given_at[*article - known], reasons(&self.space, *article, &others))
        };
        let mut articles: Vec<(usize, Vec<Reason>)> = new.iter().map(with_reasons).collect();
        articles.sort_by_key(|(article, _)| *article);
        let title = self.most_alike(&new, links).map(|title| self.given_at[title - known]);
        Some(PlacedTogether { story, articles, title })
    }

    /// The one with a headline that is most alike to the others; of equals, the earliest.
    fn most_alike(&self, among: &[usize], links: &Links) -> Option<usize> {
        let likeness = |a: usize, b: usize| links[a.max(b)].get(&a.min(b)).copied().unwrap_or(0);
        among
            .iter()
            .copied()
            .filter(|article| self.space.articles()[*article].title.is_some())
            .rev()
            .max_by_key(|article| among.iter().map(|other| likeness(*article, *other)).sum::<Likeness>())
    }
}

/// Whether some new article is so alike to a story that it could join. Where stories are given, crowding never asks for less.
fn may_be_joined(story: &Range<usize>, links: &Links) -> bool {
    links.iter().any(|links| {
        let sum: Likeness = links.range(story.clone()).map(|(_, likeness)| likeness).sum();
        sum > 0 && sum >= THRESHOLD * story.len() as Likeness
    })
}
