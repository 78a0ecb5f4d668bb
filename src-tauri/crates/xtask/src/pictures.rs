//! `cargo xtask pictures`: pictures of the real window, for the README.

use crate::failure::Failure;
use crate::packages::Purpose;
use crate::programs::{COMMAND_LINE, WINDOW, cargo};
use crate::project::Project;
use crate::{set_up, step, view};
use std::process::Command;

const FOLDER: &str = "src-tauri/docs/pictures";

/// Takes the pictures anew. The program that takes them belongs to the whole-program tests, which know how to drive a
/// window.
pub fn take(project: &Project) -> Result<(), Failure> {
    set_up::system(Purpose::Tests)?;
    view::build(project)?;
    let mut build = cargo(project, "build");
    build.args(["--bin", COMMAND_LINE, "--bin", WINDOW, "--example", "pictures"]);
    step::run("Building the program", &mut build)?;
    let mut take = Command::new(project.program("examples/pictures"));
    take.arg(project.path("data/samples"))
        .arg(project.path(FOLDER))
        .env("VARIORUM_CLI", project.program(COMMAND_LINE))
        .env("VARIORUM_DESKTOP", project.program(WINDOW));
    step::run("Taking the pictures", &mut take)?;
    step::say(&format!("the pictures lie in {FOLDER}"));
    Ok(())
}
