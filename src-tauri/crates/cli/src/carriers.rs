//! `variorum carriers`.

use crate::arguments::{Carriers, Format};
use crate::decisions::story;
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, plain, plain_lines, say_words_alone};
use crate::revisions::{labelled, when};
use std::io::{self, BufWriter, Write};
use variorum_engine::{CarriedRow, CarriersAnswer, Siglum, StepKind};

pub async fn run(task: Carriers, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine_read_only()?;
    let story = places.said(story(&engine, task.story).await)?;
    let answer = places.said(engine.carriers(story).await)?;
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => {
            say_words_alone(answer.meaning.as_ref());
            text(&mut out, &answer)?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn text(out: &mut impl Write, answer: &CarriersAnswer) -> io::Result<()> {
    writeln!(out, "{}\n{}\n", plain(&answer.title), answer.story)?;
    for carrying in &answer.articles {
        labelled(out, &carrying.article)?;
        for state in carrying.states.iter().filter(|state| state.collapsed) {
            writeln!(out, "     revision {} collapsed, and takes no part", state.revision)?;
        }
    }
    answer.rows.iter().try_for_each(|carried| row(out, carried))
}

fn row(out: &mut impl Write, row: &CarriedRow) -> io::Result<()> {
    writeln!(out, "\n{}  {}", row.id + 1, plain_lines(&row.text))?;
    let perhaps = match row.perhaps.as_slice() {
        [] => String::new(),
        some => format!("; perhaps earlier {}, who does not say when", sigla(some)),
    };
    let told = if row.first.len() > 1 { " (stated times do not tell which)" } else { "" };
    writeln!(out, "     first {}{told}{perhaps}", sigla(&row.first))?;
    for carrier in &row.carriers {
        let unsure = if carrier.unsure { "  [unsure]" } else { "" };
        for step in &carrier.steps {
            let when = when(step.stated.as_ref(), &step.seen_at);
            writeln!(
                out,
                "{:>3}  {} in revision {}, {when}{unsure}",
                carrier.siglum,
                in_words(&step.kind),
                step.revision
            )?;
            if step.kind == StepKind::Changed {
                writeln!(out, "     {}", plain_lines(step.text.as_deref().unwrap_or_default()))?;
            }
        }
    }
    Ok(())
}

fn sigla(some: &[Siglum]) -> String {
    some.iter().map(Siglum::to_string).collect::<Vec<_>>().join(", ")
}
