//! What lies beside documents in a folder or a ZIP archive, and is none.
//!
//! A person who adds a folder means the articles in it. Three kinds of file are passed over there without a word: what a system keeps for
//! itself, the folder in which a browser puts what belongs to a page that it saves, and files that only serve pages: pictures, fonts, sound,
//! films, style sheets and scripts, known by what they hold. All else in a folder is a document or is said not to be one, and so is every file
//! that is named itself.

use crate::{ReadError, format, resource};
use std::collections::BTreeSet;

/// How many of a file's first bytes tell whether it is a document.
pub const START: usize = resource::WITHIN;

/// Whether a file or folder of this name is a system's own: hidden, a preview of pictures, or what macOS adds to ZIP archives.
pub fn is_hidden(name: &str) -> bool {
    name.starts_with('.') && !matches!(name, "." | "..")
        || ["__MACOSX", "Thumbs.db", "desktop.ini"].iter().any(|own| own.eq_ignore_ascii_case(name))
}

/// Whether a file that starts with these bytes, [`START`] of them or all, only serves pages.
pub fn is_resource(start: &[u8]) -> bool {
    const KINDS: [&str; 8] =
        ["image/", "font/", "audio/", "video/", "application/ogg", "application/wasm", "text/css", "text/javascript"];
    matches!(format::of_start(start), Err(ReadError::UnknownFormat { media_type }) if KINDS.iter().any(|kind| media_type.starts_with(kind)))
}

/// The pages in a folder, or in all folders of an archive: beside each, a browser may have put a folder of what belongs to it.
#[derive(Debug)]
pub struct SavedPages {
    /// Their names without the ending.
    stems: BTreeSet<String>,
}

impl SavedPages {
    /// The pages among files of these names or paths.
    pub fn among<'n>(names: impl IntoIterator<Item = &'n str>) -> Self {
        const ENDINGS: [&str; 4] = ["html", "htm", "xhtml", "shtml"];
        let stem = |name: &'n str| {
            let (stem, ending) = name.rsplit_once('.')?;
            ENDINGS.iter().any(|own| own.eq_ignore_ascii_case(ending)).then(|| stem.to_owned())
        };
        Self { stems: names.into_iter().filter_map(stem).collect() }
    }

    /// Whether the folder of this name or path holds what belongs to one of the pages: it is called like the page, with a word for "files" in
    /// the language of the browser behind it.
    pub fn have(&self, folder: &str) -> bool {
        WORDS_FOR_FILES.iter().any(|word| folder.strip_suffix(word).is_some_and(|stem| self.stems.contains(stem)))
    }
}

/// What browsers and Windows add to the name of a page for the folder of its files.
const WORDS_FOR_FILES: [&str; 29] = [
    "_files",
    ".files",
    "-Dateien",
    "_fichiers",
    "_archivos",
    "_bestanden",
    "_file",
    "-filer",
    "_filer",
    "_tiedostot",
    "_pliki",
    "_soubory",
    "_súbory",
    "_elemei",
    "_ficheiros",
    "_arquivos",
    "_dosyalar",
    "_datoteke",
    "_fitxers",
    "_failid",
    "_fails",
    "_bylos",
    "_fajlovi",
    "_fitxategiak",
    "_fișiere",
    "_файлы",
    "_файли",
    "_файлове",
    "_αρχεία",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_of_a_saved_page_is_known_by_the_page_beside_it() {
        let pages = SavedPages::among(["Fire.html", "Hafen.HTM", "b/Port.html", "notes.txt"]);
        for folder in ["Fire_files", "Hafen-Dateien", "b/Port_fichiers", "Fire_файлы"] {
            assert!(pages.have(folder), "{folder}");
        }
        for folder in ["Fire", "Fires_files", "Port_fichiers", "notes_files", "_files", ""] {
            assert!(!pages.have(folder), "{folder}");
        }
    }

    #[test]
    fn a_systems_own_files_are_hidden() {
        for name in [".DS_Store", "._a.html", "__MACOSX", "thumbs.db"] {
            assert!(is_hidden(name), "{name}");
        }
        for name in ["a.html", "..", "_a"] {
            assert!(!is_hidden(name), "{name}");
        }
    }

    #[test]
    fn what_serves_pages_is_known_by_what_it_holds() {
        for start in [
            &b"\x89PNG\r\n\x1a\n"[..],
            b"<svg xmlns='http://www.w3.org/2000/svg'>",
            b"wOF2",
            b"\0\0\x01\0\x01\0",
            b"body{margin:0}",
            b"(function(){var x=1;})();",
        ] {
            assert!(is_resource(start), "{start:?}");
        }
        for start in
            [&b""[..], b"Text", b"<html><p>x", b"%PDF-1.7", b"PK\x03\x04", b"\0\x01\x02", b"Rar!\x1a\x07", b"{\\rtf"]
        {
            assert!(!is_resource(start), "{start:?}");
        }
    }
}
