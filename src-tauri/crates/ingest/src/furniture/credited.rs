//! Captions with their credit on the same line.

use super::Wording;
use super::credit::is_house_name;
use crate::normal::word_count;
use variorum_lexicon::{MastheadWords, Outlet, PhrasePlace};
use variorum_model::LeftOut;

/// What stands between a photographer and whom the picture was taken for.
const FOR: [&str; 4] = [" for ", " für ", " pour ", " para "];

impl Wording<'_> {
    /// Whether the block is a caption with its credit on the same line: "The quay at dawn. Photo: Ines Okafor", "… (Ines Okafor/Harbour Post)".
    pub(crate) fn is_caption_with_credit(&self) -> bool {
        if self.words > 60 || self.begins_with_quotation() {
            return false;
        }
        let Some((caption, credit)) = parts(self.text) else { return false };
        // "Tom Reyes | AFP | Getty Images" is a credit from its beginning; "File photo: the quay in May" is none.
        let before = self.recognizer.wording(caption);
        let is_credit =
            before.is_credit() && !(before.words > 3 && before.says(LeftOut::PhotoCaption, &[PhrasePlace::Opening]));
        if is_credit || names_a_person(caption) {
            return false;
        }
        let is_caption = (2..=45).contains(&word_count(caption)) && variorum_text::sentences(caption).len() <= 2;
        let said = self.recognizer.wording(credit.text);
        let is_credit = match credit.set_off {
            // In parentheses stand places and spans of life, too.
            SetOff::Parentheses => {
                said.is_credit_phrase() || (credit.text.contains('/') && names_a_person(credit.text))
            }
            SetOff::Stroke => said.is_credit() || (word_count(caption) > 2 && names_a_person(credit.text)),
            SetOff::Dash => said.is_credit_phrase(),
            // "Reuters/Tom Reyes", "Tom Reyes for the Harbour Post".
            SetOff::Stop => {
                let is_chain = credit.text.contains('/') && said.is_credit();
                let is_for = FOR.iter().filter_map(|word| credit.text.split_once(word)).any(|(_, whom)| is_taker(whom));
                said.is_credit_phrase() || is_chain || (is_for && names_a_person(credit.text))
            }
        };
        // Agencies put their names behind their copy, too; behind a picture stand people.
        let is_agency =
            !credit.text.starts_with('©') && credit.text.split('/').all(|name| Outlet::agency(name.trim()).is_some());
        is_caption && is_credit && !is_agency && !self.is_quoting()
    }
}

/// Whether pictures are taken for the one named: an outlet, or a house that sells them.
fn is_taker(name: &str) -> bool {
    let bare = ["the ", "The ", "die ", "das ", "le ", "la "].iter().find_map(|article| name.strip_prefix(article));
    [Some(name), bare].into_iter().flatten().any(|name| Outlet::named(name).is_some() || is_house_name(name))
        || name.split_whitespace().any(|word| MastheadWords::all().has(word))
}

/// What stands behind a caption, and what parts it from the caption.
struct Behind<'t> {
    text: &'t str,
    set_off: SetOff,
}

enum SetOff {
    Parentheses,
    Stroke,
    Dash,
    Stop,
}

/// A line cut into what may be a caption and what may be its credit.
fn parts(text: &str) -> Option<(&str, Behind<'_>)> {
    if let Some((caption, credit)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        return Some((caption.trim_end(), Behind { text: credit, set_off: SetOff::Parentheses }));
    }
    if let Some((caption, credit)) = text.rsplit_once('©') {
        let credit = text.get(caption.len()..).filter(|_| !credit.trim().is_empty())?;
        return Some((caption.trim_end(), Behind { text: credit, set_off: SetOff::Stop }));
    }
    for stroke in [" | ", " / ", " — ", " – "] {
        if let Some((caption, credit)) = text.rsplit_once(stroke) {
            let set_off = if stroke.contains(['|', '/']) { SetOff::Stroke } else { SetOff::Dash };
            return Some((caption, Behind { text: credit, set_off }));
        }
    }
    // The last stop that ends a sentence: behind it stands a word with a capital, before it none of one letter, as in "J. Okafor".
    text.match_indices(['.', '!', '?', '…'])
        .filter_map(|(at, stop)| {
            let (caption, credit) = (text.get(..at + stop.len())?, text.get(at + stop.len()..)?);
            let initial = text.get(..at)?.rsplit(|c: char| !c.is_alphanumeric()).next()?.chars().count() <= 1;
            (credit.starts_with(' ') && !initial).then_some((caption, credit.trim()))
        })
        .filter(|(_, credit)| credit.starts_with(char::is_uppercase) && word_count(credit) <= 10)
        .map(|(caption, text)| (caption, Behind { text, set_off: SetOff::Stop }))
        .next()
}

/// Whether the text is the name of a person, with an outlet's or an agency's behind a stroke perhaps: words with capitals, the first two or
/// more of which name no agency.
fn names_a_person(text: &str) -> bool {
    let person = text.split('/').next().unwrap_or_default();
    let person = FOR.iter().find_map(|word| person.split_once(word)).map_or(person, |(person, _)| person).trim();
    let words: Vec<&str> = text.split([' ', '/']).filter(|word| !word.is_empty()).collect();
    (2..=7).contains(&words.len())
        && (2..=4).contains(&word_count(person))
        && Outlet::named(person).is_none()
        && !text.contains(|c: char| c.is_ascii_digit() || ":;,?!".contains(c))
        && words.iter().all(|word| {
            word.starts_with(char::is_uppercase)
                || matches!(
                    *word,
                    "de" | "la"
                        | "del"
                        | "van"
                        | "von"
                        | "der"
                        | "di"
                        | "le"
                        | "for"
                        | "für"
                        | "pour"
                        | "para"
                        | "the"
                        | "die"
                        | "das"
                )
        })
}

#[cfg(test)]
mod tests {
    use crate::furniture::Recognizer;

    #[test]
    fn a_credit_behind_it_makes_a_line_a_caption() {
        let recognizer = Recognizer::new(None);
        for text in [
            "The harbour master opens the gates on Monday. Photo: Ines Okafor",
            "Rain again over Callow. (Ines Okafor/Harbour Post)",
            "Der Hafen am Morgen danach | Bild: Wasserschutzpolizei",
            "Vista del puerto tras la tormenta. / LUCÍA ARREGUI",
            "Le quai Nord, mardi matin. Photo J. Okafor",
            "Паром у причала. Фото автора",
            "Una barca en el muelle de Callow. EFE/Lucía Arregui",
            "Passengers on the quay at dawn. Ines Okafor for The Harbour Post",
            "Nets drying on the quay, where nobody has fished since May. © Islands Press Photos",
        ] {
            assert!(recognizer.wording(text).is_caption_with_credit(), "{text}");
        }
        for text in [
            "The port will stay closed until Friday, the ministry said. (Reuters)",
            "The port will stay closed until Friday. (dpa/AFP)",
            "El puerto no abrirá antes del lunes. EFE",
            "The owner is a Dutch family firm (the Van Dalens have had it since 1911)",
            "The crew sailed north. Tom Reyes for the Harbour Union",
            "“It was dark,” she said. Photo evidence was required of everybody on board.",
            "He went on board at nine. Pictures were taken of him.",
            "June 14 – Callow, Harbour Hall (Formerly Skerrow Hall)",
            "Race 9: 23 September – Port Rhuan",
        ] {
            assert!(!recognizer.wording(text).is_caption_with_credit(), "{text}");
        }
    }
}
