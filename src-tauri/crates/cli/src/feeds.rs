//! `variorum feeds`.

use crate::arguments::{Feeds, Format};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{Command, FeedsAnswer, ListFeeds, Message};

pub async fn run(task: &Feeds, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine_read_only()?;
    let feeds = places.said(ListFeeds {}.run(&engine).await)?;
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &FeedsAnswer::new(feeds))?,
        Format::Text => {
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
