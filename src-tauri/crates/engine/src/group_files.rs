//! Files into stories, without an archive.

use crate::contract::UnreadAnswer;
use crate::placing::as_grouped;
use crate::read_files::{FileDocument, FileRead, read_files};
use crate::{Failure, Reading, Source};
use serde::Serialize;
use variorum_group::{Reason, group};
use variorum_messages::Catalogue;

/// The version of the answer of `group`.
pub const GROUP_SCHEMA: &str = "variorum.group/1";

/// Articles in stories.
#[derive(Debug, Serialize)]
pub struct GroupAnswer {
    schema: &'static str,
    /// The stories, in the order of their first articles.
    pub stories: Vec<GroupedStory>,
    /// What could not be read.
    pub errors: Vec<UnreadAnswer>,
}

/// A story of files.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct GroupedStory {
    /// The headline that speaks for it; null when none of its articles has one.
    pub title: Option<String>,
    /// How its articles were named, in the order of the files.
    pub articles: Vec<String>,
    /// Why these are in one story; empty for an article alone.
    pub reasons: Vec<Reason>,
}

/// Reads files and puts their articles into stories.
pub async fn group_files(
    reading: &Reading,
    catalogue: &Catalogue,
    sources: &[Source],
    raw: bool,
) -> Result<GroupAnswer, Failure> {
    let (mut documents, mut errors) = (Vec::new(), Vec::new());
    read_files(reading, catalogue, sources, raw, |read| match read {
        FileRead::Document(document) => documents.push(*document),
        FileRead::Unread(error) => errors.push(error),
    })
    .await;
    let grouped = tokio::task::spawn_blocking(move || stories(&documents));
    let stories = grouped.await.map_err(|_| Failure::Interrupted)?;
    Ok(GroupAnswer { schema: GROUP_SCHEMA, stories, errors })
}

fn stories(documents: &[FileDocument]) -> Vec<GroupedStory> {
    let texts: Vec<String> = documents.iter().map(|document| document.extraction.text()).collect();
    let articles: Vec<_> =
        documents.iter().zip(&texts).map(|(document, text)| as_grouped(&document.extraction, text)).collect();
    group(&articles)
        .into_iter()
        .map(|story| GroupedStory {
            title: story.title.and_then(|title| documents.get(title)?.extraction.title.clone()),
            articles: story.articles.iter().map(|article| documents[*article].source.clone()).collect(),
            reasons: story.reasons,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contract::tests::{explained, keys};

    #[test]
    fn the_page_on_answers_explains_every_field_of_a_story() {
        let names = Reason::Names { names: vec!["Skerrow".into()] };
        let words = Reason::Words { words: vec!["ferry".into()] };
        let reasons = vec![names, words, Reason::Days { apart: 1 }];
        let stories = vec![GroupedStory { title: None, articles: vec!["a.txt".into()], reasons }];
        let answer = serde_json::to_value(GroupAnswer { schema: GROUP_SCHEMA, stories, errors: vec![] }).unwrap();
        let story = &answer["stories"][0];
        let reasons = story["reasons"].as_array().unwrap();
        let explained = explained("Articles in stories");
        for key in [&answer, story].into_iter().chain(reasons).flat_map(keys) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
    }
}
