//! `variorum decisions`.

use crate::arguments::{Decisions, Format};
use crate::arrange::arranged;
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{
    Command, Decided, DecidedPassage, DecisionLine, DecisionsAnswer, Engine, Failure, Found, ListDecisions, OpenStory,
    StoryId,
};

pub async fn run(task: Decisions, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine_read_only()?;
    let listed = async {
        let story = story(&engine, task.story).await?;
        let view = OpenStory { story, base: None }.run(&engine).await?;
        let decisions = ListDecisions { story }.run(&engine).await?;
        Ok(DecisionsAnswer::new(&view, decisions, engine.arrangements(story).await?))
    };
    let answer = places.said(listed.await)?;
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => text(&mut out, &answer)?,
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// The story that a person means.
pub async fn story(engine: &Engine, written: String) -> Result<StoryId, Failure> {
    match engine.find(written).await? {
        Found::Story(story) => Ok(story),
        Found::Article(_) => Err(Failure::NotAStory),
    }
}

fn text(out: &mut impl Write, answer: &DecisionsAnswer) -> io::Result<()> {
    for witness in &answer.witnesses {
        let [outlet, title] = [&witness.outlet, &witness.title].map(|name| plain(name.as_deref().unwrap_or_default()));
        writeln!(out, "{:>3}  {}  {outlet}  {title}", witness.siglum, witness.article)?;
    }
    for decision in &answer.decisions {
        let holds = if decision.holds { "" } else { "  [does not hold now]" };
        writeln!(out, "\n{}  {}  {}{holds}", decision.number, in_words(&decision.kind), decision.decided_at)?;
        described(out, decision)?;
    }
    for arrangement in &answer.arrangements {
        writeln!(out, "\n{}  {}  {}", arrangement.number, in_words(&arrangement.kind), arrangement.decided_at)?;
        arranged(out, arrangement)?;
    }
    Ok(())
}

/// The sentences of a decision, one a line.
pub fn described(out: &mut impl Write, decision: &DecisionLine) -> io::Result<()> {
    for passage in &decision.passages {
        sentence(out, "", passage)?;
    }
    let others = if decision.kind == Decided::Parted { "from " } else { "with " };
    for passage in &decision.others {
        sentence(out, others, passage)?;
    }
    Ok(())
}

fn sentence(out: &mut impl Write, before: &str, passage: &DecidedPassage) -> io::Result<()> {
    let name = passage.siglum.map_or_else(|| passage.article.to_string(), |siglum| siglum.to_string());
    let missing = if passage.row.is_none() { "[not found] " } else { "" };
    writeln!(out, "{before:>9}{name}: {missing}{}", plain(&passage.text))
}
