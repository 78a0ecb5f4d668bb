//! `variorum refresh`.

use crate::add;
use crate::arguments::{Format, Refresh};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::json_line;
use std::io;
use variorum_engine::RefreshAnswer;

pub async fn run(task: &Refresh, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let summary = places.said(engine.refresh_now().await)?;
    match task.format {
        Format::Json => json_line(&mut io::stdout(), &RefreshAnswer::new(&summary))?,
        Format::Text => add::text(&summary)?,
    }
    Ok(add::exit(&summary))
}
