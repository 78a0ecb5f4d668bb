//! What passages mean, as vectors.

use crate::{Failure, ModelFile};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;
use variorum_archive::KeptVectors;
use variorum_embed::Model;
use variorum_model::{Digest, Language, Vector, Witness};

/// By what passages are compared beside their words: a model, if there is one, and the vectors that it made before. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Meaning {
    model: Option<Arc<Model>>,
    kept: Option<Arc<Kept>>,
}

/// Kept vectors, whose file is opened, or begun, when the first are asked for.
#[derive(Debug)]
struct Kept {
    path: PathBuf,
    vectors: OnceLock<Mutex<KeptVectors>>,
}

/// The model by which passages were compared by meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
pub struct MeaningAnswer {
    /// Its name and version.
    pub model: String,
    /// The languages that it knows; articles in others are not compared by meaning.
    pub languages: Vec<Language>,
}

/// The name of the file of kept vectors in the folder of an archive.
const KEPT: &str = "vectors.sqlite";

/// So many passages are encoded at a time by one processor.
const GROUP: usize = 16;

impl Meaning {
    /// The model in a file; its vectors are made anew each time.
    pub fn of(file: &ModelFile) -> Result<Self, Failure> {
        let model = match file {
            ModelFile::Named(path) => Some(Model::open(path)?),
            ModelFile::Found(path) => Model::open(path).ok(),
            ModelFile::Missing => None,
        };
        Ok(Self { model: model.map(Arc::new), kept: None })
    }

    /// The model in a file, with the vectors that are kept in the folder of an archive.
    pub(crate) fn kept_in(file: &ModelFile, archive: &Path) -> Result<Self, Failure> {
        let meaning = Self::of(file)?;
        let kept = Kept { path: archive.join(KEPT), vectors: OnceLock::new() };
        Ok(Self { kept: Some(Arc::new(kept)), ..meaning })
    }

    /// The model that takes part in comparisons; none when passages are compared by their words alone.
    pub fn answer(&self) -> Option<MeaningAnswer> {
        let model = self.model.as_ref()?;
        Some(MeaningAnswer { model: model.name().to_owned(), languages: model.languages().to_vec() })
    }

    /// Gives the passages of witnesses their vectors: those that are kept, and those that the model makes now, on all processors. A witness in a
    /// language that the model does not know, or whose language is not known, gets none.
    pub(crate) fn read(&self, witnesses: &mut [Witness], cancelled: &AtomicBool) -> Result<(), Failure> {
        let Some(model) = &self.model else { return Ok(()) };
        let known = |witness: &Witness| witness.language.as_ref().is_some_and(|language| model.knows(language));
        let key = |text: &str| Digest::of(&[model.digest().as_bytes(), text.as_bytes()].concat());
        let mut texts: BTreeMap<Digest, &str> = BTreeMap::new();
        for witness in witnesses.iter().filter(|witness| known(witness)) {
            texts.extend(passages(witness).map(|text| (key(text), text)));
        }
        let mut vectors = self.find(&texts.keys().copied().collect::<Vec<_>>());
        let missing: Vec<(Digest, &str)> = texts.into_iter().filter(|(key, _)| !vectors.contains_key(key)).collect();
        let made = encode(model, &missing.iter().map(|(_, text)| *text).collect::<Vec<_>>(), cancelled)?;
        let made: Vec<(Digest, Vector)> = missing.into_iter().map(|(key, _)| key).zip(made).collect();
        if let Some(mut kept) = self.kept()
            && !made.is_empty()
        {
            kept.keep(&made);
        }
        vectors.extend(made);
        for witness in witnesses.iter_mut().filter(|witness| known(witness)) {
            witness.vectors = passages(witness).map(|text| vectors.get(&key(text)).cloned()).collect();
        }
        Ok(())
    }

