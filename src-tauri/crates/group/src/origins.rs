//! Who took the text of whom.

use crate::runs::SharedRuns;
use crate::words::Words;
use jiff::Timestamp;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use variorum_model::Span;
use variorum_text::sentences;

/// Fewer shared words (two runs) are a phrase that anybody may have used.
const FEWEST_WORDS: usize = 16;

/// One article took its text of another when at least one word in this many of the shorter one's is shared ...
const OF_THE_SHORTER: usize = 2;

/// ... and one in this many of the longer one's, so that a survey of the day that holds a short notice whole is no copy of it. Where both are marked
/// as coming from one agency, this alone is asked.
const OF_THE_LONGER: usize = 4;

/// Two articles are copies of one another when at least this many of a hundred words of the longer one's are shared.
const COPY: usize = 80;

/// An article, as far as it is looked at to tell from where it has its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Told<'a> {
    /// The name of the outlet.
    pub outlet: Option<&'a str>,
    /// The agencies that it is marked as coming from.
    pub agencies: &'a [String],
    /// When it was published, if known.
    pub published: Option<Timestamp>,
    /// Its text.
    pub text: &'a str,
}

/// Which articles are copies, and from how many origins those of each story have their text.
#[derive(Clone, Debug, PartialEq)]
pub struct Traced {
    /// The articles that are near duplicates of one another, by their place among those given, the earliest first.
    pub copies: Vec<Vec<usize>>,
    /// For each story its origins, the one that most articles go back to first.
    pub origins: Vec<Vec<Origin>>,
}

/// An independent source of text, with the articles that have their text from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    /// The agency that most of its articles are marked as coming from; where none is marked, the outlet of the earliest. None when that is not known.
    pub source: Option<String>,
    /// Its articles, the earliest first.
    pub articles: Vec<Carried>,
}

/// What an article shares with others of its story.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// The article, by its place among those given.
    pub article: usize,
    /// The share of its words that stand in runs of eight or more that another article of the story has, too, from 0 to 1.
    pub shared: f64,
    /// What it added: its sentences of which less than half the words stand in such runs, those that follow one another as one. Empty when it shares
    /// nothing.
    pub added: Vec<Span>,
}

/// Traces from where articles have their text. `stories` are the articles of each story, by their place among those given.
///
/// An article goes back to the earlier one of its story of which it has most, where they share enough outside short quotations: those are what a
/// speaker said, and every outlet that heard it carries them. Where no time is known, an article counts as later than those whose time is. The
/// order in which articles are given changes nothing.
pub fn trace(articles: &[Told<'_>], stories: &[Vec<usize>]) -> Traced {
    let mut given_at: Vec<usize> = (0..articles.len()).collect();
    given_at.sort_by_key(|at| {
        let article = articles[*at];
        (article.published.is_none(), article.published, article.text, article.outlet, article.agencies)
    });
    let mut number = vec![0; articles.len()];
    for (earliest, at) in given_at.iter().enumerate() {
        number[*at] = earliest;
    }
    let numbered: Vec<Told<'_>> = given_at.iter().map(|at| articles[*at]).collect();
    let runs = SharedRuns::of(numbered.iter().map(|article| article.text));
    let trail = Trail { articles: numbered, given_at, runs };
    let in_stories = stories.iter().map(|story| story.iter().map(|at| number[*at]).collect());
    Traced { copies: trail.copies(), origins: in_stories.map(|story| trail.origins(&story)).collect() }
}

/// Articles under numbers by their time, the earliest first.
struct Trail<'a> {
    articles: Vec<Told<'a>>,
    /// The place at which each was given.
    given_at: Vec<usize>,
    runs: SharedRuns,
}

