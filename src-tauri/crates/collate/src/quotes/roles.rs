//! The office or trade that stands beside a name: "Kremlin spokesman Dmitry Peskov", "Rahn, the pilot,".

use super::lexed::Kind;
use super::people::Name;
use super::sentence::Sentence;
use std::ops::Range;
use variorum_lexicon::WordClass;

/// How many words an office may have.
const LONGEST: usize = 12;

/// The office before a name: "the harbour's pilot Rahn", "The pilot, Rahn,".
pub(crate) fn before(sentence: &Sentence, name: &Name) -> Option<Range<usize>> {
    let mut end = name.range.start;
    if end > 1 && name.from == end && sentence.is(end - 1, Kind::Comma) {
        // "The pilot, Ada Rahn,": only with a comma behind it, too.
        if !sentence.is_boundary(name.range.end) || !sentence.has(end - 2, WordClass::Role) {
            return None;
        }
        end -= 1;
    }
    let mut start = end;
    while start > 0 && end - start < LONGEST {
        let at = start - 1;
        let token = &sentence.tokens[at];
        let goes_on = token.kind == Kind::Word
            && (!sentence.is_verb(at) || sentence.has(at, WordClass::Role))
            && !token.classes.any(&[
                WordClass::Coordinator,
                WordClass::Subordinator,
                WordClass::Relative,
                WordClass::Adverb,
                WordClass::Time,
            ])
            && (!token.classes.any(&[WordClass::Preposition]) || between_nouns(sentence, at, end));
        if !goes_on {
            break;
        }
        start = at;
        if sentence.has(at, WordClass::Determiner) {
            break;
        }
    }
    office(sentence, start..end)
}

/// Prepositions inside an office tie nouns: "chef de la police".
fn between_nouns(sentence: &Sentence, at: usize, end: usize) -> bool {
    at > 0 && at + 1 < end && sentence.has(at - 1, WordClass::Role)
}

/// The office that a comma sets off behind a name that ends before `at`.
pub(crate) fn behind(sentence: &Sentence, at: usize) -> Option<Range<usize>> {
    if !sentence.is(at, Kind::Comma) {
        return None;
    }
    let start = at + 1;
    let limit = sentence.len().min(start + LONGEST);
    let end = (start..limit)
        .find(|at| sentence.is_boundary(*at) || sentence.has(*at, WordClass::Relative) || sentence.is_verb(*at))
        .unwrap_or(limit);
    // The office stands before the first preposition: "a friend of the mayor" is none.
    let head = (start..end).find(|at| sentence.has(*at, WordClass::Preposition)).unwrap_or(end);
    (start..head).any(|at| sentence.has(at, WordClass::Role)).then(|| office(sentence, start..end)).flatten()
}

/// The range without an article, if an office stands in it.
pub(crate) fn office(sentence: &Sentence, range: Range<usize>) -> Option<Range<usize>> {
    let mut start = range.start;
    while start < range.end
        && (sentence.any(start, &[WordClass::Determiner, WordClass::Possessive]) || !sentence.is_word(start))
    {
        start += 1;
    }
    let has_office = (start..range.end).any(|at| sentence.has(at, WordClass::Role));
    (has_office && start < range.end).then_some(start..range.end)
}
