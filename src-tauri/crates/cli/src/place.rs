//! Where things are on this machine.

use crate::check::indexed;
use crate::exit::Failed;
use crate::print::{beginning, in_words, named};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use variorum_engine::{
    Catalogue, Clock, Engine, Event, Failure, FailureMessage, Meaning, ModelFile, Reading, Settings, public_internet,
};

/// Where the archive and the reader are, and in which language to speak.
pub struct Places {
    archive: Option<PathBuf>,
    reader: PathBuf,
    model: ModelFile,
    locale: String,
    /// The archive that was opened for writing.
    written: OnceLock<Engine>,
}

impl Places {
    /// The archive and the model that were named, else those of the environment, else the person's own and the program's.
    pub fn new(archive: Option<PathBuf>, model: Option<PathBuf>) -> Self {
        let of_environment =
            |name| std::env::var_os(name).filter(|value: &OsString| !value.is_empty()).map(PathBuf::from);
        // The program is its own reader.
        let program = std::env::current_exe().unwrap_or_else(|_| "variorum".into());
        let data = dirs::data_dir().map(|data| data.join("variorum"));
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
        Self {
            model: ModelFile::find(model.or_else(|| of_environment("VARIORUM_MODEL")), &program, data.as_deref()),
            archive: archive.or_else(|| of_environment("VARIORUM_HOME")).or(data),
            reader: program,
            locale: locale.unwrap_or_default(),
            written: OnceLock::new(),
        }
    }

    /// Readers of documents.
    pub fn reading(&self) -> Reading {
        Reading::new(self.reader.clone(), public_internet(&clock()))
    }

    /// The model by which passages of files are compared by meaning.
    pub fn meaning(&self) -> Result<Meaning, Failed> {
        self.said(Meaning::of(&self.model))
    }

    /// The words to speak in.
    pub fn catalogue(&self) -> Catalogue {
        Catalogue::new(&self.locale)
    }

    /// The archive, for writing; made when something comes in.
    pub fn engine(&self) -> Result<Engine, Failed> {
        let engine = self.said(Engine::open_at_need(self.settings()?, Arc::new(|event| heard(&event))))?;
        Ok(self.written.get_or_init(|| engine).clone())
    }

    /// After work, backs up the archive when that is due. That it cannot be is said, and keeps nobody from anything.
    pub async fn back_up_when_due(&self) {
        let Some(engine) = self.written.get() else { return };
        if let Err(failure) = engine.back_up_when_due().await {
            eprintln!("variorum: no backup of the archive was made: {failure}");
        }
    }

    /// The archive, to look at.
    pub fn engine_read_only(&self) -> Result<Engine, Failed> {
        self.said(Engine::open_read_only(self.settings()?, Arc::new(|_| {})))
    }

    /// A failure of the engine, in words.
    pub fn said<T>(&self, result: Result<T, Failure>) -> Result<T, Failed> {
        result.map_err(|failure| {
            match &failure {
                Failure::NothingToCompare { unread } => {
                    for unread in unread {
                        let name = named(&unread.source, unread.member.as_deref());
                        eprintln!("variorum: {name}: {}", unread.error.message);
                    }
                }
                Failure::SeveralSuchBlocks { blocks } => {
                    for block in blocks {
                        eprintln!("variorum: block {}: {}", block.block, beginning(&block.text));
                    }
                }
                Failure::SeveralSuchPassages { passages } => {
                    for passage in passages {
                        let number = passage.passages.first().copied().unwrap_or_default();
                        eprintln!("variorum: sentence {number}: {}", beginning(&passage.text));
                    }
                }
                Failure::ContradictsDecision { decisions } => {
                    for decision in decisions {
                        let about = decision.passages.first().map(|passage| beginning(&passage.text));
                        let kind = in_words(&decision.kind);
                        eprintln!("variorum: decision {}: {kind}: {}", decision.number, about.unwrap_or_default());
                    }
                }
                _ => {}
            }
            let message = FailureMessage::new(&failure, &self.catalogue()).message;
            Failed::Engine { failure, message }
        })
    }

    /// The folder of the archive.
    pub fn archive(&self) -> Result<&Path, Failed> {
        self.archive.as_deref().ok_or(Failed::NoDataFolder)
    }

    fn settings(&self) -> Result<Settings, Failed> {
        Ok(Settings {
            archive: self.archive.clone().ok_or(Failed::NoDataFolder)?,
            reader: self.reader.clone(),
            fetcher: public_internet(&clock()),
            model: self.model.clone(),
            samples: None,
            locale: self.locale.clone(),
            clock: clock(),
        })
    }
}

/// Says what takes its time before a command begins.
fn heard(event: &Event) {
    if let Event::Indexing { done, total } = event {
        indexed(*done, *total);
    }
}

fn clock() -> Clock {
    Arc::new(jiff::Timestamp::now)
}
