//! How alike articles are.

use crate::linkage::THRESHOLD;
use crate::vocabulary::Counted;
use crate::{Article, Known, Vocabulary};
use std::collections::BTreeMap;

/// How alike two articles are, in millionths. Whole numbers, so that sums do not depend on their order, nor comparisons on a processor's
/// last digit.
pub(crate) type Likeness = u64;

/// The likeness of two articles with the same words on one day.
pub(crate) const ALL: Likeness = 1_000_000;

/// The weight of the headline's words beside the text's, which hold them too. Halving or doubling it costs a hundredth.
const TITLE_WEIGHT: f64 = 0.5;

/// The weight of the pairs of neighbouring words beside the words: two articles on one subject share its words, two on one event also what is said
/// of what, and the sentences of those who spoke. From 1 to 3 little changes.
const PAIRS_WEIGHT: f64 = 2.0;

/// Pairs are shared that much more rarely than words: articles on one event are as alike by a quarter of their words as by all of their pairs.
const PAIRS_SHARED: f64 = 0.25;

/// How much the names and figures that articles in two languages share tell, beside the words that articles in one language share. Measured by
/// comparing articles of one language by names alone: at 0.65 of it the same share of pairs was on one event, before pairs of words counted.
const NAMES_WEIGHT: f64 = 0.65;

/// How many articles without any of these words are taken to exist beside the given ones: what makes a word that all of three articles have
/// weigh about as much as one that three of a hundred have. From 30 to 1,000 nothing changes by more than a hundredth.
const UNSEEN: f64 = 100.0;

/// Beyond this many days two articles are not on one event.
const WINDOW: f64 = 7.0;

/// How many days apart two articles count when the day of either is not known. From one to three little changes.
const UNKNOWN_DAYS: f64 = 2.0;

/// The crowding of an article is how alike it is, on average, to this many articles that are most alike to it.
const NEIGHBOURS: usize = 10;

/// The crowding of an ordinary article of a large and varied collection. What a smaller one lacks in neighbours counts as this.
const ORDINARY: Likeness = 90_000;

/// Crowding raises or lowers what is asked of a pair at most by this factor. So the most that can be asked is twice the threshold, above which
/// nine pairs in ten are on one event however crowded it is there: a story of many articles does not fall apart for being one.
const SPREAD: u64 = 2;

/// A neighbour counts as this alike at most: what is more alike is on the same event, and a copy of the same text says nothing of how crowded
/// the subject is.
const MOST_COUNTED: Likeness = SPREAD * THRESHOLD;

/// Weighted words of some articles, ready to be compared.
#[derive(Debug)]
pub(crate) struct Space<'a> {
    articles: Vec<Article<'a>>,
    text: Field<'a>,
    title: Field<'a>,
    pairs: Field<'a>,
    names: Field<'a>,
}

