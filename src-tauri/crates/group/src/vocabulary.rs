//! What articles are compared by, under numbers, so that it need not be found again.

use crate::Article;
use crate::names::key;
use crate::terms::{counts, pairs, terms};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The first this many terms, of the headline and then of the text, count twice: news tells first what it is about (the inverted pyramid). From 60
/// to 100 little changes.
const LEAD: usize = 100;

/// Later terms are not compared, though their pairs are: behind them stands what was known before, which articles on other events have as well. From 400
/// to 600 little changes.
const MOST_TERMS: usize = 500;

/// The terms of many articles, each under a number of its own.
#[derive(Debug, Default)]
pub struct Vocabulary {
    numbers: HashMap<Arc<str>, u32>,
    terms: Vec<Arc<str>>,
    /// The pairs of terms, each under a number of its own. There are too many of them to keep their words as well.
    pairs: HashMap<(u32, u32), u32>,
}

/// The terms of one article, under the numbers of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleTerms {
    pub(crate) text: Counted,
    pub(crate) title: Counted,
    pub(crate) pairs: Counted,
    pub(crate) names: Counted,
}

/// Terms in alphabetical order, by number, each with how much it counts.
pub(crate) type Counted = Vec<(u32, u32)>;

/// An article, and its terms.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The article. Of one that is there already the text is not looked at again.
    pub article: Article<'a>,
    /// Its terms.
    pub terms: &'a ArticleTerms,
}

impl Vocabulary {
    /// The terms of an article.
    pub fn terms_of(&mut self, article: &Article<'_>) -> ArticleTerms {
        let title = article.title.map_or_else(Vec::new, |title| terms(title, article.language));
        let text = terms(article.text, article.language);
        let all = || title.iter().chain(&text);
        let names = counts(all().filter_map(|term| Some((key(term)?, 1))));
        let paired = counts(pairs(&title).chain(pairs(&text)).map(|pair| (pair, 1)));
        let titled = counts(title.iter().map(|term| (term.root.clone(), 1)));
        let weighed =
            all().take(MOST_TERMS).enumerate().map(|(at, term)| (term.root.clone(), if at < LEAD { 2 } else { 1 }));
        let text = counts(weighed);
        ArticleTerms {
            text: self.numbered(text),
            title: self.numbered(titled),
            pairs: self.numbered_pairs(paired),
            names: self.numbered(names),
        }
    }

    fn numbered_pairs(&mut self, counts: BTreeMap<String, u32>) -> Counted {
        let numbered = |(pair, count): (String, u32)| {
            let (first, second) = pair.split_once(' ').unwrap_or((&pair, ""));
            let pair = (self.number(first.to_owned()), self.number(second.to_owned()));
            let next = self.pairs.len() as u32;
            (*self.pairs.entry(pair).or_insert(next), count)
        };
        counts.into_iter().map(numbered).collect()
    }

    fn numbered(&mut self, counts: BTreeMap<String, u32>) -> Counted {
        counts.into_iter().map(|(term, count)| (self.number(term), count)).collect()
    }

    fn number(&mut self, term: String) -> u32 {
        if let Some(number) = self.numbers.get(term.as_str()) {
            return *number;
        }
        let number = self.terms.len() as u32;
        let term: Arc<str> = term.into();
        self.terms.push(Arc::clone(&term));
        self.numbers.insert(term, number);
        number
    }

    /// How many pairs of terms there are.
    pub(crate) fn pairs(&self) -> usize {
        self.pairs.len()
    }

    /// How many terms there are.
    pub(crate) fn len(&self) -> usize {
        self.terms.len()
    }

    /// The term of a number.
    pub(crate) fn term(&self, number: u32) -> &str {
        self.terms.get(number as usize).map(|term| &**term).unwrap_or_default()
    }
}
