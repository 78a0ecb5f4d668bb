//! Where the text comes from, with what it takes to check it.

use super::names::{letter, source_anchor};
use super::reading::tag;
use super::{Page, Section};
use crate::summary::{carried_by, compared_with};
use crate::{Source, words};
use maud::{Markup, html};
use variorum_messages::Message;

impl Page<'_> {
    pub fn sources(&self) -> Section {
        let body = html! {
            p.intro { (self.say(Message::ReportSourcesIntro)) }
            ol.sources { @for source in &self.report.sources { "\n" (self.source(source)) } }
        };
        Section { id: "sources", heading: Message::ReportSources, body }
    }

    fn source(&self, source: &Source) -> Markup {
        let unknown = || self.say(Message::ReportOutletUnknown);
        html! {
            li id=(source_anchor(source.siglum)) {
                h3 {
                    (letter(source.siglum)) " "
                    @if let Some(outlet) = &source.outlet { bdi { (outlet) } } @else { (unknown()) }
                    @if source.primary { " " span.tag { (self.say(Message::ReportPrimary)) } }
                    @if self.base() == Some(source.siglum) { " " span.tag { (self.say(Message::ReportBase)) } }
                }
                p.headline dir="auto" lang=[tag(source.language.as_ref())] {
                    @if let Some(title) = &source.title { (title) } @else { (self.say(Message::ReportHeadlineUnknown)) }
                }
                p.note {
                    @if !source.byline.is_empty() { (self.say(Message::ReportBy { names: &source.byline.join(", ") })) ". " }
                    (self.carries(source))
                }
                (self.provenance(source))
            }
        }
    }

    /// How much of the story a source carries, and how much of it in the words of the base.
    fn carries(&self, source: &Source) -> String {
        let (count, compared) = (carried_by(self.report, source.siglum), compared_with(self.report, source.siglum));
        let mut sentences = vec![self.say(if compared == self.summary.statements {
            Message::ReportCarries { count, total: compared }
        } else {
            Message::ReportCarriesOfCompared { count, total: compared }
        })];
        let column = self.report.side_by_side.columns.iter().find(|column| column.siglum == source.siglum);
        if let Some((percent, base)) = column.and_then(|column| self.share(column)) {
            sentences.push(self.say(Message::ReportShareFrom { percent, siglum: &base.to_string() }));
        }
        sentences.join(" ")
    }

    fn provenance(&self, source: &Source) -> Markup {
        let (received, read_by) = (source.received.to_string(), source.reader.to_string());
        let address = if source.source.is_address() { Some(source.source.as_str()) } else { source.url.as_deref() };
        html! {
            dl {
                @if let Some(language) = &source.language {
                    dt { (self.say(Message::ReportLanguageLabel)) }
                    dd { (words::language(self.catalogue, language)) }
                }
                dt { (self.say(Message::ReportPublished)) }
                dd {
                    @if let Some(published) = &source.published {
                        time datetime=(published.as_str()) { (words::time(self.catalogue, published)) }
                    } @else {
                        (self.say(Message::ReportPublishedUnknown))
                    }
                }
                @if let Some(modified) = &source.modified {
                    dt { (self.say(Message::ReportChanged)) }
                    dd { time datetime=(modified.as_str()) { (words::time(self.catalogue, modified)) } }
                }
                @if source.states > 1 {
                    dt { (self.say(Message::ReportStates)) }
                    dd { (self.say(Message::ReportStatesKnown { count: source.states })) }
                }
                dt { (self.say(Message::ReportReceived)) }
                dd { time datetime=(received) { (words::instant(self.catalogue, source.received)) } }
                @if let Some(address) = address {
                    dt { (self.say(Message::ReportAddress)) }
                    dd { (link(address)) }
                }
                @if !source.source.is_address() {
                    dt { (self.say(Message::ReportFile)) }
                    dd { bdi { (source.source.as_str()) } }
                }
                dt { (self.say(Message::ReportReader)) }
                dd { (self.say(Message::ReportReaderVersion { version: &read_by })) }
                dt { (self.say(Message::ReportSha256)) }
                dd { code { (source.sha256.to_string()) } }
                @if !source.doubts.is_empty() {
                    dt { (self.say(Message::ReportDoubts)) }
                    dd { (source.doubts.iter().map(|doubt| self.say(words::doubt(*doubt))).collect::<Vec<_>>().join(" ")) }
                }
            }
        }
    }
}

/// An address, as a link when a browser can open it. A document may give anything as its address.
fn link(address: &str) -> Markup {
    let address = crate::SourceName::of(address);
    html! {
        @if address.is_address() {
            a href=(address.as_str()) rel="noreferrer" { bdi { (address.as_str()) } }
        } @else {
            bdi { (address.as_str()) }
        }
    }
}
