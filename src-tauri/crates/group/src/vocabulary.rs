//! What articles are compared by, under numbers, so that it need not be found again.

use crate::Article;
use crate::names::key;
use crate::terms::{counts, terms};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// The first this many terms, of the headline and then of the text, count twice: news tells first what it is about (the inverted pyramid). From 60
/// to 100 little changes.
const LEAD: usize = 100;

/// A name counts this many times: it tells events on one subject apart. At three nothing is better than at two.
const NAME_COUNTS: u32 = 2;

/// The terms of many articles, each under a number of its own.
#[derive(Debug, Default)]
pub struct Vocabulary {
    numbers: HashMap<Arc<str>, u32>,
    terms: Vec<Arc<str>>,
}

/// The terms of one article, under the numbers of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleTerms {
    pub(crate) text: Counted,
    pub(crate) title: Counted,
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
        let mut all = title.clone();
        all.extend(terms(article.text, article.language));
        let names = counts(all.iter().filter_map(|term| Some((key(term)?, 1))));
        let title = counts(title.into_iter().map(|term| (term.folded, 1)));
        let weighed = all.into_iter().enumerate().map(|(at, term)| {
            let times = if term.is_name { NAME_COUNTS } else { 1 };
            (term.folded, if at < LEAD { 2 * times } else { times })
        });
        let text = counts(weighed);
        ArticleTerms { text: self.numbered(text), title: self.numbered(title), names: self.numbered(names) }
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

    /// How many terms there are.
    pub(crate) fn len(&self) -> usize {
        self.terms.len()
    }

    /// The term of a number.
    pub(crate) fn term(&self, number: u32) -> &str {
        self.terms.get(number as usize).map(|term| &**term).unwrap_or_default()
    }
}
