//! The view in `ui/`: its packages and its build.

use crate::failure::Failure;
use crate::node::{self, npm};
use crate::project::Project;
use crate::step;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

/// What the built view is made from: when none of it is newer, building again would only make the window link again.
const SOURCES: [&str; 7] = [
    "data/messages",
    "ui/index.html",
    "ui/package-lock.json",
    "ui/public",
    "ui/src",
    "ui/svelte.config.js",
    "ui/vite.config.ts",
];

/// Builds the view, after fetching its packages, unless what stands is up to date.
pub fn build(project: &Project) -> Result<(), Failure> {
    install(project)?;
    let built = changed(&project.path("ui/dist/index.html"));
    if SOURCES.iter().map(|source| changed(&project.path(source))).all(|source| source < built) {
        step::say("the view is up to date");
        return Ok(());
    }
    step::run("Building the view", &mut npm(project, &["run", "build"]))
}

/// Fetches the packages that the lock file names, unless they are there.
pub fn install(project: &Project) -> Result<(), Failure> {
    node::look()?;
    // npm writes this file when it has finished.
    let installed = changed(&project.path("ui/node_modules/.package-lock.json"));
    if changed(&project.path("ui/package-lock.json")) < installed {
        return Ok(());
    }
    step::run("Fetching the view's packages", &mut npm(project, &["ci", "--no-audit", "--no-fund"]))
}

/// When a file, or anything in a folder, last changed; nothing for what does not exist.
fn changed(path: &Path) -> Option<SystemTime> {
    let about = fs::metadata(path).ok()?;
    let own = about.modified().ok()?;
    if !about.is_dir() {
        return Some(own);
    }
    // The folder's own time tells of files that were removed.
    let inside = fs::read_dir(path).ok()?.flatten().filter_map(|entry| changed(&entry.path())).max();
    Some(inside.map_or(own, |inside| inside.max(own)))
}
