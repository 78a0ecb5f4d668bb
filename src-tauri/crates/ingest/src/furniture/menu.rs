//! Rows of labels: the way around a site, buttons, topics.

use super::Wording;
use crate::normal::word_count;
use variorum_lexicon::{Furniture, Line, PhrasePlace};
use variorum_model::LeftOut;

/// A row with more words is no row of labels.
const MOST_WORDS: usize = 16;

/// Strokes with which pages part labels in a line.
const STROKES: [char; 9] = ['|', '·', '•', '/', '›', '>', '→', '»', '\\'];

impl Wording<'_> {
    /// What the line is if it is a row of labels, which is furniture at the edges of an article only: "Home | News | Sport",
    /// "Menu Search Log in", "Listen · Share · Save".
    pub(crate) fn is_row_of_labels(&self) -> Option<LeftOut> {
        if self.words > MOST_WORDS || self.text.ends_with(['.', '!', '?', '…', ':']) {
            return None;
        }
        let pieces = pieces(self.text);
        if pieces.len() < 2 {
            let labels = Furniture::labels(&self.recognizer.lists, &self.line)?;
            return (labels > 2).then_some(LeftOut::Navigation);
        }
        let known: Vec<LeftOut> = pieces.iter().filter_map(|piece| self.label(piece)).collect();
        let is_short = pieces.iter().all(|piece| word_count(piece) <= 3);
        if known.len() == pieces.len() {
            // A way around the site leads through its sections.
            let other = known.iter().find(|reason| **reason != LeftOut::SectionLabel);
            return Some(other.copied().unwrap_or(LeftOut::SectionLabel));
        }
        // What has numbers is a row of data.
        if !is_short || known.is_empty() || self.text.contains(|c: char| c.is_ascii_digit()) {
            return None;
        }
        // Outlets and their sections have names of their own among those that all have; two sections are set in capitals.
        let is_many = pieces.len() > 2 && 2 * known.len() >= pieces.len();
        let is_shouted = || pieces.len() == 2 && !self.text.contains(char::is_lowercase);
        is_many.then_some(LeftOut::Navigation).or_else(|| is_shouted().then_some(LeftOut::SectionLabel))
    }

    /// The name with which a row of labels begins and that is no label itself: an outlet's.
    pub(crate) fn name_before_labels(&self) -> Option<String> {
        let pieces = pieces(self.text);
        let (first, rest) = pieces.split_first()?;
        let is_name = first.starts_with(char::is_uppercase) && self.label(first).is_none();
        (is_name && rest.len() > 1 && rest.iter().any(|piece| self.label(piece).is_some())).then(|| (*first).to_owned())
    }

    /// What a label says.
    fn label(&self, text: &str) -> Option<LeftOut> {
        // "18 comments" counts what else is a label.
        if text.contains(|c: char| c.is_ascii_digit()) && self.recognizer.wording(text).heads_comments() {
            return Some(LeftOut::Comments);
        }
        let line = Line::new(text);
        let phrases = self.recognizer.lists.iter().flat_map(|lists| lists.phrases(&line));
        phrases.filter(|phrase| phrase.place == PhrasePlace::Whole).map(|phrase| phrase.reason).min_by_key(|reason| {
            // A word such as "Sport" or "Video" is mostly a section.
            (*reason != LeftOut::SectionLabel, *reason)
        })
    }
}

/// A row cut at its strokes.
fn pieces(text: &str) -> Vec<&str> {
    let pieces = text.split(STROKES).flat_map(|piece| piece.split(" - ")).flat_map(|piece| piece.split(" – "));
    pieces.flat_map(|piece| piece.split(". ")).map(str::trim).filter(|piece| !piece.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use crate::furniture::Recognizer;
    use variorum_model::{Language, LeftOut};

    #[test]
    fn rows_of_labels_are_known_with_and_without_strokes() {
        for (language, text, expected) in [
            ("en", "Home | World | Sport", Some(LeftOut::Navigation)),
            ("en", "Harbour Post | Home | Weather | Listen live", Some(LeftOut::Navigation)),
            ("en", "Menu Search Sign in", Some(LeftOut::Navigation)),
            ("de", "Teilen · Merken · Drucken", Some(LeftOut::ShareLine)),
            ("fr", "Culture / Cinéma", Some(LeftOut::SectionLabel)),
            ("es", "Inicio Política Deportes", Some(LeftOut::Navigation)),
            ("ru", "Спорт. Футбол", Some(LeftOut::SectionLabel)),
            ("en", "WORLD | CALLOW ISLES", Some(LeftOut::SectionLabel)),
            ("de", "POLITIK | HAFEN", Some(LeftOut::SectionLabel)),
            ("en", "Home secretary | resigns", None),
            ("en", "18 comments | Add yours", Some(LeftOut::Comments)),
            ("en", "Housing | Budget | 45 %", None),
            ("de", "Fußball | Sport | 3:1", None),
            ("fr", "Santé | Budget | 12", None),
            ("es", "Fútbol | Deportes | 2-0", None),
            ("ru", "Спорт | Футбол | 3:1", None),
            ("en", "Sport", None),
            ("en", "News travels fast in Callow and Skerrow - and farther", None),
        ] {
            let recognizer = Recognizer::new(Language::from_tag(language).as_ref());
            assert_eq!(recognizer.wording(text).is_row_of_labels(), expected, "{text}");
        }
        let recognizer = Recognizer::new(None);
        let name = |text: &str| recognizer.wording(text).name_before_labels();
        assert_eq!(name("Harbour Post | Home | Weather").as_deref(), Some("Harbour Post"));
        assert_eq!(name("Home | Harbour Post | Weather"), None);
    }
}
