//! A quotation as it is held against another text.

use super::word::{Word, read};
use std::ops::Range;
use variorum_model::{Language, Span, Vector};

/// A quotation that is to be judged.
#[derive(Clone, Copy, Debug)]
pub struct Quotation<'t> {
    /// The text it stands in.
    pub text: &'t str,
    /// What was said, without the marks around it, in order.
    pub content: &'t [Span],
    /// Whether it stands in quotation marks, or behind the dash of direct speech.
    pub marked: bool,
    /// The language of the text.
    pub language: Option<&'t Language>,
    /// The name of who said it, where the text gives one.
    pub speaker: Option<&'t str>,
    /// What it means; none when meaning takes no part.
    pub vector: Option<&'t Vector>,
}

/// Its words, and what stands between them.
pub(crate) struct Said {
    pub words: Vec<Word>,
    /// Before each word, and after the last.
    pub gaps: Vec<Gap>,
}

/// What stands between two words of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// Nothing, or the marks of a sentence.
    Close,
    /// The end of a sentence.
    Sentence,
    /// Dots in any dress.
    Dots,
    /// The marks close behind the end of a sentence and open again: two quotations.
    Apart,
}

impl Said {
    pub fn read(quotation: &Quotation) -> Self {
        let (mut words, mut gaps) = (Vec::new(), Vec::new());
        let text = quotation.text;
        for piece in quotation.content {
            for word in read(text, *piece) {
                let before = words.last().map(|last: &Word| Span::new(last.span.end, word.span.start));
                gaps.push(match before {
                    None => Gap::Close,
                    Some(between) if between.start >= piece.start => gap(between.of(text)),
                    Some(between) => between_pieces(text, between, *piece),
                });
                words.push(word);
            }
        }
        gaps.push(Gap::Close);
        Self { words, gaps }
    }

    /// Some of its words, in order.
    pub fn part(&self, range: &Range<usize>) -> Self {
        Self { words: self.words[range.clone()].to_vec(), gaps: self.gaps[range.start..=range.end].to_vec() }
    }
}

fn gap(between: &str) -> Gap {
    if has_dots(between) {
        Gap::Dots
    } else if between.contains(ENDS) {
        Gap::Sentence
    } else {
        Gap::Close
    }
}

/// Between two pieces of content the reporting clause stands ("A," she said, "B"), or nothing, when a quotation goes on in the next paragraph.
fn between_pieces(text: &str, between: Span, next: Span) -> Gap {
    let between_text = between.of(text);
    let (closing, opening) =
        (between_text.split_whitespace().next().unwrap_or_default(), text.get(next.start..between.end));
    let clause = text.get(between.start..next.start).unwrap_or_default();
    if !clause.contains(char::is_alphanumeric) {
        gap(between_text)
    } else if has_dots(closing) || opening.is_some_and(has_dots) {
        Gap::Dots
    } else if clause.trim_end_matches(|c: char| !c.is_alphanumeric() && !ENDS.contains(&c)).ends_with(ENDS) {
        Gap::Apart
    } else {
        Gap::Close
    }
}

/// What ends a sentence.
const ENDS: [char; 6] = ['.', '!', '?', '。', '！', '？'];

/// Whether three dots, or the one sign for them, stand here.
fn has_dots(between: &str) -> bool {
    between.contains('…') || between.split_whitespace().collect::<String>().contains("...")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gaps(text: &str) -> Vec<Gap> {
        let content = [Span::new(0, text.len())];
        let said = Said::read(&Quotation {
            text,
            content: &content,
            marked: true,
            language: None,
            speaker: None,
            vector: None,
        });
        said.gaps
    }

    #[test]
    fn dots_are_known_in_any_dress() {
        for dots in ["…", "...", " . . . ", " […] ", " (...) ", " <...> ", ". … "] {
            assert_eq!(gaps(&format!("one{dots}two"))[1], Gap::Dots, "{dots}");
        }
        assert_eq!(gaps("one. Two")[1], Gap::Sentence);
        assert_eq!(gaps("one – two")[1], Gap::Close);
    }
}
