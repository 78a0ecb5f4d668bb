//! Exports of Lexis and Nexis, in the layout of Nexis Uni and in the older one.
//!
//! Both part the articles by numbers (`Document 1 of 12`, `1 of 12 DOCUMENTS`), by `End of Document`, or by both, and label what they say:
//! section, length, byline. The newer puts the headline first, then the outlet, the date, the labels and `Body`; the older puts the outlet
//! first, then the date, the headline and the labels, and the text directly below them. Labels of filing close both.

mod filing;
mod head;
mod marks;
#[cfg(test)]
mod tests;

pub(super) use marks::{begins, ends};

use super::labels::{Label, label};
use super::story::{self, Found, Story, dated, length};
use crate::metadata::names;
use crate::prose::Piece;
use marks::Stretch;
use variorum_model::BlockKind;

/// So many lines may stand above an article's date: its headline, broken into several, and its outlet.
const MOST_ABOVE_DATE: usize = 5;

/// How far below the first label the text may begin.
const MOST_LABELS: usize = 12;

/// The articles in `pieces`; none when they are no export of this kind.
pub(super) fn stories(pieces: &[Piece]) -> Vec<Story> {
    let found = marks::stretches(pieces).into_iter().map(|stretch| Found {
        story: story(&stretch).or_else(|| begun(&stretch)),
        own: if stretch.holds_article { stretch.lines } else { &[] },
        is_cut_off: stretch.is_open,
    });
    story::sure(found.collect())
}

/// The article in a stretch; none when nothing there says that there is one.
fn story(stretch: &Stretch<'_>) -> Option<Story> {
    let lines = stretch.lines;
    let first_label = lines.iter().position(|line| label(&line.text).is_some_and(|(label, _)| heads(label)))?;
    let (labels_end, body_start) = body_start(lines, first_label);
    let labels = lines.get(first_label..labels_end)?;
    let body_and_end = lines.get(body_start..)?;
    let (captions, filing) = filing::end_of_body(body_and_end);
    let has_length = labels
        .iter()
        .filter_map(|line| label(&line.text))
        .any(|(label, value)| label == Label::Length && length(value).is_some());
    let is_certain = has_length || (labels.len() > 1 && (filing < body_and_end.len() || stretch.is_open));
    if !is_certain {
        return None;
    }
    let mut story = Story::default();
    head::add_head(&mut story, lines.get(..first_label)?, stretch.is_below_mark);
    for line in labels {
        add_labelled(&mut story, line);
    }
    story.add_asides(lines.get(labels_end..body_start)?);
    story.add_body(body_and_end.get(..captions)?);
    for line in body_and_end.get(captions..filing)? {
        let text = label(&line.text).map_or(line.text.as_str(), |(_, value)| value);
        story.add(BlockKind::Caption, text);
    }
    for line in body_and_end.get(filing..)? {
        if let Some((Label::Language, value)) = label(&line.text) {
            story.set_language(value);
        }
        story.add(BlockKind::Furniture, &line.text);
    }
    Some(story)
}

/// The article that begins in a stretch and says less of itself than articles do, as one does in which the export breaks off: the lines down to its
/// date are its head.
fn begun(stretch: &Stretch<'_>) -> Option<Story> {
    let lines = stretch.lines;
    if !stretch.is_below_mark || !(stretch.is_open || stretch.holds_article) {
        return None;
    }
    let date =
        lines.iter().take(MOST_ABOVE_DATE).position(|line| dated(&line.text).is_some()).filter(|date| *date > 0)?;
    let first_label = lines.iter().position(|line| label(&line.text).is_some_and(|(label, _)| heads(label)));
    let head = first_label.filter(|label| *label > date).unwrap_or(date + 1);
    let (labels_end, body_start) = body_start(lines, head);
    let mut story = Story { may_go_on: true, ..Story::default() };
    head::add_head(&mut story, lines.get(..head)?, true);
    for line in lines.get(head..labels_end)? {
        add_labelled(&mut story, line);
    }
    story.add_asides(lines.get(labels_end..body_start)?);
    story.add_body(lines.get(body_start..)?);
    Some(story)
}

/// Whether a label stands above the text.
const fn heads(label: Label) -> bool {
    matches!(
        label,
        Label::Headline | Label::Byline | Label::Section | Label::Length | Label::Dateline | Label::Highlight
    )
}

/// Where the labels above the text end, and where the text begins: below the label that says so, else below the last of the labels that
/// follow one another.
fn body_start(lines: &[Piece], first_label: usize) -> (usize, usize) {
    let label_at = |number: usize| lines.get(number).and_then(|line| label(&line.text)).map(|(label, _)| label);
    let within = lines.len().min(first_label + MOST_LABELS);
    let said = (first_label..within).find(|number| label_at(*number) == Some(Label::Body));
    if let Some(said) = said {
        return (said, said + 1);
    }
    let end = (first_label..lines.len()).find(|number| !label_at(*number).is_some_and(heads)).unwrap_or(lines.len());
    (end, end)
}

fn add_labelled(story: &mut Story, line: &Piece) {
    let (label, value) = label(&line.text).unwrap_or((Label::Filing, ""));
    match label {
        Label::Headline => story.set_title(value),
        Label::Byline => {
            story.stated.byline = names::names(value, true);
            story.add(BlockKind::Byline, &line.text);
        }
        Label::Section => {
            let section = value.split(';').next().unwrap_or(value).trim();
            story.stated.sections.push(section.to_owned());
            story.add(BlockKind::Furniture, &line.text);
        }
        Label::Dateline => story.add(BlockKind::Dateline, &line.text),
        Label::Highlight => story.add(BlockKind::Dek, value),
        _ => story.add(BlockKind::Furniture, &line.text),
    }
}
