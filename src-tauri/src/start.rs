//! From the arguments to a window with an open archive behind it.

use crate::arguments::Arguments;
use crate::report::SavedReport;
use crate::zoom::Zoom;
use crate::{backing_up, menu, places, refusal, window};
use std::sync::Arc;
use tauri::{App, AppHandle, Emitter, Manager};
use variorum_engine::{Catalogue, Clock, Engine, Event, Failure, FailureMessage, Settings, public_internet};

/// The event by which the view hears what happens during jobs.
const ENGINE_EVENT: &str = "engine";

/// The person's language, as a BCP 47 tag.
#[derive(Clone, Debug)]
pub struct Locale(pub String);

/// Opens the archive and then the window; says why, and ends the program, when the archive cannot be opened.
pub fn start(app: &App, arguments: &Arguments) -> tauri::Result<()> {
    let handle = app.handle();
    let locale = locale();
    let words = Catalogue::new(&locale);
    let archive = places::archive(arguments, handle.path())?;
    let clock: Clock = Arc::new(jiff::Timestamp::now);
    let settings = Settings {
        archive: archive.clone(),
        reader: places::reader(arguments)?,
        fetcher: public_internet(&clock),
        model: places::model(arguments, handle.path())?,
        samples: places::samples(arguments, handle.path()),
        locale: locale.clone(),
        clock,
    };
    match open(handle, settings) {
        Ok(engine) => {
            handle.manage(engine);
            handle.manage(Locale(locale));
            handle.manage(SavedReport::default());
            handle.manage(Zoom::default());
            handle.set_menu(menu::build(handle, &words)?)?;
            handle.manage(words);
            backing_up::when_due(handle);
            window::open(handle, arguments.theme)
        }
        Err(failure) => {
            refusal::show(handle, &FailureMessage::new(&failure, &words).message, &archive);
            Ok(())
        }
    }
}

fn open(app: &AppHandle, settings: Settings) -> Result<Engine, Failure> {
    let view = app.clone();
    Engine::open(
        settings,
        Arc::new(move |event| {
            let added = matches!(event, Event::Added { .. });
            // Without a window nobody needs to hear it.
            let _ = view.emit(ENGINE_EVENT, event);
            if added {
                backing_up::when_due(&view);
            }
        }),
    )
}

/// The language that the system is set to. `C` and `POSIX` name none.
fn locale() -> String {
    sys_locale::get_locales().find(|locale| locale != "C" && locale != "POSIX").unwrap_or_else(|| "en".to_owned())
}
