//! `variorum follow`.

use crate::arguments::{Follow, Format};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, plain};
use std::io::{self, Write};
use variorum_engine::{Command, FollowAnswer, FollowFeed};

pub async fn run(task: Follow, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let feed = places.said(FollowFeed { address: task.address }.run(&engine).await)?;
    match task.format {
        Format::Json => json_line(&mut io::stdout(), &FollowAnswer::new(feed))?,
        Format::Text => {
            let name = feed.title.as_ref().unwrap_or(&feed.address);
            writeln!(io::stdout(), "{} is followed; its articles come with \"variorum refresh\"", plain(name))?;
        }
    }
    Ok(Exit::Done)
}
