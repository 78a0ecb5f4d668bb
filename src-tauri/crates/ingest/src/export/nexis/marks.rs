//! The lines with which Nexis parts the articles of an export, and the text between them.

use crate::prose::Piece;

/// Lines that end an article.
const ENDS: [&str; 8] = [
    "end of document",
    "ende des dokuments",
    "dokumentende",
    "fin du document",
    "fin de document",
    "fin del documento",
    "final del documento",
    "fine del documento",
];

/// Words for documents, in one and in several.
const DOCUMENTS: [&str; 12] = [
    "document",
    "dokument",
    "documento",
    "documents",
    "dokumente",
    "dokumenten",
    "documentos",
    "documenti",
    "document(s)",
    "dokument(e)",
    "documento(s)",
    "documenten",
];

/// Whether the line numbers the article below it: `Document 3 of 12`, `3 of 12 DOCUMENTS`.
pub(in super::super) fn begins(line: &str) -> bool {
    let mut words = line.split_whitespace().map(str::to_lowercase);
    let Some(four) = [words.next(), words.next(), words.next(), words.next()].into_iter().collect::<Option<Vec<_>>>()
    else {
        return false;
    };
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_of = |word: &str| matches!(word, "of" | "von" | "de" | "sur" | "di" | "van");
    let is_document = |word: &str| DOCUMENTS.contains(&word);
    match four.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [first, second, third, fourth] if words.next().is_none() => {
            is_document(first) && is_number(second) && is_of(third) && is_number(fourth)
                || is_number(first) && is_of(second) && is_number(third) && is_document(fourth)
        }
        _ => false,
    }
}

/// Whether the line ends the article above it.
pub(in super::super) fn ends(line: &str) -> bool {
    ENDS.contains(&line.trim_end_matches('.').to_lowercase().as_str())
}

/// The text between two marks.
pub(super) struct Stretch<'p> {
    pub(super) lines: &'p [Piece],
    /// Whether a mark stands above it, so that it begins with its article.
    pub(super) is_below_mark: bool,
    /// Whether its marks say that an article is in it: it is numbered above, or ended below.
    pub(super) holds_article: bool,
    /// Whether nothing ends it, though an article before it is ended.
    pub(super) is_open: bool,
}

/// The stretches of text in `pieces`.
pub(super) fn stretches(pieces: &[Piece]) -> Vec<Stretch<'_>> {
    let (mut found, mut start, mut is_numbered, mut has_ends) = (Vec::new(), 0, false, false);
    let is_mark = |piece: &Piece| begins(&piece.text) || ends(&piece.text);
    for lines in pieces.split_inclusive(is_mark) {
        let mark = lines.split_last().filter(|(last, _)| is_mark(last));
        let is_ended = mark.is_some_and(|(mark, _)| ends(&mark.text));
        found.push(Stretch {
            lines: mark.map_or(lines, |(_, above)| above),
            is_below_mark: start > 0,
            holds_article: is_numbered || is_ended,
            is_open: mark.is_none() && has_ends,
        });
        start += lines.len();
        is_numbered = mark.is_some_and(|(mark, _)| begins(&mark.text));
        has_ends |= is_ended;
    }
    // A text without marks is no export.
    found.retain(|stretch| stretch.is_below_mark || stretch.holds_article || stretch.lines.len() < pieces.len());
    found
}
