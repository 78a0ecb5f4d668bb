//! The Edit menu on Linux. GTK has no entries that reach into a web view, so these hand its own editing commands to it. They bind no keys: the
//! web view has them already, and a page hears a key only while no menu takes it.

use crate::window;
use tauri::AppHandle;
use tauri::menu::{Submenu, SubmenuBuilder};
use variorum_engine::{Catalogue, Message};
use webkit2gtk::WebViewExt;

/// The web view's name for each command, which also serves as the entry's id, and the words for it.
const COMMANDS: [(&str, Message<'static>); 6] = [
    ("Undo", Message::MenuUndo),
    ("Redo", Message::MenuRedo),
    ("Cut", Message::MenuCut),
    ("Copy", Message::MenuCopy),
    ("Paste", Message::MenuPaste),
    ("SelectAll", Message::MenuSelectAll),
];

/// The menu, in the words of a catalogue.
pub fn menu(app: &AppHandle, words: &Catalogue) -> tauri::Result<Submenu<tauri::Wry>> {
    let menu = SubmenuBuilder::new(app, words.say(Message::MenuEdit));
    COMMANDS.into_iter().fold(menu, |menu, (command, message)| menu.text(command, words.say(message))).build()
}

/// Has the page do the command of this id, if it is one.
pub fn run(app: &AppHandle, id: &str) {
    let command = COMMANDS.into_iter().map(|(command, _)| command).find(|command| *command == id);
    if let (Some(command), Some(window)) = (command, window::of(app)) {
        // A window that is being closed has nothing left to edit.
        let _ = window.with_webview(move |page| page.inner().execute_editing_command(command));
    }
}
