//! What persons decided about readings: joined, parted, locked.

use super::Page;
use super::left_out::cut;
use super::names::letter;
use super::reading::tag;
use crate::{DecidedReadings, DecidedSentence, words};
use maud::{Markup, html};
use variorum_messages::Message;
use variorum_model::Decided;

impl Page<'_> {
    /// A table of the decisions on readings, in the order in which they were made; nothing where there are none.
    pub fn decisions(&self) -> Markup {
        html! {
            @if !self.report.decisions.is_empty() {
                p.intro { (self.say(Message::ReportDecisionsIntro)) }
                table.left-out.readings {
                    caption { (self.say(Message::ReportDecisions)) }
                    thead { tr { th scope="col" { (self.say(Message::ReportDecision)) } th scope="col" { (self.say(Message::ReportPiece)) } } }
                    tbody { @for decision in &self.report.decisions { (self.decision(decision)) } }
                }
            }
        }
    }

    fn decision(&self, decision: &DecidedReadings) -> Markup {
        let before = match decision.kind {
            Decided::Parted => Message::ReportDecisionFrom,
            Decided::Joined | Decided::Locked => Message::ReportDecisionWith,
        };
        html! {
            tr {
                td {
                    (self.say(words::decided(decision.kind)))
                    @if !decision.holds { " " span.tag.alert { (self.say(Message::ReportDecisionNotObeyed)) } }
                    br;
                    time datetime=(decision.at) { (words::instant(self.catalogue, decision.at)) }
                }
                td {
                    @for sentence in &decision.passages { p { (self.sentence(sentence)) } }
                    @for sentence in &decision.others { p { (self.say(before)) " " (self.sentence(sentence)) } }
                }
            }
        }
    }

    fn sentence(&self, sentence: &DecidedSentence) -> Markup {
        let columns = &self.report.side_by_side.columns;
        let column = columns.iter().find(|column| Some(column.siglum) == sentence.siglum);
        html! {
            @if let Some(siglum) = sentence.siglum { (letter(siglum)) " " }
            span dir="auto" lang=[tag(column.and_then(|column| column.language.as_ref()))] { (cut(&sentence.text)) }
            " "
            @match sentence.row {
                Some(row) => (self.statement_link(row)),
                None => span.tag.alert { (self.say(Message::ReportDecisionNotFound)) },
            }
        }
    }
}
