//! One reading: its tags in words and its text with marks.

use super::Page;
use super::names::{listed, row_anchor};
use crate::words;
use maud::{Markup, html};
use variorum_messages::Message;
use variorum_model::{
    Cell, Change, Column, Language, MarkedDisagreement, MarkedRow, Relation, Run, Siglum, VariantKind,
};

impl Page<'_> {
    /// The reading of a witness in `row`.
    pub fn reading(&self, row: &MarkedRow, column: &Column, cell: &Cell) -> Markup {
        let tags = self.tags(row, column.siglum, cell);
        html! {
            div class={ "reading " (line(row, cell)) } {
                @if !tags.is_empty() { p.tags { @for tag in tags { (tag) } } }
                @if is_repetition(cell) {
                    // Stands in for the words where paper is too narrow for columns.
                    p.as { (self.say(Message::ReportSameWords { siglum: &row.base.to_string() })) }
                }
                p.text dir="auto" lang=[tag(column.language.as_ref())] {
                    @for run in &cell.runs { (self.run(run, column.language.as_ref())) }
                }
            }
        }
    }

    fn tags(&self, row: &MarkedRow, siglum: Siglum, cell: &Cell) -> Vec<Markup> {
        let plain = |words: Message<'_>| html! { span.tag { (self.say(words)) } };
        let alert = |words: Message<'_>| html! { span.tag.alert { (self.say(words)) } };
        let mut tags = Vec::new();
        if let Some(relation) = cell.relation {
            tags.push(plain(words::relation(relation)));
        } else if is_alone(row) {
            // What was not compared may carry it all the same.
            let all_compared = row.not_compared.is_empty();
            tags.push(plain(if all_compared {
                Message::ReportTagOnlyHere
            } else {
                Message::ReportTagOnlyHereCompared
            }));
        } else if Some(siglum) != self.base() {
            tags.push(plain(Message::ReportTagRowBase));
        }
        if cell.altered_in_quotes > 0 {
            tags.push(alert(Message::ReportTagAltered { count: cell.altered_in_quotes }));
        }
        for disagreement in &row.disagrees {
            let differing = differing(disagreement, siglum);
            if !differing.is_empty() {
                tags.push(alert(words::disagrees_with(disagreement.kind, &differing)));
            }
        }
        tags.extend(cell.moved.map(|by| self.moved(row.id, by)));
        if cell.unsure {
            tags.push(plain(Message::ReportTagUnsure));
        }
        // What was decided about the whole row stands beside its base reading.
        if siglum == row.base {
            tags.extend(row.decided.iter().map(|decided| plain(words::decided(*decided))));
        }
        tags
    }

    /// That a reading stands elsewhere in its own article, leading to the statement beside which it stands there.
    fn moved(&self, row: usize, by: i32) -> Markup {
        let rows = by.unsigned_abs() as usize;
        let (arrow, words) = if by < 0 {
            ("↑", Message::ReportTagMovedUp { rows })
        } else {
            ("↓", Message::ReportTagMovedDown { rows })
        };
        let tag = html! { span aria-hidden="true" { (arrow) " " } (self.say(words)) };
        let beside = row.checked_add_signed(by as isize).filter(|row| *row < self.report.side_by_side.rows.len());
        html! {
            @if let Some(beside) = beside { a.tag.moved href={ "#" (row_anchor(beside)) } { (tag) } } @else { span.tag.moved { (tag) } }
        }
    }

    /// A stretch of a text in `language`. What its mark shows to the eye is also spoken, in the language of the report.
    pub fn run(&self, run: &Run, language: Option<&Language>) -> Markup {
        let Some(mark) = run.mark else { return html! { (run.text) } };
        let quoted = mark.kind == VariantKind::Quotation;
        let spoken = self.say(match mark.change {
            _ if mark.disagrees => Message::ReportSpokenDisagrees,
            Change::Varies => Message::ReportSpokenVaries,
            Change::Changed if quoted => Message::ReportSpokenInQuotation,
            Change::Changed => Message::ReportSpokenChanged,
            Change::Added => Message::ReportSpokenAdded,
            Change::Omitted => Message::ReportSpokenOmitted,
        });
        // Of what is omitted, the text itself is the base's.
        let in_base = run.base_text.as_ref().filter(|_| mark.change != Change::Omitted);
        let own = self.catalogue.language();
        let speaks = (tag(language) != Some(own.as_str())).then_some(&own);
        let text = html! {
            span.spoken lang=[speaks] { " [" (spoken) " " }
            (run.text)
            span.spoken lang=[speaks] {
                @if let Some(words) = in_base { "; " (self.say(Message::ReportSpokenInBase)) " " bdi { (words) } }
                "] "
            }
        };
        let class = match (mark.disagrees, quoted, mark.kind.is_minor()) {
            (true, _, _) => "disagrees",
            (_, true, _) => "quoted",
            (_, _, true) => "minor",
            _ => "plain",
        };
        match mark.change {
            Change::Varies => html! { span class={ "varies " (class) } { (text) } },
            Change::Changed => html! { mark class=(class) { (text) } },
            Change::Added => html! { ins class=(class) { (text) } },
            Change::Omitted => html! { del class=(class) { (text) } },
        }
    }
}

/// The witnesses whose words contradict those of `siglum`; nothing when it takes no part.
fn differing(disagreement: &MarkedDisagreement, siglum: Siglum) -> String {
    let own = disagreement.readings.iter().find(|reading| reading.siglum == siglum);
    let others = disagreement.readings.iter().filter(|reading| own.is_some_and(|own| own.text != reading.text));
    listed(others.map(|reading| reading.siglum))
}

/// A language as the `lang` attribute names it.
pub fn tag(language: Option<&Language>) -> Option<&str> {
    language.map(Language::as_str)
}

/// The line beside a reading, which shows its relation by its shape.
fn line(row: &MarkedRow, cell: &Cell) -> &'static str {
    match cell.relation {
        _ if cell.altered_in_quotes > 0 => "altered",
        Some(Relation::Edited) => "edited",
        Some(Relation::Reworded) => "reworded",
        Some(Relation::Translated) => "translated",
        None if is_alone(row) => "alone",
        Some(Relation::Verbatim) | None => "same",
    }
}

/// Whether a single witness carries the statement.
fn is_alone(row: &MarkedRow) -> bool {
    row.cells.iter().flatten().count() == 1
}

/// Whether a reading repeats its row's base letter by letter, so that on paper it need not be printed again.
pub fn is_repetition(cell: &Cell) -> bool {
    cell.relation == Some(Relation::Verbatim) && cell.runs.iter().all(|run| run.mark.is_none())
}
