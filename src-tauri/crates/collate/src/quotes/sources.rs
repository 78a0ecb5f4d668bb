//! Attributions to a source without a verb: "according to Rahn".

use super::behind::{Behind, statement_end, statement_start};
use super::lexed::Kind;
use super::scan::Found;
use super::sentence::Sentence;
use super::subject;
use variorum_lexicon::WordClass;

/// "According to Rahn, …", "…, according to Rahn".
pub(crate) fn source(sentence: &Sentence, at: usize, from: usize) -> Option<Behind> {
    if let Some(behind) = source_behind(sentence, at, from) {
        return Some(behind);
    }
    let phrase = sentence
        .speech
        .sources()
        .iter()
        .find(|phrase| (0..phrase.len()).all(|next| sentence.word(at + next) == phrase[next]))?;
    let open = at + phrase.len();
    let end = source_end(sentence, open);
    if end <= open {
        return None;
    }
    let cue = vec![at..open];
    let start = statement_start(sentence, from, at);
    let is_first = start >= at || (at - start <= 1 && !sentence.is_quoted(start));
    if is_first {
        let begin = if sentence.is(end, Kind::Comma) { end + 1 } else { end };
        let limit = statement_end(sentence, begin);
        return (begin < limit).then(|| Behind {
            found: Found { content: vec![begin..limit], cue, speaker: Some(open..end) },
            start: at,
            end: limit,
        });
    }
    let mut content = vec![start..at];
    let mut stop = end;
    if sentence.is(end, Kind::Comma) && end + 1 < sentence.len() {
        let limit = statement_end(sentence, end + 1);
        let goes_on = !sentence.has_verb(start..at)
            || sentence.is_quoted(end + 1)
            || (sentence.word(end + 1) == "and" && sentence.is_verb(end + 2));
        if goes_on {
            content.push(end + 1..limit);
            stop = limit;
        }
    }
    Some(Behind { found: Found { content, cue, speaker: Some(open..end) }, start, end: stop })
}

/// A source before the word that marks it: "Rahn zufolge".
fn source_behind(sentence: &Sentence, at: usize, from: usize) -> Option<Behind> {
    if !sentence.has(at, WordClass::SourceBehind) {
        return None;
    }
    let open = subject::phrase_start(sentence, at, from)?;
    let cue = vec![at..at + 1];
    let speaker = Some(open..at);
    if open <= from + 1 {
        let limit = statement_end(sentence, at + 1);
        let found = Found { content: vec![at + 1..limit], cue, speaker };
        return (at + 1 < limit).then_some(Behind { found, start: open, end: limit });
    }
    let mut content = vec![from..open];
    let limit = statement_end(sentence, at + 1);
    if at + 1 < limit {
        content.push(at + 1..limit);
    }
    Some(Behind { found: Found { content, cue, speaker }, start: from, end: limit.max(at + 1) })
}

fn source_end(sentence: &Sentence, open: usize) -> usize {
    if sentence.is_quoted(open) {
        return open + 1;
    }
    let end = sentence.phrase_end(open);
    if sentence.is(end, Kind::Comma) && sentence.is_name(end.saturating_sub(1)) {
        // "according to Rahn, a pilot, …"
        let aside = end + 1;
        if sentence.has(aside, WordClass::Determiner) || sentence.has(aside, WordClass::Role) {
            let close = sentence.phrase_end(aside);
            if sentence.is(close, Kind::Comma) || sentence.is(close, Kind::Stop) || close >= sentence.len() {
                return close;
            }
        }
    }
    end
}
