//! Where what is said begins behind its verb.

use super::addressee::behind_person;
use super::clause::Shape;
use super::lexed::Kind;
use super::sentence::Sentence;
use super::verbs::Verb;
use std::ops::Range;
use variorum_lexicon::{Inflection, Takes, WordClass};

/// Where what is said begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Complement {
    pub start: usize,
    pub shape: Shape,
    /// A preposition before it that belongs to the cue.
    pub preposition: Option<Range<usize>>,
}

/// How far behind the verb "that" or a quotation may stand: "said in an interview with the Post on Monday that".
const FAR: usize = 16;

/// What the verb takes here, if what follows it is something that it takes.
pub(crate) fn complement(sentence: &Sentence, verb: &Verb, limit: usize) -> Option<Complement> {
    let behind = verb.group.end;
    if verb.passive {
        return passive(sentence, verb, limit);
    }
    let form = verb.form;
    let at = sentence.behind_adverbs(behind);
    let found = |start: usize, shape: Shape| (start < limit).then_some(Complement { start, shape, preposition: None });
    if form.takes(Takes::Quote)
        && let Some(start) = quotation_at(sentence, at, limit)
        && (form.takes(Takes::Clause) || !is_title(sentence, start))
    {
        return found(start, Shape::Clause);
    }
    if form.takes(Takes::Object) && sentence.is_quoted(behind) {
        return found(behind, Shape::Phrase);
    }
    let word = sentence.word(at);
    if sentence.has(at, WordClass::That) && (form.takes(Takes::Clause) || form.takes(Takes::Person)) {
        return found(skip_comma(sentence, at + 1), Shape::Clause);
    }
    if sentence.has(at, WordClass::Wh)
        && form.takes(Takes::Wh)
        && (!matches!(word, "if" | "when" | "where")
            || sentence.tokens[at].span.start == 0
            || !sentence.is(at - 1, Kind::Comma))
    {
        return found(at, Shape::Clause);
    }
    if !sentence.speech.is("en") {
        return elsewhere(sentence, at, limit).and_then(|start| found(start, Shape::Clause));
    }
    if form.takes(Takes::To) && sentence.is_infinitive(at) {
        return found(at, Shape::Infinitive);
    }
    if form.takes(Takes::Ing) && word.len() > 4 && word.ends_with("ing") {
        return found(at, Shape::Infinitive);
    }
    if let Some(place) = [behind, at].into_iter().find(|at| form.prepositions.iter().any(|it| it == sentence.word(*at)))
        && !sentence.is_boundary(place + 1)
    {
        return Some(Complement { start: place + 1, shape: Shape::Phrase, preposition: Some(place..place + 1) });
    }
    if form.takes(Takes::Person)
        && let Some(start) = behind_person(sentence, at, limit)
    {
        return found(start, Shape::Clause);
    }
    if form.takes(Takes::PersonOf) && sentence.begins_phrase(at) {
        let of = (at + 1..limit.min(at + 9))
            .take_while(|place| !sentence.is_boundary(*place))
            .find(|place| sentence.word(*place) == "of");
        if let Some(of) = of.filter(|of| sentence.is_word(of + 1) || sentence.is_quoted(of + 1)) {
            return Some(Complement { start: of + 1, shape: Shape::Infinitive, preposition: Some(of..of + 1) });
        }
    }
    if form.takes(Takes::ObjectTo) && sentence.begins_phrase(at) && !form.takes(Takes::Object) {
        let end = sentence.phrase_end(at);
        if end > at && sentence.word(end) == "to" {
            return found(at, Shape::Infinitive);
        }
    }
    if form.takes(Takes::Clause) && (form.inflection != Inflection::Adjective || sentence.begins_phrase(at)) {
        let plain = form.takes(Takes::Quote)
            && behind < at
            && !sentence.begins_phrase(at)
            && limit - behind > 3
            && sentence.has_verb(behind..limit);
        if plain
            && sentence.is_adverb(behind)
            && sentence.is_word(at)
            && !sentence.any(at, &[WordClass::Preposition, WordClass::Subordinator])
        {
            return found(behind, Shape::Clause);
        }
        let clause = bare_clause(sentence, at, limit);
        let clause = clause.or_else(|| {
            let empty = ["nothing", "something", "anything", "little", "much", "more", "a", "an", "no"];
            let whole = form.takes(Takes::Bare) && sentence.begins_phrase(at) && limit > at + 4;
            (whole && !empty.contains(&sentence.word(at))).then_some(at)
        });
        if let Some(start) = clause.filter(|start| form.takes(Takes::Quote) || has_own_verb(sentence, *start, limit)) {
            return found(start, Shape::Clause);
        }
        if let Some(start) = far(sentence, at, limit) {
            return found(start, Shape::Clause);
        }
    }
    if (form.takes(Takes::Object) || (form.takes(Takes::ObjectAs) && has_as(sentence, at, limit)))
        && sentence.begins_phrase(behind_negation(sentence, behind))
    {
        let start = behind_negation(sentence, behind);
        return found(start, Shape::Phrase);
    }
    None
}

