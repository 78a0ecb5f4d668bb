//! What an alignment says of a quotation.

use super::alignment::{Step, align};
use super::changes::{Change, ChangeKind, changes};
use super::heard::Heard;
use super::said::{Gap, Said};
use std::ops::Range;
use variorum_model::{Alteration, Fidelity, QuoteStatus, Span};

/// The least share of a quotation's words that the text must have where it is laid; below it, both speak of one matter and no more.
const LEAST: f64 = 0.6;
/// What a word counts that is spelled almost as the text's.
const NEAR: f64 = 0.7;
/// A sentence of which the text has less than this is one that the other article left out.
const LEAST_OF_SENTENCE: f64 = 0.35;

/// How a quotation stands to the place of the text where it was laid; none when it is no counterpart.
pub(crate) fn verdict(text: &str, said: &Said, heard: &Heard, steps: &[Step], marked: bool) -> Option<Fidelity> {
    let part = shared_sentences(said, heard, steps);
    let (own, laid) = part.as_ref().map_or((said, steps), |(part, laid)| (part, laid.as_slice()));
    let likeness = likeness(own, heard, laid);
    if likeness < LEAST || !tells(own, laid) {
        return None;
    }
    // Another article may leave sentences out; what a primary source does not have was not said.
    let (said, steps) = if heard.primary { (said, steps) } else { (own, laid) };
    let mut kept = steps.iter().filter_map(kept).map(|(_, at)| at);
    let first = kept.next()?;
    let last = kept.next_back().unwrap_or(first);
    let found = changes(text, said, heard, steps);
    let has = |kind: ChangeKind| found.iter().any(|change| change.kind == kind);
    let whole = heard.bounds[first].starts && heard.bounds[last].ends && !has(ChangeKind::CutApart);
    let status = if has(ChangeKind::Altered) {
        QuoteStatus::Altered
    } else if has(ChangeKind::Spliced) {
        QuoteStatus::Spliced
    } else if has(ChangeKind::Bracketed) {
        QuoteStatus::Bracketed
    } else if has(ChangeKind::Elided) {
        QuoteStatus::Elided
    } else if whole {
        QuoteStatus::Verbatim
    } else {
        QuoteStatus::Trimmed
    };
    let status = match status {
        marked_status if marked => marked_status,
        QuoteStatus::Verbatim | QuoteStatus::Trimmed => QuoteStatus::Unmarked,
        _ => QuoteStatus::Paraphrased,
    };
    let alterations: Vec<Alteration> =
        if status == QuoteStatus::Altered { found.iter().filter_map(Change::alteration).collect() } else { Vec::new() };
    Some(Fidelity { status, against: spans(heard, steps), alterations, likeness })
}

fn kept(step: &Step) -> Option<(usize, usize)> {
    if let Step::Kept(i, j) = *step { Some((i, j)) } else { None }
}

/// The quotation without the sentences at its ends that the other text does not have and does not cut into either, laid along it anew; none when
/// it has all.
fn shared_sentences(said: &Said, heard: &Heard, steps: &[Step]) -> Option<(Said, Vec<Step>)> {
    let mut sentences: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for at in 1..=said.words.len() {
        if at == said.words.len() || matches!(said.gaps[at], Gap::Sentence | Gap::Apart) {
            sentences.push(start..at);
            start = at;
        }
    }
    let lacks = |sentence: &&Range<usize>| {
        let count = steps.iter().filter_map(kept).filter(|(i, _)| sentence.contains(i)).count();
        (count as f64) < LEAST_OF_SENTENCE * sentence.len() as f64
    };
    let first = sentences.iter().find(|sentence| !lacks(sentence))?.start;
    let last = sentences.iter().rfind(|sentence| !lacks(sentence))?.end;
    if last - first == said.words.len() {
        return None;
    }
    let part = said.part(&(first..last));
    let laid = align(&part, heard);
    let mut places = laid.iter().filter_map(|step| match *step {
        Step::Kept(_, at) | Step::Changed(_, at) => Some(at),
        _ => None,
    });
    let begins = places.next()?;
    let ends = places.next_back().unwrap_or(begins);
    let is_whole = (first == 0 || heard.bounds[begins].starts) && (last == said.words.len() || heard.bounds[ends].ends);
    is_whole.then_some((part, laid))
}

/// The share of the quotation's words, those in brackets aside, that the text has in its place.
fn likeness(said: &Said, heard: &Heard, steps: &[Step]) -> f64 {
    let own = said.words.iter().filter(|word| !word.bracketed).count();
    let counted: f64 = steps
        .iter()
        .map(|step| match *step {
            Step::Kept(i, _) if !said.words[i].bracketed => 1.0,
            Step::Changed(i, j) if is_near(&said.words[i].form, &heard.words[j].form) => NEAR,
            _ => 0.0,
        })
        .sum();
    // A quotation of nothing but brackets has nothing to be compared.
    if own == 0 { 0.0 } else { counted / own as f64 }
}

/// Whether two words share most of their letters.
fn is_near(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let most = a.len().min(b.len()) - start;
    let end = a.iter().rev().zip(b.iter().rev()).take(most).take_while(|(x, y)| x == y).count();
    5 * (start + end) >= 3 * a.len().max(b.len()) && start + end > 1
}

/// Whether the words in common are more than chance: a quotation of a word or two must be there as a whole.
fn tells(said: &Said, steps: &[Step]) -> bool {
    let own = said.words.iter().filter(|word| !word.bracketed).count();
    steps.iter().filter_map(kept).count() >= own.min(3)
}

/// The stretches of the text that a quotation was laid along, in the order of the quotation.
fn spans(heard: &Heard, steps: &[Step]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut next: Option<usize> = None;
    for step in steps {
        let (Step::Kept(_, j) | Step::Changed(_, j) | Step::Dropped(j)) = *step else { continue };
        let span = heard.words[j].span;
        match found.last_mut() {
            Some(last) if next == Some(j) => *last = last.cover(span),
            _ => found.push(span),
        }
        next = Some(j + 1);
    }
    found
}
