//! What the tests of this crate share.

use crate::{Archive, Article, Document, NewArticle, Recorded, Role};
use jiff::Timestamp;
use tempfile::TempDir;
use variorum_model::{ArticleId, Block, BlockKind, Extraction, StatedTime};

/// An archive in a folder that goes away with it.
pub(crate) struct Fixture {
    pub(crate) archive: Archive,
    _folder: TempDir,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let archive = Archive::open(&folder.path().join("archive.db")).unwrap();
        Self { archive, _folder: folder }
    }
}

pub(crate) fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_730_000_000 + second).unwrap()
}

pub(crate) fn stated(time: &str) -> Option<StatedTime> {
    time.parse().ok()
}

pub(crate) fn extraction(title: &str, text: &str) -> Extraction {
    Extraction {
        member: None,
        reader: 1,
        media_type: "text/plain".into(),
        url: None,
        outlet: None,
        title: Some(title.into()),
        byline: vec!["Ines Okafor".into()],
        published: None,
        modified: None,
        language: None,
        section: None,
        agencies: vec![],
        blocks: vec![Block::included(BlockKind::Paragraph, text)],
        gaps: None,
        doubts: vec![],
    }
}

impl Fixture {
    /// An article with one revision.
    pub(crate) fn add(&mut self, outlet: &str, extraction: &Extraction, second: i64) -> Recorded {
        let new = NewArticle { url: extraction.url.clone(), outlet: Some(outlet.into()), role: Role::Report };
        let article = self.archive.write(|w| w.add_article(&new, at(second))).unwrap();
        self.revise(article, extraction, second)
    }

    /// The article again, in other bytes.
    pub(crate) fn revise(&mut self, article: ArticleId, extraction: &Extraction, second: i64) -> Recorded {
        let bytes = format!("{second} {}", extraction.text());
        self.archive
            .write(|w| {
                let capture = w.receive(bytes.as_bytes(), &format!("{second}.txt"), at(second))?.sha256;
                w.record(article, Document { capture, part: 1 }, extraction, at(second))
            })
            .unwrap()
    }

    pub(crate) fn article(&self, id: ArticleId) -> Article {
        self.archive.read().unwrap().article(id).unwrap().unwrap().article
    }
}
