//! The quotes of files.

use crate::contract::UnreadAnswer;
use crate::quoting::{Quoting, compare};
use crate::read_files::{FileDocument, FileRead, read_files};
use crate::witnesses::witness;
use crate::{Failure, MANY, Meaning, QuotesAnswer, Reading, Source};
use std::sync::atomic::AtomicBool;
use variorum_messages::Catalogue;
use variorum_model::Witness;

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
        let primary = primary_files(reading, catalogue, &self.against, self.raw, &mut errors).await;
        let by = meaning.clone();
        let work = move || {
            let quoting = documents.into_iter().map(|document| Quoting::new(document.source, &document.extraction));
            let quoting: Vec<Quoting> = quoting.collect();
            let is_few = quoting.len() <= MANY;
            compare(quoting, primary, &by, errors, is_few, &AtomicBool::new(false))
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Interrupted)?
    }
}

/// Reads the files of primary sources, each with what its package calls it.
pub(crate) async fn primary_files(
    reading: &Reading,
    catalogue: &Catalogue,
    sources: &[Source],
    raw: bool,
    errors: &mut Vec<UnreadAnswer>,
) -> Vec<(Witness, Option<String>)> {
    let documents = read(reading, catalogue, sources, raw, errors).await.into_iter();
    documents.map(|document| (witness(document.source, &document.extraction), document.extraction.member)).collect()
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
