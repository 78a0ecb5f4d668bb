//! Where the model lies.

use std::path::{Path, PathBuf};

/// The file of the model by which passages are compared by meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelFile {
    /// The one that a person named. When it cannot be used, that is an error.
    Named(PathBuf),
    /// The one that came with the program, or that lies in the person's data. When it cannot be used, words alone are compared.
    Found(PathBuf),
    /// There is none.
    Missing,
}

/// Its name where nobody named it; `cargo xtask model` and the installers write it so.
const NAME: &str = "sentence-vectors.safetensors";

/// Where files lie that were installed with a program, seen from the program's folder: on Windows and in a build, on Linux, on macOS.
const INSTALLED: [&str; 3] = ["", "../lib/Variorum", "../Resources"];

impl ModelFile {
    /// The file that was named, else the one that came with the program at `program`, else the one in the folder of the person's data.
    pub fn find(named: Option<PathBuf>, program: &Path, data: Option<&Path>) -> Self {
        if let Some(named) = named {
            return Self::Named(named);
        }
        let beside = program.parent().into_iter().flat_map(|folder| INSTALLED.map(|place| folder.join(place)));
        let mut files = beside.chain(data.map(Path::to_owned)).map(|folder| folder.join(NAME));
        files.find(|file| file.is_file()).map_or(Self::Missing, Self::Found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_named_file_goes_before_the_programs_and_that_before_the_persons() {
        let folder = tempfile::tempdir().unwrap();
        let (bin, lib, data) = ["bin", "lib/Variorum", "data"].map(|name| folder.path().join(name)).into();
        for made in [&bin, &lib, &data] {
            fs::create_dir_all(made).unwrap();
        }
        let program = bin.join("variorum");
        let find = |named: Option<&str>| ModelFile::find(named.map(PathBuf::from), &program, Some(&data));
        assert_eq!(find(None), ModelFile::Missing);
        for place in [&data, &lib, &bin] {
            fs::write(place.join(NAME), "").unwrap();
            let ModelFile::Found(found) = find(None) else { panic!("{}", place.display()) };
            assert_eq!(found.canonicalize().unwrap(), place.join(NAME).canonicalize().unwrap());
        }
        assert_eq!(find(Some("other")), ModelFile::Named("other".into()));
    }
}
