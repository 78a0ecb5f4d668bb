//! Letters that were spoilt before the document was saved: UTF-8 that was once read as another character set and written down so. The text is
//! kept as it stands; a person is told.

use variorum_model::{Block, LeftOut};

/// How many spoilt letters show that a text is spoilt. One alone may be what the text speaks of, or letters that came together by chance.
const FEWEST: usize = 2;

/// Whether letters of the text or of its headline are spoilt.
pub(crate) fn is_garbled(blocks: &[Block]) -> bool {
    let read = blocks.iter().filter(|block| matches!(block.left_out, None | Some(LeftOut::Headline)));
    read.map(|block| spoilt(&block.text)).sum::<usize>() >= FEWEST
}

/// How many letters of `text` are spoilt.
fn spoilt(text: &str) -> usize {
    if text.is_ascii() {
        return 0;
    }
    let chars: Vec<char> = text.chars().collect();
    let western = chars.windows(2).filter(|pair| matches!(pair, [lead, next] if is_western(*lead, *next))).count();
    // Pairs that stand singly in Russian stand in rows here: "РїСЂРё" is "при".
    let cyrillic = chars
        .windows(6)
        .filter(|pairs| pairs.chunks(2).all(|pair| matches!(pair, [lead, next] if is_cyrillic(*lead, *next))));
    let quotes = chars.windows(2).filter(|pair| matches!(pair, ['â', '€'] | ['в', 'Ђ']));
    // "â€™" is nothing but a spoilt quotation mark.
    western + cyrillic.count() + FEWEST * quotes.count()
}

/// Whether a letter of two bytes in UTF-8 was read as two letters of Western Europe: "Ã©", "Ð¿", "Ñ€". A capital may stand before punctuation in
/// any text.
fn is_western(lead: char, next: char) -> bool {
    let is_sign = matches!(next, '¡'..='¿') && !matches!(next, '«' | '»');
    match lead {
        'Ã' | 'Â' | 'Ð' | 'Å' | 'Ä' => is_sign,
        'Ñ' => matches!(next, '€' | '‚' | 'ƒ' | '„' | '†' | '‡' | 'ˆ' | '‰' | 'Š' | '‹' | 'Œ'),
        _ => false,
    }
}

/// Whether a Cyrillic letter was read as two characters of the Cyrillic character set of one byte.
fn is_cyrillic(lead: char, next: char) -> bool {
    matches!(lead, 'Р' | 'С')
        && matches!(next, '\u{401}'..='\u{40f}' | '\u{451}'..='\u{45f}' | 'Ґ' | 'ґ' | '\u{a0}'..='¿' | '–'..='™')
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{Encoding, WINDOWS_1251, WINDOWS_1252};
    use variorum_model::BlockKind;

    const TEXTS: [&str; 5] = [
        "The ferry’s crew said that “nobody was hurt”.",
        "Die Fähre fährt nicht, teilte die Behörde mit.",
        "Le navire a été remorqué près de la jetée.",
        "El capitán habló con los pasajeros en el muelle.",
        "Порт закрыт до утра, сообщили в управлении.",
    ];

    fn is_garbled(text: &str) -> bool {
        super::is_garbled(&[Block::included(BlockKind::Paragraph, text)])
    }

    fn misread(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn letters_that_were_spoilt_before_the_document_was_saved_are_noticed() {
        for text in TEXTS {
            assert!(is_garbled(&misread(text, WINDOWS_1252)), "{}", misread(text, WINDOWS_1252));
            assert!(!is_garbled(text), "{text}");
        }
        for text in [TEXTS[0], TEXTS[4]] {
            assert!(is_garbled(&misread(text, WINDOWS_1251)), "{}", misread(text, WINDOWS_1251));
        }
    }

    #[test]
    fn letters_that_came_together_by_chance_are_not_spoilt() {
        for text in [
            "«UNIVERSITÉ», «CITÉ», “Å”, “Ä” and “Ö”: the letters on the quay.",
            "Её судно шло под флагом СССР… Рейс «СССР» всё же вышел из Риги. С «Ёлкой» на борту.",
            "Рієш, Сієста, Ріо: назви суден.",
            "A page may show “Ã©” in the place of é.",
        ] {
            assert!(!is_garbled(text), "{text}");
        }
    }
}
