//! Lines that name who made a picture.

use super::Wording;
use crate::normal::word_count;
use variorum_lexicon::{Outlet, OutletKind, PhrasePlace};
use variorum_model::LeftOut;

/// Words in the names of those who sell or hand out pictures.
const HOUSES: [&str; 22] = [
    "images",
    "pictures",
    "picture",
    "photo",
    "photos",
    "photography",
    "press",
    "pool",
    "agency",
    "handout",
    "foto",
    "fotos",
    "image",
    "media",
    "wire",
    "getty",
    "archive",
    "archiv",
    "archives",
    "agence",
    "agencia",
    "агентство",
];

/// The longest credit, in words.
const MOST_WORDS: usize = 14;

impl Wording<'_> {
    /// Whether the block names who made a picture and says nothing else: "Photo: Ines Okafor", "Tom Reyes | AFP | Getty Images",
    /// "REUTERS/Tom Reyes", "© AFP".
    pub(crate) fn is_credit(&self) -> bool {
        if self.words == 0 || self.words > MOST_WORDS || self.reports || self.is_sentence() {
            return false;
        }
        let bare = self.text.trim_matches(|c: char| "()[]".contains(c));
        if let Some(owner) = bare.strip_prefix('©').or(bare.strip_prefix("(c)")) {
            let is_claim =
                self.says(LeftOut::Copyright, &[PhrasePlace::Inside]) || owner.contains(|c: char| c.is_ascii_digit());
            return !is_claim && self.words <= 8;
        }
        self.says(LeftOut::PhotoCredit, &[PhrasePlace::Whole])
            || (self.says(LeftOut::PhotoCredit, &[PhrasePlace::Opening, PhrasePlace::Inside]) && self.words <= 10)
            || (!self.is_section_label() && (is_chain(bare, '|') || is_chain(bare, '/')))
    }

    /// Whether the block begins as credits do: "Photo: …", "Picture by …", or with the sign of copyright.
    pub(super) fn is_credit_phrase(&self) -> bool {
        let begins =
            self.text.starts_with('©') || self.says(LeftOut::PhotoCredit, &[PhrasePlace::Whole, PhrasePlace::Opening]);
        begins && self.is_credit()
    }

    /// Whether the block is the name of an agency in parentheses, as it stands below copy that was taken from it: "(Reuters)".
    pub(crate) fn names_an_agency(&self) -> bool {
        let Some(name) = self.text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) else { return false };
        let is_agency = |name: &str| Outlet::named(name).is_some_and(|outlet| outlet.kind == OutletKind::Agency);
        name.split('/').all(is_agency) || (is_house_name(name) && self.words <= 4)
    }

    /// Whether the block is the name of a picture house, such as "Islands Press Photos": beside a picture, that is a credit.
    pub(crate) fn names_a_picture_house(&self) -> bool {
        is_house_name(self.text)
    }

    /// Whether the text ends as sentences do and is too long for a list of names with a stop.
    fn is_sentence(&self) -> bool {
        self.text.ends_with(['.', '!', '?', '…']) && self.words > 6
    }
}

/// A few words with capitals, the last of which is what agencies and picture houses call themselves.
pub(super) fn is_house_name(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    words.len() <= 5
        && words.iter().all(|word| word.starts_with(char::is_uppercase))
        && words.last().is_some_and(|word| HOUSES.contains(&word.to_lowercase().as_str()))
}

/// Names parted by strokes, one of them an agency or a picture house.
fn is_chain(text: &str, stroke: char) -> bool {
    let links: Vec<&str> = text.split(stroke).map(str::trim).collect();
    let is_name =
        |link: &&str| (1..=5).contains(&word_count(link)) && link.starts_with(|c: char| c.is_uppercase() || c == 'd');
    let is_house = |link: &&str| {
        Outlet::named(link).is_some_and(|outlet| outlet.kind == OutletKind::Agency)
            || link.to_lowercase().split_whitespace().any(|word| HOUSES.contains(&word))
    };
    links.len() >= 2 && links.iter().all(is_name) && links.iter().any(is_house)
}

#[cfg(test)]
mod tests {
    use crate::furniture::Recognizer;

    fn is_credit(text: &str) -> bool {
        Recognizer::new(None).wording(text).is_credit()
    }

    #[test]
    fn credits_are_known_by_their_form() {
        for text in [
            "Tom Reyes | AFP | Getty Images",
            "Anton Lisse | Pool | Lumen Pictures",
            "Tom Reyes | Via Reuters",
            "Photo: Ines Okafor",
            "Picture: Islands Press Photos",
            "Foto: Jörn Petersilie/Bildkontor Nord",
            "Photo : Islands Press Photos",
            "Фото: Арсений Вольнов / «Вестник Междуречья»",
            "REUTERS/Tom Reyes",
            "(AP Photo/Tom Reyes)",
            "© AFP",
            "Getty Images",
        ] {
            assert!(is_credit(text), "{text}");
        }
    }

    #[test]
    fn other_short_lines_are_no_credits() {
        for text in [
            "News | Politics | Sport",
            "Ferries and fishing boats",
            "© 2024 Harbour Post. All rights reserved.",
            "Reuters said that the photo was false.",
            "Об этом сообщает РИА Новости.",
            "He said/she said",
            "Photo finish in the harbour race leaves both crews waiting for the umpire",
        ] {
            assert!(!is_credit(text), "{text}");
        }
    }
}
