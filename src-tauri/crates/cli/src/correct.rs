//! `variorum put-back` and `variorum leave-out`.

use crate::arguments::Correct;
use crate::exit::{Exit, Failed};
use crate::place::Places;
use variorum_engine::{ArticleId, Command, Engine, Failure, Found, LeaveOut, PutBack, ShownBlock};

pub async fn put_back(task: Correct, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let (article, ShownBlock { number, text }) = places.said(named(&engine, task, false).await)?;
    places.said(PutBack { article, block: number, text }.run(&engine).await)?;
    Ok(Exit::Done)
}

pub async fn leave_out(task: Correct, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let (article, ShownBlock { number, text }) = places.said(named(&engine, task, true).await)?;
    places.said(LeaveOut { article, block: number, text }.run(&engine).await)?;
    Ok(Exit::Done)
}

/// The block that was named, among those that take part or among those that do not.
async fn named(engine: &Engine, task: Correct, included: bool) -> Result<(ArticleId, ShownBlock), Failure> {
    let Found::Article(article) = engine.find(task.article).await? else { return Err(Failure::NotAnArticle) };
    let block = engine.find_block(article, task.text, included).await?;
    Ok((article, block))
}
