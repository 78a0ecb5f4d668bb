//! Characters that make a text look like another one than it is, or hide a text in one.
//!
//! What is not seen is dropped from blocks ([`crate::normal`]), and letters stay as they are; a person is told of what may have been put there to
//! deceive a reader or a program. Soft hyphens, marks of direction and isolates are common and harmless, and so are zero-width characters beside
//! words; nobody is told of them.

use crate::normal::{is_joiner, joins};
use std::ops::BitOrAssign;
use variorum_model::{Block, LeftOut, ReadingDoubt};
use variorum_text::words;

/// What of a text is not seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Unseen {
    /// Zero-width characters stand between letters of one word, where alphabets need none, or tags outside a flag: both can carry a hidden text.
    hidden: bool,
    /// The order in which characters show is overridden, so that another text shows than stands there.
    overridden: bool,
}

impl Unseen {
    /// What of `text` is not seen.
    pub(crate) fn of(text: &str) -> Self {
        // Most texts have nothing of it, and bytes are looked through faster than characters.
        if text.is_ascii() {
            return Self::default();
        }
        let mut found = Self::default();
        let (mut before, mut between) = (None, false);
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            if is_override(c) {
                found.overridden = true;
            } else if is_tag(c) {
                found.hidden |= !before.is_some_and(is_flag);
            } else if is_zero_width(c) || (is_joiner(c) && !joins(before, chars.peek().copied())) {
                between = true;
            } else {
                found.hidden |= between && before.is_some_and(is_alphabetic) && is_alphabetic(c);
                (before, between) = (Some(c), false);
            }
        }
        found
    }

    /// What a person should know of it.
    pub(crate) fn doubts(self) -> impl Iterator<Item = ReadingDoubt> {
        let hidden = self.hidden.then_some(ReadingDoubt::HiddenCharacters);
        hidden.into_iter().chain(self.overridden.then_some(ReadingDoubt::DirectionOverrides))
    }
}

impl BitOrAssign for Unseen {
    fn bitor_assign(&mut self, other: Self) {
        self.hidden |= other.hidden;
        self.overridden |= other.overridden;
    }
}

const fn is_override(c: char) -> bool {
    matches!(c, '\u{202d}' | '\u{202e}')
}

/// A character of the kind that spells the names of regions behind a flag.
pub(crate) const fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0001}' | '\u{e0020}'..='\u{e007f}')
}

/// The flag that tags may follow.
pub(crate) const fn is_flag(c: char) -> bool {
    c == '\u{1f3f4}'
}

