//! Pages.

mod body;
mod context;
mod dates;
mod element;
mod headline;
mod hidden;
mod label;
mod outlet;
mod outside;
mod page;
mod pieces;
mod second;
mod size;
mod stretch;
mod style;
mod table;
pub(crate) mod tree;
mod unshown;
mod walk;

pub(crate) use element::is_void;
pub(crate) use headline::plain;
pub(crate) use label::kind_of;
pub(crate) use pieces::{Headed, Heading, headed, pieces};

use crate::charset::Decoded;
use crate::disguise::{Unseen, has_look_alikes};
use crate::furniture::{Recognizer, is_withheld, mark_authors};
use crate::garbled::is_garbled;
use crate::metadata::head::Head;
use crate::metadata::{Metadata, agencies, names};
use crate::{READER_VERSION, ReadError};
use dates::Dates;
use label::Labels;
use page::Page;
use variorum_model::{Block, BlockKind, Extraction, Language, LeftOut, ReadingDoubt};

/// Below this share of words in common, the two extractors found different bodies.
const LEAST_AGREEMENT: f64 = 0.6;

/// A body with fewer words is short: the page may be a wall, a video or a gallery.
const SHORT: usize = 40;

/// Reads the page `decoded`; `address` is where it came from.
pub(crate) fn read(decoded: Decoded, address: Option<&str>) -> Result<Extraction, ReadError> {
    let html = tree::parse(&decoded.text)?;
    let page = Page::of(&html);
    // A page that is drawn by a script says so where none runs, which is no article.
    if page.blocks.is_empty() && page.hidden.iter().map(|block| block.words).sum::<usize>() < SHORT {
        return Err(ReadError::NoText);
    }
    let mut metadata = Metadata::of(&Head::of(&html), address);
    // A page's title may name nothing but the outlet.
    let owner = outlet::owner(&page);
    let outlets: Vec<String> = metadata.outlet.iter().chain(&owner).map(|name| plain(name)).collect();
    metadata.titles.retain(|title| !outlets.contains(&plain(title)));
    let headline = headline::find(&page, &metadata.titles, &outlets);
    let marks = context::believed(&page, headline);
    let opinion = second::opinion(&html, &page);
    let body = body::find(&page, &marks, opinion.as_deref(), headline);
    let language = language(&page, &body.taken, metadata.language.as_ref());
    let recognizer = Recognizer::new(language.as_ref());
    let labels = Labels::new(&page, &marks, &body, headline, &metadata, &recognizer);
    let (article, numbered) = (labels.article(), labels.blocks());
    let (published, modified) =
        Dates { page: &page, marks: &marks, body: &body, blocks: &numbered, headline, recognizer: &recognizer }
            .of(&metadata);
    let byline = byline(&numbered, &metadata);
    let title = headline.and_then(|headline| page.blocks.get(headline)).map(|block| block.text.clone());
    let mut unseen = Unseen::default();
    for (number, block) in &numbered {
        if matches!(block.left_out, None | Some(LeftOut::Headline)) {
            unseen |= page.blocks.get(*number).map(|block| block.unseen).unwrap_or_default();
        }
    }
    let numbers: Vec<usize> = numbered.iter().map(|(number, _)| *number).collect();
    let mut blocks: Vec<Block> = numbered.into_iter().map(|(_, block)| block).collect();
    mark_authors(&mut blocks, &byline, &recognizer);
    let agencies = agencies::agencies(&blocks, &metadata.senders, metadata.agencies);
    let outlet = metadata.outlet.or_else(|| outlet::named(&page, &blocks, &metadata.titles)).or(owner);
    let mut doubts = decoded.doubts;
    doubts.extend(unseen.doubts());
    doubts.extend(page.uncovered.map(|_| ReadingDoubt::ShownByScript));
    doubts.extend(has_look_alikes(&blocks).then_some(ReadingDoubt::LookAlikeLetters));
    if !doubts.contains(&ReadingDoubt::WrongCharset) && is_garbled(&blocks) {
        doubts.push(ReadingDoubt::WrongCharset);
    }
    let included = blocks.iter().filter(|block| block.left_out.is_none());
    if included.map(|block| crate::normal::word_count(&block.text)).sum::<usize>() < SHORT {
        doubts.push(ReadingDoubt::ShortBody);
    }
    if is_withheld(&blocks, metadata.paid, &recognizer) {
        doubts.push(ReadingDoubt::SummaryOnly);
    }
    if body.agreement < LEAST_AGREEMENT {
        doubts.push(ReadingDoubt::ExtractorsDisagree);
    }
    Ok(Extraction {
        member: None,
        reader: READER_VERSION,
        media_type: "text/html".into(),
        url: metadata.url,
        outlet,
        title: title.or_else(|| metadata.titles.first().cloned()),
        byline,
        published,
        modified,
        language,
        section: metadata.sections.into_iter().next(),
        agencies,
        blocks: hidden::with_hidden(blocks, &numbers, &page, &article),
        gaps: None,
        doubts,
    })
}

/// The language of the body, as its words show it; as the page declares it where the words do not.
fn language(page: &Page, taken: &[bool], declared: Option<&Language>) -> Option<Language> {
    let mut body = String::new();
    for (block, _) in page.blocks.iter().zip(taken).filter(|(_, taken)| **taken) {
        body.push_str(&block.text);
        body.push('\n');
        if body.len() > 2_000 {
            break;
        }
    }
    let detected = if body.chars().count() > 200 { variorum_text::detect(&body) } else { None };
    detected.or_else(|| declared.cloned()).or_else(|| variorum_text::detect(&body))
}

/// The names of the authors: as the page's metadata say, else as the line above the body does.
fn byline(blocks: &[(usize, Block)], metadata: &Metadata) -> Vec<String> {
    if !metadata.byline.is_empty() {
        return metadata.byline.clone();
    }
    blocks
        .iter()
        .map(|(_, block)| block)
        .take_while(|block| block.left_out.is_some() || block.kind == BlockKind::Dek)
        .filter(|block| block.kind == BlockKind::Byline)
        .map(|block| names::names(&block.text, false))
        .find(|names| !names.is_empty())
        .unwrap_or_default()
}
