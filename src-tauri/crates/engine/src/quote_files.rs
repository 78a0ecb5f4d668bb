//! The quotes of files.

use crate::contract::UnreadAnswer;
use crate::quote_groups_answer::groups;
use crate::quotes_answer::PrimaryDocument;
use crate::quoting::Quoting;
use crate::read_files::{FileDocument, FileRead, read_files};
use crate::witnesses::witness;
use crate::{Failure, MANY, Meaning, QuotesAnswer, Reading, Source};
use std::sync::atomic::AtomicBool;
use variorum_messages::Catalogue;
use variorum_model::{Vector, Witness};

/// Files whose quotes are wanted.
#[derive(Clone, Debug)]
pub struct QuoteFiles {
    /// The files.
    pub sources: Vec<Source>,
    /// The primary sources by which their quotes are judged.
    pub against: Vec<Source>,
    /// Whether they are taken as they are.
    pub raw: bool,
}

impl QuoteFiles {
    /// Reads the files, finds who says what in them, and compares the quotes unless they come from more than [`MANY`] documents.
    pub async fn run(
        self,
        reading: &Reading,
        meaning: &Meaning,
        catalogue: &Catalogue,
    ) -> Result<QuotesAnswer, Failure> {
        let mut errors = Vec::new();
        let documents = read(reading, catalogue, &self.sources, self.raw, &mut errors).await;
        let primary = read(reading, catalogue, &self.against, self.raw, &mut errors).await;
        let by = meaning.clone();
        let answer = tokio::task::spawn_blocking(move || answer(documents, &primary, &by, errors));
        answer.await.map_err(|_| Failure::Interrupted)?
    }
}

async fn read(
    reading: &Reading,
    catalogue: &Catalogue,
    sources: &[Source],
    raw: bool,
    errors: &mut Vec<UnreadAnswer>,
) -> Vec<FileDocument> {
    let mut documents = Vec::new();
    read_files(reading, catalogue, sources, raw, |read| match read {
        FileRead::Document(document) => documents.push(*document),
        FileRead::Unread(error) => errors.push(error),
    })
    .await;
    documents
}

fn answer(
    documents: Vec<FileDocument>,
    primary: &[FileDocument],
    meaning: &Meaning,
    errors: Vec<UnreadAnswer>,
) -> Result<QuotesAnswer, Failure> {
    let quoting: Vec<Quoting> =
        documents.into_iter().map(|document| Quoting::new(document.source, &document.extraction)).collect();
    let mut primaries: Vec<Witness> =
        primary.iter().map(|document| witness(document.source.clone(), &document.extraction)).collect();
    let compares = (quoting.len() > 1 || !primaries.is_empty()) && quoting.len() <= MANY;
    let mut said: Vec<Witness> = quoting.iter().map(Quoting::said).collect();
    if compares {
        let cancelled = AtomicBool::new(false);
        meaning.read(&mut said, &cancelled)?;
        meaning.read(&mut primaries, &cancelled)?;
    }
    let meanings: Vec<Option<Vec<Vector>>> = said.into_iter().map(|said| said.vectors).collect();
    let groups = (quoting.len() <= MANY).then(|| groups(&quoting, &meanings, &primaries));
    let told = primaries.into_iter().zip(primary).map(|(read, document)| PrimaryDocument {
        source: read.source,
        member: document.extraction.member.clone(),
        language: read.language,
        text: read.text,
    });
    let by = if compares { meaning.answer() } else { None };
    Ok(QuotesAnswer::new(quoting, told.collect(), groups, by, errors))
}
