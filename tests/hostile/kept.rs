//! What the archive keeps of hostile documents.

use crate::program::{Run, run};
use crate::story::page;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::PathBuf;
use variorum_tests::Home;

/// An archive that `variorum` keeps.
pub struct Archive<'h> {
    home: &'h Home,
    folder: PathBuf,
}

impl<'h> Archive<'h> {
    /// One that is made when something is added.
    pub fn new(home: &'h Home) -> Self {
        Self { home, folder: home.path().join("archive") }
    }

    /// Adds a file or folder.
    pub fn add(&self, path: &str) -> Run {
        run(self.home, &["add", path, "--archive", &self.folder.to_string_lossy(), "--format", "json"])
    }

    /// The bytes of all its files: the hashes under which it keeps documents stand in them as they are.
    pub fn bytes(&self) -> Vec<u8> {
        let entries = fs::read_dir(&self.folder).unwrap().map(|entry| entry.unwrap().path());
        // Backups lie in a folder of their own.
        entries.filter(|path| path.is_file()).flat_map(|path| fs::read(path).unwrap()).collect()
    }

    /// Adds an article that has nothing hostile, and looks it up.
    pub fn reads_a_good_article(&self) {
        let title = "Council of Vell keeps its library open on Sundays";
        let body = "<p>The council of Vell voted on Thursday to keep the town library open on Sundays for another year, by nine votes to four.</p>\
                    <p>Opening on Sundays costs 41,000 crowns a year, most of it wages, according to the treasurer, Ines Harrow.</p>\
                    <p>“People come who have no other day,” the librarian, Jon Askeby, told the meeting before the vote.</p>";
        let path = self.home.path().join("library.html");
        fs::write(&path, page(title, body)).unwrap();
        let added = self.add(&path.to_string_lossy());
        let outcome = &added.lines().unwrap()[0]["items"][0]["outcome"];
        assert_eq!((outcome["kind"].as_str(), outcome["title"].as_str()), (Some("added"), Some(title)), "{outcome}");
        let article = outcome["article"].as_str().unwrap();
        let shown = run(self.home, &["show", article, "--archive", &self.folder.to_string_lossy(), "--format", "json"]);
        let shown = &shown.lines().unwrap()[0]["article"];
        assert_eq!(shown["sha256"], hex::encode(Sha256::digest(fs::read(&path).unwrap())));
        assert!(shown["document"]["text"].as_str().unwrap().contains("41,000 crowns"));
    }
}

/// Whether `part` stands in `bytes`.
pub fn holds(bytes: &[u8], part: &[u8]) -> bool {
    // By the first byte, which is quicker than by every window in a build without optimisation.
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| Some(byte) == part.first()) {
        rest = &rest[at..];
        if rest.starts_with(part) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}
