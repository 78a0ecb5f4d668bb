//! Files, read without an archive.

use crate::contract::{ErrorAnswer, UnreadAnswer};
use crate::failure::in_words;
use crate::read_ahead::ReadAhead;
use crate::{NotReadMember, ReadSource, Reading, Source};
use variorum_messages::Catalogue;
use variorum_model::{Digest, Extraction};

/// A document of a file.
#[derive(Clone, Debug)]
pub struct FileDocument {
    /// How answers name it.
    pub source: String,
    /// The hash of the file.
    pub sha256: Digest,
    /// What was read.
    pub extraction: Extraction,
}

/// What became of a document.
pub(crate) enum FileRead {
    Document(Box<FileDocument>),
    Unread(UnreadAnswer),
}

/// Reads all sources, several at a time, and hands on their documents in the order of the sources.
pub(crate) async fn read_files(
    reading: &Reading,
    catalogue: &Catalogue,
    sources: &[Source],
    raw: bool,
    mut take: impl FnMut(FileRead),
) {
    let mut ahead = ReadAhead::new(sources.iter(), reading.at_once(), |source: &&Source| {
        let (reading, own) = (reading.clone(), (*source).clone());
        async move { reading.read(&own, raw).await }
    });
    let mut done = 0;
    while let Some((source, read)) = ahead.next().await {
        done += 1;
        reading.tell(done, sources.len());
        let unread = |source: String, member: Option<String>, code: &str, error: &dyn std::error::Error| UnreadAnswer {
            source,
            member,
            error: ErrorAnswer { code: code.to_owned(), message: in_words(catalogue, code, error) },
        };
        match read {
            Ok(ReadSource { bytes: Some(bytes), documents: Ok(documents), .. }) => {
                let sha256 = Digest::of(&bytes);
                for (number, document) in documents.into_iter().enumerate() {
                    let Some(source) = source.document(number) else { continue };
                    take(match document {
                        Ok(extraction) => FileRead::Document(Box::new(FileDocument { source, sha256, extraction })),
                        Err(NotReadMember { member, error }) => {
                            FileRead::Unread(unread(source, member, error.code(), &error))
                        }
                    });
                }
            }
            Ok(ReadSource { documents: Err(error), .. }) => {
                take(FileRead::Unread(unread(source.label.clone(), None, error.code(), &error)));
            }
            // Documents come from bytes only.
            Ok(ReadSource { bytes: None, .. }) => {}
            Err(error) => take(FileRead::Unread(unread(source.label.clone(), None, "interrupted", &error))),
        }
    }
}