fn behind_negation(sentence: &Sentence, at: usize) -> usize {
    if sentence.word(at) == "not" { at + 1 } else { at }
}

pub(crate) fn skip_comma(sentence: &Sentence, at: usize) -> usize {
    if sentence.is(at, Kind::Comma) || sentence.is(at, Kind::Colon) { at + 1 } else { at }
}

/// Words in quotation marks at `at`, or behind a comma or a colon there.
pub(crate) fn quotation_at(sentence: &Sentence, at: usize, limit: usize) -> Option<usize> {
    let place = skip_comma(sentence, at);
    (place < limit && sentence.is_quoted(place)).then_some(place)
}

/// Whether the quotation at `at` is the title of a work: "She sang “The Ferry”".
fn is_title(sentence: &Sentence, at: usize) -> bool {
    /// Shorter words have no capital in titles.
    const SHORT: usize = 4;
    let Some(Kind::Quoted(number)) = sentence.kind(at) else { return false };
    let Some(quotation) = sentence.quotations.get(number) else { return false };
    let inside = quotation.inner.of(sentence.text);
    let mut words = inside.split_whitespace();
    let is_headed = |word: &str| word.starts_with(char::is_uppercase) || word.chars().count() < SHORT;
    !inside.ends_with(['.', '!', '?', ',']) && inside.contains(' ') && words.all(is_headed)
}

/// What a verb takes in a language of which less is known: "that" or a quotation not far behind; in German also a clause behind a comma.
fn elsewhere(sentence: &Sentence, at: usize, limit: usize) -> Option<usize> {
    if let Some(start) = far(sentence, at, limit) {
        return Some(start);
    }
    let german = sentence.speech.is("de") && sentence.is(at, Kind::Comma) && sentence.begins_phrase(at + 1);
    if german && (at + 1..limit).any(|place| sentence.any(place, &[WordClass::Auxiliary, WordClass::Modal])) {
        return Some(at + 1);
    }
    // "sprach von einem „Einzelfall“"
    let mut near = (at..limit.min(at + FAR)).take_while(|place| !sentence.is_boundary(*place));
    near.find(|place| sentence.is_quoted(*place))
}

/// "that" or a quotation behind phrases of place, time and occasion.
pub(crate) fn far(sentence: &Sentence, at: usize, limit: usize) -> Option<usize> {
    let mut commas = 0;
    for place in at..limit.min(at + FAR) {
        match sentence.kind(place)? {
            Kind::Comma => {
                commas += 1;
                let other = [WordClass::Subordinator, WordClass::Coordinator, WordClass::Relative];
                if commas > 2 || (sentence.any(place + 1, &other) && !sentence.has(place + 1, WordClass::That)) {
                    return None;
                }
            }
            Kind::Quoted(number) if !sentence.is_label(number) => return Some(place),
            Kind::Colon => return (place + 1 < limit).then_some(place + 1),
            Kind::Word if sentence.has(place, WordClass::That) && place > at => {
                // "the view of those who accept that": it belongs to another verb.
                if !sentence.speech.verbs(sentence.word(place - 1)).is_empty()
                    && !sentence.is_name(place - 1)
                    && sentence.speech.is("en")
                {
                    return None;
                }
                return Some(skip_comma(sentence, place + 1));
            }
            Kind::Word if sentence.has(place, WordClass::That) => return Some(place + 1),
            Kind::Word if sentence.is_verb(place) => return None,
            Kind::Word | Kind::Quoted(_) | Kind::Number | Kind::Mark | Kind::Open | Kind::Close => {}
            _ => return None,
        }
    }
    None
}

