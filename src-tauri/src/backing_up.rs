//! The backups that are made without being asked for.

use tauri::{AppHandle, Manager};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
use variorum_engine::Engine;

/// Backs up the archive when that is due, while work goes on. That it cannot be is said, and keeps nobody from anything.
pub fn when_due(app: &AppHandle) {
    let app = app.clone();
    tauri::async_runtime::spawn(async move {
        let Some(engine) = app.try_state::<Engine>().map(|engine| engine.inner().clone()) else { return };
        if let Err(failure) = engine.back_up_when_due().await {
            let said = engine.say(&failure).message;
            eprintln!("variorum-desktop: no backup of the archive was made: {said}");
            app.dialog().message(said).title("Variorum").kind(MessageDialogKind::Warning).show(|_| {});
        }
    });
}
