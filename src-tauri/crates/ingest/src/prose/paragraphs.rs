//! The paragraphs of a plain text.

/// Lines are taken to be broken where a page was full only if that page was at least so many characters wide.
const NARROWEST_PAGE: usize = 60;
/// And if it was at most so wide.
const WIDEST_PAGE: usize = 100;

/// The paragraphs of a text, their characters as they stand: its lines, those put together again that were broken only because they were
/// full.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut together: Vec<&str> = Vec::new();
    let lines = text.lines().flat_map(|line| line.split('\r')).map(str::trim).chain([""]);
    for line in lines {
        if !line.is_empty() {
            together.push(line);
            continue;
        }
        if were_broken(&together) {
            found.push(together.join(" "));
        } else {
            found.extend(together.iter().map(|line| (*line).to_owned()));
        }
        together.clear();
    }
    found
}

/// Whether lines that follow one another are one paragraph: one line at least breaks off inside a sentence, and no line that is broken had
/// room for the word that the next one begins with.
fn were_broken(lines: &[&str]) -> bool {
    let length = |text: &str| text.chars().count();
    let width = lines.iter().map(|line| length(line)).max().unwrap_or_default();
    let is_full = |pair: &[&str]| match pair {
        [line, next] => length(line) + 1 + next.split_whitespace().next().map_or(0, length) > width,
        _ => false,
    };
    lines.len() > 1
        && (NARROWEST_PAGE..=WIDEST_PAGE).contains(&width)
        && lines.windows(2).all(is_full)
        && lines.iter().take(lines.len() - 1).any(|line| !ends_sentence(line))
}

/// Whether the text ends as sentences do.
pub(crate) fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '"', '“', '»', '’', '\'', ')', ']', ' '])
        .ends_with(['.', '!', '?', '…', '。', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    #[test]
    fn lines_broken_on_a_full_page_are_one_paragraph() {
        let text = "Ferry fire\n\nThe ferry reached the harbour shortly before midnight, and nobody\n\
                    on board was hurt, the coastguard said on Wednesday morning after\na search of the decks.\n";
        let found = paragraphs(text);
        assert_eq!(found.len(), 2);
        assert!(found[1].contains("nobody on board") && found[1].ends_with("after a search of the decks."));
    }

    #[test]
    fn short_lines_below_one_another_stay_apart() {
        assert_eq!(paragraphs("Released by the harbour office on Tuesday\nTranslated from the Norrisay\n").len(), 2);
    }

    #[test]
    fn a_paragraph_a_line_stays_a_paragraph_a_line() {
        assert_eq!(paragraphs(&format!("Ferry fire\r{PROSE}\r\n{PROSE}\n“No,” she said.\n")).len(), 4);
    }
}