    fn find(&self, keys: &[Digest]) -> BTreeMap<Digest, Vector> {
        let found = self.kept().map(|mut kept| kept.find(keys)).unwrap_or_default();
        keys.iter().zip(found).filter_map(|(key, vector)| Some((*key, vector?))).collect()
    }

    fn kept(&self) -> Option<MutexGuard<'_, KeptVectors>> {
        let kept = self.kept.as_ref()?;
        let vectors = kept.vectors.get_or_init(|| Mutex::new(KeptVectors::open(&kept.path)));
        Some(vectors.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn passages(witness: &Witness) -> impl Iterator<Item = &str> {
    (0..witness.passages.len()).map(|passage| witness.passage_text(passage))
}

/// The vectors of texts, made on all processors. Which of them makes which does not show.
fn encode(model: &Model, texts: &[&str], cancelled: &AtomicBool) -> Result<Vec<Vector>, Failure> {
    let groups: Vec<&[&str]> = texts.chunks(GROUP).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut made = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(group) = groups.get(number) else { break };
            made.push((number, model.encode(group, cancelled).ok_or(Failure::Cancelled)?));
        }
        Ok::<_, Failure>(made)
    };
    let processors = thread::available_parallelism().map_or(1, usize::from);
    let mut made = Vec::new();
    thread::scope(|scope| {
        let workers: Vec<_> = (1..processors.min(groups.len())).map(|_| scope.spawn(work)).collect();
        made.extend(work()?);
        for worker in workers {
            made.extend(worker.join().map_err(|_| Failure::Interrupted)??);
        }
        Ok::<_, Failure>(())
    })?;
    made.sort_unstable_by_key(|(number, _)| *number);
    Ok(made.into_iter().flat_map(|(_, vectors)| vectors).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};
    use std::{env, fs};
    use variorum_model::{Passage, Span};

    /// The model that `VARIORUM_MODEL` names, as `cargo xtask test` does. Without it tests that need it say so and do nothing.
    #[allow(clippy::print_stderr)]
    fn file() -> Option<ModelFile> {
        let file = env::var_os("VARIORUM_MODEL").map(|path| ModelFile::Named(path.into()));
        if file.is_none() {
            eprintln!("skipped: VARIORUM_MODEL names no model");
        }
        file
    }

    fn witness(language: &str, passages: &[&str]) -> Witness {
        let text = passages.concat();
        let mut end = 0;
        let passages = passages.iter().map(|passage| {
            let start = end;
            end += passage.len();
            Passage { block: 0, span: Span::new(start, end) }
        });
        Witness {
            source: "one.txt".into(),
            outlet: None,
            title: None,
            published: None,
            modified: None,
            language: Language::from_tag(language),
            passages: passages.collect(),
            text,
            vectors: None,
        }
    }

    fn read(meaning: &Meaning, witnesses: &[Witness]) -> Vec<Option<Vec<Vector>>> {
        let mut witnesses = witnesses.to_vec();
        meaning.read(&mut witnesses, &AtomicBool::new(false)).unwrap();
        witnesses.into_iter().map(|witness| witness.vectors).collect()
    }

