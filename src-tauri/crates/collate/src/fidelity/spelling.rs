//! Conventions of spelling: British and American, old and new German.

use variorum_lexicon::Spelling;
use variorum_model::Language;
use variorum_text::fold;

/// Whether `before` and `after` are the same words by two conventions.
pub(crate) fn is_convention(language: Option<&Language>, before: &str, after: &str) -> bool {
    let Some(spelling) = Spelling::of(language) else { return false };
    let one = |written: &str| -> Vec<String> {
        fold(written)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
            .map(|part| spelling.one(part))
            .collect()
    };
    !before.is_empty() && one(before) == one(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convention(language: &str, before: &str, after: &str) -> bool {
        is_convention(Language::from_tag(language).as_ref(), before, after)
    }

    #[test]
    fn british_and_american_are_one_word() {
        for (british, american) in [
            ("apologise", "apologize"),
            ("colour-coded", "color-coded"),
            ("theatre", "theater"),
            ("Grey", "gray"),
            ("organisations", "organizations"),
            ("analysed", "analyzed"),
            ("travelling", "traveling"),
            ("defence", "defense"),
            ("programmes", "programs"),
            ("neighbourhood", "neighborhood"),
            ("catalogue", "catalog"),
            ("fulfil", "fulfill"),
        ] {
            assert!(convention("en", british, american) && convention("en", american, british), "{british}");
        }
    }

    #[test]
    fn other_words_are_other_words() {
        for (before, after) in [
            ("four", "for"),
            ("our", "or"),
            ("wise", "wize"),
            ("their", "there"),
            ("advice", "advise"),
            ("hour", "hor"),
        ] {
            assert!(!convention("en", before, after), "{before}");
        }
        assert!(!convention("de", "keine", "eine") && !convention("de", "color", "colour"));
    }

    #[test]
    fn old_and_new_german_are_one_word() {
        for (old, new) in
            [("daß", "dass"), ("Fluß", "Fluss"), ("Schiffahrt", "Schifffahrt"), ("rauh", "rau"), ("Photo", "Foto")]
        {
            assert!(convention("de", old, new) && convention("de", new, old), "{old}");
        }
    }
}
