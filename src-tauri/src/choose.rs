//! Articles chosen in the system's dialogs.

use std::path::PathBuf;
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;
use variorum_engine::{Engine, JobId};

/// Asks for files and adds them; answers the job, or nothing when the person thought better of it.
#[tauri::command]
pub async fn choose_files(window: WebviewWindow, engine: State<'_, Engine>) -> Result<Option<JobId>, ()> {
    Ok(add_files(&window, &engine).await)
}

/// Asks for folders and adds what lies in them; answers the job, or nothing when the person thought better of it.
#[tauri::command]
pub async fn choose_folder(window: WebviewWindow, engine: State<'_, Engine>) -> Result<Option<JobId>, ()> {
    Ok(add_folders(&window, &engine).await)
}

/// Asks for files and adds them.
pub async fn add_files(window: &WebviewWindow, engine: &Engine) -> Option<JobId> {
    let (chosen, answer) = oneshot::channel();
    dialog(window).pick_files(move |paths| {
        let _ = chosen.send(paths);
    });
    add(engine, answer.await.ok().flatten()?)
}

/// Asks for folders and adds what lies in them.
pub async fn add_folders(window: &WebviewWindow, engine: &Engine) -> Option<JobId> {
    let (chosen, answer) = oneshot::channel();
    dialog(window).pick_folders(move |paths| {
        let _ = chosen.send(paths);
    });
    add(engine, answer.await.ok().flatten()?)
}

/// A dialog that belongs to the window.
pub fn dialog(window: &WebviewWindow) -> FileDialogBuilder<tauri::Wry> {
    window.dialog().file().set_parent(window)
}

fn add(engine: &Engine, chosen: Vec<FilePath>) -> Option<JobId> {
    let paths: Vec<PathBuf> = chosen.into_iter().filter_map(|path| path.into_path().ok()).collect();
    (!paths.is_empty()).then(|| engine.add_paths(paths))
}