    fn story() -> Vec<Witness> {
        let many: Vec<String> = (0..70).map(|number| format!("Ferry number {number} left the harbour. ")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        vec![
            witness(
                "en",
                &["The ferry reached the harbour shortly before midnight. ", "The bank said that inflation fell."],
            ),
            witness("ru", &["Паром прибыл в порт незадолго до полуночи."]),
            witness("uk", &["Пором прибув у порт незадовго до півночі."]),
            witness("en", &many),
            witness("", &["The ferry reached the harbour."]),
        ]
    }

    #[test]
    fn passages_that_say_the_same_are_near_and_unknown_languages_have_no_vectors() {
        let Some(file) = file() else { return };
        let meaning = Meaning::of(&file).unwrap();
        let vectors = read(&meaning, &story());
        let (english, russian) = (vectors[0].as_ref().unwrap(), vectors[1].as_ref().unwrap());
        assert!(english[0].similarity(&russian[0]) > 0.6 && english[1].similarity(&russian[0]) < 0.3);
        assert_eq!((&vectors[2], &vectors[4]), (&None, &None));
        let many = vectors[3].as_ref().unwrap();
        assert_eq!(many.len(), 70);
        let alone = read(&meaning, &[witness("en", &["Ferry number 41 left the harbour. "])]);
        assert_eq!(alone[0].as_ref().unwrap()[0], many[41]);
        assert!(meaning.answer().unwrap().languages.contains(&Language::from_tag("ru").unwrap()));
    }

    #[test]
    fn kept_vectors_are_taken_and_are_those_that_would_be_made() {
        let Some(file) = file() else { return };
        let folder = tempfile::tempdir().unwrap();
        let made = read(&Meaning::of(&file).unwrap(), &story());
        assert_eq!(read(&Meaning::kept_in(&file, folder.path()).unwrap(), &story()), made);
        assert_eq!(read(&Meaning::kept_in(&file, folder.path()).unwrap(), &story()), made);

        // What stands in the file is believed: a planted vector comes back.
        let ModelFile::Named(path) = &file else { return };
        let text = "Паром прибыл в порт незадолго до полуночи.";
        let key = Digest::of(&[Model::open(path).unwrap().digest().as_bytes(), text.as_bytes()].concat());
        let planted = Vector::new(vec![7; 512]);
        KeptVectors::open(&folder.path().join(KEPT)).keep(&[(key, planted.clone())]);
        let taken = read(&Meaning::kept_in(&file, folder.path()).unwrap(), &story());
        assert_eq!(taken[1], Some(vec![planted]));
        assert_eq!(taken[0], made[0]);
    }

    #[test]
    fn what_happens_to_the_kept_vectors_never_shows() {
        let Some(file) = file() else { return };
        let folder = tempfile::tempdir().unwrap();
        let made = read(&Meaning::of(&file).unwrap(), &story());
        let meaning = Meaning::kept_in(&file, folder.path()).unwrap();
        read(&meaning, &story());
        fs::write(folder.path().join(KEPT), "something else").unwrap();
        assert_eq!(read(&meaning, &story()), made);
        assert_eq!(read(&Meaning::kept_in(&file, folder.path()).unwrap(), &story()), made);
        assert_eq!(read(&Meaning::kept_in(&file, &folder.path().join("missing")).unwrap(), &story()), made);
    }

    #[test]
    fn encoding_is_given_up_within_a_tenth_of_a_second() {
        let Some(file) = file() else { return };
        let meaning = Meaning::of(&file).unwrap();
        let long: Vec<String> =
            (0..2_000).map(|number| format!("{number} ferries left the harbour. ").repeat(30)).collect();
        let mut witnesses = [witness("en", &long.iter().map(String::as_str).collect::<Vec<_>>())];
        let cancelled = AtomicBool::new(false);
        thread::scope(|scope| {
            let reading = scope.spawn(|| meaning.read(&mut witnesses, &cancelled));
            thread::sleep(Duration::from_millis(300));
            let asked = Instant::now();
            cancelled.store(true, Ordering::Relaxed);
            assert!(matches!(reading.join().unwrap(), Err(Failure::Cancelled)));
            assert!(asked.elapsed() < Duration::from_millis(100), "{:?}", asked.elapsed());
        });
    }

    #[test]
    fn a_file_that_a_person_named_has_to_be_a_model_and_one_that_was_found_need_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("model");
        fs::write(&path, "no model").unwrap();
        assert_eq!(Meaning::of(&ModelFile::Named(path.clone())).unwrap_err().code(), "model_damaged");
        assert_eq!(Meaning::of(&ModelFile::Named(folder.path().into())).unwrap_err().code(), "model_unreadable");
        let meaning = Meaning::of(&ModelFile::Found(path)).unwrap();
        assert_eq!(meaning.answer(), None);
        assert_eq!(read(&meaning, &story()), vec![None; 5]);
    }
}
