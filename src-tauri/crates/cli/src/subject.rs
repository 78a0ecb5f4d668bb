//! Stories of the archive where files could be named as well.

use crate::exit::Failed;
use crate::place::Places;
use std::path::Path;
use variorum_engine::{ArticleId, Engine, Found, StoryId, is_address, is_one_document};

/// Whether what was written names a story of the archive: it is neither a file nor one of its documents nor an address nor standard input.
pub fn names_a_story(subject: &Path) -> bool {
    !subject.exists() && !is_one_document(subject) && !is_address(subject) && subject != Path::new("-")
}

/// The story that was named, and the article that was named as its base.
pub async fn find_story(
    engine: &Engine,
    places: &Places,
    written: &str,
    base: Option<&str>,
) -> Result<(StoryId, Option<ArticleId>), Failed> {
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
    Ok((story, base))
}
