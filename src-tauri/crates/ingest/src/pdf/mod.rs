//! PDF documents with a text layer: pages printed by browsers, releases, pages of newspapers.
//!
//! A page says where each glyph stands (`content`), and nothing more that can be relied on; what belongs together is told by geometry alone.
//! Glyphs become words (`words`, `raised`), the page is cut into its parts in the order of reading (`columns`), words become lines (`lines`,
//! `script`), and lines paragraphs (`paragraphs`, `hyphens`). What belongs to the pages and not to the text is marked (`margins`), headings
//! and captions are known by type and place (`headings`), and the rest by its words as in every draft.
//!
//! Text that is there only to be searched for is read where it lies over a picture: the text layer of a scanned page. Text that runs
//! otherwise than most of its page, such as a watermark or a credit beside a picture, is kept outside the article. The tags that some
//! documents have are not followed, but for running headers and replacement texts.
//!
//! All articles of a newspaper's page are one extraction: their headlines stand in it as subheads.

mod around;
mod columns;
mod content;
mod cuts;
mod glyph;
mod headings;
mod hyphens;
mod lines;
mod links;
mod margins;
mod marks;
mod paragraphs;
mod raised;
mod room;
#[cfg(test)]
mod sample;
mod script;
mod state;
mod stated;
mod strings;
#[cfg(test)]
mod tests;
mod text;
mod typeface;
mod unpacked;
mod words;

use crate::furniture::Recognizer;
use crate::html::kind_of;
use crate::normal::folded;
use crate::prose::{Draft, Piece, Vocabulary};
use crate::{ReadError, ReadOptions};
use content::{Interpreter, Shown};
use glyph::Area;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use lines::Line;
use paragraphs::Paragraph;
use std::panic::{AssertUnwindSafe, catch_unwind};
use variorum_model::{Block, BlockKind, Extraction, LeftOut, ReadingDoubt};

/// The most pages that are read.
const MOST_PAGES: usize = 400;

/// Reads the document `bytes`.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Extraction, ReadError> {
    // The parser is careful, yet a document that it fails on is a damaged one and not the end of the program.
    let pdf =
        catch_unwind(|| Pdf::new(bytes.to_vec())).map_err(|_| ReadError::Damaged)?.map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected | DecryptionError::UnsupportedAlgorithm) => {
                ReadError::Encrypted
            }
            LoadPdfError::Decryption(_) | LoadPdfError::Invalid => ReadError::Damaged,
        })?;
    if pdf.pages().is_empty() {
        return Err(ReadError::Damaged);
    }
    let title = stated::title(&pdf);
    let mut document = Document::default();
    let mut interpreter = Interpreter::new();
    for page in pdf.pages().iter().take(MOST_PAGES) {
        // A page that fails does not lose the others.
        match catch_unwind(AssertUnwindSafe(|| interpreter.page(page))) {
            Ok(shown) => document.take(&shown, page),
            Err(_) => document.lose_page(),
        }
    }
    document.missing |= pdf.pages().len() > MOST_PAGES;
    document.draft(title, options)?.read()
}

/// What was read of the pages so far.
#[derive(Default)]
struct Document {
    lines: Vec<Line>,
    aside: Vec<Line>,
    /// The upper and the lower edge of each page, as lines are measured.
    edges: Vec<(f32, f32)>,
    pictures: Vec<Vec<Area>>,
    parts: usize,
    glyphs: usize,
    unknown: usize,
    /// Pages, or parts of pages, were not read.
    missing: bool,
}

impl Document {
    fn lose_page(&mut self) {
        self.missing = true;
        self.edges.push((0.0, 1.0));
        self.pictures.push(Vec::new());
    }

