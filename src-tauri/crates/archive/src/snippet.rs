//! What is shown of a passage that was found.

use variorum_model::Span;
use variorum_text::tokens;

/// A passage, or what of a long one stands around the first place that was found in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The text.
    pub text: String,
    /// The places in it that were found.
    pub hits: Vec<Span>,
    /// Whether the passage begins before it.
    pub cut_before: bool,
    /// Whether the passage goes on behind it.
    pub cut_after: bool,
}

/// So many characters of a passage are shown.
const LONGEST: usize = 240;
/// So many of them before the first place that was found.
const BEFORE: usize = 80;

impl Snippet {
    /// Cuts `passage` at words where it is long.
    pub(crate) fn new(passage: &str, hits: Vec<Span>) -> Self {
        let whole = Span::new(0, passage.len());
        let shown = if passage.chars().count() <= LONGEST { whole } else { window(passage, hits.first().copied()) };
        let hits = hits
            .into_iter()
            .filter(|hit| hit.start < shown.end && hit.end > shown.start)
            .map(|hit| Span::new(hit.start.max(shown.start) - shown.start, hit.end.min(shown.end) - shown.start));
        Self {
            hits: hits.collect(),
            text: shown.of(passage).to_owned(),
            cut_before: shown.start > 0,
            cut_after: shown.end < passage.len(),
        }
    }
}

/// What is shown of a long passage: whole words around `hit`, unless a word alone is too long.
fn window(passage: &str, hit: Option<Span>) -> Span {
    let place = hit.map_or(0, |hit| hit.start);
    let back = |from: usize, count: usize| {
        passage
            .get(..from)
            .and_then(|before| before.char_indices().rev().nth(count.checked_sub(1)?))
            .map_or(0, |(at, _)| at)
    };
    let forth = |from: usize, count: usize| {
        passage.get(from..).and_then(|rest| rest.char_indices().nth(count)).map_or(passage.len(), |(at, _)| from + at)
    };
    let earliest = back(place, BEFORE);
    let latest = forth(earliest, LONGEST);
    let blank = |at: usize| passage.get(at..).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    let mut bounds = tokens(passage).map(|token| token.span.start).filter(|at| !blank(*at));
    let start = if earliest == 0 { 0 } else { bounds.find(|at| (earliest..=place).contains(at)).unwrap_or(earliest) };
    let end = tokens(passage).map(|token| token.span.end).take_while(|end| *end <= latest).last();
    let end = end.filter(|end| *end > hit.map_or(start, |hit| hit.start)).unwrap_or(latest);
    let end = if latest == passage.len() { latest } else { end };
    Span::new(start, start + passage.get(start..end).unwrap_or_default().trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_short_passage_is_shown_whole() {
        let snippet = Snippet::new("Ferries sail again.", vec![Span::new(8, 12)]);
        assert_eq!(
            (snippet.text.as_str(), snippet.cut_before, snippet.cut_after),
            ("Ferries sail again.", false, false)
        );
        assert_eq!(snippet.hits[0].of(&snippet.text), "sail");
    }

    #[test]
    fn a_long_passage_is_cut_at_words_around_what_was_found() {
        let passage = format!("{}harbour {}end.", "gale ".repeat(90), "wind ".repeat(90));
        let hit = Span::new(450, 457);
        assert_eq!(hit.of(&passage), "harbour");
        let snippet = Snippet::new(&passage, vec![hit]);
        assert!(snippet.text.starts_with("gale ") && snippet.text.ends_with(" wind"), "{}", snippet.text);
        assert_eq!(snippet.hits[0].of(&snippet.text), "harbour");
        assert!(snippet.cut_before && snippet.cut_after && snippet.text.chars().count() <= LONGEST);
    }

    proptest! {
        #[test]
        fn a_snippet_shows_what_was_found(words in proptest::collection::vec("[a-zé.,’]{1,12}|[王毅]{1,300}", 1..60), at in 0..60_usize) {
            let at = at % words.len();
            let start: usize = words[..at].iter().map(|word| word.len() + 1).sum();
            let hit = Span::new(start, start + words[at].len());
            let passage = words.join(" ");
            let snippet = Snippet::new(&passage, vec![hit]);
            prop_assert!(passage.contains(&snippet.text) && snippet.text.chars().count() <= LONGEST.max(1));
            prop_assert_eq!(snippet.hits.len(), 1);
            prop_assert!(hit.of(&passage).trim().is_empty() || hit.of(&passage).starts_with(snippet.hits[0].of(&snippet.text)));
        }
    }
}
