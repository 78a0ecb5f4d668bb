//! What a person decides about a block of an article.

use crate::overlay::lay_over_state;
use crate::states::in_sound_state;
use crate::{Engine, Failure};
use serde::Serialize;
use variorum_archive::{Archive, ArchiveError, CurrentArticle};
use variorum_model::{ArticleId, Block, BlockKind};
use variorum_text::{Anchored, fold};

/// A block as a host shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ShownBlock {
    /// Its number among all blocks of the article, counted from nought.
    pub block: usize,
    /// What it is.
    pub kind: BlockKind,
    /// Its text.
    pub text: String,
}

/// The version of the answer of `put-back`.
pub const PUT_BACK_SCHEMA: &str = "variorum.put-back/1";
/// The version of the answer of `leave-out`.
pub const LEAVE_OUT_SCHEMA: &str = "variorum.leave-out/1";

/// What a person decided, as the command line answers.
#[derive(Debug, Serialize)]
pub struct CorrectAnswer {
    schema: &'static str,
    article: String,
    #[serde(flatten)]
    block: ShownBlock,
}

impl CorrectAnswer {
    /// The answer for a block that takes part from now on (`included`), or is left out.
    pub fn new(article: ArticleId, block: ShownBlock, included: bool) -> Self {
        let schema = if included { PUT_BACK_SCHEMA } else { LEAVE_OUT_SCHEMA };
        Self { schema, article: article.to_string(), block }
    }
}

/// How a person at a command line names a block.
#[derive(Clone, Debug)]
pub struct NamedBlock {
    /// The words that it begins with. White space, typography and case do not count.
    pub beginning: String,
    /// Its number, where the words do not tell it from others.
    pub number: Option<usize>,
}

impl Engine {
    /// The block of an article that a person means who wants it to take part (`included`), or to be left out.
    ///
    /// Fails with [`Failure::NoSuchBlock`] when none begins like this, with [`Failure::TakesPartAlready`] or [`Failure::LeftOutAlready`] when each that does
    /// is as it should be, and with [`Failure::SeveralSuchBlocks`] when several are not.
    pub async fn find_block(
        &self,
        article: ArticleId,
        named: NamedBlock,
        included: bool,
    ) -> Result<ShownBlock, Failure> {
        self.with_archive(move |archive| find(&as_shown(archive, article)?.extraction.blocks, &named, included)).await
    }

    /// Lets a block take part, or leaves it out, by a person's word. Nothing happens to one that is so already.
    ///
    /// `number` is that of the block as it was shown, and `beginning` the words that it began with. Fails with [`Failure::BlockChanged`] when it
    /// does not any more: the article has another state by now, or was read anew, and another block may stand there.
    pub(crate) async fn correct(
        &self,
        article: ArticleId,
        number: usize,
        beginning: String,
        included: bool,
    ) -> Result<(), Failure> {
        let at = self.now();
        let story = self
            .with_archive(move |archive| {
                let current = as_shown(archive, article)?;
                let blocks = &current.extraction.blocks;
                let block =
                    blocks.get(number).filter(|block| begins(block, &beginning)).ok_or(Failure::BlockChanged)?;
                let anchored = Anchored::new(blocks.iter().map(|block| block.text.as_str()));
                let anchor = anchored.anchor(number).ok_or(Failure::BlockChanged)?;
                match (block.left_out, included) {
                    (Some(was), true) => archive.write(|writer| writer.put_back(article, anchor, was, at))?,
                    (None, false) => archive.write(|writer| writer.leave_out(article, anchor, at))?,
                    _ => {}
                }
                Ok(current.placement.map(|placement| placement.story))
            })
            .await?;
        // What was compared is out of date, and so are the figures that the library shows of it.
        if let Some(story) = story {
            self.collated().remove(&story);
        }
        Ok(())
    }
}

fn as_shown(archive: &Archive, article: ArticleId) -> Result<CurrentArticle, Failure> {
    let reader = archive.read()?;
    let latest = reader.article(article)?.ok_or(ArchiveError::NoSuch("such article"))?;
    let mut current = in_sound_state(&reader, latest)?;
    lay_over_state(&reader, article, current.revision.id, &mut current.extraction)?;
    Ok(current)
}

/// Whether a block begins with words of it that were shown.
fn begins(block: &Block, shown: &str) -> bool {
    let shown = shown.trim_start();
    !shown.is_empty() && block.text.trim_start().starts_with(shown)
}

