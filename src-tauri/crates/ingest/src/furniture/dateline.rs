//! Lines that say when the article came out.

use super::Wording;
use crate::normal::word_count;
use variorum_lexicon::PhrasePlace;
use variorum_model::LeftOut;

impl Wording<'_> {
    /// A line that says when the article came out or how long it takes to read.
    pub(super) fn is_dateline(&self) -> bool {
        if self.words > 16 {
            return false;
        }
        let is_sentence = self.attributes || (self.text.ends_with('.') && self.words > 4);
        let says_how_long = self.words <= 8 && !is_sentence && self.says(LeftOut::Dateline, &[PhrasePlace::Inside]);
        let announces =
            || self.words <= 12 && self.says(LeftOut::Dateline, &[PhrasePlace::Opening]) && !self.text.ends_with('.');
        says_how_long
            || is_clock(self.text)
            || self.times().first().is_some_and(|written| written.alone || announces() || self.is_dated_place())
    }

    /// Whether the block is a day and nothing else, without a word on what was published then: "3 March 2022".
    pub(crate) fn names_a_day(&self) -> bool {
        self.words <= 5
            && !self.says(LeftOut::Dateline, &[PhrasePlace::Opening])
            && !self.text.contains(':')
            && self
                .times()
                .first()
                .is_some_and(|written| written.alone && !written.of_change && !written.time.has_time())
    }

    /// A place with a date: "Callow, 9 July 2024".
    fn is_dated_place(&self) -> bool {
        let Some((place, date)) = self.text.split_once(',') else { return false };
        let is_place = !self.says(LeftOut::Byline, &[PhrasePlace::Opening])
            && word_count(place) <= 3
            && place.split(' ').all(|word| word.starts_with(char::is_uppercase));
        is_place && self.recognizer.times(date).first().is_some_and(|written| written.alone)
    }
}

/// A time of day and nothing else, as it stands at the head of an entry in a live report: "14:41", "18h30".
fn is_clock(text: &str) -> bool {
    let text = text.strip_suffix("Uhr").or(text.strip_suffix('h')).unwrap_or(text).trim();
    text.split_once([':', 'h']).is_some_and(|(hour, minute)| {
        let is_number = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        (1..=2).contains(&hour.len()) && minute.len() == 2 && is_number(hour) && is_number(minute)
    })
}
