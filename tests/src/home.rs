//! A home for a program under test.

use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder that a program takes for the person's own, so that no test meets what another left, or what a person keeps.
#[derive(Debug)]
pub struct Home {
    folder: TempDir,
}

impl Home {
    /// An empty one.
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a fresh folder") }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What a program has to find in its environment to live here, in English, on a display without a graphics card.
    pub fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        let within = |name: &str| self.path().join(name);
        vec![
            ("HOME", self.path().to_owned()),
            ("XDG_CACHE_HOME", within("cache")),
            ("XDG_CONFIG_HOME", within("config")),
            ("XDG_DATA_HOME", within("data")),
            ("LC_ALL", "C.UTF-8".into()),
            ("LANGUAGE", "en_GB".into()),
            // The dialogs of GTK itself, not those of a desktop that happens to be there.
            ("GTK_USE_PORTAL", "0".into()),
            // Saves a fourth of the memory where there is no graphics card to share it with.
            ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".into()),
        ]
    }
}

impl Default for Home {
    fn default() -> Self {
        Self::new()
    }
}
