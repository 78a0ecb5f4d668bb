//! `variorum refresh`.

use crate::add;
use crate::arguments::{Format, Refresh};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, plain};
use std::io::{self, Write};
use variorum_engine::{Catalogue, FeedOutcome, Message, Outcome, RefreshAnswer, RefreshSummary, RefreshedFeed};

pub async fn run(task: &Refresh, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let summary = places.said(engine.refresh_now().await)?;
    match task.format {
        Format::Json => json_line(&mut io::stdout(), &RefreshAnswer::new(&summary))?,
        Format::Text => {
            add::text(&summary.added)?;
            let words = places.catalogue();
            for told in &summary.feeds {
                writeln!(io::stdout(), "{}", feed(told, &words))?;
            }
            writeln!(io::stdout(), "{}", line(&summary))?;
        }
    }
    // As in `add`.
    let _ = engine.attribute_waiting().await;
    Ok(add::exit(&summary.added))
}

/// What came of a feed, in one line.
fn feed(told: &RefreshedFeed, words: &Catalogue) -> String {
    let came = match &told.outcome {
        FeedOutcome::Changed => "changed".to_owned(),
        FeedOutcome::Unchanged => "unchanged".to_owned(),
        FeedOutcome::Failed { error, waits_until: None } => format!("failed, {}", in_words(&error.code)),
        FeedOutcome::Failed { error, waits_until: Some(until) } => {
            format!("failed, {}, waits until {until}", in_words(&error.code))
        }
    };
    let later = match told.later {
        0 => String::new(),
        count => format!(", {} left for the next time", words.say(Message::CliArticles { count })),
    };
    format!("{}: {came}{later}", plain(&told.address))
}

/// What was done, in one line.
fn line(summary: &RefreshSummary) -> String {
    let feeds = match summary.feeds.len() {
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
    use variorum_engine::{AddSummary, AddedItem, ErrorAnswer};

    fn told(outcome: FeedOutcome, later: usize) -> RefreshedFeed {
        RefreshedFeed { address: "https://gazette.example/feed".into(), title: None, outcome, later }
    }

    #[test]
    fn one_line_says_what_came_of_a_feed() {
        let said = |outcome, later| feed(&told(outcome, later), &Catalogue::new("en"));
        let failed = |waits_until: Option<&str>| FeedOutcome::Failed {
            error: ErrorAnswer { code: "asked_to_wait".into(), message: String::new() },
            waits_until: waits_until.map(Into::into),
        };
        assert_eq!(said(FeedOutcome::Unchanged, 0), "https://gazette.example/feed: unchanged");
        let changed = "https://gazette.example/feed: changed, 12 articles left for the next time";
        assert_eq!(said(FeedOutcome::Changed, 12), changed);
        assert_eq!(said(failed(None), 0), "https://gazette.example/feed: failed, asked to wait");
        let waits = "https://gazette.example/feed: failed, asked to wait, waits until 2026-01-02T03:04:05Z";
        assert_eq!(said(failed(Some("2026-01-02T03:04:05Z")), 0), waits);
    }

    #[test]
    fn one_line_says_what_a_refresh_has_done() {
        let unread = || Outcome::NotReadable { code: "too_slow".into(), message: "Too slow.".into(), kept: false };
        let said = |feeds, unreads: usize, later| {
            let item = || AddedItem { source: "https://gazette.example/a".into(), member: None, outcome: unread() };
            let items = (0..unreads).map(|_| item()).collect();
            let feeds = vec![told(FeedOutcome::Changed, 0); feeds];
            line(&RefreshSummary { added: AddSummary { items, cancelled: false }, feeds, later })
        };
        assert_eq!(said(0, 0, 0), "no feeds are followed; \"variorum follow ADDRESS\" follows one");
        assert_eq!(said(1, 0, 0), "1 feed: nothing new");
        assert_eq!(said(2, 1, 12), "2 feeds: 1 not read, 12 left for the next time");
    }
}
