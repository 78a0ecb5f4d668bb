//! A report as one page.

mod check;
mod decisions;
mod key;
mod left_out;
mod method;
mod names;
mod policy;
mod reading;
mod sources;
mod statements;
mod summary;
mod visible;

use crate::summary::Summary;
use crate::{Report, ReportError, words};
use maud::{DOCTYPE, Markup, PreEscaped, html as markup};
use std::io;
use variorum_messages::{Catalogue, Direction, Message};

/// The one style sheet.
const STYLE: &str = concat!(
    include_str!("html/style/page.css"),
    include_str!("html/style/statements.css"),
    include_str!("html/style/media.css"),
);

/// What every part of the page is made from.
struct Page<'r> {
    report: &'r Report,
    catalogue: &'r Catalogue,
    summary: Summary,
}

/// A part of the page that the contents lead to.
struct Section {
    /// The anchor.
    id: &'static str,
    heading: Message<'static>,
    body: Markup,
}

/// Writes `report` as one self-contained HTML page. Anchors: `#rN` for the statement numbered N, counted from one; `#s-A` for source A.
pub fn html(report: &Report, catalogue: &Catalogue, out: &mut impl io::Write) -> Result<(), ReportError> {
    let page = Page { report, catalogue, summary: Summary::of(report) };
    out.write_all(visible::visible(&page.document().into_string()).as_bytes())?;
    Ok(())
}

impl Page<'_> {
    fn say(&self, message: Message<'_>) -> String {
        self.catalogue.say(message)
    }

    fn number(&self, number: usize) -> String {
        self.say(Message::ReportNumber { number })
    }

    fn document(&self) -> Markup {
        let direction = match self.catalogue.direction() {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        };
        let sections = self.sections();
        markup! {
            (DOCTYPE)
            html lang=(self.catalogue.language()) dir=(direction) {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy::policy(STYLE));
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    meta name="generator" content={ "Variorum " (self.report.program) };
                    title { (self.say(Message::ReportPageTitle { story: &self.report.story })) }
                    style { (PreEscaped(STYLE)) }
                }
                "\n"
                body {
                    a.skip href={ "#" (statements::ID) } { (self.say(Message::ReportSkip)) }
                    (self.masthead(&sections))
                    main {
                        @for section in &sections {
                            "\n"
                            section id=(section.id) aria-labelledby={ (section.id) "-heading" } {
                                h2 id={ (section.id) "-heading" } { (self.say(section.heading)) }
                                (section.body)
                            }
                        }
                    }
                }
            }
            "\n"
        }
    }

    /// The parts of the page, in order.
    fn sections(&self) -> Vec<Section> {
        let mut sections = vec![self.summary(), self.sources(), self.statements(), self.left_out()];
        sections.extend(self.by_person());
        sections.extend([self.method(), self.check()]);
        sections
    }

    fn masthead(&self, sections: &[Section]) -> Markup {
        let prepared = words::instant(self.catalogue, self.report.generated_at);
        markup! {
            "\n"
            header.masthead {
                p.kind { (self.say(Message::ReportKind)) }
                h1 dir="auto" { (self.report.story) }
                p.extent { (self.extent().join(" · ")) }
                p.prepared { (self.say(Message::ReportPrepared { version: &self.report.program, time: &prepared })) }
                nav aria-label=(self.say(Message::ReportContents)) {
                    ul {
                        @for section in sections { li { a href={ "#" (section.id) } { (self.say(section.heading)) } } }
                    }
                }
            }
        }
    }

    /// How many sources there are, and over which days the articles were published.
    fn extent(&self) -> Vec<String> {
        let primary = self.report.sources.iter().filter(|source| source.primary).count();
        let mut extent = vec![self.say(Message::ReportArticles { count: self.report.sources.len() - primary })];
        if primary > 0 {
            extent.push(self.say(Message::ReportPrimarySources { count: primary }));
        }
        let published =
            || self.report.sources.iter().filter(|source| !source.primary).filter_map(|it| it.published.as_ref());
        if let (Some(first), Some(last)) = (published().min(), published().max()) {
            let (first, last) = (words::day(self.catalogue, first), words::day(self.catalogue, last));
            extent.push(if first == last {
                self.say(Message::ReportOneDay { date: &first })
            } else {
                self.say(Message::ReportPeriod { first: &first, last: &last })
            });
        }
        extent
    }
}
