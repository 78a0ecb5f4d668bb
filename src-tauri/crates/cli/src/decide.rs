//! `variorum join`, `part`, `lock` and `undo`.

use crate::arguments::{Decide, Format, Join, Undo};
use crate::arrange;
use crate::decisions::{described, story};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{json_line, plain};
use std::io::{self, Write};
use variorum_engine::{
    Command, DecideAnswer, DecisionLine, Engine, Failure, JOIN_SCHEMA, JoinReadings, LOCK_SCHEMA, LockRow,
    NamedPassage, PART_SCHEMA, PartReading, ShownReading, StoryId, UNDO_SCHEMA, UndoDecision, Undone,
};

pub async fn join(task: Join, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let joined = async {
        let story = story(&engine, task.story).await?;
        let reading = passage(&engine, story, &task.passage).await?;
        let with = passage(&engine, story, &task.with).await?;
        Ok((story, JoinReadings { story, reading, with }.run(&engine).await?))
    };
    answer(JOIN_SCHEMA, "joined", places.said(joined.await)?, task.format)
}

pub async fn part(task: Decide, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let format = task.format;
    let (story, reading) = places.said(named(&engine, task).await)?;
    let parted = places.said(PartReading { story, reading }.run(&engine).await)?;
    answer(PART_SCHEMA, "parted", (story, parted), format)
}

pub async fn lock(task: Decide, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let format = task.format;
    let (story, reading) = places.said(named(&engine, task).await)?;
    let locked = places.said(LockRow { story, reading }.run(&engine).await)?;
    answer(LOCK_SCHEMA, "locked", (story, locked), format)
}

pub async fn undo(task: Undo, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let story = places.said(story(&engine, task.story).await)?;
    let undone = places.said(UndoDecision { story, number: task.number }.run(&engine).await)?;
    match undone {
        Undone::Reading(decision) => answer(UNDO_SCHEMA, "undone", (story, decision), task.format),
        Undone::Story(arrangement) => arrange::answer(UNDO_SCHEMA, "undone", arrangement, task.format),
    }
}

async fn named(engine: &Engine, task: Decide) -> Result<(StoryId, ShownReading), Failure> {
    let story = story(engine, task.story).await?;
    Ok((story, passage(engine, story, &task.passage).await?))
}

/// The passage that is named; where that fails, it is said which one failed.
async fn passage(engine: &Engine, story: StoryId, named: &NamedPassage) -> Result<ShownReading, Failure> {
    let found = engine.find_passage(story, named).await;
    found.inspect_err(|_| eprintln!("variorum: {}: {}", plain(&named.witness), plain(named.beginning.trim())))
}

fn answer(
    schema: &'static str,
    done: &str,
    (story, decision): (StoryId, DecisionLine),
    format: Format,
) -> Result<Exit, Failed> {
    let mut out = io::stdout();
    match format {
        Format::Json => json_line(&mut out, &DecideAnswer::new(schema, story, decision))?,
        Format::Text => {
            writeln!(out, "{done}: decision {}", decision.number)?;
            described(&mut out, &decision)?;
        }
    }
    Ok(Exit::Done)
}
