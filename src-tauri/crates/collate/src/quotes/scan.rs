//! All attributions of a sentence.

use super::behind;
use super::clause::{Shape, clause_end};
use super::complement::complement;
use super::lexed::Kind;
use super::sentence::Sentence;
use super::subject;
use super::verbs::{Verb, verb};
use std::ops::Range;
use variorum_lexicon::{Inflection, Takes, WordClass};

/// An attribution in a sentence, as ranges of its tokens.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    pub content: Vec<Range<usize>>,
    pub cue: Vec<Range<usize>>,
    pub speaker: Option<Range<usize>>,
}

/// The attributions of the sentence, in the order of its words. What one attributes is not searched for others.
pub(crate) fn scan(sentence: &Sentence) -> Vec<Found> {
    let mut found = Vec::new();
    let mut from = 0;
    for behind in behind::all(sentence) {
        before_verbs(sentence, from..behind.start, &mut found);
        found.push(behind.found);
        from = behind.end;
    }
    before_verbs(sentence, from..sentence.len(), &mut found);
    found
}

/// The attributions whose content follows the verb or the noun, in `range`.
fn before_verbs(sentence: &Sentence, range: Range<usize>, found: &mut Vec<Found>) {
    let mut at = range.start;
    let mut floor = range.start;
    let mut last: Option<Range<usize>> = found.last().and_then(|found| found.speaker.clone());
    while at < range.end {
        let here = headed(sentence, at, &range)
            .or_else(|| by_verb(sentence, at, floor, &range, last.as_ref()))
            .or_else(|| by_noun(sentence, at, floor, range.end));
        match here {
            Some((attribution, end)) => {
                last = attribution.speaker.clone().or(last);
                floor = end;
                at = end.max(at + 1);
                found.push(attribution);
            }
            None => at += 1,
        }
    }
}

fn by_verb(
    sentence: &Sentence,
    at: usize,
    floor: usize,
    range: &Range<usize>,
    last: Option<&Range<usize>>,
) -> Option<(Found, usize)> {
    let verb = verb(sentence, at).filter(|verb| verb.group.start >= floor || verb.at >= floor)?;
    let Some(complement) = complement(sentence, &verb, range.end) else {
        return by_agent(sentence, &verb, floor, range.end);
    };
    let end = clause_end(sentence, complement.start, complement.shape, &verb, range.end);
    if end <= complement.start {
        return None;
    }
    let mut cue = vec![verb.group.clone()];
    match complement.preposition {
        Some(preposition) if preposition.start == verb.group.end => cue[0].end = preposition.end,
        Some(preposition) => cue.push(preposition),
        None => {}
    }
    let mut content = vec![complement.start..end];
    let speaker = if verb.passive {
        let said_of = subject::before(sentence, verb.group.start, floor);
        if complement.shape != Shape::Clause
            && let Some(said_of) = said_of
        {
            content.insert(0, said_of);
        }
        let by = verb.group.end;
        (sentence.word(by) == "by").then(|| by + 1..sentence.phrase_end(by + 1)).filter(|speaker| !speaker.is_empty())
    } else {
        let behind = behind_verb(sentence, &verb, complement.start, floor);
        Some(behind.or_else(|| speaker_of(sentence, &verb, floor, range, last))?)
    };
    Some((Found { content, cue, speaker }, end))
}

/// "The plan was backed by Rahn", "a plan proposed by Rahn": the subject is what is said, and behind "by" stands who says it.
fn by_agent(sentence: &Sentence, verb: &Verb, floor: usize, limit: usize) -> Option<(Found, usize)> {
    let by = verb.group.end;
    let open = by + 1;
    let is_agent = sentence.word(by) == "by" && sentence.begins_phrase(open) && verb.form.inflection.is_participle();
    if !is_agent || !verb.form.takes(Takes::Object) {
        return None;
    }
    let said = subject::before(sentence, verb.group.start, floor)?;
    let end = sentence.phrase_end(open).min(limit);
    let found = Found { content: vec![said], cue: vec![verb.group.start..open], speaker: Some(open..end) };
    (end > open).then_some((found, end))
}

