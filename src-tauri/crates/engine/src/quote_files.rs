//! The quotes of files.

use crate::read_files::{FileRead, read_files};
use crate::{Failure, QuotedDocument, QuotesAnswer, Reading, Source};
use variorum_messages::Catalogue;

/// Files whose quotes are wanted.
#[derive(Clone, Debug)]
pub struct QuoteFiles {
    /// The files.
    pub sources: Vec<Source>,
    /// Whether they are taken as they are.
    pub raw: bool,
}

impl QuoteFiles {
    /// Reads the files and finds who says what in them.
    pub async fn run(self, reading: &Reading, catalogue: &Catalogue) -> Result<QuotesAnswer, Failure> {
        let (mut documents, mut errors) = (Vec::new(), Vec::new());
        read_files(reading, catalogue, &self.sources, self.raw, |read| match read {
            FileRead::Document(document) => documents.push(*document),
            FileRead::Unread(error) => errors.push(error),
        })
        .await;
        let read = tokio::task::spawn_blocking(move || {
            documents.into_iter().map(|document| QuotedDocument::new(document.source, &document.extraction)).collect()
        });
        Ok(QuotesAnswer::new(read.await.map_err(|_| Failure::Interrupted)?, errors))
    }
}
