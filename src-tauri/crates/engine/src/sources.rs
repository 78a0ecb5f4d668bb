//! What a person names, as documents to read.

use crate::meant::missing;
use crate::reading::{CameFrom, document_label};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use variorum_fetch::{Address, Answer, FetchError, Fetched, Fetcher};
use variorum_ingest::{START, SavedPages, is_hidden, is_resource};

/// The largest document that is read, in bytes. The longest real pages and mails have some tens of megabytes of pictures.
pub const LARGEST_DOCUMENT: u64 = 64 * 1024 * 1024;

/// A document to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// How answers name it: the path or address as given, FOLDER/relative for a file of a folder, `-` for standard input.
    pub label: String,
    place: Place,
    /// The one document of the file that is meant; none when all are.
    one: Option<OneDocument>,
}

/// One document of a file, as a person names it: `FILE#2`.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OneDocument {
    /// The file, as it was written.
    file: String,
    /// Its number, counted from nought.
    number: usize,
}

impl OneDocument {
    /// What is meant by `written`, where it is not itself the name of a file.
    fn of(written: &Path) -> Option<Self> {
        let (file, number) = written.to_str()?.rsplit_once('#')?;
        let number = number.parse::<usize>().ok()?.checked_sub(1)?;
        (!written.exists() && Path::new(file).is_file()).then(|| Self { file: file.to_owned(), number })
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    File(PathBuf),
    StandardInput,
    Address(Address),
    /// Nothing can be read, and why is known already.
    Nothing(SourceError),
}

/// Why a document could not be fetched from where it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// There is nothing at this place.
    #[error("there is no such file")]
    NotFound,
    /// There is nothing at this place, which looks like the address of a page without its scheme.
    #[error("there is no such file; write https:// in front of an address")]
    NoScheme,
    /// It is an address that is not one of the web.
    #[error("nothing is fetched but web pages")]
    NotFetched,
    /// It is the address of a file on this machine, and not its path.
    #[error("the file has to be named by its path")]
    FileAddress,
    /// The file has fewer documents than the number that was written behind its name.
    #[error("the file holds no document of this number")]
    NoSuchDocument,
    /// This user may not read it.
    #[error("this user may not read the file")]
    NotPermitted,
    /// It is a device, a pipe or the like.
    #[error("this is not a file but a device or a pipe")]
    NotAFile,
    /// It is larger than [`LARGEST_DOCUMENT`].
    #[error("the file is larger than 64 MB")]
    TooLarge,
    /// The disk or the network folder failed.
    #[error("the disk or network folder failed")]
    Unreachable,
    /// The folder holds no files.
    #[error("the folder holds no files")]
    EmptyFolder,
    /// Its address is wrong, or no page came from there.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The folder holds pictures, styles and the like, and nothing else.
    #[error("the folder holds no documents")]
    NoDocuments,
}

impl SourceError {
    /// The stable code, from which catalogues make words.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotFound => "not_found",
            Self::NoScheme => "no_scheme",
            Self::NotFetched => "not_fetched",
            Self::FileAddress => "file_address",
            Self::NoSuchDocument => "no_such_document",
            Self::NotPermitted => "not_permitted",
            Self::NotAFile => "not_a_file",
            Self::TooLarge => "too_large",
            Self::Unreachable => "unreachable",
            Self::EmptyFolder => "empty_folder",
            Self::Fetch(error) => error.code(),
            Self::NoDocuments => "no_documents",
        }
    }
}

impl From<io::Error> for SourceError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::NotFound => Self::NotFound,
            io::ErrorKind::PermissionDenied => Self::NotPermitted,
            _ => Self::Unreachable,
        }
    }
}

/// The documents that paths name: a file is one, a folder all documents in it and in its folders, by name; `FILE#2` is the second of those that
/// stand in a file, `-` is standard input, and what begins with `https://` or `http://` is the address of a page, which is fetched when it is read.
///
/// In a folder is passed over what a person who adds it does not mean: hidden files, which are a system's own notes; symbolic links, which can
/// lead in circles; the folder that a browser puts beside a page that it saves; and files that only serve pages, such as pictures and styles,
/// known by what they hold ([`is_resource`]). A folder in which nothing else stands is one source that cannot be read, and so is each file of a
/// kind that is not read. What is named itself is never passed over.
pub fn sources(paths: &[PathBuf]) -> Vec<Source> {
    paths.iter().flat_map(|path| named(path)).collect()
}

