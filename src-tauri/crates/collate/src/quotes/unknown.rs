//! Quotations beside verbs that the lists do not have, and marks that are no quotation.

use super::lexed::Kind;
use super::sentence::Sentence;
use super::subject;
use std::ops::Range;
use variorum_lexicon::{WordClass, WordClasses};

/// Who says a quotation beside a verb that the lists do not have: “…,” Rahn deadpanned.
pub(crate) fn unknown_verb(sentence: &Sentence, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    /// How many words may stand between a quotation and its verb.
    const NEAR: usize = 8;
    let Some(Kind::Quoted(number)) = sentence.kind(at) else { return None };
    let quotation = sentence.quotations.get(number)?;
    let inside = quotation.inner.of(sentence.text);
    if inside.split_whitespace().count() < 3 {
        return None;
    }
    if let Some(found) = unknown_verb_first(sentence, at) {
        return Some(found);
    }
    if inside.ends_with([',', '?', '!']) && sentence.is_word(at + 1) {
        let verb = (at + 2..(at + NEAR).min(sentence.len())).find(|place| sentence.is_verb(*place))?;
        let speaker = subject::before(sentence, verb, at + 1)?;
        return Some((verb..verb + 1, speaker));
    }
    let before = at.checked_sub(1)?;
    let introduced = matches!(sentence.kind(before), Some(Kind::Comma | Kind::Colon)) && sentence.tokens[at].capital;
    if !introduced {
        return None;
    }
    let speaker = subject::first(sentence, 0, before)?;
    let verb = (speaker.end..before).find(|place| sentence.is_verb(*place))?;
    Some((verb..verb + 1, speaker))
}

/// A word that is nothing else before who speaks: “…,” chuckled Rahn.
fn unknown_verb_first(sentence: &Sentence, at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let mut verb = at + 1;
    while matches!(sentence.kind(verb), Some(Kind::Comma | Kind::Dash)) {
        verb += 1;
    }
    let token = sentence.tokens.get(verb).filter(|token| token.kind == Kind::Word && !token.capital)?;
    let Some(Kind::Quoted(number)) = sentence.kind(at) else { return None };
    let inside = sentence.quotations.get(number)?.inner.of(sentence.text);
    let parted = verb > at + 1 || inside.ends_with([',', '?', '!']);
    if !parted || token.classes != WordClasses::default() || sentence.is_adverb(verb) {
        return None;
    }
    let speaker = subject::behind(sentence, verb + 1)?;
    let is_somebody = (speaker.start..speaker.end).any(|at| sentence.is_name(at) || sentence.has(at, WordClass::Role));
    (is_somebody && sentence.is_boundary(speaker.end)).then_some((verb..verb + 1, speaker))
}

/// Whether all longer words have capitals: a title that stands alone.
pub(crate) fn is_headline(inside: &str) -> bool {
    /// Shorter words have no capital in titles.
    const SHORT: usize = 4;
    inside.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || word.chars().count() < SHORT)
}
