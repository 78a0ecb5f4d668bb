//! What the comparison set aside, and why.

use super::names::letter;
use super::reading::tag;
use super::{Page, Section};
use crate::words;
use maud::{Markup, html};
use variorum_messages::Message;
use variorum_model::{Column, FoldedBlock};

/// The most characters that are shown of a piece.
const MOST_CHARACTERS: usize = 240;

impl Page<'_> {
    pub fn left_out(&self) -> Section {
        let collation = &self.report.side_by_side;
        let body = html! {
            @if collation.folds.iter().all(|fold| fold.blocks.is_empty()) {
                p.intro { (self.say(Message::ReportLeftOutNone)) }
            } @else {
                p.intro { (self.say(Message::ReportLeftOutIntro)) }
                @for column in &collation.columns { (self.left_out_of(column)) }
            }
        };
        Section { id: "left-out", heading: Message::ReportLeftOut, body }
    }

    fn left_out_of(&self, column: &Column) -> Markup {
        let folds = self.report.side_by_side.folds.iter().filter(|fold| fold.siglum == column.siglum);
        let blocks: Vec<&FoldedBlock> = folds.flat_map(|fold| &fold.blocks).collect();
        if blocks.is_empty() {
            return html! {};
        }
        html! {
            table.left-out {
                caption { (letter(column.siglum)) " " (self.outlet(column.siglum)) }
                thead { tr { th scope="col" { (self.say(Message::ReportReason)) } th scope="col" { (self.say(Message::ReportPiece)) } } }
                tbody {
                    @for block in blocks {
                        tr {
                            td {
                                (self.say(words::reason(block.reason)))
                                @if block.put_back { " " span.tag { (self.say(Message::ReportPutBack)) } }
                            }
                            td dir="auto" lang=[tag(column.language.as_ref())] { (cut(&block.text)) }
                        }
                    }
                }
            }
        }
    }
}

/// The beginning of a long text.
fn cut(text: &str) -> String {
    match text.char_indices().nth(MOST_CHARACTERS) {
        Some((end, _)) => format!("{} …", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_pieces_are_cut() {
        let whole = "ж".repeat(MOST_CHARACTERS);
        assert_eq!(cut(&whole), whole);
        assert_eq!(cut(&format!("{whole}ж")), format!("{whole} …"));
    }
}
