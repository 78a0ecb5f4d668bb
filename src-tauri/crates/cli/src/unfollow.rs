//! `variorum unfollow`.

use crate::arguments::{Format, Unfollow};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, plain};
use std::io::{self, Write};
use variorum_engine::{Command, UnfollowAnswer, UnfollowFeed};

pub async fn run(task: Unfollow, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    places.said(UnfollowFeed { address: task.address.clone() }.run(&engine).await)?;
    match task.format {
        Format::Json => json_line(&mut io::stdout(), &UnfollowAnswer::new(task.address))?,
        Format::Text => writeln!(io::stdout(), "{} is followed no more", plain(&task.address))?,
    }
    Ok(Exit::Done)
}