impl<'a> Space<'a> {
    pub(crate) fn new(known: &[Known<'a>], vocabulary: &'a Vocabulary) -> Self {
        let field =
            |part: fn(&Known<'a>) -> &'a Counted| Field::new(known.iter().map(part), vocabulary.len(), vocabulary);
        Self {
            articles: known.iter().map(|known| known.article).collect(),
            text: field(|known| &known.terms.text),
            title: field(|known| &known.terms.title),
            pairs: Field::new(known.iter().map(|known| &known.terms.pairs), vocabulary.pairs(), vocabulary),
            names: field(|known| &known.terms.names),
        }
    }

    pub(crate) fn articles(&self) -> &[Article<'a>] {
        &self.articles
    }

    /// How alike the article numbered `a` is to each, itself included, by words and days.
    pub(crate) fn row(&self, a: usize) -> Vec<Likeness> {
        let [text, title, pairs, names] =
            [&self.text, &self.title, &self.pairs, &self.names].map(|field| field.cosines(a));
        let both_have_titles = |b: usize| !self.title.vectors[a].is_empty() && !self.title.vectors[b].is_empty();
        (0..self.articles.len())
            .map(|b| {
                let by_words = if self.in_one_language(a, b) {
                    let (title, title_weight) = if both_have_titles(b) { (title[b], TITLE_WEIGHT) } else { (0.0, 0.0) };
                    (text[b] + title_weight * title + PAIRS_WEIGHT * pairs[b])
                        / (1.0 + title_weight + PAIRS_WEIGHT * PAIRS_SHARED)
                } else {
                    NAMES_WEIGHT * names[b]
                };
                (by_words * self.nearness(a, b) * ALL as f64).round() as Likeness
            })
            .collect()
    }

    /// The words, or for others in another language the keys of the names, that make an article alike to them; those that do most of it first.
    pub(crate) fn shared(&self, article: usize, others: &[usize]) -> Vec<&str> {
        let (same, foreign): (Vec<usize>, Vec<usize>) =
            others.iter().partition(|other| self.in_one_language(article, **other));
        let mut shared = self.text.shared(article, &same);
        shared.extend(self.names.shared(article, &foreign));
        shared.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        shared.into_iter().map(|(_, term)| term).collect()
    }

    fn in_one_language(&self, a: usize, b: usize) -> bool {
        self.articles[a].language == self.articles[b].language
    }

    /// 1 on one day, falling evenly to 0 past the window.
    fn nearness(&self, a: usize, b: usize) -> f64 {
        let days = match (self.articles[a].published, self.articles[b].published) {
            _ if a == b => 0.0,
            (Some(a), Some(b)) => (a.duration_until(b).as_hours().abs() / 24) as f64,
            _ => UNKNOWN_DAYS,
        };
        (1.0 - days / (WINDOW + 1.0)).max(0.0)
    }
}

/// How much is asked of an article's pairs: 1 in an ordinary neighbourhood, more in a crowded one. `row` is the article's likeness to each of
/// the articles, itself (numbered `a`) included.
pub(crate) fn crowding(row: &[Likeness], a: usize) -> f64 {
    let mut others: Vec<Likeness> =
        row.iter().enumerate().filter(|(b, _)| *b != a).map(|(_, likeness)| (*likeness).min(MOST_COUNTED)).collect();
    others.sort_unstable_by(|a, b| b.cmp(a));
    others.resize(NEIGHBOURS, ORDINARY);
    let sum: Likeness = others.iter().sum();
    (sum as f64 / (NEIGHBOURS as Likeness * ORDINARY) as f64).clamp(1.0 / SPREAD as f64, SPREAD as f64)
}

/// The same part of each article, as vectors of length one (or none).
#[derive(Debug)]
struct Field<'a> {
    vocabulary: &'a Vocabulary,
    /// The terms that there are, by their numbers in the vocabulary; a term's number is its place here.
    terms: Vec<u32>,
    /// For each article its terms and their weights, by number, in the alphabetical order of the terms.
    vectors: Vec<Vec<(usize, f64)>>,
    /// For each term the articles that have it and its weight there.
    postings: Vec<Vec<(usize, f64)>>,
}

impl<'a> Field<'a> {
    /// `numbers` is how many numbers terms of this part can have.
    fn new(
        counts: impl ExactSizeIterator<Item = &'a Counted> + Clone,
        numbers: usize,
        vocabulary: &'a Vocabulary,
    ) -> Self {
        let mut numbers = vec![None; numbers];
        let (mut terms, mut articles_with) = (Vec::new(), Vec::new());
        for (term, _) in counts.clone().flatten() {
            let number = *numbers[*term as usize].get_or_insert_with(|| {
                terms.push(*term);
                articles_with.push(0_u32);
                terms.len() - 1
            });
            articles_with[number] += 1;
        }
        let known = counts.len() as f64 + UNSEEN;
        let rarities: Vec<f64> =
            articles_with.iter().map(|articles| ((known + 1.0) / (f64::from(*articles) + 0.5)).ln()).collect();
        let weighed = |term: &u32| numbers[*term as usize].map(|number| (number, rarities[number]));
        let vectors: Vec<_> = counts.map(|counts| vector(counts, weighed)).collect();
        let mut postings: Vec<Vec<(usize, f64)>> =
            articles_with.iter().map(|articles| Vec::with_capacity(*articles as usize)).collect();
        for (article, vector) in vectors.iter().enumerate() {
            for (term, weight) in vector {
                postings[*term].push((article, *weight));
            }
        }
        Self { vocabulary, terms, vectors, postings }
    }

    /// The cosine of one article's vector with each. Terms are added up in alphabetical order, whatever the order of the articles.
    fn cosines(&self, article: usize) -> Vec<f64> {
        let mut cosines = vec![0.0; self.vectors.len()];
        for (term, weight) in &self.vectors[article] {
            for (other, other_weight) in &self.postings[*term] {
                cosines[*other] += weight * other_weight;
            }
        }
        cosines
    }

    /// The terms that an article shares with others, and how much each adds to the sum of the cosines.
    fn shared(&self, article: usize, others: &[usize]) -> Vec<(Likeness, &str)> {
        let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
        for (term, weight) in others.iter().flat_map(|other| &self.vectors[*other]) {
            *weights.entry(*term).or_default() += weight;
        }
        self.vectors[article]
            .iter()
            .filter_map(|(term, weight)| {
                let share = weight * weights.get(term)? * ALL as f64;
                Some((share.round() as Likeness, self.vocabulary.term(self.terms[*term])))
            })
            .collect()
    }
}

/// Weights by the logarithm of the count and by rarity, cut to length one.
fn vector(counts: &Counted, weighed: impl Fn(&u32) -> Option<(usize, f64)>) -> Vec<(usize, f64)> {
    let mut vector: Vec<(usize, f64)> = counts
        .iter()
        .filter_map(|(term, count)| {
            let (number, rarity) = weighed(term)?;
            Some((number, (1.0 + f64::from(*count).ln()) * rarity))
        })
        .collect();
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}
