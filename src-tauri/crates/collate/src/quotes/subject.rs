//! Who is meant: the noun phrase before a verb, or behind it.

use super::lexed::Kind;
use super::sentence::Sentence;
use std::ops::Range;
use variorum_lexicon::WordClass;

/// How far before its verb a subject may begin, in tokens.
const FARTHEST: usize = 60;

/// The noun phrase directly before the verb group that begins at `verb`, not before `floor`; with what commas set off behind it: "Rahn, a pilot,".
pub(crate) fn before(sentence: &Sentence, verb: usize, floor: usize) -> Option<Range<usize>> {
    let floor = floor.max(verb.saturating_sub(FARTHEST));
    if verb <= floor {
        // The pronoun run together with its auxiliary.
        return sentence.has(verb, WordClass::Contracted).then_some(verb..verb + 1);
    }
    if sentence.has(verb, WordClass::Contracted) {
        return Some(verb..verb + 1);
    }
    let last = verb - 1;
    match sentence.kind(last)? {
        Kind::Comma | Kind::Dash | Kind::Close => set_off(sentence, last, floor).map(|start| start..last),
        Kind::Word | Kind::Number | Kind::Mark | Kind::Quoted(_) => {
            let start = phrase_start(sentence, verb, floor)?;
            Some(start..verb)
        }
        _ => None,
    }
}

/// The start of the phrase behind which something is set off that ends before `end`.
fn set_off(sentence: &Sentence, end: usize, floor: usize) -> Option<usize> {
    let closes = sentence.is(end, Kind::Close);
    let mut edge = end;
    // The pieces between commas, from the right: what is set off, then what it is set off from.
    for _ in 0..6 {
        let start = piece_start(sentence, edge, floor, closes);
        if start <= floor || start >= edge {
            return None;
        }
        let before = start - 1;
        let head = phrase_start(sentence, before, floor)?;
        let lower = sentence.tokens.get(head).is_some_and(|token| !token.capital);
        let is_aside = sentence.any(head, &[WordClass::Relative, WordClass::Preposition]) || sentence.is_verb(head);
        let more = head > floor && sentence.is(head - 1, Kind::Comma) && head - 1 > floor;
        if more && (is_aside || (lower && sentence.is_name(head - 2) && !sentence.has(head, WordClass::Subject))) {
            edge = before;
            continue;
        }
        return Some(head);
    }
    None
}

/// The token behind the comma, dash or bracket that opens what ends before `edge`.
fn piece_start(sentence: &Sentence, edge: usize, floor: usize, closes: bool) -> usize {
    let opens = |at: usize| {
        if closes { sentence.is(at, Kind::Open) } else { matches!(sentence.kind(at), Some(Kind::Comma | Kind::Dash)) }
    };
    (floor..edge).rev().find(|at| opens(*at)).map_or(floor, |at| at + 1)
}

