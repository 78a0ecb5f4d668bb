//! `variorum put-back` and `variorum leave-out`.

use crate::arguments::{Correct, Format};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, plain_lines};
use std::io::{self, Write};
use variorum_engine::{
    ArticleId, Command, CorrectAnswer, Engine, Failure, Found, LeaveOut, NamedBlock, PutBack, ShownBlock,
};

pub async fn put_back(task: Correct, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let format = task.format;
    let (article, block) = places.said(named(&engine, task, true).await)?;
    let put_back = PutBack { article, block: block.block, text: block.text.clone() };
    places.said(put_back.run(&engine).await)?;
    answer(article, block, true, format)
}

pub async fn leave_out(task: Correct, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let format = task.format;
    let (article, block) = places.said(named(&engine, task, false).await)?;
    let leave_out = LeaveOut { article, block: block.block, text: block.text.clone() };
    places.said(leave_out.run(&engine).await)?;
    answer(article, block, false, format)
}

/// The block that was named, which is to take part (`included`) or to be left out.
async fn named(engine: &Engine, task: Correct, included: bool) -> Result<(ArticleId, ShownBlock), Failure> {
    let Found::Article(article) = engine.find(task.article).await? else { return Err(Failure::NotAnArticle) };
    let named = NamedBlock { beginning: task.text, number: task.block };
    let block = engine.find_block(article, named, included).await?;
    Ok((article, block))
}

fn answer(article: ArticleId, block: ShownBlock, included: bool, format: Format) -> Result<Exit, Failed> {
    match format {
        Format::Json => json_line(&mut io::stdout(), &CorrectAnswer::new(article, block, included))?,
        Format::Text => {
            let done = if included { "put back" } else { "left out" };
            writeln!(io::stdout(), "{done}: {}", plain_lines(&block.text))?;
        }
    }
    Ok(Exit::Done)
}
