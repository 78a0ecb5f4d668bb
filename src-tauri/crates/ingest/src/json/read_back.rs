//! What `variorum extract` has written, read back.

use crate::news::Items;
use crate::{READER_VERSION, ReadError};
use serde::Deserialize;
use serde_json::Value;
use variorum_model::{Block, BlockKind, Extraction, Language, LeftOut, ReadingDoubt, StatedTime};

/// The version of the answers that are read back.
const SCHEMA: &str = "variorum.extract/1";

#[derive(Deserialize)]
struct Answer {
    media_type: String,
    url: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    byline: Vec<String>,
    published: Option<StatedTime>,
    modified: Option<StatedTime>,
    language: Option<Language>,
    section: Option<String>,
    #[serde(default)]
    agencies: Vec<String>,
    text: String,
    blocks: Vec<AnswerBlock>,
    #[serde(default)]
    doubts: Vec<ReadingDoubt>,
}

#[derive(Deserialize)]
struct AnswerBlock {
    kind: BlockKind,
    text: String,
    /// In code points of the document's text.
    start: Option<usize>,
    reason: Option<LeftOut>,
}

/// Whether `value` is a document as `extract` writes it.
pub(super) fn is(value: &Value) -> bool {
    value["schema"] == SCHEMA
}

/// Takes the document that was written.
pub(super) fn take(value: &Value, items: &mut Items) -> bool {
    let read = Answer::deserialize(value).ok().and_then(Answer::extraction);
    match read {
        Some(extraction) => items.add_article(extraction),
        None => items.refuse(value["source"].as_str().map(str::to_owned), ReadError::Damaged),
    }
    true
}

impl Answer {
    /// The document, unless its blocks do not make its text.
    fn extraction(self) -> Option<Extraction> {
        let mut extraction = Extraction {
            member: None,
            reader: READER_VERSION,
            media_type: self.media_type,
            url: self.url,
            outlet: self.outlet,
            title: self.title,
            byline: self.byline,
            published: self.published,
            modified: self.modified,
            language: self.language,
            section: self.section,
            agencies: self.agencies,
            blocks: Vec::with_capacity(self.blocks.len()),
            gaps: None,
            doubts: self.doubts,
        };
        let starts: Vec<Option<usize>> = self.blocks.iter().map(|block| block.start).collect();
        for block in self.blocks {
            extraction.blocks.push(Block { kind: block.kind, text: block.text, left_out: block.reason });
        }
        if extraction.text() != self.text {
            // It was taken as it is.
            extraction.gaps = Some(gaps(&self.text, &extraction.blocks, &starts)?);
        }
        (extraction.text() == self.text).then_some(extraction)
    }
}

/// What stands before, between and after the blocks of a document that was taken as it is.
fn gaps(text: &str, blocks: &[Block], starts: &[Option<usize>]) -> Option<Vec<String>> {
    let points: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut gaps = Vec::with_capacity(blocks.len() + 1);
    let mut end = 0;
    for (block, start) in blocks.iter().zip(starts) {
        let start = *points.get((*start)?)?;
        gaps.push(text.get(end..start)?.to_owned());
        end = start + block.text.len();
    }
    gaps.push(text.get(end..)?.to_owned());
    Some(gaps)
}
