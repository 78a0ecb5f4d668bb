//! The attributions of a text, paragraph by paragraph: what a quotation that no verb accounts for belongs to.

use super::lexed::{Kind, Token, lexed, sentences};
use super::marks::{Balance, Quotation, quotations};
use super::scan::{Found, before_colon, scan};
use super::sentence::Sentence;
use super::unknown::{is_headline, unknown_verb};
use super::{people, spoken, subject};
use std::ops::Range;
use variorum_lexicon::Speech;
use variorum_model::{BlockKind, Span};

/// Something said, with its places in the text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Attribution {
    pub content: Vec<Span>,
    pub cue: Vec<Span>,
    pub speaker: Vec<Span>,
    /// The stretches of the content that stand in quotation marks.
    pub quoted: Vec<Span>,
    /// One of its marks is missing.
    pub mark_missing: bool,
}

/// A text as it was read.
pub(crate) struct Read {
    pub attributions: Vec<Attribution>,
    /// The tokens of each paragraph.
    pub paragraphs: Vec<Vec<Token>>,
}

/// Reads the attributions of `text`.
pub(crate) fn read(text: &str, blocks: &[(BlockKind, Span)], speech: &'static Speech) -> Read {
    let mut reader = Reader {
        text,
        speech,
        quotations: Vec::new(),
        attributions: Vec::new(),
        of_quotation: Vec::new(),
        last: None,
        introduced: None,
    };
    let mut paragraphs = Vec::new();
    let mut in_dialogue = false;
    let mut open: Option<usize> = None;
    for (kind, span) in blocks {
        let first = reader.quotations.len();
        let dialogue = spoken::dialogue(text, *span, speech, in_dialogue);
        in_dialogue = dialogue.is_some();
        let marked = dialogue.unwrap_or_else(|| {
            let whole = quotations(span.of(text), span.start);
            whole.into_iter().flat_map(|quotation| spoken::cut(text, quotation, speech)).collect()
        });
        if *kind == BlockKind::BlockQuote && marked.is_empty() {
            reader.block_quote(*span);
            paragraphs.push(lexed(text, *span, &[], 0, speech));
            continue;
        }
        let tokens = lexed(text, *span, &marked, first, speech);
        let begins_quoted = tokens.first().is_some_and(|token| matches!(token.kind, Kind::Quoted(_)));
        reader.quotations.extend(marked);
        reader.of_quotation.resize(reader.quotations.len(), None);
        reader.paragraph(&tokens);
        if let Some(open) = open.filter(|_| begins_quoted) {
            reader.link(open, first);
        }
        let last = reader.quotations.len().checked_sub(1).filter(|last| *last >= first);
        open = last.filter(|last| reader.quotations[*last].balance == Balance::Unclosed);
        paragraphs.push(tokens);
    }
    reader.tell_missing_marks();
    Read { attributions: reader.attributions, paragraphs }
}

struct Reader<'t> {
    text: &'t str,
    speech: &'static Speech,
    quotations: Vec<Quotation>,
    attributions: Vec<Attribution>,
    /// The attribution to which each quotation belongs.
    of_quotation: Vec<Option<usize>>,
    /// The last attribution of the paragraphs before.
    last: Option<usize>,
    /// The cue and the speaker of a paragraph that ends with a colon.
    introduced: Option<(Vec<Span>, Vec<Span>)>,
}

