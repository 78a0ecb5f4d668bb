//! The name of the outlet above a draft's headline.

use super::lines::Lines;
use crate::furniture::Recognizer;
use crate::html::plain;
use crate::normal::word_count;
use variorum_lexicon::{MastheadWords, Outlet};
use variorum_model::LeftOut;

/// What parts a name from the day of its issue.
const STROKES: [&str; 7] = [" — ", " – ", " - ", " | ", " · ", " • ", ", "];

/// A name in capitals without a newspaper's word has at most so many words.
const LONGEST_SHOUTED: usize = 4;

/// A line that names the outlet, with the day of the issue perhaps.
pub(super) struct Masthead {
    pub(super) name: String,
    pub(super) reason: LeftOut,
}

impl Lines<'_> {
    /// The masthead that the line numbered `first` is, where the headline may be the line numbered `second`: a name that the program knows or
    /// that claims copyright below; or one built as those of newspapers are beside a day or above the label of a section. Headlines are built
    /// so, too: "The Orient Express".
    pub(super) fn masthead_at(&self, first: usize, second: usize, recognizer: &Recognizer) -> Option<Masthead> {
        let (name, day) = parts(self.text(first));
        let is_dated = day.is_some_and(|day| recognizer.times(day).first().is_some_and(|written| written.alone));
        let name = if is_dated { name } else { self.text(first) };
        let is_labelled = (first + 1..second).any(|between| self.is_section(between));
        let is_above_day = (first + 1..second).any(|between| self.reason(between) == Some(LeftOut::Dateline));
        let is_masthead = self.is_known(first, name)
            || ((is_dated || is_above_day || is_labelled) && MastheadWords::all().is_masthead(name))
            || (is_labelled && is_shouted(name) && !is_shouted(self.text(second)));
        let known = Outlet::named(name).map(|outlet| outlet.name.clone());
        is_masthead.then(|| Masthead {
            name: known.unwrap_or_else(|| name.to_owned()),
            reason: if is_dated { LeftOut::Dateline } else { LeftOut::OutsideArticle },
        })
    }

    /// The masthead among the lines above the headline that say when the article came out: "The Harbour Post, 22 October 2024".
    pub(super) fn dated_masthead(&self, headline: usize) -> Option<String> {
        let dated = (0..headline).filter(|number| self.reason(*number) == Some(LeftOut::Dateline));
        dated
            .map(|number| parts(self.text(number)).0)
            .find(|name| MastheadWords::all().is_masthead(name))
            .map(str::to_owned)
    }

    /// Sets aside the lines right below names of newspapers that say which issue it is: "Founded 1871 — 4 March 2026 — Price 2.50".
    pub(super) fn mark_issues(&mut self, end: usize, recognizer: &Recognizer) {
        let names_day = |part: &str| recognizer.times(part).first().is_some_and(|written| written.alone);
        for number in 1..end {
            let is_named = MastheadWords::all().is_masthead(self.text(number - 1))
                || self.is_known(number - 1, self.text(number - 1));
            if is_named && self.reason(number).is_none() && is_issue(self.text(number), names_day) {
                self.set(number, LeftOut::Dateline);
            }
        }
    }

    /// The outlet that a line between the headline and the prose names, with the day in it or beside it: "The Harbour Post, 22 October 2024".
    pub(super) fn mark_outlet_below(&mut self, headline: usize, end: usize) {
        let is_day = |lines: &Self, number: usize| lines.reason(number) == Some(LeftOut::Dateline);
        for number in headline + 1..end {
            let is_free =
                self.reason(number).is_none() && self.pieces.get(number).is_some_and(|piece| piece.kind.is_none());
            let is_beside_day =
                is_free && (is_day(self, number + 1) || (number > headline + 1 && is_day(self, number - 1)));
            let text = self.text(number);
            let name = if is_beside_day { text } else { parts(text).0 };
            let is_outlet = MastheadWords::all().is_masthead(name) || self.is_known(number, name);
            if !is_outlet || !(is_beside_day || (is_day(self, number) && name != text)) {
                continue;
            }
            let known = Outlet::named(name).map(|outlet| outlet.name.clone());
            let name = known.unwrap_or_else(|| name.to_owned());
            self.outlet.get_or_insert(name);
            if is_beside_day {
                self.set(number, LeftOut::OutsideArticle);
            }
        }
    }

    /// Whether the name of the line numbered `number` is of the program's list, or of who claims copyright below.
    fn is_known(&self, number: usize, name: &str) -> bool {
        let said = plain(name);
        let claims = |number: usize| {
            let is_claim = matches!(self.reason(number), Some(LeftOut::Copyright | LeftOut::SourceFooter));
            is_claim && plain(self.text(number)).contains(&said)
        };
        let is_short = (1..=5).contains(&word_count(&said));
        is_short && (Outlet::named(name).is_some() || (number + 1..self.pieces.len()).any(claims))
    }

    /// Whether a line is the label of a section or a row of such.
    pub(super) fn is_section(&self, number: usize) -> bool {
        self.is(number, |signs| signs.names_section || signs.row_of_labels.is_some())
    }
}

