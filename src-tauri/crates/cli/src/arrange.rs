//! `variorum move`, `merge`, `split` and `rename`.

use crate::arguments::{Format, Merge, Move, Rename, Split};
use crate::decisions::story;
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, plain};
use std::io::{self, Write};
use variorum_engine::{
    ArrangeAnswer, ArrangementLine, ArticleId, Command, Engine, Failure, Found, MERGE_SCHEMA, MOVE_SCHEMA,
    MergeStories, MoveArticle, RENAME_SCHEMA, RenameStory, SPLIT_SCHEMA, SplitStory,
};

/// How a story that is not there yet is named.
const NEW: &str = "new";

pub async fn move_article(task: Move, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let moved = async {
        let article = article(&engine, task.article).await?;
        let story = if task.story == NEW { None } else { Some(story(&engine, task.story).await?) };
        MoveArticle { article, story }.run(&engine).await
    };
    answer(MOVE_SCHEMA, "moved", places.said(moved.await)?, task.format)
}

pub async fn merge(task: Merge, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let merged = async {
        let into = story(&engine, task.into).await?;
        MergeStories { story: story(&engine, task.story).await?, into }.run(&engine).await
    };
    answer(MERGE_SCHEMA, "merged", places.said(merged.await)?, task.format)
}

pub async fn split(task: Split, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let split = async {
        let story = story(&engine, task.story).await?;
        let mut articles = Vec::new();
        for written in task.articles {
            articles.push(article(&engine, written).await?);
        }
        SplitStory { story, articles }.run(&engine).await
    };
    answer(SPLIT_SCHEMA, "split", places.said(split.await)?, task.format)
}

pub async fn rename(task: Rename, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let renamed = async {
        let story = story(&engine, task.story).await?;
        RenameStory { story, title: task.title }.run(&engine).await
    };
    answer(RENAME_SCHEMA, "renamed", places.said(renamed.await)?, task.format)
}

/// The article that a person means.
async fn article(engine: &Engine, written: String) -> Result<ArticleId, Failure> {
    match engine.find(written).await? {
        Found::Article(article) => Ok(article),
        Found::Story(_) => Err(Failure::NotAnArticle),
    }
}

/// Says what was done to stories.
pub fn answer(schema: &'static str, done: &str, arrangement: ArrangementLine, format: Format) -> Result<Exit, Failed> {
    let mut out = io::stdout();
    match format {
        Format::Json => json_line(&mut out, &ArrangeAnswer::new(schema, arrangement))?,
        Format::Text => {
            writeln!(out, "{done}: decision {}", arrangement.number)?;
            arranged(&mut out, &arrangement)?;
        }
    }
    Ok(Exit::Done)
}

/// What was done to stories, an article a line.
pub fn arranged(out: &mut impl Write, arrangement: &ArrangementLine) -> io::Result<()> {
    if let (Some(before), Some(title)) = (&arrangement.title_before, &arrangement.title) {
        writeln!(out, "    {} -> {}", plain(before), plain(title))?;
    }
    for moved in &arrangement.articles {
        let from = moved.from.map(|from| from.to_string()).unwrap_or_default();
        writeln!(out, "    {}: {from} -> {}", moved.article, moved.to)?;
    }
    Ok(())
}
