//! The form in which words are compared.

use unicode_normalization::UnicodeNormalization;

/// The folded form of a word or mark: compatibility composition (NFKC), lower case, one shape for each kind of quotation mark, apostrophe,
/// dash and ellipsis; soft hyphens and zero-width marks dropped. Two spellings that fold alike differ in typography or case only.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        let lower = text.to_ascii_lowercase();
        return if lower.contains('`') { lower.replace('`', "'") } else { lower };
    }
    text.nfkc().flat_map(char::to_lowercase).filter_map(plain).collect()
}

/// One shape for marks that mean the same; nothing for marks that are not seen.
fn plain(c: char) -> Option<char> {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '「' | '」' | '『' | '』' | '＂' => Some('"'),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | 'ʼ' | '`' | '´' => Some('\''),
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => Some('-'),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' => None,
        _ => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typography_and_case_fold_away() {
        assert_eq!(fold("“Don’t”"), "\"don't\"");
        assert_eq!(fold("ＡＢＣ１"), "abc1");
        assert_eq!(fold("e\u{301}tat"), "état");
        assert_eq!(fold("co\u{ad}operation"), "cooperation");
        assert_eq!(fold("–"), fold("—"));
    }

    #[test]
    fn plain_letters_and_marks_fold_as_all_others_do() {
        for c in '\0'..='\u{7f}' {
            let folded: String = c.nfkc().flat_map(char::to_lowercase).filter_map(plain).collect();
            assert_eq!(fold(&c.to_string()), folded, "{c:?}");
        }
    }

    #[test]
    fn other_letters_stay_apart() {
        assert_ne!(fold("Müller"), fold("Muller"));
        assert_ne!(fold("ё"), fold("е"));
    }
}
