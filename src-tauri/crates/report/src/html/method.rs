//! What the words of the report mean, and what it does not claim.

use super::{Page, Section};
use maud::html;
use variorum_messages::Message;

impl Page<'_> {
    pub fn method(&self) -> Section {
        let terms = [
            (Message::ReportMethodStatement, Message::ReportMethodStatementText),
            (Message::ReportMethodBase, Message::ReportMethodBaseText),
            (Message::ReportRelationVerbatim, Message::ReportMethodVerbatimText),
            (Message::ReportRelationEdited, Message::ReportMethodEditedText),
            (Message::ReportRelationReworded, Message::ReportMethodRewordedText),
            (Message::ReportRelationTranslated, Message::ReportMethodTranslatedText),
            (Message::ReportMethodMoved, Message::ReportMethodMovedText),
            (Message::ReportTagUnsure, Message::ReportMethodUnsureText),
            (Message::ReportMethodAltered, Message::ReportMethodAlteredText),
            (Message::ReportNotCarried, Message::ReportMethodNotCarriedText),
            (Message::ReportMethodNotCompared, Message::ReportMethodNotComparedText),
        ];
        let limits =
            [Message::ReportMethodLimitTruth, Message::ReportMethodLimitCopying, Message::ReportMethodLimitPages];
        let body = html! {
            p.intro { (self.say(Message::ReportMethodIntro)) }
            dl.terms {
                @for (term, meaning) in terms { div { dt { (self.say(term)) } dd { (self.say(meaning)) } } }
            }
            h3 { (self.say(Message::ReportMethodLimits)) }
            ul.limits { @for limit in limits { li { (self.say(limit)) } } }
        };
        Section { id: "method", heading: Message::ReportMethod, body }
    }
}
