//! `cargo xtask app`: builds the program and opens the window on the sample stories.

use crate::failure::Failure;
use crate::packages::Purpose;
use crate::programs::{self, COMMAND_LINE, WINDOW};
use crate::project::Project;
use crate::{model, set_up, step, view};
use std::env;
use std::fs;
use std::process::Command;

const SAMPLES: &str = "data/samples";
/// The story whose report is written where no window can be shown.
const SAMPLE_STORY: &str = "kremlin-iran";

/// Builds the program and opens the window, `words` being handed to it.
pub fn run(project: &Project, words: &[String]) -> Result<(), Failure> {
    set_up::system(Purpose::Program)?;
    view::build(project)?;
    programs::build(project)?;
    if let Err(failure) = model::bring(project) {
        step::report(&failure);
        step::say("There is no model of sentence vectors: articles are compared by their words alone.");
    }
    if has_display() { open(project, words) } else { write_report(project) }
}

fn has_display() -> bool {
    let named = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

fn open(project: &Project, words: &[String]) -> Result<(), Failure> {
    let mut window = Command::new(project.program(WINDOW));
    window.arg("--samples").arg(project.path(SAMPLES)).args(words);
    step::hand_over("Opening the window", &mut window)
}

fn write_report(project: &Project) -> Result<(), Failure> {
    let folder = project.target().join("variorum");
    fs::create_dir_all(&folder).map_err(|error| Failure::File { path: folder.display().to_string(), error })?;
    let report = folder.join(format!("{SAMPLE_STORY}.html"));
    eprintln!("\nThere is no display here, so no window can open. The report of a sample story is written instead.");
    let mut command = Command::new(project.program(COMMAND_LINE));
    command.arg("report").arg(project.path(SAMPLES).join(SAMPLE_STORY)).arg("-o").arg(&report);
    step::run("Writing the report", &mut command)?;
    println!("{}", report.display());
    Ok(())
}
