//! `variorum diff`.

use crate::arguments::{Diff, Format};
use crate::exit::{Exit, Failed};
use crate::place::Places;
use crate::print::{in_words, json_line, plain, plain_lines, say_words_alone};
use std::io::{self, BufWriter, Write};
use variorum_engine::{
    Catalogue, DiffAnswer, DiffKind, DiffRow, Failure, Found, Message, SpanAnswer, StateLine, VariantAnswer,
};

pub async fn run(task: Diff, places: &Places) -> Result<Exit, Failed> {
    let engine = places.engine_read_only()?;
    let compared = async {
        match engine.find(task.article).await? {
            Found::Article(article) => engine.diff(article, task.a, task.b).await,
            Found::Story(_) => Err(Failure::NotAnArticle),
        }
    };
    let answer = places.said(compared.await)?;
    let mut out = BufWriter::new(io::stdout());
    match task.format {
        Format::Json => json_line(&mut out, &answer)?,
        Format::Text => {
            say_words_alone(answer.meaning.as_ref());
            text(&mut out, &answer, &places.catalogue())?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

fn text(out: &mut impl Write, answer: &DiffAnswer, words: &Catalogue) -> io::Result<()> {
    let (a, b) = (&answer.a.state, &answer.b.state);
    for state in [a, b] {
        head(out, state, words)?;
    }
    if a.title != b.title {
        let [a, b] = [a, b].map(|state| plain(state.title.as_deref().unwrap_or_default()));
        writeln!(out, "\nheadline\n  - {a}\n  + {b}")?;
    }
    let differs = |row: &&DiffRow| row.kind != DiffKind::Kept || row.moved;
    answer.rows.iter().filter(differs).try_for_each(|changed| row(out, changed))?;
    let kept = answer.rows.iter().filter(|row| row.kind == DiffKind::Kept).count();
    writeln!(out, "\nin the same words: {kept} of {}", answer.rows.len())
}

fn head(out: &mut impl Write, state: &StateLine, words: &Catalogue) -> io::Result<()> {
    let changed = state.modified.as_ref().map_or_else(String::new, |time| format!("  changed {time}"));
    let collapsed = if state.collapsed { "  [collapsed: what it lacks was not dropped]" } else { "" };
    let count = words.say(Message::CliWords { count: state.words });
    writeln!(out, "revision {}{changed}  seen {}  {count}{collapsed}", state.revision, state.seen_at)
}

fn row(out: &mut impl Write, row: &DiffRow) -> io::Result<()> {
    let mut notes = vec![in_words(&row.kind)];
    notes.extend(row.moved.then(|| "moved".to_owned()));
    notes.extend(row.unsure.then(|| "unsure".to_owned()));
    writeln!(out, "\n{}", notes.join(", "))?;
    for (mark, spans) in [('-', &row.a), ('+', &row.b)] {
        if !spans.is_empty() {
            writeln!(out, "  {mark} {}", said(spans))?;
        }
    }
    for VariantAnswer { kind, a_span, b_span } in &row.variants {
        if !a_span.text.trim().is_empty() || !b_span.text.trim().is_empty() {
            writeln!(out, "    {}: {} → {}", in_words(kind), quoted(a_span), quoted(b_span))?;
        }
    }
    Ok(())
}

fn said(spans: &[SpanAnswer]) -> String {
    plain_lines(&spans.iter().map(|span| span.text.as_str()).collect::<Vec<_>>().join(" "))
}

fn quoted(span: &SpanAnswer) -> String {
    if span.text.is_empty() { "nothing".to_owned() } else { format!("“{}”", plain(&span.text)) }
}
