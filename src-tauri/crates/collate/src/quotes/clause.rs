//! Where what is said ends.

use super::complement::complement;
use super::lexed::Kind;
use super::sentence::Sentence;
use super::verbs::{Verb, verb};
use variorum_lexicon::{Inflection, Takes, WordClass};

/// What is said, by its grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// A clause: it can have clauses of its own.
    Clause,
    /// An infinitive, a gerund.
    Infinitive,
    /// A noun phrase, or one behind a preposition.
    Phrase,
}

/// The end of what begins at `start` behind `speaking`, no later than `limit`.
pub(crate) fn clause_end(sentence: &Sentence, start: usize, shape: Shape, speaking: &Verb, limit: usize) -> usize {
    let mut at = start;
    while at < limit {
        let ends = match sentence.kind(at) {
            Some(Kind::Semicolon) => true,
            Some(Kind::Stop) => at + 1 >= limit || at > start,
            Some(Kind::Comma) => comma_ends(sentence, at, start, shape, speaking, limit),
            Some(Kind::Dash) => {
                let joined = sentence.has(at + 1, WordClass::Coordinator);
                at > start && (shape == Shape::Phrase || (joined && speaks_again(sentence, at + 2, speaking, limit)))
            }
            Some(Kind::Word) => at > start && word_ends(sentence, at, shape, speaking, limit),
            _ => false,
        };
        if ends {
            return at;
        }
        at += 1;
    }
    limit
}

/// Whether what is said ends at a comma.
fn comma_ends(sentence: &Sentence, comma: usize, start: usize, shape: Shape, speaking: &Verb, limit: usize) -> bool {
    let next = comma + 1;
    if next >= limit || comma == start {
        return next >= limit;
    }
    if sentence.is_quoted(next) {
        return false;
    }
    // "…, saying that", "…, adding".
    let after = sentence.behind_adverbs(next);
    if let Some(other) =
        verb(sentence, after).filter(|other| other.form.inflection == Inflection::Ing || other.at > next)
        && other.form.inflection == Inflection::Ing
        && complement(sentence, &other, limit).is_some()
    {
        return true;
    }
    let word = sentence.word(next);
    if sentence.has(next, WordClass::Coordinator) && speaks_again(sentence, next + 1, speaking, limit) {
        return true;
    }
    match shape {
        Shape::Clause => {
            matches!(word, "but" | "though" | "although" | "while" | "whereas" | "yet")
                && !sentence.is_quoted(next + 1)
                && speaks_later(sentence, next + 1, limit)
        }
        Shape::Infinitive => {
            sentence.any(next, &[WordClass::Relative, WordClass::Subordinator])
                || matches!(word, "but" | "yet" | "so")
                || (word == "and" && sentence.any(next + 1, &[WordClass::Subject, WordClass::Determiner]))
        }
        Shape::Phrase => {
            sentence.any(next, &[WordClass::Relative, WordClass::Subordinator, WordClass::Preposition])
                || matches!(word, "but" | "yet" | "so")
                || (word == "and" && sentence.has_verb(next + 1..limit.min(next + 6)))
        }
    }
}

/// Whether the speaker, or somebody who is named there, says something else from `at` on: "and said that".
fn speaks_again(sentence: &Sentence, at: usize, speaking: &Verb, limit: usize) -> bool {
    /// How many words a subject may have.
    const SUBJECT: usize = 8;
    for place in at..limit.min(at + SUBJECT) {
        if sentence.is_boundary(place) || sentence.is_quoted(place) {
            return false;
        }
        if let Some(other) = verb(sentence, place) {
            let same = other.form.inflection == speaking.form.inflection || place > at + 1;
            return other.is_finite() && same && complement(sentence, &other, limit).is_some();
        }
        if sentence.is_verb(place) && !sentence.any(place, &[WordClass::Auxiliary, WordClass::Modal]) {
            return false;
        }
    }
    false
}

/// Whether somebody says something in the clause that begins at `at`.
fn speaks_later(sentence: &Sentence, at: usize, limit: usize) -> bool {
    (at..limit).any(|place| {
        verb(sentence, place).is_some_and(|other| other.is_finite() && complement(sentence, &other, limit).is_some())
    })
}

/// Whether what is said ends before the word at `at`.
fn word_ends(sentence: &Sentence, at: usize, shape: Shape, speaking: &Verb, limit: usize) -> bool {
    if sentence.has(at, WordClass::Coordinator) {
        // "said A and added B": a verb in the same form directly behind.
        let next = sentence.behind_adverbs(at + 1);
        return verb(sentence, next).is_some_and(|other| {
            other.is_finite()
                && other.at - next < 4
                && other.form.inflection != Inflection::Base
                && other.form.inflection == speaking.form.inflection
                && (shape != Shape::Clause || other.form.takes(Takes::Quote))
                && complement(sentence, &other, limit).is_some()
        });
    }
    if shape == Shape::Clause {
        return false;
    }
    let word = sentence.word(at);
    match word {
        "during" | "while" | "after" | "before" | "although" | "though" | "because" => true,
        "on" | "last" | "in" | "this" | "at" => {
            let rest = (at..limit).take_while(|place| !sentence.is_boundary(*place));
            let quoted = rest.into_iter().any(|place| sentence.is_quoted(place));
            shape == Shape::Phrase && sentence.has(at + 1, WordClass::Time) && !quoted
        }
        "when" | "as" | "who" | "which" => {
            shape == Shape::Phrase
                && word == "as"
                && sentence.has(at + 1, WordClass::Subject)
                && !matches!(sentence.word(at - 1), "long" | "soon" | "far" | "much" | "well")
        }
        _ => false,
    }
}
