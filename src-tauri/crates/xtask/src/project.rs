//! Where the project's files lie.

use crate::failure::Failure;
use std::env;
use std::path::{Path, PathBuf};

/// The folders of this checkout.
pub struct Project {
    root: PathBuf,
    programs: PathBuf,
}

impl Project {
    /// Finds the checkout that Cargo runs this program from.
    pub fn find() -> Result<Self, Failure> {
        let outside = || Failure::Missing {
            what: "the project's folder".into(),
            remedy: "run this as `cargo xtask …` inside the checkout".into(),
        };
        // Asked at run time: a path compiled in would be wrong once the folder has been moved.
        let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").ok_or_else(outside)?);
        let root = manifest.ancestors().nth(3).ok_or_else(outside)?.to_path_buf();
        // Cargo puts every program of the workspace beside this one, wherever its target folder is.
        let own = env::current_exe().map_err(|error| Failure::File { path: "xtask".into(), error })?;
        let programs = own.parent().ok_or_else(outside)?.to_path_buf();
        Ok(Self { root, programs })
    }

    /// The root of the checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A file or folder, named from the root.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// Where Cargo's output lies.
    pub fn target(&self) -> &Path {
        self.programs.parent().unwrap_or(&self.programs)
    }

    /// A program of the workspace, as Cargo builds it.
    pub fn program(&self, name: &str) -> PathBuf {
        self.programs.join(format!("{name}{}", env::consts::EXE_SUFFIX))
    }
}
