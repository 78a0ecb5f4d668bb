//! Why no window opens.

use std::path::Path;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// Says why the archive in `folder` cannot be opened, in a dialog and to whoever started the program from a command line; then ends the
/// program with exit status 1.
pub fn show(app: &AppHandle, why: &str, folder: &Path) {
    let said = format!("{why}\n\n{}", folder.display());
    eprintln!("variorum-desktop: {said}");
    let program = app.clone();
    app.dialog().message(said).title("Variorum").kind(MessageDialogKind::Error).show(move |_| program.exit(1));
}