    fn take(&mut self, shown: &Shown, page: &Page<'_>) {
        let number = self.edges.len();
        self.glyphs += shown.glyphs.len();
        self.unknown += shown.unknown;
        self.missing |= shown.cut_short;
        let (width, height) = page.render_dimensions();
        let mut words = words::words(shown);
        let turned = Area { left: 0.0, top: 0.0, right: width, bottom: height }.turned(words.direction);
        self.edges.push((turned.top, turned.bottom));
        self.pictures.push(shown.pictures.iter().map(|picture| picture.turned(words.direction)).collect());
        words.text.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.area.left.total_cmp(&b.area.left)));
        raised::settle(&mut words.text);
        let letters = words.text.iter().flat_map(|word| &word.letters).flat_map(|letter| letter.text.chars());
        let leftwards = script::is_leftwards(letters);
        let links: Vec<Area> = links::links(page).iter().map(|link| link.turned(words.direction)).collect();
        for word in &mut words.text {
            let Area { left, top, right, bottom } = word.area;
            word.linked = links.iter().any(|link| link.holds(left.midpoint(right), top.midpoint(bottom)));
        }
        for part in columns::parts(words.text, leftwards) {
            self.lines.extend(lines::lines(part, number, self.parts));
            self.parts += 1;
        }
        self.aside.extend(lines::lines(words.aside, number, self.parts));
        self.parts += 1;
    }

    fn draft(mut self, title: Option<String>, options: &ReadOptions) -> Result<Draft, ReadError> {
        if self.lines.is_empty() && self.aside.is_empty() {
            let has_other = self.unknown > 0 || self.pictures.iter().any(|pictures| !pictures.is_empty());
            return Err(if self.missing && !has_other {
                ReadError::Damaged
            } else if has_other {
                ReadError::NoTextLayer
            } else {
                ReadError::NoText
            });
        }
        let printed = margins::mark(&mut self.lines, &self.edges, title.as_deref());
        let mut draft = Draft::new("application/pdf");
        let address = self.lines.iter().filter(|line| line.running).find_map(|line| margins::address(&line.text));
        draft.stated.url = options.address.clone().or_else(|| address.map(str::to_owned));
        let vocabulary = Vocabulary::of(self.lines.iter().map(|line| line.text.as_str()));
        let size = lines::text_size(&self.lines);
        let paragraphs = paragraphs::paragraphs(&self.lines, size, &self.pictures, &vocabulary);
        let kinds = headings::kinds(&paragraphs, size, title.as_deref(), &self.pictures, &self.edges);
        let mut all = cuts::rejoined(paragraphs.into_iter().zip(kinds).collect(), size, &vocabulary);
        let texts: Vec<&str> = all.iter().map(|(paragraph, _)| paragraph.text.as_str()).collect();
        let recognizer = Recognizer::new(variorum_text::detect(&texts.join("\n")).as_ref());
        around::mark(&mut all, printed, size, &self.edges, &recognizer);
        let headline = all.iter().find(|(_, kind)| *kind == Some(BlockKind::Headline));
        draft.stated.titles.extend(headline.map(|(paragraph, _)| paragraph.text.clone()).or(title));
        draft.pieces.extend(all.iter().map(|(paragraph, kind)| piece(paragraph, *kind)));
        draft.beside.extend(self.aside.iter().map(|line| {
            let reason = recognizer.wording(&line.text).reason().unwrap_or(LeftOut::OutsideArticle);
            Block::left_out(kind_of(reason), folded(&line.text), reason)
        }));
        if self.missing {
            draft.doubts.push(ReadingDoubt::PagesMissing);
        }
        // Single signs are of little weight, but not a whole font.
        if self.unknown * 50 > self.glyphs {
            draft.doubts.push(ReadingDoubt::ReplacedCharacters);
        }
        Ok(draft)
    }
}

fn piece(paragraph: &Paragraph, kind: Option<BlockKind>) -> Piece {
    let text = paragraph.text.as_str();
    match kind {
        Some(BlockKind::ListItem) => Piece::of(BlockKind::ListItem, paragraphs::bullet(text).unwrap_or(text)),
        Some(kind) => Piece::of(kind, text),
        None => Piece::plain(text),
    }
}
