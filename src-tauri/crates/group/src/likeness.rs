//! How alike articles are.

use crate::Article;
use crate::terms::{counts, terms};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// How alike two articles are, in millionths. Whole numbers, so that sums do not depend on their order, nor comparisons on a processor's
/// last digit.
pub(crate) type Likeness = u64;

/// The likeness of an article to itself.
pub(crate) const ALL: Likeness = 1_000_000;

/// The headline's share beside the text's. Halving or doubling it costs a hundredth.
const TITLE_WEIGHT: f64 = 0.5;

/// How many articles without any of these words are taken to exist beside the given ones: what makes a word that all of three articles have
/// weigh about as much as one that three of a hundred have. From 30 to 1,000 little changes.
const UNSEEN: f64 = 100.0;

/// Beyond this many days two articles are not on one event.
const WINDOW: f64 = 7.0;

/// How many days apart two articles count when the day of either is not known.
const UNKNOWN_DAYS: f64 = 2.0;

/// The crowding of an article: how alike it is, on average, to this many articles that are most alike to it.
const NEIGHBOURS: usize = 10;

/// The crowding of an ordinary article of a large and varied collection. What a smaller one lacks in neighbours counts as this.
const ORDINARY: Likeness = 90_000;

/// Crowding raises or lowers what is asked of a pair at most by this factor. So the most that can be asked is twice the threshold, above which
/// nine pairs in ten are on one event however crowded it is there: a story of many articles does not fall apart for being one.
const SPREAD: f64 = 2.0;

/// Weighted words of some articles, ready to be compared.
#[derive(Debug)]
pub(crate) struct Space {
    text: Field,
    title: Field,
    published: Vec<Option<Date>>,
}

impl Space {
    pub(crate) fn new(articles: &[Article<'_>]) -> Self {
        let texts: Vec<_> = articles
            .iter()
            .map(|article| {
                let mut all = terms(article.text, article.language);
                all.extend(article.title.into_iter().flat_map(|title| terms(title, article.language)));
                counts(&all)
            })
            .collect();
        let titles: Vec<_> = articles
            .iter()
            .map(|article| counts(&article.title.map_or_else(Vec::new, |title| terms(title, article.language))))
            .collect();
        Self {
            text: Field::new(&texts),
            title: Field::new(&titles),
            published: articles.iter().map(|article| article.published).collect(),
        }
    }

    /// How alike the article numbered `a` is to each, itself included, by words and days.
    pub(crate) fn row(&self, a: usize) -> Vec<Likeness> {
        let titles = self.title.cosines(a);
        self.text
            .cosines(a)
            .into_iter()
            .zip(titles)
            .enumerate()
            .map(|(b, (text, title))| {
                let by_words = if self.title.is_empty(a) || self.title.is_empty(b) {
                    text
                } else {
                    (text + TITLE_WEIGHT * title) / (1.0 + TITLE_WEIGHT)
                };
                (by_words * self.nearness(a, b) * ALL as f64).round() as Likeness
            })
            .collect()
    }

    /// The words that make an article alike to others, the ones that do most of it first.
    pub(crate) fn shared(&self, article: usize, others: &[usize]) -> Vec<&str> {
        let mut weights: BTreeMap<usize, f64> = BTreeMap::new();
        for (term, weight) in others.iter().filter_map(|other| self.text.vectors.get(*other)).flatten() {
            *weights.entry(*term).or_default() += weight;
        }
        let own = self.text.vectors.get(article).into_iter().flatten();
        let mut shared: Vec<(Likeness, &str)> = own
            .filter_map(|(term, weight)| {
                let product = weight * weights.get(term)? * ALL as f64;
                Some((product.round() as Likeness, self.text.terms.get(*term)?.as_str()))
            })
            .collect();
        shared.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
        shared.into_iter().map(|(_, term)| term).collect()
    }

    /// 1 on one day, falling evenly to 0 past the window.
    fn nearness(&self, a: usize, b: usize) -> f64 {
        let day = |article: usize| self.published.get(article).copied().flatten();
        let days = match (day(a), day(b)) {
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
        row.iter().enumerate().filter(|(b, _)| *b != a).map(|(_, likeness)| *likeness).collect();
    others.sort_unstable_by(|a, b| b.cmp(a));
    others.resize(NEIGHBOURS, ORDINARY);
    let sum: Likeness = others.iter().sum();
    (sum as f64 / (NEIGHBOURS as Likeness * ORDINARY) as f64).clamp(1.0 / SPREAD, SPREAD)
}

/// The same part of each article, as vectors of length one (or none).
#[derive(Debug)]
struct Field {
    /// All terms, in alphabetical order; a term's number is its place here.
    terms: Vec<String>,
    /// For each article its terms and their weights, by number.
    vectors: Vec<Vec<(usize, f64)>>,
    /// For each term the articles that have it and its weight there.
    postings: Vec<Vec<(usize, f64)>>,
}

impl Field {
    fn new(counts: &[BTreeMap<String, u32>]) -> Self {
        let mut articles_with: BTreeMap<&str, u32> = BTreeMap::new();
        for term in counts.iter().flat_map(BTreeMap::keys) {
            *articles_with.entry(term).or_insert(0) += 1;
        }
        let known = counts.len() as f64 + UNSEEN;
        let weighed: BTreeMap<&str, (usize, f64)> = articles_with
            .into_iter()
            .enumerate()
            .map(|(number, (term, articles))| (term, (number, ((known + 1.0) / (f64::from(articles) + 0.5)).ln())))
            .collect();
        let vectors: Vec<_> = counts.iter().map(|counts| vector(counts, &weighed)).collect();
        let mut postings = vec![Vec::new(); weighed.len()];
        for (article, vector) in vectors.iter().enumerate() {
            for (term, weight) in vector {
                if let Some(articles) = postings.get_mut(*term) {
                    articles.push((article, *weight));
                }
            }
        }
        Self { terms: weighed.into_keys().map(str::to_owned).collect(), vectors, postings }
    }

    fn is_empty(&self, article: usize) -> bool {
        self.vectors.get(article).is_none_or(Vec::is_empty)
    }

    /// The cosine of one article's vector with each. Terms are added up in alphabetical order, whatever the order of the articles.
    fn cosines(&self, article: usize) -> Vec<f64> {
        let mut cosines = vec![0.0; self.vectors.len()];
        for (term, weight) in self.vectors.get(article).into_iter().flatten() {
            for (other, other_weight) in self.postings.get(*term).into_iter().flatten() {
                if let Some(cosine) = cosines.get_mut(*other) {
                    *cosine += weight * other_weight;
                }
            }
        }
        cosines
    }
}

/// Weights by the logarithm of the count and by rarity, cut to length one.
fn vector(counts: &BTreeMap<String, u32>, weighed: &BTreeMap<&str, (usize, f64)>) -> Vec<(usize, f64)> {
    let mut vector: Vec<(usize, f64)> = counts
        .iter()
        .filter_map(|(term, count)| {
            let (number, rarity) = weighed.get(term.as_str())?;
            Some((*number, (1.0 + f64::from(*count).ln()) * rarity))
        })
        .collect();
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
    for (_, weight) in &mut vector {
        *weight /= length;
    }
    vector
}
