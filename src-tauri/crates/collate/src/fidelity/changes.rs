//! What differs between a quotation and the place of the text where it was laid.

use super::alignment::Step;
use super::heard::Heard;
use super::said::{Gap, Said};
use super::spelling::is_convention;
use super::word::Word;
use std::ops::Range;
use variorum_model::{Alteration, Span};

/// A difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Change {
    pub kind: ChangeKind,
    before: Span,
    after: Span,
    spelling: bool,
}

/// What a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChangeKind {
    /// Words are changed, put in or dropped without a sign.
    Altered,
    /// It goes on at another place without a sign.
    Spliced,
    /// Words in brackets.
    Bracketed,
    /// Dots for words that are left out.
    Elided,
    /// Two quotations of one speaker, of which one begins or ends inside a sentence.
    CutApart,
}

impl Change {
    pub fn alteration(&self) -> Option<Alteration> {
        (self.kind == ChangeKind::Altered).then_some(Alteration {
            before: self.before,
            after: self.after,
            spelling: self.spelling,
        })
    }
}

/// A clause or sentence that is left out has at least so many words; one of so many needs no marks around it to be one.
const CLAUSE_WORDS: usize = 3;
const LONG_CLAUSE_WORDS: usize = 6;
/// Words in brackets stand for no more words than these.
const MOST_REPLACED: usize = 30;

/// The differences along the steps, in order.
pub(crate) fn changes(text: &str, said: &Said, heard: &Heard, steps: &[Step]) -> Vec<Change> {
    let reader = Reader { text, said, heard };
    let mut found = Vec::new();
    let (mut own, mut others) = (0..0, 0..0);
    let mut open = false;
    for step in steps {
        match *step {
            Step::Kept(i, j) => {
                reader.run(&own, &others, open, &mut found);
                if said.words[i].bracketed || heard.words[j].bracketed {
                    found.push(reader.change(ChangeKind::Bracketed, &(i..i + 1), &(j..j + 1)));
                }
                (own, others, open) = (i + 1..i + 1, j + 1..j + 1, false);
            }
            Step::Moved { said: i, from, to } => {
                reader.run(&own, &others, open, &mut found);
                found.extend(reader.moved(i, from, to));
                (own, others, open) = (i..i, to..to, false);
            }
            Step::Changed(i, j) => {
                (own, others) = (grown(&own, i, open), grown(&others, j, open));
                open = true;
            }
            Step::PutIn(i) => {
                own = grown(&own, i, open);
                open = true;
            }
            Step::Dropped(j) => {
                others = grown(&others, j, open);
                open = true;
            }
        }
    }
    reader.run(&own, &others, open, &mut found);
    found
}

/// A run of numbers with the next one.
fn grown(run: &Range<usize>, next: usize, open: bool) -> Range<usize> {
    if open && !run.is_empty() { run.start..next + 1 } else { next..next + 1 }
}

struct Reader<'a> {
    text: &'a str,
    said: &'a Said,
    heard: &'a Heard<'a>,
}