/// A clause without "that" at `at`.
pub(crate) fn bare_clause(sentence: &Sentence, at: usize, limit: usize) -> Option<usize> {
    if at >= limit {
        return None;
    }
    if sentence.begins_phrase(at) || sentence.any(at, &[WordClass::Contracted]) || sentence.has(at, WordClass::Subject)
    {
        return sentence.has_verb(at..limit).then_some(at);
    }
    // "said in a statement he would": a pronoun or an article behind a phrase opens the clause.
    if sentence.has(at, WordClass::Preposition) {
        let opens = (at + 2..limit.min(at + FAR)).take_while(|place| !sentence.is_verb(*place)).find(|place| {
            !sentence.any(place - 1, &[WordClass::Preposition, WordClass::Coordinator, WordClass::Determiner])
                && (sentence.any(*place, &[WordClass::Subject, WordClass::Contracted])
                    || (sentence.has(*place, WordClass::Determiner) && !sentence.is_boundary(place - 1)))
        });
        if let Some(place) = opens {
            return sentence.has_verb(place..limit).then_some(place);
        }
        // "said on the other hand, …"
        let comma = (at..limit).find(|place| sentence.is_boundary(*place))?;
        return (sentence.is(comma, Kind::Comma) && sentence.has_verb(comma..limit)).then_some(at);
    }
    (sentence.any(at, &[WordClass::Subordinator, WordClass::Wh]) && sentence.has_verb(at..limit)).then_some(at)
}

/// Whether a verb follows the subject of the clause at `start` at once: in "found a way that leads there" none does.
fn has_own_verb(sentence: &Sentence, start: usize, limit: usize) -> bool {
    let opens = [WordClass::Relative, WordClass::That, WordClass::Subordinator];
    let ends = |place: &usize| sentence.is_boundary(*place) || (*place > start && sentence.any(*place, &opens));
    let end = (start..limit).find(ends).unwrap_or(limit);
    sentence.has_verb(start..end)
}

/// Whether "as" stands behind the object: "described him as".
fn has_as(sentence: &Sentence, at: usize, limit: usize) -> bool {
    (at + 1..limit.min(at + FAR))
        .take_while(|place| !sentence.is_boundary(*place))
        .any(|place| sentence.word(place) == "as")
}

/// What is said with a verb in the passive: "was accused of taking", "is expected to resign", "was told that".
fn passive(sentence: &Sentence, verb: &Verb, limit: usize) -> Option<Complement> {
    let form = verb.form;
    let mut at = sentence.behind_adverbs(verb.group.end);
    if sentence.word(at) == "by" && sentence.begins_phrase(at + 1) {
        at = sentence.phrase_end(at + 1);
    }
    let found = |start: usize, shape: Shape| (start < limit).then_some(Complement { start, shape, preposition: None });
    if sentence.has(at, WordClass::That) && (form.takes(Takes::Clause) || form.takes(Takes::Person)) {
        return found(at + 1, Shape::Clause);
    }
    if form.takes(Takes::PassiveObject) {
        return match sentence.word(at) {
            "to" => found(at, Shape::Infinitive),
            "of" | "with" | "as" | "for" => {
                let start = at + 1;
                (start < limit).then_some(Complement { start, shape: Shape::Phrase, preposition: Some(at..at + 1) })
            }
            _ => quotation_at(sentence, at, limit).and_then(|start| found(start, Shape::Clause)),
        };
    }
    None
}
