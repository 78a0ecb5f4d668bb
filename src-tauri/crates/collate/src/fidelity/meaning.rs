//! What says the same in other words, or in another language.
//!
//! With sentence vectors: the statement nearest in meaning, and by how much it is nearer than the next. Without: the words, figures, days,
//! months and names that both have. One that is known to be the same speaker's needs less, another's more.

use super::heard::{Heard, Statement};
use super::said::Quotation;
use super::speaker::same_person;
use crate::rarity::common;
use crate::signs::{hash, key, plain_figure, sound};
use variorum_lexicon::Words;
use variorum_model::{Fidelity, Language, QuoteStatus, Span};
use variorum_text::{TokenClass, fold, words};

/// How near the nearest statement must be, its lead over the next added: when the same person says it, when that is not known, and when somebody
/// else does. On the stories of `tests/gold/collation`, 0.55 finds five sixths of what another article has too, and one in four strangers; most
/// of these are another speaker's.
const NEAR: Bar = Bar { same: 0.4, unknown: 0.55, other: 0.75 };
/// Statements that have nothing to do with each other are so near.
const STRANGERS: f64 = 0.2;
/// What share of the signs of the shorter of two statements the other must have, by words alone; between two languages only figures and names.
const SHARED: Bar = Bar { same: 0.34, unknown: 0.5, other: 0.6 };
/// They must tell at least so much: a figure or a name tells as much as two words.
const LEAST_SHARED: f64 = 2.0;
const FACT: f64 = 2.0;

struct Bar {
    same: f64,
    unknown: f64,
    other: f64,
}

/// The statement of the other text that says what a quotation says, in indirect speech or in another language.
pub(crate) fn meaning(quotation: &Quotation, heard: &Heard) -> Option<Fidelity> {
    let translates = matches!((quotation.language, heard.language), (Some(own), Some(other)) if own != other);
    // Direct speech that is repeated as direct speech of one language has its words, or is none.
    let may = |statement: &Statement| translates || !quotation.marked || !statement.direct;
    let signs = quotation.vector.is_none().then(|| Signs::of_quotation(quotation));
    let mut likenesses: Vec<(f64, usize)> = heard
        .statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| may(statement))
        .filter_map(|(at, statement)| {
            let likeness = match (quotation.vector, statement.vector, &signs) {
                (Some(own), Some(other), _) => own.similarity(other),
                (None, _, Some(own)) => own.shared(heard.signs.get(at)?, translates),
                _ => return None,
            };
            Some((likeness, at))
        })
        .collect();
    likenesses.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    let (best, at) = *likenesses.first()?;
    let statement = heard.statements.get(at)?;
    let bar = if quotation.vector.is_some() { &NEAR } else { &SHARED };
    let needed = match speaks(quotation, statement, heard) {
        Some(true) => bar.same,
        None => bar.unknown,
        Some(false) => bar.other,
    };
    let next = likenesses.get(1).map_or(0.0, |(next, _)| *next).max(STRANGERS);
    let score = if quotation.vector.is_some() { best + (best - next) } else { best };
    let status = if translates && quotation.marked { QuoteStatus::Translated } else { QuoteStatus::Paraphrased };
    (score >= needed).then(|| Fidelity {
        status,
        against: statement.content.clone(),
        alterations: Vec::new(),
        likeness: best.min(1.0),
    })
}

/// Whether the quotation's speaker makes the statement: as the text says, or because a text that does not say names the person.
fn speaks(quotation: &Quotation, statement: &Statement, heard: &Heard) -> Option<bool> {
    let own = quotation.speaker?;
    let place = statement.content.first()?;
    match heard.speaker_at(*place) {
        Some(other) => same_person(own, other),
        None => heard.names(own).then_some(true),
    }
}

/// By what statements are compared without vectors.
#[derive(Clone, Debug, Default)]
pub(crate) struct Signs {
    /// Words that are not grammatical, by the hashes of their beginnings, ascending.
    words: Vec<u64>,
    /// Figures, days, months and names, the same in every language, likewise.
    facts: Vec<u64>,
}

impl Signs {
    fn of_quotation(quotation: &Quotation) -> Self {
        Self::of(quotation.text, quotation.content, quotation.language)
    }

    pub fn of(text: &str, content: &[Span], language: Option<&Language>) -> Self {
        let lists = Words::of(language);
        let mut signs = Self::default();
        for piece in content {
            for (number, token) in words(piece.of(text)).enumerate() {
                let written = token.span.of(piece.of(text));
                let form = fold(written);
                if let Some(fact) = fact(lists, token.class, &form) {
                    signs.facts.push(hash(fact.bytes()));
                } else if number > 0
                    && written.starts_with(char::is_uppercase)
                    && language.is_none_or(|language| language.as_str() != "de")
                    && let Some(heard) = sound(&form)
                {
                    signs.facts.push(hash(heard.bytes()));
                } else if !lists.is_function(&form) && form.chars().count() > 2 {
                    signs.words.push(hash(key(&form).bytes()));
                }
            }
        }
        for list in [&mut signs.words, &mut signs.facts] {
            list.sort_unstable();
            list.dedup();
        }
        signs
    }

    /// What share of the signs of the less telling side both have; nothing when that is too little to tell.
    fn shared(&self, other: &Self, facts_alone: bool) -> f64 {
        let weight = |words: usize, facts: usize| FACT * facts as f64 + if facts_alone { 0.0 } else { words as f64 };
        let both = weight(common(&self.words, &other.words), common(&self.facts, &other.facts));
        let least = weight(self.words.len(), self.facts.len()).min(weight(other.words.len(), other.facts.len()));
        let needed = if facts_alone { 2.0 * FACT } else { LEAST_SHARED };
        if both < needed { 0.0 } else { both / least }
    }
}

/// A figure, a day of the week or a month, as one text in every language.
fn fact(lists: &Words, class: TokenClass, form: &str) -> Option<String> {
    if class == TokenClass::Number {
        return Some(plain_figure(form));
    }
    let of = |kind: &str, number: usize| format!("{kind} {number}");
    lists
        .numeral(form)
        .filter(|value| *value > 1)
        .map(|value| value.to_string())
        .or_else(|| lists.weekday(form).map(|day| of("day", day)))
        .or_else(|| lists.month(form).map(|month| of("month", month)))
}
