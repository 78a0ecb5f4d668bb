//! Whom something is told, between the verb and what is said: "told the paper that".

use super::complement::{bare_clause, far, quotation_at, skip_comma};
use super::sentence::Sentence;
use variorum_lexicon::WordClass;

/// What follows the person that is told something.
pub(crate) fn behind_person(sentence: &Sentence, at: usize, limit: usize) -> Option<usize> {
    if !sentence.begins_phrase(at) && !sentence.is_quoted(at) {
        return None;
    }
    let pronoun = sentence.has(at, WordClass::Object) && !sentence.has(at, WordClass::Possessive);
    let end = if pronoun { at + 1 } else { person_end(sentence, at) };
    let next = sentence.behind_adverbs(end);
    if sentence.has(next, WordClass::That) {
        return (next + 1 < limit).then_some(skip_comma(sentence, next + 1));
    }
    if let Some(start) = quotation_at(sentence, next, limit) {
        return Some(start);
    }
    if sentence.has(next, WordClass::Wh) || sentence.is_infinitive(next) {
        return (next < limit).then_some(next);
    }
    if matches!(sentence.word(next), "of" | "about") {
        return (next + 1 < limit).then_some(next + 1);
    }
    if let Some(start) = far(sentence, next, limit) {
        return Some(start);
    }
    bare_clause(sentence, next, limit)
}

/// The end of the name or noun that is addressed: a pronoun, an article or another name behind it begins what is said.
fn person_end(sentence: &Sentence, at: usize) -> usize {
    let mut end = at + 1;
    while end < sentence.len() {
        let after_preposition = sentence
            .any(end - 1, &[WordClass::Preposition, WordClass::Determiner, WordClass::Possessive])
            || sentence.tokens[end - 1].owns;
        let opens = sentence.any(
            end,
            &[
                WordClass::Subject,
                WordClass::Determiner,
                WordClass::Contracted,
                WordClass::That,
                WordClass::Wh,
                WordClass::Possessive,
                WordClass::Time,
            ],
        );
        if !sentence.is_word(end) && !sentence.is_quoted(end)
            || (opens && !after_preposition)
            || sentence.is_verb(end)
            || sentence.is_adverb(end)
        {
            break;
        }
        if sentence.is_infinitive(end)
            || (matches!(sentence.word(end), "about" | "of") && !sentence.begins_phrase(end + 1))
        {
            break;
        }
        if sentence.is_quoted(end) && !(end == at + 1 && sentence.tokens[at].owns) {
            break;
        }
        end += 1;
    }
    end
}
