//! Where the archive, the reader and the sample stories lie.

use crate::arguments::Arguments;
use std::env;
use std::path::PathBuf;
use tauri::path::PathResolver;
use tauri::{Runtime, utils};
use variorum_engine::ModelFile;

/// The folder of the archive: the one asked for, else the one that the environment names, else `variorum` in the folder where the system
/// keeps a person's data. The command line finds the same one.
pub fn archive<R: Runtime>(arguments: &Arguments, paths: &PathResolver<R>) -> tauri::Result<PathBuf> {
    match arguments.archive.clone().or_else(|| of_environment("VARIORUM_HOME")) {
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

/// The file of the model: the one asked for, else the one that the environment names, else the one that came with the program or lies in the folder
/// where the system keeps a person's data. The command line finds the same one.
pub fn model<R: Runtime>(arguments: &Arguments, paths: &PathResolver<R>) -> tauri::Result<ModelFile> {
    let named = arguments.model.clone().or_else(|| of_environment("VARIORUM_MODEL"));
    let data = paths.data_dir().ok().map(|data| data.join("variorum"));
    Ok(ModelFile::find(named, &utils::platform::current_exe()?, data.as_deref()))
}

fn of_environment(name: &str) -> Option<PathBuf> {
    env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The folder of the sample stories: the one asked for, else the one that came with the program; none when there are no stories in it.
pub fn samples<R: Runtime>(arguments: &Arguments, paths: &PathResolver<R>) -> Option<PathBuf> {
    let installed = || Some(paths.resource_dir().ok()?.join("samples"));
    arguments.samples.clone().or_else(installed).filter(|folder| folder.join("stories.json").is_file())
}