/// The start of the noun phrase that ends before `end`.
pub(crate) fn phrase_start(sentence: &Sentence, end: usize, floor: usize) -> Option<usize> {
    if end <= floor {
        return None;
    }
    let last = end - 1;
    // "who said", "he said".
    let pronoun = [WordClass::Subject, WordClass::Relative];
    if sentence.any(last, &pronoun) && !sentence.has(last, WordClass::Determiner) || sentence.word(last) == "that" {
        let joined = last > floor + 1
            && sentence.word(last - 1) == "and"
            && sentence.is_word(last - 2)
            && !sentence.has_verb(floor..last);
        return Some(if joined { phrase_start(sentence, last - 1, floor)? } else { last });
    }
    let mut start = end;
    while start > floor {
        let at = start - 1;
        let goes_on = match sentence.kind(at)? {
            Kind::Quoted(number) => sentence.is_label(number) && at + 1 < end,
            Kind::Close => sentence.is(end - 1, Kind::Close) || at + 1 < end,
            Kind::Number | Kind::Mark | Kind::Open => true,
            Kind::Word => {
                let stops = [WordClass::Subordinator, WordClass::That, WordClass::Subject];
                let article = sentence.has(at, WordClass::Determiner) && sentence.word(at) != "that";
                if sentence.has(at, WordClass::Coordinator) {
                    sentence.word(at) == "and" && at > floor && joins(sentence, at, floor)
                } else if at + 1 == end && sentence.is_verb(at) && !sentence.has(at, WordClass::Auxiliary) {
                    // A noun that looks like a verb: "the reports said".
                    at > floor && sentence.any(at - 1, &[WordClass::Determiner, WordClass::Possessive])
                } else {
                    !sentence.is_verb(at) && (article || !sentence.any(at, &stops) || sentence.is_name(at))
                }
            }
            _ => false,
        };
        if !goes_on {
            break;
        }
        start = at;
    }
    while start < end
        && (sentence.any(start, &[WordClass::Coordinator, WordClass::Adverb, WordClass::Relative])
            && !sentence.has(start, WordClass::Determiner)
            || (sentence.has(start, WordClass::Time) && start + 1 < end)
            || matches!(sentence.kind(start), Some(Kind::Close | Kind::Open)))
    {
        start += 1;
    }
    if start >= end {
        return None;
    }
    if sentence.has(start, WordClass::Preposition) {
        start = behind_phrase(sentence, start, end);
    }
    (start < end).then_some(start)
}

/// Whether "and" at `at` joins two subjects rather than two clauses.
fn joins(sentence: &Sentence, at: usize, floor: usize) -> bool {
    let left = at - 1;
    let begins =
        (floor..at).rev().take_while(|place| !sentence.is_boundary(*place)).any(|place| sentence.is_verb(place));
    sentence.is_word(left) && !begins
}

/// The last phrase of several without a comma between them: "In a statement Rahn".
fn behind_phrase(sentence: &Sentence, start: usize, end: usize) -> usize {
    let opens = |at: usize| {
        let after_preposition = sentence.any(
            at - 1,
            &[WordClass::Preposition, WordClass::Determiner, WordClass::Coordinator, WordClass::Possessive],
        );
        let name = sentence.is_name(at)
            && !sentence.is_name(at - 1)
            && !sentence.has(at, WordClass::Role)
            && !sentence.has(at - 1, WordClass::Role);
        !after_preposition
            && !sentence.tokens[at - 1].owns
            && (sentence.any(at, &[WordClass::Determiner, WordClass::Possessive, WordClass::Subject]) || name)
    };
    (start + 2..end).rev().find(|at| opens(*at)).unwrap_or(start + 1)
}

/// The noun phrase behind a verb that ends before `at`: "said Rahn, a pilot".
pub(crate) fn behind(sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    let at = sentence.behind_adverbs(at);
    if !sentence.begins_phrase(at) {
        return None;
    }
    if sentence.has(at, WordClass::Subject) && !sentence.has(at, WordClass::Determiner) {
        return Some(at..at + 1);
    }
    let mut end = sentence.phrase_end(at);
    // "räumte Rahn ein"
    while end > at + 1 && sentence.any(end - 1, &[WordClass::Determiner, WordClass::Preposition, WordClass::Adverb]) {
        end -= 1;
    }
    (end > at).then_some(at..end)
}

/// The subject of the clause that begins at `start`: the first noun phrase before a verb.
pub(crate) fn first(sentence: &Sentence, start: usize, limit: usize) -> Option<Range<usize>> {
    let mut at = start;
    while at < limit {
        if sentence.is_verb(at)
            && at > start
            && let Some(found) = before(sentence, skip_back(sentence, at, start), start)
        {
            return Some(found);
        }
        if sentence.has(at, WordClass::Contracted) && at == start {
            return Some(at..at + 1);
        }
        at += 1;
    }
    None
}

fn skip_back(sentence: &Sentence, at: usize, start: usize) -> usize {
    let mut at = at;
    while at > start + 1 && sentence.is_adverb(at - 1) {
        at -= 1;
    }
    at
}
