//! `cargo xtask`: the chores of the project, each doing its own set-up.

mod app;
mod bench;
mod browser;
mod check;
mod counted;
mod deny;
mod failure;
mod learn;
mod model;
mod node;
mod packages;
mod pictures;
mod programs;
mod project;
mod set_up;
mod step;
mod suite;
mod system;
mod test;
mod types;
mod view;

use failure::Failure;
use project::Project;
use std::path::Path;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask app [-- ARG…]             builds the program and opens the window on the sample stories
cargo xtask test [--only SUITE] [-- ARG…]
                                      runs every test, or those of one suite: view, browser, docs, rust
                                      (what stands after -- goes to the runner of that one suite)
cargo xtask check                     format, lints, types, lock files, licences: what is refused before it lands
cargo xtask types [--check]           writes the view's types from the engine, or says whether they differ
cargo xtask bench reading FOLDER      measures how fast the pages in a folder are read, beside Python's trafilatura
cargo xtask bench collate             measures how fast articles are compared, beside CollateX, and checks the bounds of instructions
cargo xtask bench quotes              measures how fast quotes, figures and names are read, and checks the bound of instructions
cargo xtask bench hostile             reads hostile documents with the program built for release, each within its eleven seconds
cargo xtask bench archive [ARTICLES…] measures how fast archives of so many made-up articles (100000) take in and answer, and their size
cargo xtask bench vectors             measures how fast sentences become vectors
cargo xtask bench trace               measures how fast, and within how much memory, texts shared by 20,000 articles are found; checks the bounds
cargo xtask model [PATH]              fetches the model of sentence vectors, to where the built programs find it or to PATH
cargo xtask learn                     learns the weights of the collation anew from the labelled stories
cargo xtask pictures                  takes the pictures of the window that the README shows

Each command installs or names what it needs. CI=true answers every question with yes.
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let done = Project::find().and_then(|project| run(&project, &words));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nxtask: {failure}");
            ExitCode::from(failure.exit_status())
        }
    }
}

fn run(project: &Project, words: &[String]) -> Result<(), Failure> {
    let (own, passed_on) = match words.iter().position(|word| word == "--") {
        Some(at) => (&words[..at], &words[at + 1..]),
        None => (words, &[][..]),
    };
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    match own.as_slice() {
        ["app"] => app::run(project, passed_on),
        ["test"] if passed_on.is_empty() => test::all(project),
        ["test", "--only", name] => test::only(project, name.parse()?, passed_on),
        ["check"] => check::run(project),
        ["types"] => types::write(project),
        ["types", "--check"] => types::check(project),
        ["bench", "reading", folder] => bench::reading(project, folder),
        ["bench", "hostile"] => bench::hostile(project),
        ["bench", "collate"] => bench::collate(project),
        ["bench", "quotes"] => bench::quotes(project),
        ["bench", "archive", counts @ ..] => bench::archive(project, counts),
        ["bench", "vectors"] => bench::vectors(project),
        ["bench", "trace"] => bench::trace(project),
        ["model"] => model::bring(project),
        ["model", path] => model::bring_to(project, Path::new(path)),
        ["learn"] => learn::run(project),
        ["pictures"] => pictures::take(project),
        ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(Failure::WrongUse(HELP)),
    }
}
