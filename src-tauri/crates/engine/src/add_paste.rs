//! A pasted text into the archive.

use crate::add::{Addition, Content};
use crate::{Command, Engine, Failure, JobId};
use serde::Deserialize;
use variorum_archive::Role;

/// Adds what a person pasted: the formatted text where the clipboard had one, else the plain one. The outcome comes as an event.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AddPaste {
    /// The plain text.
    pub text: String,
    /// The same as HTML, as browsers put it on the clipboard.
    pub html: Option<String>,
}

impl Command for AddPaste {
    const NAME: &'static str = "add_paste";
    type Answer = JobId;

    async fn run(self, engine: &Engine) -> Result<JobId, Failure> {
        // Browsers hand over a part of a page; set in a document it is known for HTML by its content, as a saved page is.
        let (label, content) = match self.html {
            Some(html) => (
                "pasted.html",
                format!("<!doctype html>\n<html><head><meta charset=\"utf-8\"></head><body>{html}</body></html>\n"),
            ),
            None => ("pasted.txt", self.text),
        };
        let content = Content::Pasted { label: label.to_owned(), bytes: content.into_bytes() };
        Ok(engine.start_adding(move || Ok(vec![Addition { content, role: Role::Report, story: None }])))
    }
}
