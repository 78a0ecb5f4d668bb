//! What the collation amounts to, on one page.

use super::names::{letter_link, listed};
use super::reading::tag;
use super::{Page, Section};
use crate::words;
use maud::{Markup, html};
use std::collections::BTreeMap;
use variorum_messages::Message;
use variorum_model::{Cell, Change, Column, Language, MarkedDisagreement, MarkedRow, Run, Siglum, VariantKind};

impl Page<'_> {
    pub fn summary(&self) -> Section {
        let body = html! {
            (self.figures())
            p.note { (self.say(Message::ReportCounted)) }
            (self.not_compared())
            div.pair {
                div {
                    h3 { (self.say(Message::ReportAltered)) }
                    (self.altered())
                }
                div {
                    h3 { (self.say(Message::ReportDisagreements)) }
                    (self.disagreements())
                }
            }
        };
        Section { id: "summary", heading: Message::ReportSummary, body }
    }

    fn figures(&self) -> Markup {
        let summary = &self.summary;
        let mut figures = vec![
            (summary.statements, Message::ReportFigureStatements { count: summary.statements }, false),
            (summary.by_all, Message::ReportFigureByAll, false),
            (summary.by_some, Message::ReportFigureBySome, false),
            (summary.by_one, Message::ReportFigureByOne, false),
        ];
        if summary.by_none > 0 {
            figures.push((summary.by_none, Message::ReportFigureByNone, false));
        }
        let (altered, disagreements) = (summary.altered_places, summary.disagreements);
        figures.push((altered, Message::ReportFigureAltered { count: altered }, altered > 0));
        figures.push((disagreements, Message::ReportFigureDisagreements { count: disagreements }, disagreements > 0));
        html! {
            dl.figures {
                @for (number, label, alert) in figures {
                    div class=[alert.then_some("alert")] { dt { (self.say(label)) } dd { (self.number(number)) } }
                }
            }
        }
    }

    /// Which sources are in which language, where that kept some from being compared.
    fn not_compared(&self) -> Markup {
        let collation = &self.report.side_by_side;
        if collation.rows.iter().all(|row| row.not_compared.is_empty()) {
            return html! {};
        }
        let mut languages: BTreeMap<&Language, Vec<Siglum>> = BTreeMap::new();
        for column in &collation.columns {
            if let Some(language) = &column.language {
                languages.entry(language).or_default().push(column.siglum);
            }
        }
        let named = languages.into_iter().map(|(language, sigla)| {
            let language = words::language(self.catalogue, language);
            self.say(Message::ReportSourcesInLanguage { language: &language, sigla: &listed(sigla.into_iter()) })
        });
        let languages = named.collect::<Vec<_>>().join(", ");
        html! { p.note { (self.say(Message::ReportSeveralLanguages { languages: &languages })) } }
    }

    fn altered(&self) -> Markup {
        if self.summary.altered_places == 0 {
            return html! { p.note { (self.say(Message::ReportAlteredNone)) } };
        }
        let collation = &self.report.side_by_side;
        html! {
            ul.findings {
                @for row in &collation.rows {
                    @for (column, cell) in collation.columns.iter().zip(&row.cells) {
                        @if let Some(cell) = cell && cell.altered_in_quotes > 0 { (self.alteration(row, column, cell)) }
                    }
                }
            }
        }
    }

    fn alteration(&self, row: &MarkedRow, column: &Column, cell: &Cell) -> Markup {
        let quoted = |run: &&Run| run.mark.is_some_and(|mark| mark.kind == VariantKind::Quotation);
        let places = self.say(Message::ReportPlaces { count: cell.altered_in_quotes });
        let from = self.say(Message::ReportDiffersFrom { siglum: &row.base.to_string() });
        html! {
            li {
                p { (self.statement_link(row.id)) " · " (letter_link(column.siglum)) " " (from) " · " (places) }
                ul.words {
                    @for run in cell.runs.iter().filter(quoted) { li dir="auto" lang=[tag(column.language.as_ref())] { (before(run)) (self.run(run, column.language.as_ref())) } }
                }
            }
        }
    }

    fn disagreements(&self) -> Markup {
        if self.summary.disagreements == 0 {
            return html! { p.note { (self.say(Message::ReportDisagreementsNone)) } };
        }
        html! {
            ul.findings {
                @for row in &self.report.side_by_side.rows {
                    @for disagreement in &row.disagrees {
                        li {
                            p { (self.statement_link(row.id)) " · " (self.say(words::disagreement(disagreement.kind))) }
                            ul.words {
                                @for (words, sigla) in sides(disagreement) {
                                    li { @for siglum in sigla { (letter_link(siglum)) " " } bdi { (words) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The base's words before a change of them. They are not spoken: the mark that follows speaks them.
fn before(run: &Run) -> Markup {
    let changed = run.mark.is_some_and(|mark| mark.change == Change::Changed);
    html! {
        @if let Some(words) = run.base_text.as_ref().filter(|_| changed) { span aria-hidden="true" { bdi { (words) } " → " } }
    }
}

/// The sides of a contradiction: the same words stand once, behind all who have them.
fn sides(disagreement: &MarkedDisagreement) -> Vec<(&str, Vec<Siglum>)> {
    let mut sides: Vec<(&str, Vec<Siglum>)> = Vec::new();
    for reading in &disagreement.readings {
        match sides.iter_mut().find(|(words, _)| *words == reading.text) {
            Some((_, sigla)) => sigla.push(reading.siglum),
            None => sides.push((&reading.text, vec![reading.siglum])),
        }
    }
    sides
}