impl Trail<'_> {
    fn copies(&self) -> Vec<Vec<usize>> {
        // Each by the earliest of them, so that no chain of copies ends in another text than that with which it began.
        let mut copies: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for article in 0..self.articles.len() {
            let shared = self.runs.shared_with_earlier(article);
            let is_copy = |(earlier, words): &&(usize, usize)| {
                copies.contains_key(earlier)
                    && *words >= FEWEST_WORDS
                    && *words * 100 >= self.longer(article, *earlier) * COPY
            };
            let first = shared.iter().find(is_copy).map_or(article, |(earlier, _)| *earlier);
            copies.entry(first).or_default().push(article);
        }
        let several = copies.into_values().filter(|copies| copies.len() > 1);
        several.map(|copies| copies.iter().map(|article| self.given_at[*article]).collect()).collect()
    }

    fn origins(&self, story: &BTreeSet<usize>) -> Vec<Origin> {
        let mut first_of: BTreeMap<usize, usize> = BTreeMap::new();
        let mut origins: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for article in story {
            let first = self.taken_from(*article, story).and_then(|earlier| first_of.get(&earlier).copied());
            let first = first.unwrap_or(*article);
            first_of.insert(*article, first);
            origins.entry(first).or_default().push(*article);
        }
        let mut origins: Vec<Vec<usize>> = origins.into_values().collect();
        origins.sort_by_key(|articles| (Reverse(articles.len()), articles.first().copied()));
        let carried = |article: &usize| self.carried(*article, story);
        let origin = |articles: Vec<usize>| Origin {
            source: self.source(&articles),
            articles: articles.iter().map(carried).collect(),
        };
        origins.into_iter().map(origin).collect()
    }

    /// The earlier article of the story of which this one has most of its text; of several the earliest.
    fn taken_from(&self, article: usize, story: &BTreeSet<usize>) -> Option<usize> {
        let shared = self.runs.shared_with_earlier(article);
        let candidates = shared.iter().copied().filter(|(earlier, _)| story.contains(earlier));
        let taken = candidates.filter(|(earlier, words)| self.is_taken(article, *earlier, *words));
        taken.max_by_key(|(earlier, words)| (*words, Reverse(*earlier))).map(|(earlier, _)| earlier)
    }

    fn is_taken(&self, article: usize, earlier: usize, words: usize) -> bool {
        let shorter = self.runs.telling(article).min(self.runs.telling(earlier));
        let of_one_agency =
            self.articles[article].agencies.iter().any(|agency| self.articles[earlier].agencies.contains(agency));
        words >= FEWEST_WORDS
            && words * OF_THE_LONGER >= self.longer(article, earlier)
            && (of_one_agency || words * OF_THE_SHORTER >= shorter)
    }

    fn longer(&self, a: usize, b: usize) -> usize {
        self.runs.telling(a).max(self.runs.telling(b))
    }

    fn source(&self, articles: &[usize]) -> Option<String> {
        let mut marked: BTreeMap<&str, (usize, Reverse<usize>)> = BTreeMap::new();
        for article in articles.iter().copied() {
            for agency in self.articles[article].agencies {
                marked.entry(agency).or_insert((0, Reverse(article))).0 += 1;
            }
        }
        let most = marked.into_iter().rev().max_by_key(|(_, times)| *times).map(|(agency, _)| agency);
        most.or_else(|| self.articles[*articles.first()?].outlet).map(str::to_owned)
    }

    fn carried(&self, article: usize, story: &BTreeSet<usize>) -> Carried {
        let (text, given) = (self.articles[article].text, self.given_at[article]);
        if !self.runs.any_shared(article) {
            return Carried { article: given, shared: 0.0, added: Vec::new() };
        }
        let words = Words::of(text).spans;
        let shared = self.runs.shared_words(article, words.len(), story);
        let count = shared.iter().filter(|shared| **shared).count();
        let added = if count == 0 { Vec::new() } else { added(text, &words, &shared) };
        Carried { article: given, shared: count as f64 / words.len().max(1) as f64, added }
    }
}

/// The sentences of which less than half the words are shared, those that follow one another as one.
fn added(text: &str, words: &[Span], shared: &[bool]) -> Vec<Span> {
    let mut added: Vec<Span> = Vec::new();
    let mut goes_on = false;
    let mut start = 0;
    for block in text.split("\n\n") {
        for sentence in sentences(block) {
            let sentence = Span::new(start + sentence.start, start + sentence.end);
            let [from, to] = [sentence.start, sentence.end].map(|at| words.partition_point(|word| word.start < at));
            let of_it = &shared[from..to];
            if of_it.is_empty() {
                continue;
            }
            let is_added = of_it.iter().filter(|shared| **shared).count() * 2 < of_it.len();
            match added.last_mut().filter(|_| goes_on && is_added) {
                Some(last) => *last = last.cover(sentence),
                None if is_added => added.push(sentence),
                None => {}
            }
            goes_on = is_added;
        }
        start += block.len() + "\n\n".len();
    }
    added
}
