//! The form in which text is kept in blocks.
//!
//! A block's text is in composed form (NFC), so that two outlets' "é" are the same letter. White space of every kind is folded to single
//! blanks. Marks that are not seen are dropped: soft hyphens, zero-width spaces, marks of direction, control characters. The zero-width
//! joiner and non-joiner are kept where they change what is read: between letters of scripts that join (Arabic, the scripts of India) and
//! inside emoji, and tags behind a flag. The bytes of the capture keep all of it, and a person is told where it may deceive
//! ([`crate::disguise`]).

use crate::disguise::{is_flag, is_tag};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// `text` in the form in which blocks keep it.
pub(crate) fn folded(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut blank = false;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_whitespace() {
            blank = !kept.is_empty();
            continue;
        }
        let before = kept.chars().next_back();
        let of_a_flag = |before: char| is_flag(before) || is_tag(before);
        if is_unseen(c)
            || (is_joiner(c) && !joins(before, chars.peek().copied()))
            || (is_tag(c) && (blank || !before.is_some_and(of_a_flag)))
        {
            continue;
        }
        if blank {
            kept.push(' ');
            blank = false;
        }
        kept.push(c);
    }
    if is_nfc(&kept) { kept } else { kept.nfc().collect() }
}

/// Marks that neither show nor change what is read.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' |
            '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

pub(crate) const fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether a joiner between these two changes what is read.
pub(crate) fn joins(before: Option<char>, after: Option<char>) -> bool {
    let needs = |c: char| matches!(c, '\u{600}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1780}'..='\u{18af}' | '\u{fe0f}' | '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}');
    before.is_some_and(needs) && after.is_some_and(needs)
}

/// How many words `text` has; in scripts written without blanks, two characters count as one word.
pub(crate) fn word_count(text: &str) -> usize {
    let mut words = 0;
    let mut dense = 0_usize;
    let mut in_word = false;
    for c in text.chars() {
        if is_dense(c) {
            dense += 1;
            in_word = false;
        } else if c.is_whitespace() {
            in_word = false;
        } else if !in_word && c.is_alphanumeric() {
            in_word = true;
            words += 1;
        }
    }
    words + dense.div_ceil(2)
}

/// Han, kana and their like.
pub(crate) const fn is_dense(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{e00}'..='\u{eff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn blanks_are_folded_and_letters_composed() {
        assert_eq!(folded("  Cafe\u{301}\u{a0}\r\n\t au  lait "), "Café au lait");
    }

    #[test]
    fn marks_that_are_not_seen_are_dropped() {
        assert_eq!(folded("co\u{ad}oper\u{200b}ation \u{202e}x\u{202c}\u{feff}\0"), "cooperation x");
        assert_eq!(folded("har\u{200d}bour"), "harbour");
    }

    #[test]
    fn joiners_stay_where_scripts_and_emoji_need_them() {
        let persian = "می\u{200c}خواهم";
        assert_eq!(folded(persian), persian);
        let family = "👩\u{200d}👩\u{200d}👧";
        assert_eq!(folded(family), family);
    }

    #[test]
    fn words_are_counted_in_scripts_with_and_without_blanks() {
        assert_eq!(word_count("The port's gate – 3 ferries"), 5);
        assert_eq!(word_count("港は閉鎖された"), 4);
        assert_eq!(word_count(" — "), 0);
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(text in "\\PC{0,60}[\\s\u{ad}\u{200d}e\u{301}]{0,9}\\PC{0,20}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once.clone());
            prop_assert!(!once.contains("  ") && once.trim() == once);
        }
    }
}
