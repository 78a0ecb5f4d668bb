//! What stands above an article's labels.

use super::super::labels::EDITIONS;
use super::super::story::{Story, dated, is_copyright};
use crate::prose::Piece;
use variorum_model::BlockKind;

/// The most lines that a headline is broken into.
const MOST_TITLE_LINES: usize = 3;

/// Reads the lines above the labels: headline, outlet, date and edition, in the one order or the other.
pub(super) fn add_head(story: &mut Story, lines: &[Piece], is_below_mark: bool) {
    let is_heading = |line: &&Piece| matches!(line.kind, Some(BlockKind::Headline | BlockKind::Subhead));
    let date = lines.iter().rposition(|line| dated(&line.text).is_some());
    let (above, below) = lines.split_at(date.unwrap_or(lines.len()));
    let below = below.get(1..).unwrap_or_default();
    let is_open = |line: &&Piece| !is_copyright(&line.text) && !is_edition(&line.text);
    let heading = above.iter().rfind(is_heading).or_else(|| below.iter().rfind(is_heading));
    let outlet = above.iter().rfind(|line| is_open(line) && heading != Some(*line));
    let is_older = outlet.is_some() && above.len() == 1;
    let title = match heading {
        Some(heading) => heading.text.clone(),
        None if is_older => below.iter().rfind(is_open).map(|line| line.text.clone()).unwrap_or_default(),
        None => {
            // A cover and the contents may stand above the first headline.
            let most = if is_below_mark { MOST_TITLE_LINES } else { 1 };
            let titles = above.len().saturating_sub(1);
            let first = if titles > most { titles - 1 } else { 0 };
            let texts: Vec<&str> =
                above.get(first..titles).unwrap_or_default().iter().map(|line| line.text.as_str()).collect();
            texts.join(" ")
        }
    };
    story.set_title(&title);
    if let Some(outlet) = outlet {
        story.set_outlet(&outlet.text, &outlet.text);
    }
    if let Some(date) = date.and_then(|date| lines.get(date)) {
        story.stated.published = dated(&date.text);
        story.add(BlockKind::Dateline, &date.text);
    }
    let rest: Vec<Piece> = below.iter().filter(|line| line.text != title).cloned().collect();
    story.add_asides(&rest);
}

/// Whether the line names the edition of a paper.
fn is_edition(line: &str) -> bool {
    let line = line.to_lowercase();
    EDITIONS.iter().any(|word| line.split_whitespace().any(|own| own == *word)) && line.split_whitespace().count() < 6
}
