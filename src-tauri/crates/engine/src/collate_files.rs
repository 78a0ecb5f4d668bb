//! Files, compared without an archive.

use crate::contract::{CollateAnswer, UnreadAnswer};
use crate::read_files::{FileDocument, FileRead, read_files};
use crate::witnesses::witness;
use crate::{Failure, Meaning, MeaningAnswer, Reading, Source, WordingAnswer};
use std::sync::atomic::AtomicBool;
use variorum_collate::{collate, side_by_side};
use variorum_messages::Catalogue;
use variorum_model::{Collation, SideBySide};

/// More documents than this are compared only when that is asked for.
pub const MANY: usize = 50;

/// Files to compare.
#[derive(Clone, Debug)]
pub struct CollateFiles {
    /// The files, in the order of their sigla.
    pub sources: Vec<Source>,
    /// Whether they are taken as they are.
    pub raw: bool,
    /// The label of the source that is the base; none lets the rule choose.
    pub base: Option<String>,
    /// Whether more than [`MANY`] may be compared.
    pub many: bool,
}

/// Files, compared.
pub struct CollatedFiles {
    /// The comparison.
    pub collation: Collation,
    /// The model by which passages were compared by meaning; none when they were compared by their words alone.
    pub meaning: Option<MeaningAnswer>,
    /// What was read, in the order of the witnesses.
    pub documents: Vec<FileDocument>,
    /// What could not be read.
    pub errors: Vec<UnreadAnswer>,
}

impl CollateFiles {
    /// Reads the files and compares what could be read.
    pub async fn run(
        self,
        reading: &Reading,
        meaning: &Meaning,
        catalogue: &Catalogue,
    ) -> Result<CollatedFiles, Failure> {
        if self.sources.len() > MANY && !self.many {
            return Err(Failure::TooMany);
        }
        let (mut documents, mut errors) = (Vec::new(), Vec::new());
        read_files(reading, catalogue, &self.sources, self.raw, |read| match read {
            FileRead::Document(document) => documents.push(*document),
            FileRead::Unread(error) => errors.push(error),
        })
        .await;
        if documents.len() < 2 {
            return Err(Failure::NothingToCompare { unread: errors });
        }
        let base = match &self.base {
            None => None,
            Some(base) => {
                let place = documents.iter().position(|document| &document.source == base);
                Some(place.ok_or(Failure::NoSuchBase)?)
            }
        };
        let mut witnesses: Vec<_> =
            documents.iter().map(|document| witness(document.source.clone(), &document.extraction)).collect();
        let by = meaning.clone();
        let compared = tokio::task::spawn_blocking(move || -> Result<Collation, Failure> {
            let cancelled = AtomicBool::new(false);
            by.read(&mut witnesses, &cancelled)?;
            Ok(collate(witnesses, base, &[], &cancelled)?)
        });
        let collation = compared.await.map_err(|_| Failure::Interrupted)??;
        Ok(CollatedFiles { collation, meaning: meaning.answer(), documents, errors })
    }
}

impl CollatedFiles {
    /// The answer of the command line.
    pub fn answer(&self) -> CollateAnswer {
        let documents = self.documents.iter().map(|document| &document.extraction);
        CollateAnswer::new(&self.collation, documents, self.meaning.clone(), self.errors.clone())
    }

    /// The answer of the command line on the wording of the files.
    pub fn wording(&self) -> Result<WordingAnswer, Failure> {
        let documents = self.documents.iter().map(|document| &document.extraction);
        // Files are compared by programs that end as a whole.
        let never = AtomicBool::new(false);
        Ok(WordingAnswer::new(&self.collation, documents, self.meaning.clone(), self.errors.clone(), &never)?)
    }

    /// The comparison, set out for reading.
    pub fn side_by_side(&self) -> SideBySide {
        let blocks: Vec<_> = self.documents.iter().map(|document| document.extraction.blocks.as_slice()).collect();
        side_by_side(&self.collation, &blocks, &[])
    }
}
