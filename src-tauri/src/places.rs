//! Where the archive, the reader and the sample stories lie.

use crate::arguments::Arguments;
use std::env;
use std::path::PathBuf;
use tauri::path::PathResolver;
use tauri::{Runtime, utils};

/// The folder of the archive: the one asked for, else the one that the environment names, else `variorum` in the folder where the system
/// keeps a person's data. The command line finds the same one.
pub fn archive<R: Runtime>(arguments: &Arguments, paths: &PathResolver<R>) -> tauri::Result<PathBuf> {
    let of_environment = || env::var_os("VARIORUM_HOME").filter(|home| !home.is_empty()).map(PathBuf::from);
    match arguments.archive.clone().or_else(of_environment) {
        Some(folder) => Ok(folder),
        None => Ok(paths.data_dir()?.join("variorum")),
    }
}

/// The program that reads documents: the one asked for, else `variorum` beside this program.
pub fn reader(arguments: &Arguments) -> tauri::Result<PathBuf> {
    match &arguments.reader {
        Some(program) => Ok(program.clone()),
        None => Ok(utils::platform::current_exe()?.with_file_name(format!("variorum{}", env::consts::EXE_SUFFIX))),
    }
}

/// The folder of the sample stories: the one asked for, else the one that came with the program; none when there are no stories in it.
pub fn samples<R: Runtime>(arguments: &Arguments, paths: &PathResolver<R>) -> Option<PathBuf> {
    let installed = || Some(paths.resource_dir().ok()?.join("samples"));
    arguments.samples.clone().or_else(installed).filter(|folder| folder.join("stories.json").is_file())
}