/// The subject behind its verb where something else opens the sentence: "Als Grund nannte Rahn, dass …".
fn behind_verb(sentence: &Sentence, verb: &Verb, complement: usize, floor: usize) -> Option<Range<usize>> {
    if sentence.speech.is("en") {
        return None;
    }
    let opens = [WordClass::Preposition, WordClass::Subordinator, WordClass::Adverb];
    let other_first = verb.group.start == floor || sentence.any(floor, &opens);
    let found = subject::behind(sentence, verb.group.end).filter(|_| other_first)?;
    let mut end = found.end.min(complement);
    while end > found.start && sentence.any(end - 1, &[WordClass::Determiner, WordClass::Preposition]) {
        end -= 1;
    }
    (end > found.start).then_some(found.start..end)
}

/// Who the verb's subject is: the phrase before it, or that of the verb that it is joined to.
fn speaker_of(
    sentence: &Sentence,
    verb: &Verb,
    floor: usize,
    range: &Range<usize>,
    last: Option<&Range<usize>>,
) -> Option<Range<usize>> {
    let group = verb.group.start;
    if sentence.has(group, WordClass::Contracted) {
        return Some(group..group + 1);
    }
    let before = group.checked_sub(1);
    let joined = before.is_some_and(|before| before >= range.start && sentence.has(before, WordClass::Coordinator));
    let participle = verb.form.inflection == Inflection::Ing && group == verb.at;
    if !joined
        && !participle
        && !verb.infinitive
        && let Some(found) = subject::before(sentence, group, floor)
    {
        return Some(found);
    }
    // The subject of the clause before, if nobody else has said something in between.
    let first = subject::first(sentence, range.start, group);
    if participle && group == range.start {
        return subject::first(sentence, group + 1, range.end).or(last.cloned());
    }
    last.cloned().filter(|_| floor > range.start).or(first).or_else(|| last.cloned())
}

/// "Rahn's claim that", "the fear that".
fn by_noun(sentence: &Sentence, at: usize, floor: usize, limit: usize) -> Option<(Found, usize)> {
    let token = sentence.tokens.get(at)?;
    let singular = token.word.strip_suffix('s').unwrap_or(&token.word);
    if let Some(found) = by_owned_noun(sentence, at, floor, limit) {
        return Some(found);
    }
    let is_noun =
        token.classes.has(WordClass::SpeechNoun) || sentence.speech.classes(singular).has(WordClass::SpeechNoun);
    if !is_noun || token.kind != Kind::Word {
        return None;
    }
    let mut that = at + 1;
    let mut by = None;
    if matches!(sentence.word(that), "by" | "from" | "of" | "among") && sentence.begins_phrase(that + 1) {
        let end = sentence.phrase_end(that + 1);
        by = Some(that + 1..end);
        that = end;
    }
    if !sentence.has(that, WordClass::That)
        || that + 2 >= limit
        || sentence.is_verb(that + 1) && !sentence.has(that + 1, WordClass::Contracted)
    {
        return None;
    }
    let owner = owner(sentence, at, floor);
    let start = if at > floor && sentence.any(at - 1, &[WordClass::Determiner]) { at - 1 } else { at };
    let end = noun_clause_end(sentence, that + 1, limit);
    Some((Found { content: vec![that + 1..end], cue: vec![start..at + 1], speaker: by.or(owner) }, end))
}

