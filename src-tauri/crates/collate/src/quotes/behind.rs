//! Attributions that stand behind or inside what is said: "…, Rahn said", "…, according to Rahn".

use super::clause::Shape;
use super::complement::complement;
use super::lexed::Kind;
use super::scan::Found;
use super::sentence::Sentence;
use super::verbs::{Verb, verb};
use super::{sources, subject};
use std::ops::Range;
use variorum_lexicon::{Inflection, Takes, WordClass};

/// An attribution whose content begins before it.
pub(crate) struct Behind {
    /// What it attributes.
    pub found: Found,
    /// Where its content begins.
    pub start: usize,
    /// Where it ends, with content behind it.
    pub end: usize,
}

/// All attributions of the sentence that stand behind what is said, and those by a source before it, in order.
pub(crate) fn all(sentence: &Sentence) -> Vec<Behind> {
    let mut found: Vec<Behind> = Vec::new();
    let mut from = 0;
    let mut at = 0;
    while at < sentence.len() {
        let here = sources::source(sentence, at, from).or_else(|| by_verb(sentence, at, from));
        match here {
            Some(behind) => {
                from = behind.end;
                at = behind.end.max(at + 1);
                found.push(behind);
            }
            None => at += 1,
        }
    }
    found
}

/// Where the statement begins that ends before `end`: behind the last clause that somebody else may have said.
pub(crate) fn statement_start(sentence: &Sentence, from: usize, end: usize) -> usize {
    let breaks = |at: &usize| {
        sentence.is(*at, Kind::Semicolon)
            || (sentence.is(*at, Kind::Comma)
                && matches!(sentence.word(at + 1), "but" | "while" | "though" | "although" | "whereas"))
    };
    let start = (from..end.saturating_sub(2)).rev().find(breaks).map_or(from, |at| at + 1);
    let mut start = start;
    while start < end
        && (sentence.any(start, &[WordClass::Coordinator])
            || sentence.is_boundary(start)
            || matches!(sentence.word(start), "while" | "though" | "although" | "whereas" | "however"))
    {
        start += 1;
    }
    start
}

pub(crate) fn statement_end(sentence: &Sentence, start: usize) -> usize {
    (start..sentence.len())
        .find(|at| sentence.is(*at, Kind::Semicolon) || (sentence.is(*at, Kind::Stop) && at + 1 >= sentence.len()))
        .unwrap_or(sentence.len())
}

/// "…, Rahn said", "…, said Rahn".
fn by_verb(sentence: &Sentence, at: usize, from: usize) -> Option<Behind> {
    let verb = verb(sentence, at)?;
    let speaks = verb.form.takes(Takes::Quote) || (verb.form.takes(Takes::Clause) && verb.is_finite());
    if !speaks
        || (verb.form.inflection == Inflection::Ing && verb.group.start == verb.at)
        || verb.infinitive
        || verb.passive
    {
        return None;
    }
    inverted(sentence, &verb, from).or_else(|| parenthetic(sentence, &verb, from))
}

/// Whether a statement can end before `at`: a comma or a dash stands there, or what a quotation ends with.
fn statement_ends(sentence: &Sentence, at: usize, from: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|before| *before >= from) else { return false };
    match sentence.kind(before) {
        Some(Kind::Comma | Kind::Stop) => true,
        Some(Kind::Quoted(number)) => sentence.quotations.get(number).is_some_and(|quotation| {
            let inside = quotation.inner.of(sentence.text).trim_end_matches(['’', '\'', '”', '"', '»', '“', '‘']);
            inside.trim_end().ends_with([',', '.', '!', '?', '…', '-', '—', '–', ';']) || !sentence.speech.is("en")
        }),
        Some(Kind::Dash) => before > from,
        _ => false,
    }
}

