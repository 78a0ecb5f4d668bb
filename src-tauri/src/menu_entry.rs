//! The menu entries that the program itself carries out.

use crate::{choose, window, zoom};
use tauri::menu::{MenuItem, MenuItemBuilder};
use tauri::{AppHandle, Manager, async_runtime};
use variorum_engine::{AddSamples, Catalogue, Command, Engine, Message};

/// An entry of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    AddFiles,
    AddFolder,
    AddSamples,
    Quit,
    ActualSize,
    ZoomIn,
    ZoomOut,
    FullScreen,
}

impl Entry {
    const ALL: [Self; 8] = [
        Self::AddFiles,
        Self::AddFolder,
        Self::AddSamples,
        Self::Quit,
        Self::ActualSize,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::FullScreen,
    ];

    /// The entry that goes by this id.
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|entry| entry.id() == id)
    }

    /// The entry as it stands in the menu.
    pub fn item(self, app: &AppHandle, words: &Catalogue) -> tauri::Result<MenuItem<tauri::Wry>> {
        let item = MenuItemBuilder::with_id(self.id(), words.say(self.words()));
        match self.keys() {
            Some(keys) => item.accelerator(keys).build(app),
            None => item.build(app),
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Self::AddFiles => "add_files",
            Self::AddFolder => "add_folder",
            Self::AddSamples => "add_samples",
            Self::Quit => "quit",
            Self::ActualSize => "actual_size",
            Self::ZoomIn => "zoom_in",
            Self::ZoomOut => "zoom_out",
            Self::FullScreen => "full_screen",
        }
    }

    const fn words(self) -> Message<'static> {
        match self {
            Self::AddFiles => Message::MenuAddFiles,
            Self::AddFolder => Message::MenuAddFolder,
            Self::AddSamples => Message::MenuAddSamples,
            Self::Quit => Message::MenuQuit,
            Self::ActualSize => Message::MenuActualSize,
            Self::ZoomIn => Message::MenuZoomIn,
            Self::ZoomOut => Message::MenuZoomOut,
            Self::FullScreen => Message::MenuFullScreen,
        }
    }

    const fn keys(self) -> Option<&'static str> {
        match self {
            Self::AddFiles => Some("CmdOrCtrl+O"),
            Self::AddFolder => Some("CmdOrCtrl+Shift+O"),
            Self::AddSamples => None,
            Self::Quit => Some("CmdOrCtrl+Q"),
            Self::ActualSize => Some("CmdOrCtrl+0"),
            Self::ZoomIn => Some("CmdOrCtrl+="),
            Self::ZoomOut => Some("CmdOrCtrl+-"),
            Self::FullScreen => Some("F11"),
        }
    }

    /// Does what the entry says. What the system refuses here (a zoom, a full screen) is left as it is.
    pub fn run(self, app: &AppHandle) {
        let Some(window) = window::of(app) else { return };
        let engine = app.state::<Engine>().inner().clone();
        match self {
            Self::AddFiles => {
                async_runtime::spawn(async move { choose::add_files(&window, &engine).await });
            }
            Self::AddFolder => {
                async_runtime::spawn(async move { choose::add_folders(&window, &engine).await });
            }
            Self::AddSamples => {
                async_runtime::spawn(async move { AddSamples {}.run(&engine).await });
            }
            Self::Quit => app.exit(0),
            Self::ActualSize => drop(zoom::change(app, zoom::Change::Reset)),
            Self::ZoomIn => drop(zoom::change(app, zoom::Change::In)),
            Self::ZoomOut => drop(zoom::change(app, zoom::Change::Out)),
            Self::FullScreen => {
                let is_full = window.is_fullscreen().unwrap_or(false);
                drop(window.set_fullscreen(!is_full));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_found_by_its_id() {
        for entry in Entry::ALL {
            assert_eq!(Entry::of_id(entry.id()), Some(entry));
        }
        assert_eq!(Entry::of_id("no_such_entry"), None);
    }
}