impl Reader<'_> {
    /// What a run of words is that are not the same.
    fn run(&self, own: &Range<usize>, others: &Range<usize>, open: bool, found: &mut Vec<Change>) {
        if !open {
            return;
        }
        let (mine, theirs) = (&self.said.words[own.clone()], &self.heard.words[others.clone()]);
        if letters(mine) == letters(theirs) {
            // Written in one word or in two.
            return;
        }
        let by_brackets = mine.iter().chain(theirs).any(|word| word.bracketed)
            || self.said.words.get(own.end).is_some_and(|word| word.bracketed);
        if by_brackets && mine.iter().all(|word| word.bracketed) {
            found.push(self.change(ChangeKind::Bracketed, own, others));
        } else if mine.is_empty() && self.is_clause(others) {
            found.push(self.change(ChangeKind::Spliced, own, others));
        } else if mine.len() == theirs.len() {
            for (i, j) in own.clone().zip(others.clone()) {
                if !self.said.words[i].bracketed && self.said.words[i].key != self.heard.words[j].key {
                    self.push_altered(i..i + 1, j..j + 1, found);
                }
            }
        } else {
            self.push_altered(own.clone(), others.clone(), found);
        }
    }

    fn push_altered(&self, own: Range<usize>, others: Range<usize>, found: &mut Vec<Change>) {
        let change = self.change(ChangeKind::Altered, &own, &others);
        // The parts of a compound are one word.
        if found.last() != Some(&change) {
            found.push(change);
        }
    }

    /// What going on at another place of the text is.
    fn moved(&self, at: usize, from: usize, to: usize) -> Option<Change> {
        let forward = to > from;
        let beside_brackets = [at.checked_sub(1), Some(at)]
            .into_iter()
            .flatten()
            .any(|at| self.said.words.get(at).is_some_and(|word| word.bracketed));
        let skipped = from..to.max(from);
        let kind = match self.said.gaps[at] {
            _ if self.heard.joins.get(&to) == Some(&from) => return None,
            Gap::Dots if forward => ChangeKind::Elided,
            Gap::Apart if forward => {
                let ends = from.checked_sub(1).is_none_or(|before| self.heard.bounds[before].ends);
                if ends && self.heard.bounds[to].starts {
                    return None;
                }
                ChangeKind::CutApart
            }
            _ if forward && beside_brackets && self.is_inside_sentence(&skipped) => ChangeKind::Bracketed,
            _ if forward && !self.is_clause(&skipped) => ChangeKind::Altered,
            _ => ChangeKind::Spliced,
        };
        Some(self.change(kind, &(at..at), &skipped))
    }

    /// Whether these words of the text are a clause, or more: a reader would not take their lack for a slip.
    fn is_clause(&self, words: &Range<usize>) -> bool {
        let marked =
            (words.start..=words.end).filter_map(|at| self.heard.bounds.get(at)).any(|bounds| bounds.mark_before);
        words.len() >= LONG_CLAUSE_WORDS || (words.len() >= CLAUSE_WORDS && marked)
    }

    fn is_inside_sentence(&self, words: &Range<usize>) -> bool {
        words.len() <= MOST_REPLACED
            && words.clone().skip(1).filter_map(|at| self.heard.bounds.get(at)).all(|bounds| !bounds.starts)
    }

    fn change(&self, kind: ChangeKind, own: &Range<usize>, others: &Range<usize>) -> Change {
        let (mut before, mut after) = (place(&self.heard.words, others), place(&self.said.words, own));
        if !own.is_empty() && !others.is_empty() {
            let (whole_before, whole_after) = (compound(self.heard.text, before), compound(self.text, after));
            if whole_before != before && whole_after != after {
                (before, after) = (whole_before, whole_after);
            }
        }
        let language = self.heard.language;
        let spelling = is_convention(language, before.of(self.heard.text), after.of(self.text));
        Change { kind, before, after, spelling }
    }
}

fn letters(words: &[Word]) -> String {
    words.iter().map(|word| word.form.as_str()).collect()
}

/// The place of words; where there are none, the empty place behind the word before.
fn place(words: &[Word], range: &Range<usize>) -> Span {
    match (words.get(range.start), range.end.checked_sub(1).and_then(|last| words.get(last))) {
        (Some(first), Some(last)) if !range.is_empty() => first.span.cover(last.span),
        _ => {
            let before = range.start.checked_sub(1).and_then(|before| words.get(before));
            let at = before.map_or_else(|| words.first().map_or(0, |first| first.span.start), |word| word.span.end);
            Span::new(at, at)
        }
    }
}

/// The whole of a word that is joined to others by hyphens.
fn compound(text: &str, span: Span) -> Span {
    let joined = |c: char| c.is_alphanumeric() || matches!(c, '-' | '‐' | '‑');
    let (mut start, mut end) = (span.start, span.end);
    let (before, after) = (text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
    if before.ends_with(['-', '‐', '‑']) {
        start = before.trim_end_matches(joined).len();
    }
    if after.starts_with(['-', '‐', '‑']) {
        end += after.len() - after.trim_start_matches(joined).len();
    }
    Span::new(start, end)
}