/// Whether a path that a person wrote, and at which there is no file, is meant as an address.
pub fn is_address(path: &Path) -> bool {
    path.to_str().is_some_and(|path| Address::is_meant(path) || missing(path) != SourceError::NotFound)
}

/// Whether a path that a person wrote is the name of one document of a file, as `FILE#2` is.
pub fn is_one_document(path: &Path) -> bool {
    OneDocument::of(path).is_some()
}

fn named(path: &Path) -> Vec<Source> {
    let label = path.to_string_lossy().into_owned();
    if label == "-" {
        return vec![Source::new(label, Place::StandardInput)];
    }
    if path.to_str().is_some_and(Address::is_meant) {
        return vec![Source::at(&label)];
    }
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => {
            let mut walk = Walk::default();
            walk.enter(path, label.trim_end_matches(['/', '\\']));
            if walk.found.is_empty() {
                let error = if walk.resources { SourceError::NoDocuments } else { SourceError::EmptyFolder };
                walk.found.push(Source::new(label, Place::Nothing(error)));
            }
            walk.found
        }
        Ok(_) => vec![Source::new(label, Place::File(path.to_owned()))],
        Err(error) => {
            if let Some(one) = OneDocument::of(path) {
                return vec![Source { label, place: Place::File(one.file.clone().into()), one: Some(one) }];
            }
            let error = match error.into() {
                SourceError::NotFound => missing(&label),
                other => other,
            };
            vec![Source::new(label, Place::Nothing(error))]
        }
    }
}

/// What was found in a folder and its folders.
#[derive(Default)]
struct Walk {
    found: Vec<Source>,
    /// Whether there were files that only serve pages.
    resources: bool,
}

impl Walk {
    /// Finds what stands in `folder`. Without recursion: folders can stand in one another more deeply than a thread's stack bears.
    fn enter(&mut self, folder: &Path, label: &str) {
        let mut ahead = vec![(folder.to_owned(), label.to_owned(), true)];
        while let Some((path, label, is_folder)) = ahead.pop() {
            if !is_folder {
                self.found.push(Source::new(label, Place::File(path)));
                continue;
            }
            match fs::read_dir(&path) {
                Ok(entries) => ahead.extend(self.inside(entries, &label).into_iter().rev()),
                Err(error) => self.found.push(Source::new(label, Place::Nothing(error.into()))),
            }
        }
    }

    /// The files and folders that stand directly in a folder, by name: where they lie, what they are called, and whether they are folders.
    fn inside(&mut self, entries: fs::ReadDir, label: &str) -> Vec<(PathBuf, String, bool)> {
        let mut entries: Vec<fs::DirEntry> = entries.filter_map(Result::ok).collect();
        entries.sort_by_key(fs::DirEntry::file_name);
        let names: Vec<String> = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        let pages = SavedPages::among(names.iter().map(String::as_str));
        let mut inside = Vec::new();
        for (entry, name) in entries.iter().zip(&names) {
            match entry.file_type() {
                _ if is_hidden(name) => {}
                Ok(kind) if kind.is_dir() && pages.have(name) => self.resources = true,
                Ok(kind) if kind.is_symlink() => {}
                // Only a file is opened: to open a pipe would wait for someone to write into it.
                Ok(kind) if kind.is_file() && starts_as_resource(&entry.path()) => self.resources = true,
                kind => inside.push((entry.path(), format!("{label}/{name}"), kind.is_ok_and(|kind| kind.is_dir()))),
            }
        }
        inside
    }
}

/// Whether a file only serves pages, as far as it can be read.
fn starts_as_resource(path: &Path) -> bool {
    let mut start = Vec::with_capacity(START);
    fs::File::open(path).and_then(|file| file.take(START as u64).read_to_end(&mut start)).is_ok() && is_resource(&start)
}

/// A document as it lies, or as it came.
pub(crate) struct Loaded {
    pub bytes: Vec<u8>,
    /// From where it came, when it was fetched.
    pub came_from: Option<CameFrom>,
    /// The character set that its server says.
    pub charset: Option<String>,
}

