//! `variorum primary`.

use crate::arguments::{Format, Primary};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::json_line;
use std::io::{self, Write};
use variorum_engine::{Command, Failure, Found, PrimaryAnswer, SetPrimarySource};

pub async fn run(task: Primary, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let Found::Article(article) = places.said(engine.find(task.article).await)? else {
        return places.said(Err(Failure::NotAnArticle));
    };
    let primary = !task.report;
    places.said(SetPrimarySource { article, primary }.run(&engine).await)?;
    match task.format {
        Format::Json => json_line(&mut io::stdout(), &PrimaryAnswer::new(article, primary))?,
        Format::Text => {
            writeln!(io::stdout(), "{article}: {}", if primary { "a primary source" } else { "a report" })?;
        }
    }
    Ok(Exit::Done)
}
