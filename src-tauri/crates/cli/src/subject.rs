//! Stories of the archive where files could be named as well.

use crate::exit::Failed;
use crate::place::Places;
use crate::print::plain;
use std::path::{Path, PathBuf};
use variorum_engine::{ArticleId, Engine, Found, StoryId, is_address, is_one_document};

/// A story that was named.
pub struct NamedStory {
    /// The archive that it is in, to look at.
    pub engine: Engine,
    /// The story.
    pub story: StoryId,
    /// The article that was named as its base.
    pub base: Option<ArticleId>,
}

/// Whether what was written names a story of the archive: it is neither a file nor one of its documents nor an address nor standard input.
pub fn names_a_story(subject: &Path) -> bool {
    !subject.exists() && !is_one_document(subject) && !is_address(subject) && subject != Path::new("-")
}

/// The story that was named where one file is enough; none when files were. What is neither is a file that is missing.
pub async fn story_if_named(places: &Places, subjects: &[PathBuf]) -> Result<Option<NamedStory>, Failed> {
    match subjects {
        [subject] if names_a_story(subject) => match open_story(places, subject, None).await {
            Err(failed) if is_missing(&failed) => Ok(None),
            found => found.map(Some),
        },
        _ => Ok(None),
    }
}

/// The story that was named, and the article that was named as its base.
pub async fn open_story(places: &Places, subject: &Path, base: Option<&str>) -> Result<NamedStory, Failed> {
    let written = subject.to_string_lossy();
    find_story(places, &written, base).await.inspect_err(|failed| {
        if is_missing(failed) {
            eprintln!("variorum: {}: no file is called so, and no story of the archive", plain(&written));
        }
    })
}

fn is_missing(failed: &Failed) -> bool {
    matches!(failed.code(), "archive_not_found" | "not_in_archive")
}

async fn find_story(places: &Places, written: &str, base: Option<&str>) -> Result<NamedStory, Failed> {
    let engine = places.engine_read_only()?;
    let story = match places.said(engine.find(written.to_owned()).await)? {
        Found::Story(story) => story,
        Found::Article(article) => {
            eprintln!("variorum: this is an article; the story that it is in is taken");
            places.said(engine.story_of(article).await)?
        }
    };
    let base = match base {
        Some(base) => Some(places.said(engine.find_base(story, base).await)?),
        None => None,
    };
    Ok(NamedStory { engine, story, base })
}
