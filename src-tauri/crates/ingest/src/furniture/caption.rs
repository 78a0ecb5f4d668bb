//! Paragraphs that describe a picture, where no markup says so.

use super::Wording;
use crate::normal::word_count;
use variorum_lexicon::PhrasePlace;
use variorum_model::LeftOut;

impl Wording<'_> {
    /// Whether the block says itself that it describes a picture: "In this file photo, …", "Auf diesem Bild …".
    pub(crate) fn is_plain_caption(&self) -> bool {
        if self.begins_with_quotation() {
            return false;
        }
        if self.says(LeftOut::PhotoCaption, &[PhrasePlace::Whole, PhrasePlace::Opening]) {
            return self.words <= 90;
        }
        self.says(LeftOut::PhotoCaption, &[PhrasePlace::Inside])
            && self.words <= 60
            && self.sentences() <= 2
            && !self.is_quoting()
            // "Left to right on the bench were …" reports; a caption that does so says when.
            && (!self.reports || !self.times().is_empty())
    }

    /// Whether the block is the caption of the picture whose credit stands right below.
    ///
    /// Most blocks above a credit are captions; one is not when it quotes, when it runs over several sentences, or when it reports in the
    /// past and nothing in it speaks for a caption.
    pub(crate) fn is_caption_above_credit(&self) -> bool {
        if self.is_plain_caption() {
            return true;
        }
        if self.words > 70 || self.words < 3 || self.sentences() > 2 || self.is_quoting() {
            return false;
        }
        !self.reports || !self.times().is_empty() || (self.sentences() == 1 && self.words <= 14)
    }

    fn sentences(&self) -> usize {
        variorum_text::sentences(self.text).len()
    }

    /// Whether the text holds a quotation of some length.
    pub(super) fn is_quoting(&self) -> bool {
        variorum_text::quotations(self.text).iter().any(|span| word_count(span.of(self.text)) > 7)
    }
}

#[cfg(test)]
mod tests {
    use crate::furniture::Recognizer;

    #[test]
    fn a_caption_says_so_or_stands_above_a_credit() {
        let recognizer = Recognizer::new(None);
        assert!(
            recognizer
                .wording("In this file photo, the ferry leaves Callow on its first crossing, watched by a crowd.")
                .is_plain_caption()
        );
        for text in [
            "The ferry under tow on Tuesday night.",
            "The minister speaks with the harbour master during a visit to the quay, in Callow, October 8, 2024.",
            "Blick auf den Hafen im Herbst 2024.",
        ] {
            assert!(!recognizer.wording(text).is_plain_caption(), "{text}");
            assert!(recognizer.wording(text).is_caption_above_credit(), "{text}");
        }
    }

    #[test]
    fn a_report_above_a_credit_is_no_caption() {
        let recognizer = Recognizer::new(None);
        for text in [
            "The government has ordered an inquiry into the fire on the ferry. It is the second on the route in five years.",
            "“The crew did exactly what they train for, and they did it in the dark,” the commander told reporters.",
            "The minister said that the inquiry would be led by a judge and that its first report was expected within thirty days.",
        ] {
            assert!(!recognizer.wording(text).is_caption_above_credit(), "{text}");
        }
    }
}
