//! What the document says of itself outside its text. Its dates are the file's and not the article's, and its author is whoever made the
//! file, so that only the title is taken, and only where it can be one.

use super::strings;
use crate::html::plain;
use crate::normal::{folded, word_count};
use hayro_syntax::Pdf;

/// The title that the document gives as its own, if an article can be called so.
pub(super) fn title(pdf: &Pdf) -> Option<String> {
    let given = pdf.metadata().title.as_deref()?;
    Some(folded(&strings::text(given))).filter(|title| is_plausible(title))
}

/// Programs put the name of the file or their own in place of a title.
fn is_plausible(title: &str) -> bool {
    const PROGRAMS: [&str; 8] = [
        "microsoft word",
        "microsoft powerpoint",
        "untitled",
        "unbenannt",
        "sans titre",
        "без названия",
        "slide 1",
        "layout 1",
    ];
    const ENDS: [&str; 12] =
        [".doc", ".docx", ".odt", ".rtf", ".pdf", ".indd", ".qxd", ".qxp", ".html", ".htm", ".txt", ".pages"];
    let lower = title.to_lowercase();
    let is_name = !title.contains(' ') && (title.contains(['_', '/', '\\']) || title.chars().any(char::is_numeric));
    (2..=40).contains(&word_count(title))
        && !PROGRAMS.iter().any(|program| lower.starts_with(program))
        && !ENDS.iter().any(|end| lower.ends_with(end))
        && !lower.contains("://")
        && !is_name
}

/// Whether `heading` is what the stated `title` says: all of it, or all that stands before or behind the name of an outlet.
pub(super) fn says(title: &str, heading: &str) -> bool {
    let said = plain(heading);
    if word_count(heading) < 2 {
        return false;
    }
    let cuts = [" | ", " - ", " – ", " — ", " : ", " · ", " « "].into_iter();
    let mut sides =
        cuts.flat_map(|cut| title.match_indices(cut).flat_map(move |(at, _)| [&title[..at], &title[at + cut.len()..]]));
    plain(title) == said || sides.any(|side| plain(side) == said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_file_is_no_title() {
        for title in
            ["Microsoft Word - release.doc", "release_final_2", "Ferry fire.docx", "untitled document", "Release"]
        {
            assert!(!is_plausible(title), "{title}");
        }
        assert!(is_plausible("Ferry fire under control"));
    }

    #[test]
    fn a_heading_is_the_title_without_the_outlets_name() {
        assert!(says("Ferry fire under control - Harbour Post", "Ferry Fire Under Control"));
        assert!(says("Harbour Post | Ferry fire under control", "Ferry fire under control"));
        assert!(!says("Ferry fire under control", "Ferry fire"));
    }
}
