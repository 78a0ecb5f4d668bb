//! The sample stories into the archive.

use crate::add::{Addition, Content};
use crate::{Command, Engine, Failure, JobId, sources};
use serde::Deserialize;
use std::path::Path;
use variorum_archive::Role;

/// Adds the sample stories that come with the program. The outcome comes as an event.
#[derive(Clone, Copy, Debug, Deserialize, ts_rs::TS)]
pub struct AddSamples {}

/// A sample story, as `stories.json` lists it.
#[derive(Deserialize)]
struct SampleStory {
    folder: String,
    title: String,
    articles: Vec<String>,
    primary_sources: Vec<String>,
}

impl Command for AddSamples {
    const NAME: &'static str = "add_samples";
    type Answer = JobId;

    async fn run(self, engine: &Engine) -> Result<JobId, Failure> {
        let samples = engine.samples().ok_or(Failure::NoSamples)?.to_owned();
        Ok(engine.start_adding(move || additions(&samples)))
    }
}

impl Engine {
    /// Adds the sample stories to an archive that has never held anything.
    pub async fn add_samples_at_first_start(&self) -> Result<Option<JobId>, Failure> {
        let untouched = self.with_archive(|archive| Ok(archive.read()?.captures()?.is_empty())).await?;
        if untouched && self.samples().is_some() { AddSamples {}.run(self).await.map(Some) } else { Ok(None) }
    }
}

fn additions(samples: &Path) -> Result<Vec<Addition>, Failure> {
    let list = std::fs::read(samples.join("stories.json")).map_err(|_| Failure::NoSamples)?;
    let stories: Vec<SampleStory> = serde_json::from_slice(&list).map_err(|_| Failure::NoSamples)?;
    let mut found = Vec::new();
    for story in stories {
        let reports = story.articles.iter().map(|file| (file, Role::Report));
        let primary = story.primary_sources.iter().map(|file| (file, Role::PrimarySource));
        for (file, role) in reports.chain(primary) {
            let path = samples.join(&story.folder).join(file);
            let content = sources(&[path]).into_iter().map(Content::Source);
            found.extend(content.map(|content| Addition { content, role, story: Some(story.title.clone()) }));
        }
    }
    Ok(found)
}