fn find(blocks: &[Block], named: &NamedBlock, included: bool) -> Result<ShownBlock, Failure> {
    let words = |text: &str| fold(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let beginning = words(&named.beginning);
    let (as_asked, mut others): (Vec<_>, Vec<_>) = blocks
        .iter()
        .enumerate()
        .filter(|(number, _)| named.number.is_none_or(|meant| meant == *number))
        .filter(|(_, block)| !beginning.is_empty() && words(&block.text).starts_with(&beginning))
        .map(|(number, block)| {
            (block.left_out.is_none(), ShownBlock { block: number, kind: block.kind, text: block.text.clone() })
        })
        .partition(|(takes_part, _)| *takes_part == included);
    match (others.len(), as_asked.is_empty()) {
        (0, true) => Err(Failure::NoSuchBlock),
        (0, false) if included => Err(Failure::TakesPartAlready),
        (0, false) => Err(Failure::LeftOutAlready),
        (1, _) => Ok(others.remove(0).1),
        _ => Err(Failure::SeveralSuchBlocks { blocks: others.into_iter().map(|(_, block)| block).collect() }),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{Clock, Command, LeaveOut, ModelFile, OpenStory, PutBack, Settings, public_internet};
    use jiff::Timestamp;
    use serde_json::Value;
    use std::path::Path;
    use std::sync::Arc;
    use variorum_archive::{Document, NewArticle, Role};
    use variorum_model::{Extraction, LeftOut, SideBySide, StoryId};

    fn paragraph(text: &str) -> Block {
        Block::included(BlockKind::Paragraph, text)
    }

    /// An engine with one article, which has a caption, in one story.
    async fn engine(folder: &Path) -> (Engine, ArticleId, StoryId) {
        let blocks = vec![
            paragraph("Ferries sail again. The wind has dropped."),
            Block::left_out(BlockKind::Caption, "The quay on Monday.", LeftOut::PhotoCaption),
            paragraph("Nobody was hurt."),
        ];
        engine_with(folder, blocks).await
    }

    fn settings(folder: &Path) -> Settings {
        let clock: Clock = Arc::new(|| Timestamp::UNIX_EPOCH);
        Settings {
            archive: folder.to_owned(),
            reader: folder.join("none"),
            fetcher: public_internet(&clock),
            model: ModelFile::Missing,
            samples: None,
            locale: "en".into(),
            clock,
        }
    }

    #[tokio::test]
    async fn where_there_is_no_archive_nothing_is_corrected_and_none_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let engine = Engine::open_at_need(settings(folder.path()), Arc::new(|_| {})).unwrap();
        let (article, text) = (ArticleId::new(), "Ferries".to_owned());
        let put_back = PutBack { article, block: 0, text: text.clone() }.run(&engine).await;
        assert_eq!(put_back.unwrap_err().code(), "archive_not_found");
        let named = NamedBlock { beginning: text, number: None };
        assert_eq!(engine.find_block(article, named, true).await.unwrap_err().code(), "archive_not_found");
        assert_eq!(engine.find("Ferries".into()).await.unwrap_err().code(), "archive_not_found");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    pub(crate) async fn engine_with(folder: &Path, blocks: Vec<Block>) -> (Engine, ArticleId, StoryId) {
        let engine = Engine::open(settings(folder), Arc::new(|_| {})).unwrap();
        let extraction = Extraction {
            member: None,
            reader: 1,
            media_type: "text/html".into(),
            url: None,
            outlet: None,
            title: None,
            byline: vec![],
            published: None,
            modified: None,
            language: None,
            section: None,
            agencies: vec![],
            blocks,
            gaps: None,
            doubts: vec![],
        };
        let now = Timestamp::UNIX_EPOCH;
        let entered = engine.with_archive(move |archive| {
            Ok(archive.write(|writer| {
                let capture = writer.receive(b"page", "page.html", now)?.sha256;
                let new = NewArticle { url: None, outlet: None, role: Role::Report };
                let article = writer.add_article(&new, now)?;
                writer.record(article, Document { capture, part: 1 }, &extraction, now)?;
                let story = writer.add_story("Ferries", now)?;
                writer.place_by_program(article, story, &Value::Null, now)?;
                Ok((article, story))
            })?)
        });
        let (article, story) = entered.await.unwrap();
        (engine, article, story)
    }

    async fn seen(engine: &Engine, story: StoryId) -> SideBySide {
        OpenStory { story, base: None }.run(engine).await.unwrap().side_by_side
    }

    fn statements(table: &SideBySide) -> Vec<String> {
        table.rows.iter().flat_map(|row| row.cells.iter().flatten()).map(variorum_model::Cell::text).collect()
    }

    #[tokio::test]
    async fn a_correction_holds_in_the_next_comparison_and_its_opposite_undoes_it() {
        let folder = tempfile::tempdir().unwrap();
        let (engine, article, story) = engine(folder.path()).await;
        let before = seen(&engine, story).await;
        assert_eq!(statements(&before), ["Ferries sail again.", "The wind has dropped.", "Nobody was hurt."]);

        let caption = || (article, 1, "The quay on Monday.".to_owned());
        let (article, block, text) = caption();
        PutBack { article, block, text }.run(&engine).await.unwrap();
        assert!(engine.collated().is_empty());
        let put_back = seen(&engine, story).await;
        assert_eq!(statements(&put_back).len(), 4);
        let fold = &put_back.folds[0];
        assert_eq!((fold.after_row, fold.blocks[0].put_back, fold.blocks[0].block), (Some(1), true, 1));
        let (article, block, text) = caption();
        LeaveOut { article, block, text }.run(&engine).await.unwrap();
        assert_eq!(seen(&engine, story).await, before);

        LeaveOut { article, block: 0, text: "Ferries sail again.".into() }.run(&engine).await.unwrap();
        let left_out = seen(&engine, story).await;
        assert_eq!(statements(&left_out), ["Nobody was hurt."]);
        let reasons = left_out.folds.iter().flat_map(|fold| &fold.blocks).map(|block| block.reason);
        assert_eq!(reasons.collect::<Vec<_>>(), [LeftOut::ByPerson, LeftOut::PhotoCaption]);
        LeaveOut { article, block: 0, text: "Ferries sail again.".into() }.run(&engine).await.unwrap();
        let acts = engine.with_archive(|archive| Ok(archive.read()?.acts()?.len())).await.unwrap();
        assert_eq!(acts, 3, "what is so already is no act");
    }

    #[tokio::test]
    async fn each_reading_names_its_own_block_whatever_others_say() {
        let folder = tempfile::tempdir().unwrap();
        // One sentence is a block of its own, begins another one and stands inside a third.
        let paragraphs =
            ["The wind has dropped.", "The wind has dropped. Ferries sail.", "All is well. The wind has dropped."];
        for (passage, meant) in [(0, 0), (1, 1), (2, 1), (3, 2), (4, 2)] {
            let folder = folder.path().join(passage.to_string());
            let (engine, article, story) = engine_with(&folder, paragraphs.map(paragraph).to_vec()).await;
            let table = seen(&engine, story).await;
            let cell = table.rows.iter().flat_map(|row| row.cells.iter().flatten());
            let cell = cell.into_iter().find(|cell| cell.passages == [passage]).unwrap();
            let request = LeaveOut { article, block: cell.block, text: cell.block_begins.clone() };
            request.run(&engine).await.unwrap();
            let left_out = seen(&engine, story).await;
            let blocks = left_out.folds.iter().flat_map(|fold| &fold.blocks).map(|block| block.block);
            assert_eq!(blocks.collect::<Vec<_>>(), [meant], "passage {passage}");
        }
    }

    #[tokio::test]
    async fn a_block_that_is_no_longer_as_it_was_shown_is_not_corrected() {
        let folder = tempfile::tempdir().unwrap();
        let (engine, article, _) = engine(folder.path()).await;
        // The words of another block, words inside the block, another text, nothing, and a number beyond the last.
        for (block, text) in
            [(0, "Nobody was hurt."), (0, "The wind has dropped."), (1, "The quay on Sunday."), (0, " "), (9, "Nobody")]
        {
            let refused = LeaveOut { article, block, text: text.into() }.run(&engine).await.unwrap_err();
            assert_eq!(refused.code(), "block_changed", "{block} {text}");
        }
        assert_eq!(engine.with_archive(|archive| Ok(archive.read()?.acts()?)).await.unwrap(), []);
    }

    #[test]
    fn a_named_block_is_found_or_it_is_said_why_not() {
        let mut blocks = ["The quay “on Monday”.", "Share", "Two.", "Share", "Share it"].map(paragraph);
        blocks[0].left_out = Some(LeftOut::PhotoCaption);
        blocks[4].left_out = Some(LeftOut::ByPerson);
        let find = |beginning: &str, number, included| {
            let named = NamedBlock { beginning: beginning.into(), number };
            find(&blocks, &named, included).map(|found| found.block).map_err(|failure| match failure {
                Failure::SeveralSuchBlocks { blocks } => {
                    format!("{:?}", blocks.iter().map(|block| block.block).collect::<Vec<_>>())
                }
                failure => failure.code().to_owned(),
            })
        };
        assert_eq!(find("the  QUAY \"on", None, true), Ok(0));
        assert_eq!(find("the quay", None, false), Err("left_out_already".into()));
        assert_eq!(find("Two", None, true), Err("takes_part_already".into()));
        assert_eq!(find("Share", None, true), Ok(4), "the others take part");
        assert_eq!(find("Share", None, false), Err("[1, 3]".into()));
        assert_eq!(find("Share", Some(3), false), Ok(3));
        for (beginning, number) in [("Three", None), ("", None), (" ", None), ("Share", Some(2)), ("Share", Some(9))] {
            assert_eq!(find(beginning, number, true), Err("no_such_block".into()), "{beginning} {number:?}");
        }
    }
}
