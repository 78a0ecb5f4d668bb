//! `variorum read-anew`.

use crate::arguments::{Format, ReadAnew};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::json_line;
use std::io::{self, Write};

pub async fn run(task: &ReadAnew, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let told = |done: usize, total: usize| eprintln!("variorum: read anew: {done} of {total} captures");
    let answer = places.said(engine.read_anew(told).await)?;
    for unread in &answer.errors {
        eprintln!("variorum: {}: {}", unread.sha256, unread.error.message);
    }
    let mut out = io::stdout();
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => writeln!(
            out,
            "captures that an older version read: {}, documents read anew: {}, documents that keep their reading: {}",
            answer.captures, answer.read_anew, answer.kept
        )?,
    }
    Ok(if answer.errors.is_empty() { Exit::Done } else { Exit::Incomplete })
}
