//! Texts that break off and go on elsewhere.

use super::Piece;
use crate::normal::word_count;

/// Behind the dots stand at most so many words, such as "Read more".
const MOST_WORDS_BEHIND: usize = 4;

/// How many pieces may stand behind the one that breaks off, such as "The post … appeared first on …".
const MOST_PIECES_BEHIND: usize = 2;

/// Whether a text of these pieces breaks off, as summaries do that are cut at a number of letters.
pub(crate) fn is_cut_off(pieces: &[Piece]) -> bool {
    pieces.iter().rev().take(1 + MOST_PIECES_BEHIND).any(|piece| breaks_off(&piece.text))
}

fn breaks_off(text: &str) -> bool {
    let dots = text.rfind('…').map(|at| at + '…'.len_utf8()).max(text.rfind("...").map(|at| at + 3));
    let Some(behind) = dots.and_then(|end| text.get(end..)) else { return false };
    word_count(behind) <= MOST_WORDS_BEHIND
        && !behind.contains(['.', '?', '!', ',', '"', '”', '“', '»', '«', '’', '\''])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_at_the_end_say_that_a_text_goes_on_elsewhere() {
        let is_cut = |texts: &[&str]| is_cut_off(&texts.iter().map(|text| Piece::plain(text)).collect::<Vec<_>>());
        assert!(is_cut(&[
            "The ferry reached the harbour shortly before […]",
            "The post Ferry fire appeared first on Harbour Post."
        ]));
        assert!(is_cut(&["The ferry reached the ... Read more »".trim_end_matches(" »")]));
        assert!(!is_cut(&["“I saw smoke …” he said.", "He was unhurt."]));
        assert!(!is_cut(&["“And then …”"]));
        assert!(!is_cut(&["The ferry reached the harbour."]));
    }
}
