//! A sentence, and what its words can be in it.

use super::lexed::{Kind, Token};
use super::marks::Quotation;
use std::ops::Range;
use variorum_lexicon::{Inflection, Speech, WordClass};
use variorum_model::Span;

/// The tokens of one sentence with what is needed to read them. Places in a sentence are numbers of tokens.
#[derive(Clone, Copy)]
pub(crate) struct Sentence<'p> {
    pub text: &'p str,
    pub tokens: &'p [Token],
    pub quotations: &'p [Quotation],
    pub speech: &'static Speech,
}

impl<'p> Sentence<'p> {
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    pub fn is(&self, at: usize, kind: Kind) -> bool {
        self.kind(at) == Some(kind)
    }

    pub fn is_quoted(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Quoted(_)))
    }

    pub fn word(&self, at: usize) -> &'p str {
        self.tokens.get(at).map_or("", |token| token.word.as_str())
    }

    pub fn has(&self, at: usize, class: WordClass) -> bool {
        self.tokens.get(at).is_some_and(|token| token.classes.has(class))
    }

    pub fn any(&self, at: usize, classes: &[WordClass]) -> bool {
        self.tokens.get(at).is_some_and(|token| token.classes.any(classes))
    }

    pub fn is_word(&self, at: usize) -> bool {
        matches!(self.kind(at), Some(Kind::Word | Kind::Number))
    }

    /// Whether a word with a capital stands there that the beginning of the sentence does not account for.
    pub fn is_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| {
            token.capital
                && token.kind == Kind::Word
                && (at > 0 || token.classes == variorum_lexicon::WordClasses::default())
                && !token.classes.any(&[
                    WordClass::Determiner,
                    WordClass::Time,
                    WordClass::Subject,
                    WordClass::Preposition,
                ])
        })
    }

    pub fn is_boundary(&self, at: usize) -> bool {
        matches!(self.kind(at), None | Some(Kind::Comma | Kind::Semicolon | Kind::Colon | Kind::Dash | Kind::Stop))
    }

    pub fn is_adverb(&self, at: usize) -> bool {
        (self.has(at, WordClass::Adverb) && !self.has(at, WordClass::Subject))
            || (self.speech.is("en") && self.word(at).len() > 4 && self.word(at).ends_with("ly") && !self.is_name(at))
    }

    /// Whether a finite verb can stand there.
    pub fn is_verb(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        if token.kind != Kind::Word || token.owns {
            return false;
        }
        if token.classes.any(&[WordClass::Auxiliary, WordClass::Modal, WordClass::Contracted, WordClass::Verb]) {
            return true;
        }
        if token.capital && at > 0 {
            return false;
        }
        // A participle behind an article or a preposition is no verb.
        let before = at.checked_sub(1);
        let nominal = before.is_some_and(|before| {
            matches!(self.word(before), "a" | "an" | "the" | "any" | "every" | "no")
                || self.any(before, &[WordClass::Possessive, WordClass::Preposition])
                || (self.has(before, WordClass::Determiner) && !self.speech.is("en"))
                || self.tokens[before].owns
        });
        if nominal {
            return false;
        }
        let forms = self.speech.verbs(&token.word);
        let is_finite = forms.iter().any(|form| form.inflection.is_past() || form.inflection == Inflection::Third)
            || (!forms.is_empty() && !self.speech.is("en"));
        is_finite || (self.speech.is("en") && token.word.len() > 4 && token.word.ends_with("ed"))
    }

    /// Whether a finite verb stands in `range`.
    pub fn has_verb(&self, range: Range<usize>) -> bool {
        range.into_iter().any(|at| self.is_verb(at))
    }

    /// Whether "to" with a verb stands there.
    pub fn is_infinitive(&self, at: usize) -> bool {
        let others = [WordClass::Determiner, WordClass::Possessive, WordClass::Object, WordClass::Wh];
        self.word(at) == "to" && self.is(at + 1, Kind::Word) && !self.is_name(at + 1) && !self.any(at + 1, &others)
    }

    /// Whether a noun phrase can begin there.
    pub fn begins_phrase(&self, at: usize) -> bool {
        let Some(token) = self.tokens.get(at) else { return false };
        match token.kind {
            Kind::Number => true,
            Kind::Mark => matches!(token.span.of(self.text), "$" | "€" | "£"),
            Kind::Word => {
                let named = [WordClass::Determiner, WordClass::Possessive, WordClass::Subject, WordClass::Object];
                if token.classes.any(&named) || token.capital {
                    return true;
                }
                let others = [
                    WordClass::Preposition,
                    WordClass::Coordinator,
                    WordClass::Subordinator,
                    WordClass::Relative,
                    WordClass::Auxiliary,
                    WordClass::Modal,
                    WordClass::Adverb,
                    WordClass::Time,
                    WordClass::Verb,
                ];
                !token.classes.any(&others) && token.word != "to" && !self.is_adverb(at)
            }
            _ => false,
        }
    }

    /// The place behind adverbs, days and times that stand at `at`.
    pub fn behind_adverbs(&self, mut at: usize) -> usize {
        loop {
            let starts = at;
            if self.is_adverb(at) || (self.has(at, WordClass::Time) && !self.has(at + 1, WordClass::Verb)) {
                at += 1;
            } else if (self.has(at, WordClass::Preposition)
                || matches!(self.word(at), "last" | "this" | "late" | "early" | "next"))
                && self.has(at + 1, WordClass::Time)
            {
                at += 2;
            } else if matches!(self.word(at), "earlier" | "later") && self.word(at + 1) == "this" {
                at += 3;
            }
            if at == starts || at >= self.len() {
                return at.min(self.len());
            }
        }
    }

    /// The end of the noun phrase that begins at `at`, with what prepositions tie to it.
    pub fn phrase_end(&self, at: usize) -> usize {
        let mut end = at;
        while end < self.len() {
            let token = &self.tokens[end];
            let goes_on = match token.kind {
                Kind::Number | Kind::Mark | Kind::Open | Kind::Close => true,
                Kind::Quoted(number) => self.is_label(number),
                Kind::Word => {
                    let opens = [WordClass::That, WordClass::Subordinator, WordClass::Wh, WordClass::Relative];
                    let is_article = self.has(end, WordClass::Determiner);
                    let pronoun = end > at && self.has(end, WordClass::Subject) && !is_article;
                    let joins = self.has(end, WordClass::Coordinator);
                    // "sagte Ada Rahn dieser Zeitung"
                    let next_phrase =
                        is_article && end > at && self.is_name(end - 1) && !self.has(end - 1, WordClass::Role);
                    (end == at || !self.is_verb(end))
                        && !pronoun
                        && !next_phrase
                        && (!token.classes.any(&opens) || (is_article && self.word(end) != "that"))
                        && (!joins || (self.word(end) == "and" && self.is_name(end + 1)) || self.joins_names(end))
                        && !(end > at && self.is_infinitive(end))
                }
                _ => false,
            };
            if !goes_on {
                break;
            }
            end += 1;
        }
        end
    }

    /// Whether "and" at `at` joins two names or two nouns.
    pub fn joins_names(&self, at: usize) -> bool {
        at > 0 && self.is_name(at - 1) && self.is_name(at + 1)
    }

    /// Whether a quotation is a title or a single word rather than something said: a few words without a stop.
    pub fn is_label(&self, number: usize) -> bool {
        self.quotations.get(number).is_some_and(|quotation| {
            let inside = quotation.inner.of(self.text);
            inside.split_whitespace().count() <= 4 && !inside.ends_with([',', '.', '!', '?'])
        })
    }

    /// The place of a range of tokens in the text, without commas at its ends; without its marks when it is one quotation.
    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        let is_edge = |at: usize| {
            matches!(self.kind(at), Some(Kind::Comma | Kind::Stop | Kind::Dash | Kind::Semicolon | Kind::Colon))
        };
        let (mut start, mut end) = (range.start, range.end.min(self.len()));
        while start < end && is_edge(start) {
            start += 1;
        }
        while start < end && is_edge(end - 1) {
            end -= 1;
        }
        let (first, last) = (self.tokens.get(start)?, self.tokens.get(end.checked_sub(1)?)?);
        if start >= end {
            return None;
        }
        match first.kind {
            Kind::Quoted(number) if end - start == 1 => Some(self.quotations.get(number)?.inner),
            _ => Some(first.span.cover(last.span)),
        }
    }
}
