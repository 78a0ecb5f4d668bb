//! The types of the view, written from the engine's.

use crate::failure::Failure;
use crate::programs::cargo;
use crate::project::Project;
use crate::step;
use std::fs;
use std::process::Command;

const WRITTEN: &str = "ui/src/api/generated.ts";

/// Writes the view's types.
pub fn write(project: &Project) -> Result<(), Failure> {
    let types = of_engine(project)?;
    let file = |error| Failure::File { path: WRITTEN.into(), error };
    if fs::read(project.path(WRITTEN)).is_ok_and(|standing| standing == types) {
        step::say(&format!("{WRITTEN} is up to date"));
        return Ok(());
    }
    fs::write(project.path(WRITTEN), types).map_err(file)?;
    step::say(&format!("wrote {WRITTEN}"));
    Ok(())
}

/// Fails when the view's types are not the engine's.
pub fn check(project: &Project) -> Result<(), Failure> {
    let types = of_engine(project)?;
    let standing = fs::read(project.path(WRITTEN)).map_err(|error| Failure::File { path: WRITTEN.into(), error })?;
    if standing == types {
        step::say(&format!("{WRITTEN} is up to date"));
        Ok(())
    } else {
        Err(Failure::Found(format!("{WRITTEN} is not what the engine says; `cargo xtask types` writes it")))
    }
}

fn of_engine(project: &Project) -> Result<Vec<u8>, Failure> {
    let name = "Building the list of types";
    step::run(name, cargo(project, "build").args(["--example", "typescript"]))?;
    let answer = step::ask(&mut Command::new(project.program("examples/typescript")))?;
    if answer.status.success() {
        Ok(answer.stdout)
    } else {
        Err(Failure::Failed { step: "Listing the types".into(), status: answer.status })
    }
}
