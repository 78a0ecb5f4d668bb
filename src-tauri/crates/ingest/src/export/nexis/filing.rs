//! What is filed below an article's text.

use super::super::labels::{Label, label};
use super::super::story::{dated, is_copyright, language, words};
use crate::normal::word_count;
use crate::prose::{Piece, ends_sentence};

/// How far above the filing the captions may begin.
const MOST_CAPTIONS: usize = 12;

/// Filing with several labels is filing whatever stands below it, as long as that has at most so many words: more would be another text.
const MOST_WORDS_BELOW: usize = 60;

/// A label of filing has at most so many words, and so has the name of a language.
const LONGEST: usize = 3;

/// Where, below the beginning of the text, the captions and the filing begin.
pub(super) fn end_of_body(lines: &[Piece]) -> (usize, usize) {
    let filing = filing(lines).or_else(|| {
        // Without filing, only the claim of copyright stands below the text.
        let text = lines.iter().rposition(|line| !is_copyright(&line.text)).map_or(0, |last| last + 1);
        (text < lines.len()).then_some(text)
    });
    let filing = filing.unwrap_or(lines.len());
    let is_graphic = |line: &Piece| label(&line.text).is_some_and(|(label, _)| label == Label::Graphic);
    let captions = (filing.saturating_sub(MOST_CAPTIONS)..filing).find(|at| lines.get(*at).is_some_and(is_graphic));
    (captions.unwrap_or(filing), filing)
}

/// Where the last lines of filing begin that follow one another. A text may hold lines that look like filing, but it goes on below them.
fn filing(lines: &[Piece]) -> Option<usize> {
    let last = lines.iter().rposition(|line| is_filing(&line.text))?;
    let (above, below) = lines.split_at(last + 1);
    let start = above.iter().rposition(|line| !may_stand_in_filing(&line.text)).map_or(0, |text| text + 1);
    let run = above.get(start..)?;
    let goes_on = below.iter().any(|line| !may_stand_in_filing(&line.text) && ends_sentence(&line.text));
    let is_sure = run.iter().filter(|line| is_filing(&line.text)).count() > 1 && words(below) <= MOST_WORDS_BELOW;
    let first = run.iter().position(|line| is_filing(&line.text)).map(|first| start + first);
    first.filter(|_| is_sure || !goes_on)
}

/// Whether the line says what stands in filing alone.
fn is_filing(line: &str) -> bool {
    match label(line) {
        Some((Label::LoadDate, value)) => dated(value).is_some(),
        Some((Label::Filing, value)) => !ends_sentence(value),
        Some((Label::Language, value)) => {
            word_count(value) <= LONGEST && !ends_sentence(value) && language(value).is_some()
        }
        _ => false,
    }
}

/// Whether the line may stand among filing: a claim of copyright, or something of whatever kind behind a label (`Subject: FERRIES (90%)`).
fn may_stand_in_filing(line: &str) -> bool {
    let is_labelled = line.split_once(':').is_some_and(|(name, value)| {
        (1..=LONGEST).contains(&word_count(name)) && !ends_sentence(value) && name.starts_with(char::is_uppercase)
    });
    is_filing(line) || is_labelled || is_copyright(line) || line.contains("%)")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str = "The ferry reached the harbour shortly before midnight, and nobody was hurt.";

    fn text(lines: &[&str]) -> usize {
        let lines: Vec<Piece> = lines.iter().map(|line| Piece::plain(line)).collect();
        end_of_body(&lines).1
    }

    #[test]
    fn filing_is_the_last_lines_that_look_like_it() {
        let filing =
            ["Classification", "Language: ENGLISH", "Subject: FERRIES (90%); FIRES (89%)", "Load-Date: March 13, 2025"];
        assert_eq!(text(&[&[PROSE][..], &filing].concat()), 1);
        assert_eq!(text(&[&[PROSE][..], &filing, &["Copyright 2025 Harbour Media"]].concat()), 1);
        let footer = "This document was made for one reader and must not be passed on to others.";
        assert_eq!(text(&[&[PROSE][..], &filing, &[footer]].concat()), 1);
        assert_eq!(text(&[&[PROSE][..], &filing, &[PROSE; 6]].concat()), 11, "another text is not lost");
        for own in [
            "Language: English is spoken on board, and Norrisay is not.",
            "Classification",
            "Language: English",
            "Publication type: the office printed it as a leaflet.",
            "Load-Date: March 13, 2025",
        ] {
            assert_eq!(text(&[&[PROSE, own, PROSE][..], &filing].concat()), 3, "{own}");
            assert_eq!(text(&[PROSE, own, PROSE]), 3, "{own}");
        }
        let sentence = "Language: English is spoken on board, and Norrisay is not.";
        assert_eq!(text(&[&[PROSE, sentence][..], &filing].concat()), 2);
    }
}
