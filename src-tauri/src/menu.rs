//! The menu, with the entries that each system expects where it expects them.

use crate::menu_entry::Entry;
#[cfg(target_os = "linux")]
use crate::page_editing::{self, menu as edit};
use tauri::AppHandle;
#[cfg(target_os = "macos")]
use tauri::menu::WINDOW_SUBMENU_ID;
use tauri::menu::{AboutMetadata, HELP_SUBMENU_ID, Menu, PredefinedMenuItem, Submenu, SubmenuBuilder};
use variorum_engine::{Catalogue, Message};

/// The whole menu, in the words of a catalogue.
pub fn build(app: &AppHandle, words: &Catalogue) -> tauri::Result<Menu<tauri::Wry>> {
    Menu::with_items(
        app,
        &[
            #[cfg(target_os = "macos")]
            &program(app, words)?,
            &file(app, words)?,
            &edit(app, words)?,
            &view(app, words)?,
            #[cfg(target_os = "macos")]
            &window(app, words)?,
            &help(app, words)?,
        ],
    )
}

/// The menu that bears the program's name.
#[cfg(target_os = "macos")]
fn program(app: &AppHandle, words: &Catalogue) -> tauri::Result<Submenu<tauri::Wry>> {
    SubmenuBuilder::new(app, &app.package_info().name)
        .item(&about(app, words)?)
        .separator()
        .services()
        .separator()
        .hide()
        .hide_others()
        .show_all()
        .separator()
        .quit_with_text(words.say(Message::MenuQuit))
        .build()
}

fn file(app: &AppHandle, words: &Catalogue) -> tauri::Result<Submenu<tauri::Wry>> {
    let menu = SubmenuBuilder::new(app, words.say(Message::MenuFile))
        .item(&Entry::AddFiles.item(app, words)?)
        .item(&Entry::AddFolder.item(app, words)?)
        .item(&Entry::AddSamples.item(app, words)?)
        .separator();
    #[cfg(target_os = "macos")]
    let menu = menu.close_window_with_text(words.say(Message::MenuCloseWindow));
    #[cfg(not(target_os = "macos"))]
    let menu = menu.item(&Entry::Quit.item(app, words)?);
    menu.build()
}

/// macOS and Windows bring these entries themselves.
#[cfg(not(target_os = "linux"))]
fn edit(app: &AppHandle, words: &Catalogue) -> tauri::Result<Submenu<tauri::Wry>> {
    SubmenuBuilder::new(app, words.say(Message::MenuEdit))
        .undo_with_text(words.say(Message::MenuUndo))
        .redo_with_text(words.say(Message::MenuRedo))
        .separator()
        .cut_with_text(words.say(Message::MenuCut))
        .copy_with_text(words.say(Message::MenuCopy))
        .paste_with_text(words.say(Message::MenuPaste))
        .select_all_with_text(words.say(Message::MenuSelectAll))
        .build()
}

fn view(app: &AppHandle, words: &Catalogue) -> tauri::Result<Submenu<tauri::Wry>> {
    let menu = SubmenuBuilder::new(app, words.say(Message::MenuView))
        .item(&Entry::ActualSize.item(app, words)?)
        .item(&Entry::ZoomIn.item(app, words)?)
        .item(&Entry::ZoomOut.item(app, words)?)
        .separator();
    #[cfg(target_os = "macos")]
    let menu = menu.fullscreen_with_text(words.say(Message::MenuFullScreen));
    #[cfg(not(target_os = "macos"))]
    let menu = menu.item(&Entry::FullScreen.item(app, words)?);
    menu.build()
}

#[cfg(target_os = "macos")]
fn window(app: &AppHandle, words: &Catalogue) -> tauri::Result<Submenu<tauri::Wry>> {
    SubmenuBuilder::with_id(app, WINDOW_SUBMENU_ID, words.say(Message::MenuWindow))
        .minimize_with_text(words.say(Message::MenuMinimize))
        .build()
}

fn help(app: &AppHandle, words: &Catalogue) -> tauri::Result<Submenu<tauri::Wry>> {
    let menu = SubmenuBuilder::with_id(app, HELP_SUBMENU_ID, words.say(Message::MenuHelp));
    #[cfg(not(target_os = "macos"))]
    let menu = menu.item(&about(app, words)?);
    menu.build()
}

fn about(app: &AppHandle, words: &Catalogue) -> tauri::Result<PredefinedMenuItem<tauri::Wry>> {
    let program = app.package_info();
    let about = AboutMetadata {
        name: Some(program.name.clone()),
        version: Some(program.version.to_string()),
        license: Some(env!("CARGO_PKG_LICENSE").to_owned()),
        icon: app.default_window_icon().cloned(),
        ..AboutMetadata::default()
    };
    PredefinedMenuItem::about(app, Some(&words.say(Message::MenuAbout)), Some(about))
}

/// Does what the entry of this id says.
pub fn chosen(app: &AppHandle, id: &str) {
    if let Some(entry) = Entry::of_id(id) {
        entry.run(app);
    }
    #[cfg(target_os = "linux")]
    page_editing::run(app, id);
}