impl Loaded {
    /// A page that came from the address `asked`.
    pub(crate) fn page(asked: &str, page: Fetched) -> Self {
        let came_from = Some(CameFrom { asked: asked.to_owned(), known: page.known });
        Self { bytes: page.body, came_from, charset: page.charset }
    }
}

impl Source {
    const fn new(label: String, place: Place) -> Self {
        Self { label, place, one: None }
    }

    /// The page at an address, as a person writes it.
    pub(crate) fn at(address: &str) -> Self {
        let place = match Address::read(address) {
            Ok(address) => Place::Address(address),
            Err(error) => Place::Nothing(error.into()),
        };
        Self::new(address.to_owned(), place)
    }

    /// How answers name the document of this number, counted from nought, of those that were read of it; none when it is not meant.
    pub(crate) fn document(&self, number: usize) -> Option<String> {
        match &self.one {
            Some(one) => (one.number == number).then(|| document_label(&one.file, number)),
            None => Some(document_label(&self.label, number)),
        }
    }

    /// Whether the document that is meant is among so many.
    pub(crate) fn is_among(&self, documents: usize) -> bool {
        self.one.as_ref().is_none_or(|one| one.number < documents)
    }

    /// Where it lies, when it is a file.
    pub fn file(&self) -> Option<&Path> {
        match &self.place {
            Place::File(path) => Some(path),
            Place::StandardInput | Place::Address(_) | Place::Nothing(_) => None,
        }
    }

    /// The file's own name; none for what is no file.
    pub(crate) fn file_name(&self) -> Option<String> {
        self.file()?.file_name().map(|name| name.to_string_lossy().into_owned())
    }

    /// Its bytes: from the disk, or from the internet.
    pub(crate) fn load(&self, fetcher: &Fetcher) -> Result<Loaded, SourceError> {
        let bytes = match &self.place {
            Place::Nothing(error) => return Err(*error),
            Place::Address(address) => return fetched(address, fetcher.fetch(address, None)?),
            Place::StandardInput => bounded(io::stdin().lock())?,
            Place::File(path) => {
                // Looked at before it is opened: to open a pipe would wait for someone to write into it.
                let metadata = fs::metadata(path)?;
                if !metadata.is_file() {
                    return Err(SourceError::NotAFile);
                }
                if metadata.len() > LARGEST_DOCUMENT {
                    return Err(SourceError::TooLarge);
                }
                bounded(fs::File::open(path)?)?
            }
        };
        Ok(Loaded { bytes, came_from: None, charset: None })
    }
}

fn fetched(address: &Address, answer: Answer) -> Result<Loaded, SourceError> {
    match answer {
        Answer::Page(page) => Ok(Loaded::page(address.as_str(), *page)),
        // Nothing was said to be known.
        Answer::Unchanged => Err(FetchError::NotUnderstood.into()),
    }
}

