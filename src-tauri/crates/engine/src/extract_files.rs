//! Files as read.

use crate::contract::{ExtractAnswer, UnreadAnswer};
use crate::read_files::{FileRead, read_files};
use crate::{Reading, Source};
use serde::Serialize;
use variorum_messages::Catalogue;

/// What became of one document.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Extracted {
    /// It was read.
    Document(Box<ExtractAnswer>),
    /// It could not be read.
    Unread(UnreadAnswer),
}

/// Reads files and hands on what became of each document, in the order of the files.
pub async fn extract_files(
    reading: &Reading,
    catalogue: &Catalogue,
    sources: &[Source],
    raw: bool,
    mut take: impl FnMut(Extracted),
) {
    read_files(reading, catalogue, sources, raw, |read| {
        take(match read {
            FileRead::Document(document) => Extracted::Document(Box::new(ExtractAnswer::new(
                document.source,
                document.sha256,
                &document.extraction,
            ))),
            FileRead::Unread(error) => Extracted::Unread(error),
        });
    })
    .await;
}