/// A line cut into a name and what may be the day of its issue.
fn parts(text: &str) -> (&str, Option<&str>) {
    let cut = STROKES.iter().filter_map(|stroke| text.split_once(stroke)).min_by_key(|(name, _)| name.len());
    cut.map_or((text, None), |(name, day)| (name, Some(day)))
}

/// Whether strokes part a line into short parts, one of which is a day.
fn is_issue(text: &str, names_day: impl Fn(&str) -> bool) -> bool {
    STROKES.iter().take(STROKES.len() - 1).any(|stroke| {
        let mut parts = text.split(stroke).peekable();
        parts.next().is_some_and(|first| parts.peek().is_some() && std::iter::once(first).chain(parts).any(&names_day))
    })
}

fn is_shouted(text: &str) -> bool {
    (1..=LONGEST_SHOUTED).contains(&word_count(text))
        && !text.contains(char::is_lowercase)
        && text.chars().all(|c| c.is_alphabetic() || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::super::{Draft, Piece};
    use variorum_model::Extraction;

    fn read(lines: &[&str], prose: &str) -> Extraction {
        let mut draft = Draft::new("text/plain");
        draft.pieces = lines.iter().chain([&prose, &prose]).map(|text| Piece::plain(text)).collect();
        draft.read().unwrap()
    }

    const ENGLISH: &str = "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said on Wednesday.";
    const GERMAN: &str = "Die Fähre erreichte kurz vor Mitternacht den Hafen, und niemand an Bord wurde verletzt, sagte die Küstenwache am Dienstag.";
    const FRENCH: &str = "Le ferry est arrivé au port peu avant minuit, et personne à bord n'a été blessé, ont annoncé les garde-côtes mardi.";
    const SPANISH: &str = "El ferry llegó al puerto poco antes de la medianoche y nadie a bordo resultó herido, informó el martes la guardia costera.";
    const RUSSIAN: &str = "Паром прибыл в порт незадолго до полуночи, и никто на борту не пострадал, сообщила во вторник береговая охрана города.";

    #[test]
    fn a_masthead_and_a_section_above_it_are_no_headline() {
        for (masthead, section, title, prose) in [
            ("THE HARBOUR POST", "WORLD | EUROPE", "Ferry fire under control off Callow", ENGLISH),
            ("CALLOW TODAY", "WORLD", "Ferry fire under control off Callow", ENGLISH),
            ("Der Hafenbote", "POLITIK | HAFEN", "Fähre nach Brand im Hafen", GERMAN),
            ("Le Courrier de Callow", "Société", "Un ferry prend feu au port", FRENCH),
            ("EL DIARIO DE CALLOW", "NACIONAL", "Arde un ferry en el puerto", SPANISH),
            ("Вестник Междуречья", "ОБЩЕСТВО", "Паром сгорел у причала", RUSSIAN),
        ] {
            let found = read(&[masthead, section, title], prose);
            assert_eq!((found.title.as_deref(), found.outlet.as_deref()), (Some(title), Some(masthead)), "{masthead}");
            assert_eq!(found.blocks.iter().filter(|block| block.left_out.is_none()).count(), 2, "{masthead}");
        }
    }

    #[test]
    fn the_day_of_an_issue_beside_its_name_dates_the_article() {
        for (masthead, name, title, prose) in [
            ("The Harbour Post — Tuesday 22 October 2024", "The Harbour Post", "Ferry fire under control", ENGLISH),
            ("Der Hafenbote — Ausgabe 22.10.2024", "Der Hafenbote", "Fähre nach Brand im Hafen", GERMAN),
            ("Le Courrier de Callow | Édition du 22/10/2024", "Le Courrier de Callow", "Un ferry prend feu", FRENCH),
            ("El Diario de Callow, 22 de octubre de 2024", "El Diario de Callow", "Arde un ferry", SPANISH),
            ("Вестник Междуречья, выпуск от 22.10.2024", "Вестник Междуречья", "Паром сгорел у причала", RUSSIAN),
        ] {
            let found = read(&[masthead, title], prose);
            assert_eq!((found.title.as_deref(), found.outlet.as_deref()), (Some(title), Some(name)), "{masthead}");
            assert_eq!(found.published.map(|time| time.to_string()).as_deref(), Some("2024-10-22"), "{masthead}");
        }
    }

    #[test]
    fn the_name_the_day_and_the_author_may_stand_in_lines_of_their_own() {
        let title = "Ferry fire under control";
        for lines in [
            &[title, "The Harbour Post", "22 October 2024, 08:30 UTC", "By Ines Okafor"][..],
            &[title, "22 October 2024", "The Harbour Post", "By Ines Okafor"],
            &[title, "The Harbour Post, 22 October 2024", "By Ines Okafor"],
            &["The Harbour Post", "22 October 2024", title, "By Ines Okafor"],
            &["THE HARBOUR POST", "Founded 1871 — Tuesday, October 22, 2024 — Price 2.50", title, "By Ines Okafor"],
        ] {
            let found = read(lines, ENGLISH);
            assert_eq!(found.title.as_deref(), Some(title), "{lines:?}");
            assert_eq!(found.outlet.map(|name| name.to_lowercase()).as_deref(), Some("the harbour post"), "{lines:?}");
            assert_eq!(found.published.map(|time| time.date().to_string()).as_deref(), Some("2024-10-22"), "{lines:?}");
            assert_eq!(found.byline, ["Ines Okafor"], "{lines:?}");
            assert_eq!(found.blocks.iter().filter(|block| block.left_out.is_none()).count(), 2, "{lines:?}");
        }
    }

    #[test]
    fn an_author_whose_name_is_a_newspapers_word_stays_one() {
        let found = read(&["Ferry fire under control", "Emily Post"], ENGLISH);
        assert_eq!((found.byline, found.outlet), (vec!["Emily Post".to_owned()], None));
    }

    #[test]
    fn a_headline_above_its_second_line_stays_one() {
        for lines in [
            &["The Orient Express", "Luxury train returns after decades"][..],
            &["Hard Times", "Luxury train returns after decades"],
            &["Fake News", "Luxury train returns after decades"],
            &["Le Nouveau Monde", "Luxury train returns after decades"],
            &["Die Deutsche Post", "Luxury train returns after decades"],
            &["FERRY FIRE UNDER CONTROL", "Nobody was hurt off Callow"],
            &["Ferry fire under control", "WORLD", "Nobody was hurt off Callow"],
            &["Post Office Closes for Good", "Callow loses its last counter"],
            &["The Harbour Post"],
        ] {
            let found = read(lines, ENGLISH);
            assert_eq!(found.title.as_deref(), lines.first().copied());
            assert_eq!(found.outlet, None);
        }
    }
}
