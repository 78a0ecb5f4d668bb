//! How to check the hashes without the program.

use super::{Page, Section};
use maud::html;
use variorum_messages::Message;

impl Page<'_> {
    pub fn check(&self) -> Section {
        // What was received from an address has no file to stand in the list; its hash stands under the sources.
        let files = self.report.sources.iter().filter(|source| !source.source.is_address());
        let lines: Vec<String> = files.map(|source| format!("{}  {}", source.sha256, source.source)).collect();
        let body = html! {
            p.intro { (self.say(Message::ReportCheckIntro)) }
            @if !lines.is_empty() {
                p { (self.say(Message::ReportCheckLinux)) }
                pre { code { "sha256sum -c sources.sha256" } }
                pre { code { (lines.join("\n")) } }
            }
            p { (self.say(Message::ReportCheckOther)) }
            pre { code { "shasum -a 256 FILE\nGet-FileHash FILE" } }
            p { (self.say(Message::ReportCheckLimit)) }
        };
        Section { id: "check", heading: Message::ReportCheck, body }
    }
}
