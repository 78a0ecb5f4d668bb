//! How to read the marks.

use super::Page;
use maud::{Markup, html};
use variorum_messages::Message;

impl Page<'_> {
    /// Each line and mark of the table beside its meaning.
    pub fn key(&self) -> Markup {
        let example = self.say(Message::ReportKeyExample);
        let lines = [
            ("same", Message::ReportRelationVerbatim),
            ("edited", Message::ReportRelationEdited),
            ("reworded", Message::ReportRelationReworded),
            ("translated", Message::ReportRelationTranslated),
            ("altered", Message::ReportMethodAltered),
            ("alone", Message::ReportTagOnlyHere),
        ];
        let marks = [
            (html! { mark.plain { (example) } }, Message::ReportKeyChanged),
            (html! { mark.quoted { (example) } }, Message::ReportKeyInQuotation),
            (html! { ins.plain { (example) } }, Message::ReportKeyAdded),
            (html! { del.plain { (example) } }, Message::ReportKeyOmitted),
            (html! { mark.disagrees { (example) } }, Message::ReportKeyDisagrees),
            (html! { span.varies.plain { (example) } }, Message::ReportKeyVaries),
        ];
        html! {
            div.key role="group" aria-label=(self.say(Message::ReportKey)) {
                p { (self.say(Message::ReportKey)) }
                ul { @for (line, meaning) in lines { li { i class={ "reading " (line) } {} (self.say(meaning)) } } }
                ul { @for (mark, meaning) in marks { li { (mark) " " (self.say(meaning)) } } }
            }
        }
    }
}
