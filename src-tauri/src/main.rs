//! The desktop window of Variorum: a window, a menu, dialogs, and a place to drop articles on. What happens to them is the engine's.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod backing_up;
mod choose;
mod commands;
mod drop;
mod file_name;
mod menu;
mod menu_entry;
#[cfg(target_os = "linux")]
mod page_editing;
mod places;
mod refusal;
mod report;
mod start;
mod window;
mod zoom;

use arguments::Arguments;
use clap::Parser;

fn main() -> tauri::Result<()> {
    let arguments = Arguments::parse();
    tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            commands::start,
            commands::call,
            choose::choose_files,
            choose::choose_folder,
            report::save_report,
            report::open_saved_report,
            report::show_saved_report,
        ])
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .setup(move |app| Ok(start::start(app, &arguments)?))
        .build(tauri::generate_context!())?
        .run(|_, _| {});
    Ok(())
}
