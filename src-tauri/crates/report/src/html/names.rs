//! What sources are called on the page.

use super::Page;
use crate::Source;
use maud::{Markup, html};
use variorum_messages::Message;
use variorum_model::Siglum;

/// How many colours there are for the letters of sources. Past them the colours come again: the letter tells, not the colour.
const COLOURS: usize = 8;

impl Page<'_> {
    /// Who published a source; failing that, its file or address.
    pub fn outlet(&self, siglum: Siglum) -> Markup {
        match self.report.source(siglum) {
            Some(Source { outlet: Some(outlet), .. }) => html! { bdi { (outlet) } },
            Some(source) => html! { bdi { (source.source.as_str()) } },
            None => html! { (self.say(Message::ReportOutletUnknown)) },
        }
    }

    /// The number of a statement, leading to it.
    pub fn statement_link(&self, row: usize) -> Markup {
        let number = self.number(row + 1);
        html! { a href={ "#" (row_anchor(row)) } { (self.say(Message::ReportStatement { number: &number })) } }
    }

    /// The label of the witness that the whole collation is compared with.
    pub fn base(&self) -> Option<Siglum> {
        self.report.side_by_side.columns.iter().find(|column| column.is_base).map(|column| column.siglum)
    }
}

/// The letter of a source.
pub fn letter(siglum: Siglum) -> Markup {
    html! { b class={ "siglum c" (siglum.index() % COLOURS) } { (siglum.to_string()) } }
}

/// The letter of a source, leading to it.
pub fn letter_link(siglum: Siglum) -> Markup {
    html! { a href={ "#" (source_anchor(siglum)) } { (letter(siglum)) } }
}

/// Where a source stands.
pub fn source_anchor(siglum: Siglum) -> String {
    format!("s-{siglum}")
}

/// Where the statement of the row numbered `row`, counted from nought, stands. People count from one.
pub fn row_anchor(row: usize) -> String {
    format!("r{}", row + 1)
}

/// Several sigla as people list them.
pub fn listed(sigla: impl Iterator<Item = Siglum>) -> String {
    sigla.map(|siglum| siglum.to_string()).collect::<Vec<_>>().join(", ")
}