impl Reader<'_> {
    fn paragraph(&mut self, tokens: &[Token]) {
        let ranges = sentences(self.text, tokens, &self.quotations, self.speech);
        let begun = self.attributions.len();
        for (number, range) in ranges.iter().enumerate() {
            for found in scan(&self.sentence(tokens, range)) {
                self.take(tokens, range, &found);
            }
            self.unattributed(tokens, &ranges, number, begun);
        }
        self.introduced = self.introduction(tokens, ranges.last());
        if self.attributions.len() > begun {
            self.last = Some(self.attributions.len() - 1);
        } else if !tokens.iter().all(|token| matches!(token.kind, Kind::Quoted(_))) {
            self.last = None;
        }
    }

    fn sentence<'p>(&'p self, tokens: &'p [Token], range: &Range<usize>) -> Sentence<'p> {
        Sentence { text: self.text, tokens: &tokens[range.clone()], quotations: &self.quotations, speech: self.speech }
    }

    /// Keeps an attribution of a sentence.
    fn take(&mut self, tokens: &[Token], range: &Range<usize>, found: &Found) {
        let sentence = self.sentence(tokens, range);
        let spans =
            |ranges: &[Range<usize>]| ranges.iter().filter_map(|range| sentence.span(range)).collect::<Vec<Span>>();
        let mut attribution = Attribution {
            content: spans(&found.content),
            cue: spans_with_marks(&sentence, &found.cue),
            speaker: found.speaker.as_ref().map(|speaker| spans(std::slice::from_ref(speaker))).unwrap_or_default(),
            ..Attribution::default()
        };
        if attribution.content.is_empty() {
            return;
        }
        let held: Vec<usize> = found.content.iter().flat_map(|range| quoted_in(&sentence, range)).collect();
        attribution.quoted = held.iter().map(|number| self.quotations[*number].inner).collect();
        let index = self.attributions.len();
        for number in held {
            self.of_quotation[number] = Some(index);
        }
        self.attributions.push(attribution);
    }

    /// Gives the quotations of a sentence that belong to nobody yet to who speaks around them.
    fn unattributed(&mut self, tokens: &[Token], ranges: &[Range<usize>], number: usize, begun: usize) {
        let range = &ranges[number];
        let sentence = self.sentence(tokens, range);
        let whole = (0..sentence.len()).all(|at| !sentence.is_word(at));
        let free: Vec<(usize, usize)> = (0..sentence.len())
            .filter_map(|at| match sentence.kind(at) {
                Some(Kind::Quoted(quotation)) if self.of_quotation[quotation].is_none() => Some((at, quotation)),
                _ => None,
            })
            .collect();
        for (at, quotation) in free {
            if self.by_dash(tokens, range, at, quotation) {
                continue;
            }
            let sentence = self.sentence(tokens, range);
            if whole {
                let previous =
                    (begun..self.attributions.len()).rev().find(|it| !self.attributions[*it].quoted.is_empty());
                let previous = previous.or((self.attributions.len() > begun).then(|| self.attributions.len() - 1));
                if let Some(previous) = previous.filter(|previous| !self.attributions[*previous].quoted.is_empty()) {
                    self.append(previous, quotation);
                    continue;
                }
                if sentence.is_label(quotation) || is_headline(self.quotations[quotation].inner.of(self.text)) {
                    continue;
                }
                if let Some((cue, speaker)) = self.introduced.take().filter(|_| previous.is_none()) {
                    self.push(quotation, cue, speaker);
                    continue;
                }
                let speaker = previous.map(|previous| self.attributions[previous].speaker.clone());
                let speaker = speaker.or_else(|| self.neighbour(tokens, ranges, number)).or_else(|| {
                    let only_quoted = tokens.iter().all(|token| matches!(token.kind, Kind::Quoted(_)));
                    self.last.filter(|_| only_quoted).map(|last| self.attributions[last].speaker.clone())
                });
                if let Some(speaker) = speaker {
                    self.push(quotation, Vec::new(), speaker);
                }
            } else if let Some((cue, speaker)) = unknown_verb(&sentence, at) {
                let spans = |range: Range<usize>| sentence.span(&range).into_iter().collect::<Vec<_>>();
                let (cue, speaker) = (spans(cue), spans(speaker));
                self.push(quotation, cue, speaker);
            }
        }
    }

    /// Who a paragraph that ends with a colon says will speak.
    fn introduction(&self, tokens: &[Token], last: Option<&Range<usize>>) -> Option<(Vec<Span>, Vec<Span>)> {
        let range = last.filter(|range| tokens.get(range.end - 1).is_some_and(|token| token.kind == Kind::Colon))?;
        let sentence = self.sentence(tokens, range);
        let colon = sentence.len() - 1;
        let speaker = before_colon(&sentence, 0, colon)?;
        let verb = (speaker.end..colon).find(|at| sentence.is_verb(*at)).unwrap_or(colon);
        Some((spans_with_marks(&sentence, &[verb..colon + 1]), sentence.span(&speaker).into_iter().collect()))
    }

    /// “…” — Rahn
    fn by_dash(&mut self, tokens: &[Token], range: &Range<usize>, at: usize, quotation: usize) -> bool {
        let dash = range.start + at + 1;
        if tokens.get(dash).is_none_or(|token| token.kind != Kind::Dash) {
            return false;
        }
        let rest = &tokens[dash + 1..];
        let end = rest.iter().position(|token| matches!(token.kind, Kind::Quoted(_))).unwrap_or(rest.len());
        let name: Vec<&Token> = rest[..end].iter().filter(|token| token.kind == Kind::Word).collect();
        let is_name = !name.is_empty()
            && name.len() <= 8
            && name[0].capital
            && name.iter().filter(|token| token.capital).count() * 2 >= name.len();
        if !is_name {
            return false;
        }
        let (Some(first), Some(last)) = (name.first(), name.last()) else { return false };
        let speaker = first.span.cover(last.span);
        self.push(quotation, vec![tokens[dash].span], vec![speaker]);
        true
    }

    /// The subject of the sentence behind, else of the one before, in the same paragraph.
    fn neighbour(&self, tokens: &[Token], ranges: &[Range<usize>], number: usize) -> Option<Vec<Span>> {
        let subject_of = |range: &Range<usize>| -> Option<Vec<Span>> {
            let sentence = self.sentence(tokens, range);
            let found = subject::first(&sentence, 0, sentence.len());
            // "That was Rahn's reply", "So ran Rahn's answer"
            let somebody = found.filter(|found| !matches!(sentence.word(found.start), "that" | "this" | "it" | "so"));
            let named = || people::names(&sentence, 0..sentence.len()).pop().map(|name| name.from..name.range.end);
            Some(sentence.span(&somebody.or_else(named)?).into_iter().collect())
        };
        ranges.get(number + 1).and_then(subject_of).or_else(|| subject_of(ranges.get(number.checked_sub(1)?)?))
    }

    fn push(&mut self, quotation: usize, cue: Vec<Span>, speaker: Vec<Span>) {
        let inner = self.quotations[quotation].inner;
        self.of_quotation[quotation] = Some(self.attributions.len());
        self.attributions.push(Attribution {
            content: vec![inner],
            cue,
            speaker,
            quoted: vec![inner],
            mark_missing: false,
        });
    }

    fn append(&mut self, attribution: usize, quotation: usize) {
        let inner = self.quotations[quotation].inner;
        self.of_quotation[quotation] = Some(attribution);
        let attribution = &mut self.attributions[attribution];
        let place = attribution.content.partition_point(|span| span.start < inner.start);
        attribution.content.insert(place, inner);
        attribution.quoted.push(inner);
    }

    /// A quotation set off from the text belongs to who spoke last.
    fn block_quote(&mut self, span: Span) {
        let Some(inner) = Some(super::marks::trimmed(self.text, span)).filter(|span| !span.is_empty()) else { return };
        let before = || self.attributions.last().map(|last| (Vec::new(), last.speaker.clone()));
        let (cue, speaker) = self.introduced.take().or_else(before).unwrap_or_default();
        self.last = Some(self.attributions.len());
        self.attributions.push(Attribution {
            content: vec![inner],
            cue,
            speaker,
            quoted: vec![inner],
            ..Attribution::default()
        });
    }

    /// A quotation that was left open goes on in the next paragraph.
    fn link(&mut self, open: usize, next: usize) {
        match (self.of_quotation[open], self.of_quotation[next]) {
            (Some(attribution), None) => self.append(attribution, next),
            (None, Some(attribution)) => self.append(attribution, open),
            (Some(one), Some(other)) if one != other && self.attributions[one].cue.is_empty() => {
                let earlier = std::mem::take(&mut self.attributions[one]);
                let later = &mut self.attributions[other];
                later.content.splice(0..0, earlier.content);
                later.quoted.splice(0..0, earlier.quoted);
                self.of_quotation.iter_mut().filter(|of| **of == Some(one)).for_each(|of| *of = Some(other));
            }
            (Some(one), Some(other)) if one != other && self.attributions[other].cue.is_empty() => {
                let later = std::mem::take(&mut self.attributions[other]);
                let earlier = &mut self.attributions[one];
                earlier.content.extend(later.content);
                earlier.quoted.extend(later.quoted);
                self.of_quotation.iter_mut().filter(|of| **of == Some(other)).for_each(|of| *of = Some(one));
            }
            _ => {}
        }
        if self.of_quotation[open].is_some() && self.of_quotation[open] == self.of_quotation[next] {
            self.quotations[open].balance = Balance::Closed;
        }
    }

    fn tell_missing_marks(&mut self) {
        for (quotation, of) in self.quotations.iter().zip(&self.of_quotation) {
            if quotation.balance != Balance::Closed
                && let Some(attribution) = of
            {
                self.attributions[*attribution].mark_missing = true;
            }
        }
    }
}

/// A cue may be a mark: a colon, a dash.
fn spans_with_marks(sentence: &Sentence, ranges: &[Range<usize>]) -> Vec<Span> {
    let whole = |range: &Range<usize>| {
        let (first, last) = (sentence.tokens.get(range.start)?, sentence.tokens.get(range.end.checked_sub(1)?)?);
        Some(first.span.cover(last.span))
    };
    ranges.iter().filter_map(whole).collect()
}

fn quoted_in(sentence: &Sentence, range: &Range<usize>) -> Vec<usize> {
    let number = |token: &Token| match token.kind {
        Kind::Quoted(number) => Some(number),
        _ => None,
    };
    sentence.tokens.get(range.clone()).unwrap_or_default().iter().filter_map(number).collect()
}
