//! The figures of files.

use crate::read_files::{FileDocument, FileRead, read_files};
use crate::witnesses::witness;
use crate::{Failure, FiguresAnswer, MANY, Meaning, Reading, Source};
use std::sync::atomic::AtomicBool;
use variorum_collate::collate;
use variorum_messages::Catalogue;
use variorum_model::Witness;

/// Files whose figures are wanted.
#[derive(Clone, Debug)]
pub struct FigureFiles {
    /// The files.
    pub sources: Vec<Source>,
    /// Whether they are taken as they are.
    pub raw: bool,
}

impl FigureFiles {
    /// Reads the files, finds their figures, and compares what two to [`MANY`] of them say.
    pub async fn run(
        self,
        reading: &Reading,
        meaning: &Meaning,
        catalogue: &Catalogue,
    ) -> Result<FiguresAnswer, Failure> {
        let (mut documents, mut errors) = (Vec::new(), Vec::new());
        read_files(reading, catalogue, &self.sources, self.raw, |read| match read {
            FileRead::Document(document) => documents.push(*document),
            FileRead::Unread(error) => errors.push(error),
        })
        .await;
        let is_compared = (2..=MANY).contains(&documents.len()) && self.sources.len() <= MANY;
        let by = meaning.clone();
        let work = move || -> Result<_, Failure> {
            let read = |document: &FileDocument| witness(document.source.clone(), &document.extraction);
            let mut witnesses: Vec<Witness> = documents.iter().map(read).collect();
            let extractions = documents.iter().map(|document| &document.extraction);
            if !is_compared {
                return Ok(FiguresAnswer::new(&witnesses, extractions, &[], None, errors));
            }
            let cancelled = AtomicBool::new(false);
            by.read(&mut witnesses, &cancelled)?;
            let collation = collate(witnesses, None, &[], &cancelled)?;
            Ok(FiguresAnswer::new(&collation.witnesses, extractions, &collation.rows, by.answer(), errors))
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Interrupted)?
    }
}
