//! `variorum join`, `part`, `lock`, `unlock` and `take-back`.

use crate::arguments::{Decide, Format, Join, TakeBack};
use crate::decisions::{described, story};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::json_line;
use std::io::{self, Write};
use variorum_engine::{
    Command, DecideAnswer, DecisionLine, Engine, Failure, JOIN_SCHEMA, JoinReadings, LOCK_SCHEMA, LockRow, PART_SCHEMA,
    PartReading, ShownReading, StoryId, TAKE_BACK_SCHEMA, UNLOCK_SCHEMA, UnlockRow,
};

pub async fn join(task: Join, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let joined = async {
        let story = story(&engine, task.story).await?;
        let reading = engine.find_passage(story, &task.passage).await?;
        let with = engine.find_passage(story, &task.with).await?;
        Ok((story, vec![JoinReadings { story, reading, with }.run(&engine).await?]))
    };
    answer(JOIN_SCHEMA, "joined", places.said(joined.await)?, task.format)
}

pub async fn part(task: Decide, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let format = task.format;
    let (story, reading) = places.said(named(&engine, task).await)?;
    let parted = places.said(PartReading { story, reading }.run(&engine).await)?;
    answer(PART_SCHEMA, "parted", (story, vec![parted]), format)
}

pub async fn lock(task: Decide, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let format = task.format;
    let (story, reading) = places.said(named(&engine, task).await)?;
    let locked = places.said(LockRow { story, reading }.run(&engine).await)?;
    answer(LOCK_SCHEMA, "locked", (story, vec![locked]), format)
}

pub async fn unlock(task: Decide, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let format = task.format;
    let (story, reading) = places.said(named(&engine, task).await)?;
    let unlocked = places.said(UnlockRow { story, reading }.run(&engine).await)?;
    answer(UNLOCK_SCHEMA, "unlocked", (story, unlocked), format)
}

pub async fn take_back(task: TakeBack, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine()?;
    let story = places.said(story(&engine, task.story).await)?;
    let take_back = variorum_engine::TakeBack { story, number: task.number };
    let taken_back = places.said(take_back.run(&engine).await)?;
    answer(TAKE_BACK_SCHEMA, "taken back", (story, taken_back), task.format)
}

async fn named(engine: &Engine, task: Decide) -> Result<(StoryId, ShownReading), Failure> {
    let story = story(engine, task.story).await?;
    Ok((story, engine.find_passage(story, &task.passage).await?))
}

fn answer(
    schema: &'static str,
    done: &str,
    (story, decisions): (StoryId, Vec<DecisionLine>),
    format: Format,
) -> Result<Exit, Failed> {
    let mut out = io::stdout();
    match format {
        Format::Json => json_line(&mut out, &DecideAnswer::new(schema, story, decisions))?,
        Format::Text => {
            for decision in &decisions {
                writeln!(out, "{done}:")?;
                described(&mut out, decision)?;
            }
        }
    }
    Ok(Exit::Done)
}
