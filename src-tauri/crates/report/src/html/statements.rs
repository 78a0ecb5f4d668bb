//! The collation: one statement a row, one source a column.

use super::names::{letter, listed, row_anchor, source_anchor};
use super::reading::is_repetition;
use super::{Page, Section};
use crate::words;
use maud::{Markup, html};
use variorum_messages::Message;
use variorum_model::{Cell, Column, MarkedRow, Siglum};

/// The anchor of the section.
pub const ID: &str = "statements";

/// The most columns that stand beside each other on a sheet of paper. With more, the readings of a statement are printed one below the other.
const MOST_ON_PAPER: usize = 4;

impl Page<'_> {
    pub fn statements(&self) -> Section {
        let collation = &self.report.side_by_side;
        let many = collation.columns.len() > MOST_ON_PAPER;
        let base = self.base().map(|base| base.to_string()).unwrap_or_default();
        let caption = self.say(Message::ReportStatementsTable);
        let body = html! {
            p.intro { (self.say(Message::ReportStatementsIntro { siglum: &base })) }
            (self.key())
            // The table scrolls inside its region, which the keyboard reaches.
            div class=(if many { "region many" } else { "region" }) role="region" tabindex="0" aria-label=(caption) {
                table.statements {
                    caption.spoken { (caption) }
                    thead {
                        tr {
                            th scope="col" { (self.say(Message::ReportStatementColumn)) }
                            @for column in &collation.columns { (self.column(column)) }
                        }
                    }
                    tbody { @for row in &collation.rows { "\n" (self.row(row)) } }
                }
            }
        };
        Section { id: ID, heading: Message::ReportStatements, body }
    }

    fn column(&self, column: &Column) -> Markup {
        let primary = self.report.source(column.siglum).is_some_and(|source| source.primary);
        html! {
            th scope="col" {
                a href={ "#" (source_anchor(column.siglum)) } { (letter(column.siglum)) " " (self.outlet(column.siglum)) }
                small {
                    @if primary { span { (self.say(Message::ReportPrimary)) } }
                    @if let Some(published) = &column.published {
                        time datetime=(published.as_str()) { (words::time(self.catalogue, published)) }
                    }
                    @if column.is_base { span { (self.say(Message::ReportColumnBase)) } }
                    @if let Some((percent, base)) = self.share(column) {
                        span { (self.say(Message::ReportColumnShare { percent, siglum: &base.to_string() })) }
                    }
                }
            }
        }
    }

    /// How many per cent of a witness's words stand word for word in the base; none where the two are in different languages.
    pub fn share(&self, column: &Column) -> Option<(usize, Siglum)> {
        let base = self.report.side_by_side.columns.iter().find(|other| other.is_base)?;
        let share = column.share_from_base.filter(|_| column.language == base.language)?;
        Some((percent(share), base.siglum))
    }

    fn row(&self, row: &MarkedRow) -> Markup {
        let (anchor, number) = (row_anchor(row.id), self.number(row.id + 1));
        html! {
            tr id=(anchor) {
                th scope="row" {
                    // The long form heads the readings where they stand one below the other.
                    a href={ "#" (anchor) } {
                        span.short { (number) }
                        span.long { (self.say(Message::ReportStatement { number: &number })) }
                    }
                    span.gaps { @for gap in self.gaps(row) { " · " (gap) } }
                }
                @for (column, cell) in self.report.side_by_side.columns.iter().zip(&row.cells) {
                    (self.cell(row, column, cell.as_ref()))
                }
            }
        }
    }

    /// Which witnesses have no reading, for where their empty cells are not shown.
    fn gaps(&self, row: &MarkedRow) -> Vec<String> {
        let columns = self.report.side_by_side.columns.iter().zip(&row.cells);
        let lacking = columns.filter(|(_, cell)| cell.is_none()).map(|(column, _)| column.siglum);
        let (not_compared, not_carried): (Vec<_>, Vec<_>) =
            lacking.partition(|siglum| row.not_compared.contains(siglum));
        let mut gaps = Vec::new();
        if !not_carried.is_empty() {
            gaps.push(self.say(Message::ReportNotCarriedBy { sigla: &listed(not_carried.into_iter()) }));
        }
        if !not_compared.is_empty() {
            gaps.push(self.say(Message::ReportNotComparedWith { sigla: &listed(not_compared.into_iter()) }));
        }
        gaps
    }

    fn cell(&self, row: &MarkedRow, column: &Column, cell: Option<&Cell>) -> Markup {
        // Heads the reading where the head of the column is out of sight: on narrow screens and on paper.
        let owner = html! { p.owner { (letter(column.siglum)) " " (self.outlet(column.siglum)) } };
        match cell {
            Some(cell) => html! {
                td class=[is_repetition(cell).then_some("repetition")] { (owner) (self.reading(row, column, cell)) }
            },
            None if row.not_compared.contains(&column.siglum) => {
                let language =
                    column.language.as_ref().map(|it| words::language(self.catalogue, it)).unwrap_or_default();
                html! { td.gap { p.why { (self.say(Message::ReportNotCompared { language: &language })) } } }
            }
            None => html! { td.gap.lacking { p.why { (self.say(Message::ReportNotCarried)) } } },
        }
    }
}

/// A share in whole per cent; a hundred only where it is all.
fn percent(share: f64) -> usize {
    let share = share.clamp(0.0, 1.0) * 100.0;
    if share >= 100.0 { 100 } else { (share.round() as usize).min(99) }
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn only_all_is_a_hundred_per_cent() {
        assert_eq!([0.0, 0.004, 0.605, 0.999, 1.0, 7.0, f64::NAN].map(percent), [0, 0, 61, 99, 100, 100, 0]);
    }
}
