//! The passages of a document.

use crate::sentences;
use variorum_model::{Extraction, Passage, Span};

/// The longest passage in bytes. A longer "sentence" is a table, a list without stops or an attack; it is cut at blanks, so that the work
/// for one passage stays bounded.
pub const LONGEST_PASSAGE: usize = 4_000;

/// The passages of the included blocks, in order; spans are of [`Extraction::text`].
pub fn passages(extraction: &Extraction) -> Vec<Passage> {
    let text = extraction.text();
    let mut found = Vec::new();
    for (block, span) in extraction.spans().into_iter().enumerate() {
        let Some(span) = span else { continue };
        let spans = passages_of(span.of(&text));
        found.extend(spans.into_iter().map(|passage| Passage { block, span: passage.shifted(span.start) }));
    }
    found
}

/// The passages of the text of one block.
pub fn passages_of(block: &str) -> Vec<Span> {
    sentences(block).into_iter().flat_map(|sentence| pieces(block, sentence)).collect()
}

/// A sentence cut into pieces of at most [`LONGEST_PASSAGE`] bytes.
fn pieces(text: &str, sentence: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut rest = sentence;
    while rest.len() > LONGEST_PASSAGE {
        let mut end = rest.start + LONGEST_PASSAGE;
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let piece = &text[rest.start..end];
        let cut = piece.rfind(char::is_whitespace).filter(|at| *at > 0).map_or(end, |at| rest.start + at);
        found.push(Span::new(rest.start, cut));
        let skipped = text[cut..rest.end].len() - text[cut..rest.end].trim_start().len();
        rest = Span::new(cut + skipped, rest.end);
    }
    if !rest.is_empty() {
        found.push(rest);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endless_sentence_is_cut_at_blanks_and_loses_nothing() {
        let text = "слово ".repeat(3_000);
        let pieces = pieces(&text, Span::new(0, text.trim_end().len()));
        assert!(pieces.len() > 5 && pieces.iter().all(|span| span.len() <= LONGEST_PASSAGE));
        let words: usize = pieces.iter().map(|span| span.of(&text).split_whitespace().count()).sum();
        assert_eq!(words, 3_000);
        assert!(pieces.iter().all(|span| span.of(&text).split(' ').all(|word| word == "слово")));
    }

    #[test]
    fn a_passage_without_blanks_is_cut_between_characters() {
        let text = "é".repeat(5_000);
        let lengths: usize = pieces(&text, Span::new(0, text.len())).iter().map(|span| span.of(&text).len()).sum();
        assert_eq!(lengths, text.len());
    }
}
