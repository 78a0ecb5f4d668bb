//! `variorum refresh`.

use crate::add;
use crate::arguments::{Format, Refresh};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::json_line;
use std::io::{self, Write};
use variorum_engine::{Outcome, RefreshAnswer, RefreshSummary};

pub async fn run(task: &Refresh, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let summary = places.said(engine.refresh_now().await)?;
    match task.format {
        Format::Json => json_line(&mut io::stdout(), &RefreshAnswer::new(&summary))?,
        Format::Text => {
            add::text(&summary.added)?;
            writeln!(io::stdout(), "{}", line(&summary))?;
        }
    }
    Ok(add::exit(&summary.added))
}

/// What was done, in one line.
fn line(summary: &RefreshSummary) -> String {
    let feeds = match summary.feeds {
        0 => return "no feeds are followed; \"variorum follow ADDRESS\" follows one".into(),
        1 => "1 feed".to_owned(),
        feeds => format!("{feeds} feeds"),
    };
    let (mut added, mut revised, mut known, mut unread) = (0, 0, 0, 0);
    for item in &summary.added.items {
        *match item.outcome {
            Outcome::Added { .. } => &mut added,
            Outcome::Revised { .. } => &mut revised,
            Outcome::Known { .. } => &mut known,
            Outcome::NotReadable { .. } => &mut unread,
        } += 1;
    }
    let counts = [
        (added, "added"),
        (revised, "with a new state"),
        (known, "in the archive already"),
        (unread, "not read"),
        (summary.later, "left for the next time"),
    ];
    let counts: Vec<String> =
        counts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count} {what}")).collect();
    format!("{feeds}: {}", if counts.is_empty() { "nothing new".into() } else { counts.join(", ") })
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_engine::{AddSummary, AddedItem};

    #[test]
    fn one_line_says_what_a_refresh_has_done() {
        let unread = || Outcome::NotReadable { code: "too_slow".into(), message: "Too slow.".into(), kept: false };
        let said = |feeds, unreads: usize, later| {
            let item = || AddedItem { source: "https://gazette.example/a".into(), member: None, outcome: unread() };
            let items = (0..unreads).map(|_| item()).collect();
            line(&RefreshSummary { added: AddSummary { items, cancelled: false }, feeds, later })
        };
        assert_eq!(said(0, 0, 0), "no feeds are followed; \"variorum follow ADDRESS\" follows one");
        assert_eq!(said(1, 0, 0), "1 feed: nothing new");
        assert_eq!(said(2, 1, 12), "2 feeds: 1 not read, 12 left for the next time");
    }
}
