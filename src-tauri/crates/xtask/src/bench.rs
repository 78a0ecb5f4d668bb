//! `cargo xtask bench`: how fast the program is, beside others.

use crate::failure::Failure;
use crate::project::Project;
use crate::{counted, model, programs, step};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// The reader that ours is measured beside, and a part of it that newer versions of its parser lack.
const TRAFILATURA: [&str; 2] = ["trafilatura==2.3.0", "lxml_html_clean"];

/// The collation that ours is measured beside, and a part of it that its package does not bring.
const COLLATEX: [&str; 2] = ["collatex==2.3", "Levenshtein"];

/// Measures how many sentences become vectors in a second of a processor's time.
pub fn vectors(project: &Project) -> Result<(), Failure> {
    model::bring(project)?;
    let mut build = programs::cargo_of(project, "build", "variorum-embed");
    step::run("Building the encoder for release", build.args(["--release", "--example", "speed"]))?;
    let program = project.target().join("release").join("examples").join("speed");
    let mut measure = Command::new("python3");
    measure.arg(project.path("tests/perf/vectors.py")).arg(program).arg(model::place(project));
    step::run("Encoding sentences", &mut measure)
}

/// Measures how long it takes, and how much memory, to find what many articles share word for word, which have bounds.
pub fn trace(project: &Project) -> Result<(), Failure> {
    let mut build = programs::cargo_of(project, "build", "variorum-group");
    step::run("Building the tracing for release", build.args(["--release", "--example", "trace"]))?;
    let program = project.target().join("release").join("examples").join("trace");
    let mut measure = Command::new("python3");
    measure.arg(project.path("tests/perf/trace.py")).arg(program);
    step::run("Tracing 20,000 articles", &mut measure)
}

/// Measures the reading of the pages in a folder beside Python's trafilatura, both in one run on this machine.
pub fn reading(project: &Project, folder: &str) -> Result<(), Failure> {
    if !cfg!(target_os = "linux") {
        let what = "Linux, on which alone processes can be held to a processor as this measure needs it";
        return Err(Failure::Missing { what: what.into(), remedy: "run it there".into() });
    }
    let program = for_release(project)?;
    let python = python_with(project, "trafilatura", &TRAFILATURA)?;
    let mut measure = Command::new(&python);
    measure.arg(project.path("tests/perf/reading.py")).arg(program).arg(Path::new(folder));
    step::run("Reading the pages", &mut measure)
}

/// Reads hostile documents with the program as it is handed on, each within the time that its readers are given.
pub fn hostile(project: &Project) -> Result<(), Failure> {
    let program = for_release(project)?;
    let mut tests = programs::cargo_of(project, "test", "variorum-tests");
    tests.args(["--test", "hostile", "--", "--nocapture"]).env("VARIORUM_CLI", program).env("VARIORUM_OPTIMISED", "1");
    step::run("Reading hostile documents", &mut tests)
}

/// Measures how fast archives of so many articles take in and answer, and how large they are; then how long the command takes that reads them from
/// files first.
pub fn archive(project: &Project, counts: &[&str]) -> Result<(), Failure> {
    let counts = if counts.is_empty() { "100000".to_owned() } else { counts.join(" ") };
    let folder = project.target().join("bench-archive");
    let file = |error| Failure::File { path: folder.display().to_string(), error };
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(file)?;
    }
    let pages = folder.join("pages");
    fs::create_dir_all(&pages).map_err(file)?;
    let mut rates = programs::cargo_of(project, "test", "variorum-engine");
    rates.args(["--release", "--lib", "--", "--ignored", "--nocapture", "rates_of_an_archive"]);
    step::run("Filling archives", rates.env("VARIORUM_ARTICLES", counts).env("VARIORUM_PAGES", &pages))?;
    let program = for_release(project)?;
    let mut add = Command::new(program);
    add.arg("add").arg(&pages).arg("--archive").arg(folder.join("archive")).stdout(Stdio::null());
    let begun = Instant::now();
    step::run("Adding pages with the command, which reads each in a confined process", &mut add)?;
    let (count, took) = (fs::read_dir(&pages).map_err(file)?.count(), begun.elapsed().as_secs_f64());
    step::say(&format!("{:.0} pages a second read, kept and placed", count as f64 / took));
    fs::remove_dir_all(&folder).map_err(file)
}

/// Builds the command line as it is handed on, and says where it lies.
fn for_release(project: &Project) -> Result<PathBuf, Failure> {
    let mut build = programs::cargo_of(project, "build", "variorum-cli");
    step::run("Building the program for release", build.arg("--release"))?;
    Ok(project.target().join("release").join(programs::COMMAND_LINE))
}

/// Measures comparisons: how long they take and how many instructions, which have bounds; and CollateX beside them in the same run.
pub fn collate(project: &Project) -> Result<(), Failure> {
    let mut times = of_collate(project, "collate");
    if model::place(project).exists() {
        times.env("VARIORUM_MODEL", model::place(project));
    }
    step::run("Comparing articles", &mut times)?;
    let mut variants = programs::cargo_of(project, "test", "variorum-collate");
    variants.args(["--release", "--lib", "--", "--ignored", "--nocapture", "all_variants"]);
    step::run("Finding all variants of two articles", &mut variants)?;
    counted::check(project, "collate", counted::COLLATE)?;
    let python = python_with(project, "CollateX", &COLLATEX)?;
    let ours = of_collate(project, "collate");
    let mut measure = Command::new(python);
    measure.arg(project.path("tests/perf/collation.py")).arg(ours.get_program()).args(ours.get_args()).arg("--");
    step::run("Comparing articles beside CollateX", measure.current_dir(project.root()))
}

/// Measures how fast quotes, figures and names are read, and how many instructions that takes, which has a bound.
pub fn quotes(project: &Project) -> Result<(), Failure> {
    let ours = of_collate(project, "quotes");
    let mut measure = Command::new("python3");
    measure.arg(project.path("tests/perf/quotes.py")).arg(ours.get_program()).args(ours.get_args()).arg("--");
    step::run("Reading quotes, figures and names", measure.current_dir(project.root()))?;
    counted::check(project, "quotes", counted::QUOTES)
}

/// A bench of the crate that compares; what follows `--` goes to it.
pub fn of_collate(project: &Project, bench: &str) -> Command {
    let mut command = programs::cargo_of(project, "bench", "variorum-collate");
    command.args(["--quiet", "--bench", bench]);
    command
}

/// A Python in an environment of its own that has some packages.
fn python_with(project: &Project, name: &str, packages: &[&str]) -> Result<PathBuf, Failure> {
    let environment = project.target().join("bench-python");
    let python = environment.join("bin").join("python");
    if !python.exists() {
        step::run("Making a Python environment", Command::new("python3").args(["-m", "venv"]).arg(&environment))?;
    }
    let mut install = Command::new(&python);
    step::run(&format!("Installing {name}"), install.args(["-m", "pip", "install", "--quiet"]).args(packages))?;
    Ok(python)
}
