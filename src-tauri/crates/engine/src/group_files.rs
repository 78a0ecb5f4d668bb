//! Files into stories, without an archive.

use crate::contract::UnreadAnswer;
use crate::origins_answer::{OriginAnswer, as_told};
use crate::placing::as_grouped;
use crate::read_files::{FileDocument, FileRead, read_files};
use crate::{Failure, Reading, Source};
use serde::Serialize;
use variorum_group::{Reason, Told, group, trace};
use variorum_messages::Catalogue;

/// The version of the answer of `group`.
pub const GROUP_SCHEMA: &str = "variorum.group/1";

/// Articles in stories.
#[derive(Debug, Serialize)]
pub struct GroupAnswer {
    schema: &'static str,
    /// The stories, in the order of their first articles.
    pub stories: Vec<GroupedStory>,
    /// The articles that are near duplicates of one another, the earliest first.
    pub copies: Vec<Vec<String>>,
    /// From where the articles of each story have their text.
    pub origins: Vec<GroupedOrigin>,
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

/// An origin of a story of files.
#[derive(Debug, PartialEq, Serialize)]
pub struct GroupedOrigin {
    /// The number of the story, counted from nought.
    pub story: usize,
    /// The origin.
    #[serde(flatten)]
    pub origin: OriginAnswer,
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
    let grouped = tokio::task::spawn_blocking(move || GroupAnswer::new(&documents, errors));
    grouped.await.map_err(|_| Failure::Interrupted)
}

impl GroupAnswer {
    fn new(documents: &[FileDocument], errors: Vec<UnreadAnswer>) -> Self {
        let texts: Vec<String> = documents.iter().map(|document| document.extraction.text()).collect();
        let read = || documents.iter().map(|document| &document.extraction).zip(&texts);
        let grouped = group(&read().map(|(extraction, text)| as_grouped(extraction, text)).collect::<Vec<_>>());
        let told: Vec<Told<'_>> = read().map(|(extraction, text)| as_told(extraction, text)).collect();
        let names: Vec<String> = documents.iter().map(|document| document.source.clone()).collect();
        let called =
            |articles: &Vec<usize>| articles.iter().filter_map(|article| names.get(*article).cloned()).collect();
        let in_stories: Vec<Vec<usize>> = grouped.iter().map(|story| story.articles.clone()).collect();
        let traced = trace(&told, &in_stories);
        let of_story = |(story, origins): (usize, Vec<variorum_group::Origin>)| {
            let (told, names) = (&told, &names);
            origins
                .into_iter()
                .map(move |origin| GroupedOrigin { story, origin: OriginAnswer::new(origin, told, names) })
        };
        let mut copies = traced.copies;
        copies.sort_by_key(|copies| copies.iter().min().copied());
        let copies = copies.iter().map(called).collect();
        let origins = traced.origins.into_iter().enumerate().flat_map(of_story).collect();
        let stories = grouped.into_iter().map(|story| GroupedStory {
            title: story.title.and_then(|title| documents.get(title)?.extraction.title.clone()),
            articles: called(&story.articles),
            reasons: story.reasons,
        });
        Self { schema: GROUP_SCHEMA, stories: stories.collect(), copies, origins, errors }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SharedAnswer;
    use crate::contract::SpanAnswer;
    use crate::contract::tests::{explained, keys};
    use std::collections::BTreeSet;
    use variorum_model::{Block, BlockKind, Digest, Extraction, Language};

    const WIRE: &str = "A ferry with 212 passengers ran aground off the island of Skerrow in thick fog early on Tuesday. Two tugs from Port \
                        Callow pulled the vessel free at high tide four hours later, and nobody was hurt, the coastguard said.";

    fn document(source: &str, outlet: &str, title: &str, text: &str, language: &str) -> FileDocument {
        let extraction = Extraction {
            member: None,
            reader: 1,
            media_type: "text/plain".into(),
            url: None,
            outlet: Some(outlet.into()),
            title: Some(title.into()),
            byline: vec![],
            published: "2025-03-11".parse().ok(),
            modified: None,
            language: Language::from_tag(language),
            section: None,
            agencies: vec![],
            blocks: vec![Block::included(BlockKind::Paragraph, text)],
            gaps: None,
            doubts: vec![],
        };
        FileDocument { source: source.into(), sha256: Digest::of(text.as_bytes()), extraction }
    }

    fn documents() -> Vec<FileDocument> {
        let own = "The Skerrow ferry that ran aground on Tuesday with 212 passengers lay in the fog for four hours. Tugs from Port Callow \
                   freed it, and the coastguard looks for the cause.";
        let german = "Vor der Insel Skerrow ist am Dienstag eine Fähre mit 212 Passagieren auf Grund gelaufen. Schlepper aus Port Callow zogen \
                      das Schiff nach Stunden frei.";
        let russian = "У острова Скерроу во вторник сел на мель паром, на борту которого было 212 пассажиров. Буксиры из порта Каллоу сняли его.";
        let bread = "A loaf of rye takes a night to rise, the baker of Tolm told her apprentices.";
        vec![
            document("a.txt", "Wire", "Ferry aground off Skerrow", WIRE, "en"),
            document("b.txt", "Post", "Ferry aground off Skerrow", WIRE, "en"),
            document("c.txt", "Mail", "Skerrow ferry freed by tugs", own, "en"),
            document("d.txt", "Bote", "Fähre vor Skerrow auf Grund", german, "de"),
            document("e.txt", "Вестник", "Паром сел на мель", russian, "ru"),
            document("f.txt", "Mail", "Bread", bread, "en"),
        ]
    }

    /// What an answer tells, without the order of the files.
    fn told(answer: &GroupAnswer) -> BTreeSet<String> {
        let set = |names: &[String]| names.iter().cloned().collect::<BTreeSet<_>>();
        let stories =
            answer.stories.iter().map(|it| format!("{:?} {:?} {:?}", it.title, set(&it.articles), it.reasons));
        let copies = answer.copies.iter().map(|copies| format!("{copies:?}"));
        let origins = answer.origins.iter().map(|it| format!("{:?}", it.origin));
        stories.chain(copies).chain(origins).collect()
    }

    #[test]
    fn the_order_of_files_changes_no_story_no_copy_and_no_origin() {
        let expected = told(&GroupAnswer::new(&documents(), vec![]));
        for turn in 0..6 {
            let mut turned = documents();
            turned.rotate_left(turn);
            assert_eq!(told(&GroupAnswer::new(&turned, vec![])), expected);
            turned.reverse();
            assert_eq!(told(&GroupAnswer::new(&turned, vec![])), expected);
        }
    }

    #[test]
    fn the_page_on_answers_explains_every_field_of_a_story() {
        let names = Reason::Names { names: vec!["Skerrow".into()] };
        let words = Reason::Words { words: vec!["ferry".into()] };
        let reasons = vec![names, words, Reason::Days { apart: 1 }];
        let stories = vec![GroupedStory { title: None, articles: vec!["a.txt".into()], reasons }];
        let added = vec![SpanAnswer { start: 0, end: 3, text: "Rye".into() }];
        let shared = vec![SharedAnswer { article: "a.txt".into(), outlet: None, share: 0.5, added }];
        let origin = OriginAnswer { source: None, articles: vec!["a.txt".into()], shared };
        let origins = vec![GroupedOrigin { story: 0, origin }];
        let answer = GroupAnswer { schema: GROUP_SCHEMA, stories, copies: vec![], origins, errors: vec![] };
        let answer = serde_json::to_value(answer).unwrap();
        let (story, origin) = (&answer["stories"][0], &answer["origins"][0]);
        let shared = &origin["shared"][0];
        let reasons = story["reasons"].as_array().unwrap();
        let explained = explained("Articles in stories");
        for key in [&answer, story, origin, shared, &shared["added"][0]].into_iter().chain(reasons).flat_map(keys) {
            assert!(explained.contains(&key.as_str()), "{key}");
        }
    }
}
