//! Files dropped on the window.

use tauri::{AppHandle, DragDropEvent, Manager, WindowEvent, async_runtime};
use variorum_engine::Engine;

/// Adds what was dropped. The paths come from the system, not from the view; the view hears of the outcome as of every other job's.
pub fn notice(app: &AppHandle, event: &WindowEvent) {
    if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
        let (engine, paths) = (app.state::<Engine>().inner().clone(), paths.clone());
        async_runtime::spawn(async move { engine.add_paths(paths) });
    }
}
