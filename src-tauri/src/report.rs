//! A report saved where the person says, and what can then be done with it.

use crate::choose::dialog;
use crate::file_name;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use tauri::{State, WebviewWindow};
use tokio::sync::oneshot;
use variorum_engine::{
    ArticleId, Catalogue, Command, Engine, Failure, FailureMessage, OpenLibrary, ReportFormat, ReportRequest, StoryId,
};

/// Where the last report was saved. It stays on this side: the view can have that file opened or shown, and no other.
#[derive(Debug, Default)]
pub struct SavedReport(Mutex<Option<PathBuf>>);

/// A report that was saved.
#[derive(Clone, Debug, Serialize)]
pub struct Saved {
    /// Its file's name, without the folder.
    name: String,
}

/// Asks where to, and saves a report on a story there; answers nothing when the person thought better of it.
#[tauri::command]
pub async fn save_report(
    window: WebviewWindow,
    engine: State<'_, Engine>,
    saved: State<'_, SavedReport>,
    story: StoryId,
    base: Option<ArticleId>,
    format: String,
) -> Result<Option<Saved>, FailureMessage> {
    let in_words = |failure: Failure| engine.say(&failure);
    let format =
        ReportFormat::of_file(Path::new(&format!("report.{format}"))).map_err(|error| in_words(error.into()))?;
    let title = title_of(&engine, story).await.map_err(in_words)?;
    let Some(path) = ask_where(&window, &title, format).await else { return Ok(None) };
    let request = ReportRequest { story, base, path: path.clone(), at: None };
    let name = engine.save_report(request).await.map_err(in_words)?;
    saved.remember(path);
    Ok(Some(Saved { name }))
}

/// Opens the report that was saved last, in the program that the system has for it.
#[tauri::command]
pub async fn open_saved_report(
    saved: State<'_, SavedReport>,
    words: State<'_, Catalogue>,
) -> Result<(), FailureMessage> {
    let Some(path) = saved.path() else { return Ok(()) };
    tauri_plugin_opener::open_path(path, None::<&str>).map_err(|error| not_opened(&words, &error))
}

/// Shows the report that was saved last, in its folder.
#[tauri::command]
pub async fn show_saved_report(
    saved: State<'_, SavedReport>,
    words: State<'_, Catalogue>,
) -> Result<(), FailureMessage> {
    let Some(path) = saved.path() else { return Ok(()) };
    tauri_plugin_opener::reveal_item_in_dir(path).map_err(|error| not_opened(&words, &error))
}

fn not_opened(words: &Catalogue, error: &tauri_plugin_opener::Error) -> FailureMessage {
    const CODE: &str = "report_not_opened";
    FailureMessage { code: CODE.to_owned(), message: words.error(CODE).unwrap_or_else(|| error.to_string()) }
}

impl SavedReport {
    fn remember(&self, path: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(path);
    }

    fn path(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn title_of(engine: &Engine, story: StoryId) -> Result<String, Failure> {
    let library = OpenLibrary {}.run(engine).await?;
    Ok(library.stories.into_iter().find(|summary| summary.id == story).map(|summary| summary.title).unwrap_or_default())
}

async fn ask_where(window: &WebviewWindow, title: &str, format: ReportFormat) -> Option<PathBuf> {
    let mut name = format!("{}.{}", file_name::of_title(title), format.extension());
    loop {
        let (chosen, answer) = oneshot::channel();
        dialog(window)
            .add_filter(format.extension().to_uppercase(), &[format.extension()])
            .set_file_name(&name)
            .save_file(move |path| {
                let _ = chosen.send(path);
            });
        let path = answer.await.ok().flatten()?.into_path().ok()?;
        let complete = file_name::with_ending(&path, format.extension());
        // The dialog has asked before a file is replaced, but only for the name as it was typed.
        if complete == path || !complete.exists() {
            return Some(complete);
        }
        name = complete.file_name()?.to_string_lossy().into_owned();
    }
}
