//! What the view asks for at its start, and the one door to the engine's commands.

use crate::start::Locale;
use serde::Serialize;
use serde_json::Value;
use tauri::State;
use variorum_engine::{Engine, FailureMessage, dispatch};

/// What the view needs to know before it shows anything.
#[derive(Clone, Debug, Serialize)]
pub struct Start {
    /// The person's language, as a BCP 47 tag.
    locale: String,
}

/// The view is there and listens. Into an archive that has never held anything come the sample stories.
#[tauri::command]
pub async fn start(engine: State<'_, Engine>, locale: State<'_, Locale>) -> Result<Start, FailureMessage> {
    engine.add_samples_at_first_start().await.map_err(|failure| engine.say(&failure))?;
    // What the program was too soon ended for the last time goes on behind the window.
    let waiting = Engine::clone(&engine);
    tauri::async_runtime::spawn(async move { waiting.attribute_waiting().await });
    Ok(Start { locale: locale.0.clone() })
}

/// Does the engine's command called `name`.
#[tauri::command]
pub async fn call(engine: State<'_, Engine>, name: String, request: Value) -> Result<Value, FailureMessage> {
    dispatch(&engine, &name, request).await.map_err(|failure| engine.say(&failure))
}
