//! `variorum report`.

use crate::arguments::Report;
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{named, say_words_alone};
use crate::subject::{NamedStory, names_a_story, open_story};
use std::path::Path;
use variorum_engine::{CollateFiles, Failure, ReportFormat, ReportRequest, Source, report_on_files, save, sources};

pub async fn run(task: Report, places: &Places) -> Result<Exit, Failed> {
    // A wrong name is said before any work is done.
    let format = places.said(ReportFormat::of_file(&task.output).map_err(Failure::from))?;
    match task.subjects.as_slice() {
        [subject] if names_a_story(subject) => story(&task, subject, places).await,
        _ => files(task, format, places).await,
    }
}

async fn story(task: &Report, subject: &Path, places: &Places) -> Result<Exit, Failed> {
    let NamedStory { engine, story, base } = open_story(places, subject, task.base.as_deref()).await?;
    say_words_alone(engine.meaning().answer().as_ref());
    let request = ReportRequest { story, base, path: task.output.clone(), at: task.at };
    places.said(engine.save_report(request).await)?;
    Ok(Exit::Done)
}

async fn files(task: Report, format: ReportFormat, places: &Places) -> Result<Exit, Failed> {
    let sources = sources(&task.subjects);
    let output = task.output.canonicalize().ok();
    if output.is_some() && sources.iter().filter_map(Source::file).any(|file| file.canonicalize().ok() == output) {
        return places.said(Err(Failure::ReportOnSource));
    }
    let files = CollateFiles { sources, raw: task.raw, base: task.base, many: task.many };
    let collated = places.said(files.run(&places.reading(), &places.meaning()?, &places.catalogue()).await)?;
    for unread in &collated.errors {
        eprintln!("variorum: {}: {}", named(&unread.source, unread.member.as_deref()), unread.error.message);
    }
    say_words_alone(collated.meaning.as_ref());
    let report = places.said(report_on_files(&collated, task.at.unwrap_or_else(jiff::Timestamp::now)))?;
    places.said(save(&report, format, &places.catalogue(), &task.output))?;
    Ok(if collated.errors.is_empty() { Exit::Done } else { Exit::Incomplete })
}