/// Whether the words from `start` to `end` can be what is said.
fn is_statement(sentence: &Sentence, start: usize, end: usize) -> bool {
    let end = (start..end).rev().find(|at| !sentence.is_boundary(*at)).map_or(start, |at| at + 1);
    if start >= end {
        return false;
    }
    let quoted = (start..end).any(|at| matches!(sentence.kind(at), Some(Kind::Quoted(number)) if !sentence.is_label(number) || sentence.is_quoted(end - 1)));
    // "In May, he said" and "Asked about it, he said" go before what is said.
    let introduces = sentence.any(start, &[WordClass::Preposition, WordClass::Subordinator])
        || sentence.word(start).ends_with("ing")
        || matches!(sentence.word(start), "asked" | "pressed" | "speaking");
    let introduces = introduces && (sentence.speech.is("en") || end - start < 6);
    // Which words are verbs is known of English alone.
    let has_verb = sentence.has_verb(start..end) || (!sentence.speech.is("en") && end - start > 3);
    quoted
        || (has_verb && !introduces)
        || (introduces
            && end - start > 8
            && sentence.has_verb(start + 1..end)
            && (start..end).any(|at| sentence.is(at, Kind::Comma)))
}

/// The verb before its subject.
fn inverted(sentence: &Sentence, verb: &Verb, from: usize) -> Option<Behind> {
    let group = verb.group.start;
    if !statement_ends(sentence, group, from) || verb.form.inflection == Inflection::Base {
        return None;
    }
    if sentence.speech.is("en") && (group < verb.at || !verb.form.takes(Takes::Quote)) {
        return None;
    }
    let mut open = verb.group.end;
    // "souligne-t-il"
    while sentence.is(open, Kind::Mark) || (sentence.word(open) == "t" && sentence.speech.is("fr")) {
        open += 1;
    }
    let speaker = subject::behind(sentence, open)?;
    let start = statement_start(sentence, from, group);
    if start >= group || !is_statement(sentence, start, group) {
        return None;
    }
    // "Rahn, a pilot, said the boat was old."
    if sentence.speech.is("en") && !sentence.is_quoted(group - 1) && sentence.is_verb(speaker.end) {
        return None;
    }
    let speaker = with_aside(sentence, speaker);
    Some(finish(sentence, start, group, verb, speaker.clone(), speaker.end))
}

/// What commas set off behind a name or an office: "said Rahn, a pilot", "said the pilot, Ada Rahn".
fn with_aside(sentence: &Sentence, speaker: Range<usize>) -> Range<usize> {
    let aside = speaker.end + 1;
    let office = (speaker.start..speaker.end).any(|at| sentence.has(at, WordClass::Role));
    let opens = sentence.any(aside, &[WordClass::Determiner, WordClass::Role, WordClass::Relative])
        || sentence.is_name(aside)
            && (office || sentence.any(speaker.start, &[WordClass::Determiner, WordClass::Possessive]));
    if !sentence.is(speaker.end, Kind::Comma) || !opens {
        return speaker;
    }
    let end = sentence.phrase_end(aside);
    if sentence.is_boundary(end) && end > aside { speaker.start..end } else { speaker }
}

/// The verb behind its subject, and nothing that it takes behind it.
fn parenthetic(sentence: &Sentence, verb: &Verb, from: usize) -> Option<Behind> {
    let speaker = subject::before(sentence, verb.group.start, from)?;
    let mut edge = speaker.start;
    if edge > from && matches!(sentence.word(edge - 1), "as" | "so" | "wie" | "как") {
        edge -= 1;
    }
    if edge <= from || !statement_ends(sentence, edge, from) || !verb.is_finite() {
        return None;
    }
    let start = statement_start(sentence, from, edge);
    // "To be safe, she said, the pier stays closed": the statement is on both sides.
    let after = verb.group.end + 1;
    let goes_around = sentence.is(verb.group.end, Kind::Comma)
        && !sentence.is_quoted(after)
        && verb.form.takes(Takes::Clause)
        && (sentence.begins_phrase(after) || sentence.is_verb(after))
        && sentence.has_verb(after..sentence.len());
    if start >= edge || !(is_statement(sentence, start, edge) || goes_around) {
        return None;
    }
    let as_said = edge < speaker.start;
    if let Some(complement) = complement(sentence, verb, sentence.len())
        && !as_said
    {
        // Only a quotation that goes on behind the clause is no complement: "A," he said, "B."
        let goes_on = sentence.is_quoted(complement.start) && sentence.is_quoted(edge - 1);
        let apart =
            (verb.group.end..complement.start).any(|at| sentence.is(at, Kind::Comma) || sentence.is(at, Kind::Dash));
        let told = (start..edge).any(|at| sentence.is_quoted(at)) && apart && sentence.is_quoted(complement.start);
        // "“A,” he told the paper": a phrase is no statement.
        let is_phrase = complement.shape == Shape::Phrase || complement.preposition.is_some();
        let answers =
            is_phrase && verb.form.takes(Takes::Quote) && (start..edge).rev().take(2).any(|at| sentence.is_quoted(at));
        if !(goes_on || told || answers) {
            return None;
        }
    }
    let end = tail_end(sentence, verb.group.end);
    Some(finish(sentence, start, edge, verb, speaker, end))
}

