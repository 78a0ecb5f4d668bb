//! `variorum stories`.

use crate::arguments::{Format, Stories};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::Message;

pub async fn run(task: &Stories, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine_read_only()?;
    let answer = places.said(engine.list_stories().await)?;
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => {
            let words = places.catalogue();
            for story in &answer.stories {
                let first =
                    story.first_published.as_ref().map_or_else(|| "undated".to_owned(), |time| time.date().to_string());
                let articles = words.say(Message::CliArticles { count: story.articles });
                writeln!(out, "{}  {first}  {articles}  {}", story.id, plain(&story.title))?;
            }
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}
