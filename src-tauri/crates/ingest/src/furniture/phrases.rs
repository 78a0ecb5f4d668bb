//! What a phrase of the lists makes of a block: the words of furniture begin sentences of the reporting, too.

use super::Wording;
use crate::prose::ends_sentence;
use variorum_lexicon::{Phrase, PhrasePlace};
use variorum_model::LeftOut;

/// How long a block with a phrase of this kind may be, in words, to be furniture: when the phrase opens it, and when it stands inside.
const MOST_WORDS: [(LeftOut, usize, usize); 11] = [
    (LeftOut::SectionLabel, 25, 0),
    (LeftOut::Teaser, 40, 12),
    (LeftOut::ShareLine, 25, 25),
    (LeftOut::SignUp, 45, 45),
    (LeftOut::SourceFooter, 25, 25),
    (LeftOut::Advertisement, 20, 20),
    (LeftOut::Comments, 40, 30),
    (LeftOut::Copyright, 60, 60),
    (LeftOut::AuthorBio, 60, 60),
    (LeftOut::Navigation, 12, 12),
    (LeftOut::OutsideArticle, 90, 90),
];

impl Wording<'_> {
    /// Whether a phrase of this kind and place makes a block of so many words furniture.
    pub(super) fn is_sure(&self, phrase: &Phrase) -> bool {
        let Some((_, opening, inside)) = MOST_WORDS.iter().find(|(reason, ..)| *reason == phrase.reason) else {
            return false;
        };
        let rest = self.words.saturating_sub(phrase.words);
        let ends = self.text.ends_with(['.', '…']);
        match phrase.place {
            // A section is furniture at the edges only.
            PhrasePlace::Whole => phrase.reason != LeftOut::SectionLabel,
            // A pointer to a story is a headline, and headlines do not end in a full stop; a sentence that begins with the same words does.
            PhrasePlace::Opening if phrase.reason == LeftOut::Teaser => {
                self.words <= *opening && (phrase.colon || !ends || rest <= 3 || (self.words <= 10 && self.addresses))
            }
            PhrasePlace::Opening if matches!(phrase.reason, LeftOut::Navigation | LeftOut::SectionLabel) => {
                self.words <= *opening
                    && (phrase.colon || rest == 0 || !self.text.ends_with(['.', '…', '!', '?', '”', '"']))
            }
            // What is called a source may be a spring, and its name begins a sentence.
            PhrasePlace::Opening if phrase.reason == LeftOut::SourceFooter && phrase.colon && ends => {
                self.words <= 12 && !self.reports
            }
            // One word alone opens sentences of every kind.
            PhrasePlace::Opening if phrase.words == 1 && !phrase.colon => self.words <= 8 && !(ends && self.reports),
            PhrasePlace::Opening => self.words <= *opening && (phrase.colon || !self.is_statement(phrase.reason)),
            // Reporting has the same words in passing, and names who said so.
            PhrasePlace::Inside => {
                self.words <= *inside
                    && !self.attributes
                    && !self.is_statement(phrase.reason)
                    && !self.only_quotes(phrase.reason)
            }
        }
    }

    /// Whether the block is a sentence that has such phrases only in what it quotes: "Those who clicked “sign up here” lost their money."
    fn only_quotes(&self, reason: LeftOut) -> bool {
        let quotations = variorum_text::quotations(self.text);
        if quotations.is_empty() || !ends_sentence(self.text) || self.words <= 6 {
            return false;
        }
        let (mut unquoted, mut end) = (String::new(), 0);
        for span in &quotations {
            unquoted.push_str(self.text.get(end..span.start).unwrap_or_default());
            end = span.end;
        }
        unquoted.push_str(self.text.get(end..).unwrap_or_default());
        let outside = self.recognizer.wording(&unquoted);
        (!outside.addresses || outside.reports) && !outside.phrases.iter().any(|phrase| phrase.reason == reason)
    }

    /// Whether the block is a sentence that says something of the world, though it has words of those with which pages ask for something:
    /// what asks speaks to its readers.
    fn is_statement(&self, reason: LeftOut) -> bool {
        let asks = matches!(
            reason,
            LeftOut::ShareLine
                | LeftOut::SignUp
                | LeftOut::Comments
                | LeftOut::Advertisement
                | LeftOut::Teaser
                | LeftOut::OutsideArticle
        );
        asks && self.text.ends_with(['.', '…', '”', '"', '»', '“'])
            && !self.addresses
            && (self.reports || self.words > 12)
    }
}
