//! `variorum feeds`.

use crate::arguments::{Feeds, Format};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{Command, FeedsAnswer, ListFeeds, Message};

pub async fn run(task: &Feeds, places: &Places) -> Result<Exit, Failed> {
    let feeds = match places.engine_read_only() {
        // Before there is an archive, nothing is followed.
        Err(failed) if failed.code() == "archive_not_found" => Vec::new(),
        engine => places.said(ListFeeds {}.run(&engine?).await)?,
    };
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &FeedsAnswer::new(feeds))?,
        Format::Text => {
            if feeds.is_empty() {
                writeln!(out, "no feeds are followed; \"variorum follow ADDRESS\" follows one")?;
            }
            let words = places.catalogue();
            for feed in &feeds {
                let asked = feed.refreshed.as_deref().unwrap_or("never");
                let title = plain(feed.title.as_deref().unwrap_or_default());
                let articles = words.say(Message::CliArticles { count: feed.articles });
                writeln!(out, "{}  {title}  {articles}, last asked: {asked}", plain(&feed.address))?;
                if let Some(error) = &feed.error {
                    writeln!(out, "     {}", error.message)?;
                }
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