/// The end of what belongs to the verb behind it: a person that is told, a day, a place.
fn tail_end(sentence: &Sentence, at: usize) -> usize {
    let mut end = at;
    while end < sentence.len()
        && !sentence.is_boundary(end)
        && !matches!(sentence.kind(end), Some(Kind::Quoted(number)) if !sentence.is_label(number))
    {
        end += 1;
    }
    end
}

fn finish(sentence: &Sentence, start: usize, edge: usize, verb: &Verb, speaker: Range<usize>, end: usize) -> Behind {
    let mut content = vec![start..edge];
    let mut stop = end;
    let quoted_before = sentence.is_quoted(edge - 1) || (edge >= 2 && sentence.is_quoted(edge - 2));
    let mut next = end;
    while matches!(sentence.kind(next), Some(Kind::Comma | Kind::Dash | Kind::Colon)) {
        next += 1;
    }
    if next < sentence.len() {
        let resumed = if quoted_before { resumed(sentence, next) } else { sentence.is_quoted(next).then_some(next) };
        let plain =
            next > end && !quoted_before && sentence.is(end, Kind::Comma) && goes_on(sentence, start, edge, next);
        if let Some(next) = resumed.or(plain.then_some(next)) {
            let limit = statement_end(sentence, next);
            content.push(next..limit);
            stop = limit;
        }
    }
    let cue = vec![verb.group.clone()];
    Behind { found: Found { content, cue, speaker: Some(speaker) }, start, end: stop.max(verb.group.end) }
}

/// Where a quotation goes on that was interrupted: at once, or behind a phrase: "A," Rahn said, looking up, "B."
fn resumed(sentence: &Sentence, at: usize) -> Option<usize> {
    /// How many tokens the interruption may have.
    const LONGEST: usize = 30;
    for place in at..sentence.len().min(at + LONGEST) {
        if let Some(Kind::Quoted(number)) = sentence.kind(place) {
            let after_comma = place > 0 && sentence.is(place - 1, Kind::Comma);
            if !sentence.is_label(number) || after_comma {
                return Some(place);
            }
        }
        let speaks = verb(sentence, place).is_some_and(|verb| complement(sentence, &verb, sentence.len()).is_some());
        if speaks || sentence.is(place, Kind::Semicolon) || sentence.is_verb(place) {
            return None;
        }
    }
    None
}

/// Whether the statement goes on behind a clause inside it: "The weekly sum, it says, would be 300."
fn goes_on(sentence: &Sentence, start: usize, edge: usize, next: usize) -> bool {
    let word = sentence.word(next);
    if matches!(word, "since" | "until" | "because" | "unless" | "if" | "including") {
        return true;
    }
    let opens = [WordClass::Subordinator, WordClass::Coordinator];
    if sentence.tokens[next].capital && !sentence.is_name(next) || (sentence.any(next, &opens) && word != "and") {
        return false;
    }
    // "…, she said, adding that"
    let adds = verb(sentence, next).is_some_and(|verb| {
        verb.form.inflection == Inflection::Ing && complement(sentence, &verb, sentence.len()).is_some()
    });
    let first = sentence.behind_adverbs(start);
    let before = start.checked_sub(1);
    let introduces = sentence.any(first, &[WordClass::Preposition, WordClass::Subordinator])
        || before.is_some_and(|before| sentence.has(before, WordClass::Subordinator))
        || sentence.is_infinitive(start);
    let open =
        (start..edge).rev().find(|at| !sentence.is_boundary(*at)).is_some_and(|last| sentence.has(last, WordClass::Wh));
    !adds && (introduces || open || !sentence.has_verb(start..edge) || sentence.is_verb(next))
}
