//! Faults that JSON in the wild has.

/// A document without the faults that are mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mended {
    pub(crate) text: String,
    /// Whether halves of surrogate pairs were replaced: what stood there is lost.
    pub(crate) replaced: bool,
}

/// The document with line ends and other control characters inside texts made blanks, and halves of surrogate pairs replaced.
pub(crate) fn mended(document: &str) -> Mended {
    let mut text = String::with_capacity(document.len());
    let mut replaced = false;
    let mut in_text = false;
    let mut rest = document;
    while let Some(c) = rest.chars().next() {
        let mut taken = c.len_utf8();
        match c {
            '\\' => {
                let escape = rest.get(..6).filter(|escape| escape.starts_with("\\u"));
                if escape.is_some_and(is_high_half) && rest.get(6..12).is_some_and(is_low_half) {
                    taken = 12;
                    text.push_str(&rest[..taken]);
                } else if escape.is_some_and(|escape| is_high_half(escape) || is_low_half(escape)) {
                    taken = 6;
                    text.push_str("\\ufffd");
                    replaced = true;
                } else {
                    taken += rest[taken..].chars().next().map_or(0, char::len_utf8);
                    text.push_str(&rest[..taken]);
                }
            }
            '"' => {
                in_text = !in_text;
                text.push(c);
            }
            c if in_text && c.is_control() => text.push(' '),
            c => text.push(c),
        }
        rest = &rest[taken..];
    }
    Mended { text, replaced }
}

fn is_high_half(escape: &str) -> bool {
    surrogate(escape).is_some_and(|code| (0xD800..0xDC00).contains(&code))
}

fn is_low_half(escape: &str) -> bool {
    surrogate(escape).is_some_and(|code| (0xDC00..0xE000).contains(&code))
}

fn surrogate(escape: &str) -> Option<u32> {
    u32::from_str_radix(escape.strip_prefix("\\u")?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn halves_of_pairs_are_replaced_and_pairs_are_not() {
        let found = mended("\"\\ud83d x \\ud83d\\ude00 \\\\ud83d\n\"");
        assert_eq!(found, Mended { text: "\"\\ufffd x \\ud83d\\ude00 \\\\ud83d \"".into(), replaced: true });
    }

    proptest! {
        #[test]
        fn mending_leaves_sound_documents_as_they_are(text in "\\PC{0,40}") {
            let document = serde_json::to_string(&text).unwrap();
            prop_assert_eq!(mended(&document), Mended { text: document, replaced: false });
        }
    }
}
