//! `variorum extract`.

use crate::arguments::{Extract, ExtractFormat};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{block, doubts, json_line, named, plain};
use std::io::{self, BufWriter, Write};
use variorum_engine::{ExtractAnswer, Extracted, extract_files, sources};

pub async fn run(task: Extract, places: &Places) -> Result<Exit, Failed> {
    let mut out = BufWriter::new(io::stdout());
    let mut exit = Exit::Done;
    let mut written = Ok(());
    extract_files(&places.reading(), &places.catalogue(), &sources(&task.files), task.raw, |extracted| {
        if let Extracted::Unread(unread) = &extracted {
            exit = Exit::Incomplete;
            eprintln!("variorum: {}: {}", named(&unread.source, unread.member.as_deref()), unread.error.message);
        }
        if written.is_ok() {
            written = match (task.format, &extracted) {
                (ExtractFormat::Jsonl, _) => json_line(&mut out, &extracted),
                (ExtractFormat::Text, Extracted::Document(document)) => text(&mut out, document),
                (ExtractFormat::Text, Extracted::Unread(_)) => Ok(()),
            };
        }
    })
    .await;
    written?;
    out.flush()?;
    Ok(exit)
}

/// Each block with its kind; what is left out is indented, with its reason.
fn text(out: &mut impl Write, document: &ExtractAnswer) -> io::Result<()> {
    writeln!(out, "{}", named(&document.source, document.member.as_deref()))?;
    let facts = [
        ("title", document.title.clone()),
        ("outlet", document.outlet.clone()),
        ("byline", Some(document.byline.join(", ")).filter(|names| !names.is_empty())),
        ("published", document.published.as_ref().map(ToString::to_string)),
        ("modified", document.modified.as_ref().map(ToString::to_string)),
        ("address", document.url.clone()),
        ("language", document.language.as_ref().map(ToString::to_string)),
        ("sha256", Some(document.sha256.to_string())),
        ("doubts", doubts(&document.doubts)),
    ];
    for (name, fact) in facts {
        if let Some(fact) = fact {
            writeln!(out, "  {name}: {}", plain(&fact))?;
        }
    }
    writeln!(out)?;
    document.blocks.iter().try_for_each(|it| block(out, it))
}