const fn is_zero_width(c: char) -> bool {
    matches!(c, '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// A letter of an alphabet that needs no zero-width characters: Latin, Greek, Cyrillic.
fn is_alphabetic(c: char) -> bool {
    script(c).is_some()
}

/// Whether words in what is compared or in the headline have letters of two alphabets, those of one looking like letters of the other.
pub(crate) fn has_look_alikes(blocks: &[Block]) -> bool {
    let seen = |block: &&Block| matches!(block.left_out, None | Some(LeftOut::Headline));
    blocks.iter().filter(seen).any(|block| has_mixed_words(&block.text))
}

fn has_mixed_words(text: &str) -> bool {
    if text.is_ascii() {
        return false;
    }
    let of = |sought: Script| text.chars().filter(|c| script(*c) == Some(sought)).count();
    let (latin, cyrillic, greek) = (of(Script::Latin), of(Script::Cyrillic), of(Script::Greek));
    if latin == 0 || cyrillic + greek == 0 {
        return false;
    }
    let inflected = cyrillic + greek > latin;
    // What follows an apostrophe or a hyphen is a word of its own here: "Google’а", "IT-компания".
    let parts = words(text).flat_map(|word| word.span.of(text).split(|c| script(c).is_none()));
    parts.into_iter().any(|word| is_mixed(word, inflected))
}

/// Whether all letters of one alphabet in `word` look like letters of the other. Where most of the text is not Latin, a Latin name or
/// abbreviation may have an ending of the text's own alphabet; and numerals are typed as they come to hand.
fn is_mixed(word: &str, inflected: bool) -> bool {
    let latin = |c: &char| script(*c) == Some(Script::Latin);
    let (own, other): (Vec<char>, Vec<char>) = word.chars().partition(latin);
    if own.is_empty() || other.is_empty() {
        return false;
    }
    let ending = word.chars().skip_while(latin).all(|c| !latin(&c)) && word.starts_with(|c| latin(&c));
    let numeral = word.chars().all(|c| "IVXLCDMІХСМ".contains(c));
    let alike = other.iter().all(|c| LIKE_LATIN.contains(*c)) || own.iter().all(|c| LIKE_OTHERS.contains(*c));
    alike && !numeral && !(inflected && ending)
}

/// Cyrillic and Greek letters that look like Latin ones in most typefaces.
const LIKE_LATIN: &str = "АВЕЅІЈКМНОРСТУХаеѕіјорсухһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧο";

/// Latin letters that look like Cyrillic or Greek ones.
const LIKE_OTHERS: &str = "ABCEHIJKMNOPSTXYZaceijopsxy";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
}

fn script(c: char) -> Option<Script> {
    match c {
        _ if !c.is_alphabetic() => None,
        'A'..='Z' | 'a'..='z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => Some(Script::Latin),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::Greek),
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normal::folded;
    use proptest::prelude::*;
    use variorum_model::BlockKind;

    fn doubts(text: &str) -> Vec<ReadingDoubt> {
        Unseen::of(text).doubts().collect()
    }

    #[test]
    fn an_override_is_always_told() {
        assert_eq!(doubts("The sum is \u{202e}005\u{202c} pounds."), [ReadingDoubt::DirectionOverrides]);
        assert_eq!(doubts("\u{202d}"), [ReadingDoubt::DirectionOverrides]);
        for harmless in ["قال \u{200f}(المدير)\u{200f}", "a \u{202a}b\u{202c}", "\u{2068}Hafen\u{2069}"] {
            assert_eq!(doubts(harmless), []);
        }
    }

    #[test]
    fn zero_width_characters_are_told_inside_words_alone() {
        for hiding in ["har\u{200b}bour", "пор\u{2060}т", "har\u{200d}bour", "har\u{200b}\u{feff}bour"] {
            assert_eq!(doubts(hiding), [ReadingDoubt::HiddenCharacters], "{hiding:?}");
        }
        let family = "👩\u{200d}👩\u{200d}👧";
        for harmless in ["\u{feff}The harbour\u{200b} is open.", "harbour.\u{200b}example", "co\u{ad}operation", family]
        {
            assert_eq!(doubts(harmless), [], "{harmless:?}");
        }
        for needed in ["می\u{200c}خواهم", "ท่าเรือ\u{200b}เปิด", "港\u{200b}口"] {
            assert_eq!(doubts(needed), [], "{needed:?}");
        }
    }

    #[test]
    fn tags_are_told_unless_they_spell_a_flag() {
        assert_eq!(doubts("Scotland 🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f} won."), []);
        assert_eq!(doubts("Nothing here.\u{e0068}\u{e0069}"), [ReadingDoubt::HiddenCharacters]);
    }

    #[test]
    fn letters_of_another_alphabet_are_told_where_they_pass_for_ones_of_the_word() {
        for disguised in ["The hаrbour is open.", "Ρayment was made.", "Пoрт закрыт до утра.", "Сlosed"]
        {
            assert!(has_mixed_words(disguised), "{disguised}");
        }
        for plain in [
            "The harbour is open.",
            "Порт закрыт до утра.",
            "В порту стоит «Lady Hesper», сообщает Google’а служба.",
            "Новая SIMка и USBа стоят дороже, сообщает компания.",
            "IT-компания и PDF-файл",
            "В ХIX веке порт был мал.",
            "The α-particles and TNFα were measured in μm.",
            "Ο Νίκος είδε το Google σήμερα.",
        ] {
            assert!(!has_mixed_words(plain), "{plain}");
        }
    }

    #[test]
    fn what_is_not_shown_as_the_articles_own_is_not_looked_at() {
        let teaser = Block::left_out(BlockKind::Teaser, "The hаrbour", LeftOut::Teaser);
        let headline = Block::left_out(BlockKind::Headline, "The hаrbour", LeftOut::Headline);
        assert!(!has_look_alikes(std::slice::from_ref(&teaser)));
        assert!(has_look_alikes(&[teaser, headline]));
    }

    proptest! {
        #[test]
        fn what_blocks_keep_hides_nothing_more(text in "[a-c港\u{200b}\u{200d}\u{202e}\u{2060}\u{feff}\u{ad}\u{e0041}🏴 ]{0,24}") {
            prop_assert_eq!(Unseen::of(&folded(&text)), Unseen::default());
        }

        #[test]
        fn a_text_of_one_alphabet_is_never_mixed(latin in "[a-zA-ZéüßÀ ’-]{0,40}", cyrillic in "[а-яА-ЯёЁ ’-]{0,40}") {
            prop_assert!(!has_mixed_words(&latin) && !has_mixed_words(&cyrillic));
            let apart = format!("{latin} {cyrillic}");
            prop_assert!(!has_mixed_words(&apart));
        }

        #[test]
        fn one_disguised_letter_is_enough(before in "[a-z]{1,9}", after in "[a-z]{1,9}", letter in "[аеорсух]") {
            let text = format!("{before}{letter}{after} said so");
            prop_assert!(has_mixed_words(&text));
        }
    }
}