/// "Rahn's criticism of the plan", "his pledge to resign", "support for it by Rahn".
fn by_owned_noun(sentence: &Sentence, at: usize, floor: usize, limit: usize) -> Option<(Found, usize)> {
    let token = sentence.tokens.get(at).filter(|token| token.kind == Kind::Word)?;
    let singular = token.word.strip_suffix('s').unwrap_or(&token.word);
    if ![token.word.as_str(), singular].iter().any(|word| sentence.speech.classes(word).has(WordClass::OwnedNoun)) {
        return None;
    }
    let next = at + 1;
    let opens = sentence.is_infinitive(next)
        || matches!(sentence.word(next), "of" | "for" | "about" | "on" | "to" | "against" | "over");
    if !opens || next + 1 >= limit || sentence.has(next + 1, WordClass::Time) {
        return None;
    }
    let mut place = at;
    let owner = loop {
        if place <= floor || at - place >= 3 {
            return None;
        }
        place -= 1;
        if sentence.tokens[place].owns {
            break subject::phrase_start(sentence, place + 1, floor).unwrap_or(place)..place + 1;
        }
        if sentence.has(place, WordClass::Possessive) {
            break place..place + 1;
        }
        if !sentence.is_word(place) || sentence.any(place, &[WordClass::Determiner, WordClass::Preposition]) {
            return None;
        }
    };
    let is_infinitive = sentence.is_infinitive(next);
    let start = if is_infinitive { next } else { next + 1 };
    let end = phrase_or_clause_end(sentence, start, is_infinitive, limit);
    let cue = vec![at..start];
    (end > start).then_some((Found { content: vec![start..end], cue, speaker: Some(owner) }, end))
}

fn phrase_or_clause_end(sentence: &Sentence, start: usize, is_infinitive: bool, limit: usize) -> usize {
    if !is_infinitive {
        return sentence.phrase_end(start).min(limit);
    }
    (start + 1..limit).find(|at| sentence.is_boundary(*at)).unwrap_or(limit)
}

/// Whose claim it is: "Rahn's", "his", or who makes it: "Rahn made the claim".
fn owner(sentence: &Sentence, at: usize, floor: usize) -> Option<Range<usize>> {
    let mut place = at;
    while place > floor && at - place < 4 {
        place -= 1;
        if sentence.tokens[place].owns {
            let start = subject::phrase_start(sentence, place + 1, floor).unwrap_or(place);
            return Some(start..place + 1);
        }
        if sentence.has(place, WordClass::Possessive) {
            return Some(place..place + 1);
        }
    }
    subject::first(sentence, floor, at)
}

fn noun_clause_end(sentence: &Sentence, start: usize, limit: usize) -> usize {
    (start + 1..limit)
        .find(|at| {
            matches!(sentence.kind(*at), Some(Kind::Semicolon | Kind::Stop))
                || (sentence.is(*at, Kind::Comma)
                    && sentence.any(at + 1, &[WordClass::Relative, WordClass::Coordinator]))
        })
        .unwrap_or(limit)
}

/// "Rahn: The boat was old" at the beginning of a headline or of a speech in a transcript; "His answer: “…”".
fn headed(sentence: &Sentence, at: usize, range: &Range<usize>) -> Option<(Found, usize)> {
    /// How many words a name before a colon may have.
    const NAME: usize = 6;
    if !sentence.is(at, Kind::Colon) || at == range.start || at + 1 >= range.end {
        return None;
    }
    let quoted = sentence.is_quoted(at + 1);
    let named = (0..at).all(|place| {
        sentence.is_name(place)
            || sentence.has(place, WordClass::Title)
            || sentence.tokens[place].capital
            || sentence.has(place, WordClass::Coordinator)
    }) && at <= NAME;
    let is_head = range.start == 0 && at + 2 < range.end && named && (quoted || sentence.has_verb(at + 1..range.end));
    if !is_head && !quoted {
        return None;
    }
    let speaker = if is_head { 0..at } else { before_colon(sentence, range.start, at)? };
    Some((Found { content: vec![at + 1..range.end], cue: vec![at..at + 1], speaker: Some(speaker) }, range.end))
}

/// Who speaks behind a colon: the owner of what stands before it ("Rahn's answer:"), else the subject of the clause.
pub(crate) fn before_colon(sentence: &Sentence, start: usize, colon: usize) -> Option<Range<usize>> {
    if sentence.has_verb(start..colon)
        && let Some(found) = subject::first(sentence, start, colon)
    {
        return Some(found);
    }
    let phrase = subject::phrase_start(sentence, colon, start)?;
    let is_owner = |at: &usize| sentence.tokens[*at].owns || sentence.has(*at, WordClass::Possessive);
    let owner = (phrase..colon).find(is_owner);
    Some(owner.map_or(phrase..colon, |owner| phrase..owner + 1))
}
