//! Which article is a primary source.

use crate::{Command, Engine, Failure};
use serde::{Deserialize, Serialize};
use variorum_archive::Role;
use variorum_model::ArticleId;

/// Marks an article as a primary source (a transcript, statement or release), or as an outlet's report again.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct SetPrimarySource {
    /// The article.
    pub article: ArticleId,
    /// Whether it is a primary source.
    pub primary: bool,
}

impl Command for SetPrimarySource {
    const NAME: &'static str = "set_primary_source";
    type Answer = ();

    async fn run(self, engine: &Engine) -> Result<(), Failure> {
        let at = engine.now();
        let role = if self.primary { Role::PrimarySource } else { Role::Report };
        engine
            .with_archive(move |archive| {
                Ok(archive.write(|writer| writer.set_role(self.article, role, at)).map(drop)?)
            })
            .await
    }
}

/// The version of the answer of `primary`.
pub const PRIMARY_SCHEMA: &str = "variorum.primary/1";

/// What a person decided about an article, as the command line answers.
#[derive(Debug, Serialize)]
pub struct PrimaryAnswer {
    schema: &'static str,
    article: String,
    primary_source: bool,
}

impl PrimaryAnswer {
    /// The answer for an article that is a primary source from now on, or a report.
    pub fn new(article: ArticleId, primary_source: bool) -> Self {
        Self { schema: PRIMARY_SCHEMA, article: article.to_string(), primary_source }
    }
}
