//! What the comparison set aside, and why.

use super::names::letter;
use super::reading::tag;
use super::{Page, Section};
use crate::words;
use maud::{Markup, html};
use variorum_messages::Message;
use variorum_model::{Column, FoldedBlock, LeftOut};

/// The most characters that are shown of a piece.
const MOST_CHARACTERS: usize = 240;

impl Page<'_> {
    pub fn left_out(&self) -> Section {
        let by_program = |block: &FoldedBlock| !by_person(block);
        let body = html! {
            @if self.has(by_program) {
                p.intro { (self.say(Message::ReportLeftOutIntro)) }
                (self.pieces(Message::ReportReason, by_program, |block| html! { (self.say(words::reason(block.reason))) }))
            } @else {
                p.intro { (self.say(Message::ReportLeftOutNone)) }
            }
        };
        Section { id: "left-out", heading: Message::ReportLeftOut, body }
    }

    /// What persons decided; nothing where they decided nothing.
    pub fn by_person(&self) -> Option<Section> {
        let decision = |block: &FoldedBlock| {
            html! {
                @if block.put_back {
                    (self.say(Message::ReportPutBack)) " " span.tag { (self.say(words::reason(block.reason))) }
                } @else {
                    (self.say(words::reason(block.reason)))
                }
            }
        };
        let body = || {
            html! {
                @if self.has(by_person) {
                    p.intro { (self.say(Message::ReportByPersonIntro)) }
                    (self.pieces(Message::ReportDecision, by_person, decision))
                }
                (self.decisions())
            }
        };
        let decided = self.has(by_person) || !self.report.decisions.is_empty();
        decided.then(|| Section { id: "by-person", heading: Message::ReportByPerson, body: body() })
    }

    fn has(&self, which: fn(&FoldedBlock) -> bool) -> bool {
        self.report.side_by_side.folds.iter().flat_map(|fold| &fold.blocks).any(which)
    }

    /// A table a source, of its pieces of one sort.
    fn pieces(
        &self,
        heading: Message<'_>,
        which: fn(&FoldedBlock) -> bool,
        why: impl Fn(&FoldedBlock) -> Markup,
    ) -> Markup {
        let of = |column: &Column| -> Vec<&FoldedBlock> {
            let folds = self.report.side_by_side.folds.iter().filter(|fold| fold.siglum == column.siglum);
            folds.flat_map(|fold| &fold.blocks).filter(|block| which(block)).collect()
        };
        html! {
            @for (column, blocks) in self.report.side_by_side.columns.iter().map(|column| (column, of(column))) {
                @if !blocks.is_empty() {
                    table.left-out {
                        caption { (letter(column.siglum)) " " (self.outlet(column.siglum)) }
                        thead { tr { th scope="col" { (self.say(heading)) } th scope="col" { (self.say(Message::ReportPiece)) } } }
                        tbody {
                            @for block in blocks {
                                tr {
                                    td { (why(block)) }
                                    td dir="auto" lang=[tag(column.language.as_ref())] { (cut(&block.text)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn by_person(block: &FoldedBlock) -> bool {
    block.put_back || block.reason == LeftOut::ByPerson
}

/// The beginning of a long text.
pub fn cut(text: &str) -> String {
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
