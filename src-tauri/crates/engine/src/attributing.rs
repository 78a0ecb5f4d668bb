//! Who speaks in the articles of the archive, found after they are kept.

use crate::quoting::Quoting;
use crate::{Engine, Failure};
use std::collections::BTreeMap;
use variorum_archive::{Speaker, Unattributed};
use variorum_model::Extraction;
use variorum_text::passages;

/// So many states are read at once: some tenths of a second, during which the archive is nobody else's.
const AT_ONCE: usize = 20;

impl Engine {
    /// Finds who speaks in all states of articles of which that is not known yet, so that `speaker:` finds them. What is interrupted goes on the next
    /// time; without an archive there is nothing to do.
    pub async fn attribute_waiting(&self) -> Result<(), Failure> {
        // What one run is at, another one need not do, too.
        let _alone = self.attributing().lock().await;
        while self.has_archive() {
            let states = self.with_archive(|archive| Ok(archive.read()?.states_to_attribute(AT_ONCE)?)).await?;
            if states.is_empty() {
                break;
            }
            let found = tokio::task::spawn_blocking(move || {
                let speakers = |state: &Unattributed| state.extraction.as_ref().map(speakers).unwrap_or_default();
                states.into_iter().map(|state| (speakers(&state), state)).collect::<Vec<_>>()
            });
            let found = found.await.map_err(|_| Failure::Interrupted)?;
            self.with_archive(move |archive| {
                Ok(archive.write(|writer| {
                    found.iter().try_for_each(|(speakers, state)| writer.keep_speakers(state, speakers))
                })?)
            })
            .await?;
        }
        Ok(())
    }
}

/// A longer text, in bytes, is no article but a book or an attack, and would keep `add` waiting for its speakers.
const LONGEST: usize = 200_000;

/// Who speaks in a text, by name, and in which passages; nobody in one that is longer than any article.
fn speakers(extraction: &Extraction) -> Vec<Speaker> {
    if extraction.blocks.iter().map(|block| block.text.len()).sum::<usize>() > LONGEST {
        return Vec::new();
    }
    let Quoting { text, quotes, .. } = Quoting::new(String::new(), extraction);
    let passages = passages(extraction);
    let mut found: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for quote in &quotes {
        let written = || quote.speaker.iter().map(|span| span.of(&text)).collect::<Vec<_>>().join(" ");
        let name = quote.speaker_name.clone().unwrap_or_else(written);
        if name.is_empty() {
            continue;
        }
        let said = passages.iter().enumerate().filter(|(_, passage)| {
            quote.content.iter().any(|span| span.start < passage.span.end && passage.span.start < span.end)
        });
        found.entry(name).or_default().extend(said.map(|(number, _)| number));
    }
    let speaker = |(name, mut passages): (String, Vec<usize>)| {
        passages.sort_unstable();
        passages.dedup();
        Speaker { name, passages }
    };
    found.into_iter().map(speaker).collect()
}