fn bounded(from: impl Read) -> Result<Vec<u8>, SourceError> {
    let mut bytes = Vec::new();
    from.take(LARGEST_DOCUMENT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST_DOCUMENT { Err(SourceError::TooLarge) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use variorum_fetch::{Question, Reply, Time, Wire};

    /// A network without a single machine.
    struct Nothing;

    impl Wire for Nothing {
        fn ask(&self, _: &Question<'_>) -> Result<Reply, FetchError> {
            Err(FetchError::Offline)
        }
    }

    fn load(source: &Source) -> Result<Vec<u8>, SourceError> {
        let time = Time { now: Arc::new(|| jiff::Timestamp::UNIX_EPOCH), sleep: Arc::new(|_| {}) };
        source.load(&Fetcher::new(Arc::new(Nothing), time)).map(|loaded| loaded.bytes)
    }

    #[test]
    fn a_folder_stands_for_its_files_by_name() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        for name in ["c.txt", "b/a.txt", ".hidden"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let found = sources(&[folder.path().to_owned()]);
        let root = folder.path().to_string_lossy().into_owned();
        let labels: Vec<String> = found.iter().map(|source| source.label.replace(&root, "FOLDER")).collect();
        assert_eq!(labels, ["FOLDER/b/a.txt", "FOLDER/c.txt"]);
        assert_eq!(load(&found[0]).unwrap(), b"b/a.txt");
    }

    #[test]
    fn a_number_behind_the_name_of_a_file_means_one_of_its_documents() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["feed.xml", "odd#2"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        let only = |name: &str| sources(&[folder.path().join(name)]).remove(0);
        let second = only("feed.xml#2");
        assert_eq!(load(&second).unwrap(), b"feed.xml");
        assert_eq!((second.document(0), second.document(1)), (None, Some(second.label.clone())));
        assert!(second.is_among(2) && !second.is_among(1));
        assert_eq!(load(&only("odd#2")).unwrap(), b"odd#2", "a file's own name goes before");
        assert_eq!(only("odd#2").document(0), Some(only("odd#2").label));
        for missing in ["feed.xml#0", "feed.xml#two", "feed.xml#", "gone.xml#2"] {
            assert_eq!(load(&only(missing)), Err(SourceError::NotFound), "{missing}");
        }
    }

    #[test]
    fn what_serves_pages_is_passed_over_in_folders_and_nowhere_else() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("Fire_files")).unwrap();
        fs::create_dir(folder.path().join("Port_files")).unwrap();
        let files: [(&str, &[u8]); 7] = [
            ("Fire.html", b"<p>Fire</p>"),
            ("Fire_files/ad.html", b"<p>Ad</p>"),
            ("Port_files/port.txt", b"Port"),
            ("photo", b"\xff\xd8\xff\xe0"),
            ("style.txt", b"body{margin:0}"),
            ("data.bin", b"\0\x01\x02"),
            ("empty.html", b""),
        ];
        for (name, bytes) in files {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let names = |path: PathBuf| -> Vec<String> {
            let found = sources(&[path]);
            found.iter().map(|source| source.file_name().unwrap_or_default()).collect()
        };
        assert_eq!(names(folder.path().to_owned()), ["Fire.html", "port.txt", "data.bin", "empty.html"]);
        assert_eq!(names(folder.path().join("photo")), ["photo"]);
        assert_eq!(names(folder.path().join("Fire_files")), ["ad.html"]);
    }

    #[test]
    fn a_folder_of_pictures_alone_is_one_source_that_cannot_be_read() {
        let folder = tempfile::tempdir().unwrap();
        for number in 0..3 {
            fs::write(folder.path().join(format!("{number}.jpg")), b"\xff\xd8\xff\xe0").unwrap();
        }
        let found = sources(&[folder.path().to_owned()]);
        assert_eq!(found.len(), 1);
        assert_eq!(load(&found[0]), Err(SourceError::NoDocuments));
    }

    #[test]
    fn folders_may_stand_in_one_another_deeply() {
        let folder = tempfile::tempdir().unwrap();
        let bottom = (0..1_000).fold(folder.path().to_owned(), |path, _| path.join("d"));
        fs::create_dir_all(&bottom).unwrap();
        fs::write(bottom.join("a.txt"), "a").unwrap();
        let path = folder.path().to_owned();
        let little = std::thread::Builder::new().stack_size(128 * 1024);
        assert_eq!(little.spawn(move || sources(&[path]).len()).unwrap().join().unwrap(), 1);
    }

    #[test]
    fn what_cannot_be_read_says_why() {
        let folder = tempfile::tempdir().unwrap();
        let only = |path: PathBuf| load(&sources(&[path])[0]).unwrap_err();
        assert_eq!(only(folder.path().join("nothing")), SourceError::NotFound);
        assert_eq!(only(folder.path().to_owned()), SourceError::EmptyFolder);
        assert_eq!(only("https://gazette.example/a".into()), FetchError::Offline.into());
        assert_eq!(only("https://".into()), FetchError::NotAnAddress.into());
        assert_eq!(only("outlet.example/article".into()), SourceError::NoScheme);
        assert_eq!(only("ftp://outlet.example/article".into()), SourceError::NotFetched);
        assert_eq!(only("file:///outlet/article".into()), SourceError::FileAddress);
        let large = folder.path().join("large");
        fs::File::create(&large).unwrap().set_len(LARGEST_DOCUMENT + 1).unwrap();
        assert_eq!(only(large), SourceError::TooLarge);
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_not_waited_for_and_a_circle_of_links_ends() {
        assert_eq!(load(&sources(&["/dev/zero".into()])[0]), Err(SourceError::NotAFile));
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(folder.path(), folder.path().join("circle")).unwrap();
        fs::write(folder.path().join("a.txt"), "a").unwrap();
        assert_eq!(sources(&[folder.path().to_owned()]).len(), 1);
    }
}
