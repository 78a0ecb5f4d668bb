//! The way through a page's tree, along which its text is cut into blocks.

use super::element::{Looks, is_breaking, is_hidden, is_unread, marks, tag};
use super::hidden;
use super::page::{Page, PageTime, Place, Tag, TextBlock, Words};
use super::size;
use super::table;
use super::tree::attribute;
use crate::disguise::Unseen;
use crate::normal::{folded, word_count};
use crate::prose::BETWEEN_CELLS;
use ego_tree::NodeRef;
use scraper::node::Element;
use scraper::{Html, Node};
use variorum_lexicon::{Mark, Marks};

impl Page {
    /// The page whose tree is `html`.
    pub(crate) fn of(html: &Html) -> Self {
        let mut walk = Walk::default();
        walk.places(html.tree.root());
        walk.finish_block();
        let mut count = Words::default();
        walk.page.counts.push(count);
        for block in &walk.page.blocks {
            count.all += block.words;
            count.in_links += block.link_words;
            walk.page.counts.push(count);
        }
        walk.page
    }
}

/// The marks by which a piece inside a line is a block of its own: the credit inside a caption, the date beside a byline.
const PIECES: Marks = Marks::of(&[
    Mark::Credit,
    Mark::Caption,
    Mark::Byline,
    Mark::Date,
    Mark::Label,
    Mark::Share,
    Mark::Tags,
    Mark::Copyright,
]);

/// What the table around is like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Table {
    /// There is none, or one that lays the page out.
    Layout,
    /// Its rows are those of data.
    Data,
    /// One of these rows is open.
    Row,
}

/// A line with as many characters fills a narrow page.
const FULL_LINE: usize = 60;

struct Walk {
    page: Page,
    looks: Looks,
    /// The number of the place that is being walked.
    place: usize,
    text: String,
    link_words: usize,
    links: usize,
    stressed_words: usize,
    /// Where in the text its last line begins.
    line: usize,
    /// How many line breaks stand since the last text.
    breaks: usize,
    /// How large the text around is set, and the block's own.
    size: u16,
    block_size: u16,
    /// Whether a picture has stood since the last block.
    after_picture: bool,
    /// Whether a single line break parts the block from the one before.
    after_break: bool,
    /// How many links and how many stresses are open.
    open_links: usize,
    open_stresses: usize,
    /// Whether a piece of the line has just ended, with no text since.
    after_piece: bool,
    table: Table,
}

impl Default for Walk {
    fn default() -> Self {
        Self {
            page: Page::default(),
            looks: Looks::default(),
            place: 0,
            text: String::new(),
            link_words: 0,
            links: 0,
            stressed_words: 0,
            line: 0,
            breaks: 0,
            size: size::COMMON,
            block_size: size::COMMON,
            after_picture: false,
            after_break: false,
            open_links: 0,
            open_stresses: 0,
            after_piece: false,
            table: Table::Layout,
        }
    }
}

impl Walk {
    fn places(&mut self, node: NodeRef<'_, Node>) {
        match node.value() {
            Node::Text(text) => self.add_text(text),
            Node::Element(element) => self.element(node, element),
            _ => self.children(node),
        }
    }

    fn children(&mut self, node: NodeRef<'_, Node>) {
        for child in node.children() {
            self.places(child);
        }
    }

    fn element(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let name = element.name();
        if name == "br" {
            if self.table == Table::Row {
                self.text.push(' ');
            } else {
                self.breaks += 1;
            }
            return;
        }
        if matches!(name, "img" | "amp-img") {
            if self.text.trim().is_empty() {
                self.after_picture = true;
            }
            let mut around = Some(self.place);
            while let Some(place) = around.and_then(|place| self.page.places.get_mut(place)) {
                place.pictures += 1;
                around = place.parent;
            }
            return;
        }
        if is_hidden(element) {
            self.hide(node);
            return;
        }
        if is_unread(name) {
            return;
        }
        let own = size::of(element, self.size);
        let around = std::mem::replace(&mut self.size, own);
        self.shown(node, element);
        self.size = around;
    }

    fn shown(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let name = element.name();
        let tag = tag(element);
        if self.table == Table::Row {
            self.cell_part(node, element);
            return;
        }
        if tag != Tag::Other || is_breaking(name) || self.is_piece(element) {
            self.open_place(node, tag, element);
            return;
        }
        self.note_time(element);
        let link = usize::from(name == "a" && attribute(element, "href").is_some());
        let stress = usize::from(matches!(name, "b" | "strong" | "em" | "i"));
        if name == "span" && self.after_piece && !self.is_running_text() {
            // Pieces side by side are set apart by style sheets.
            self.text.push(' ');
        }
        self.links += link;
        self.open_links += link;
        self.open_stresses += stress;
        self.children(node);
        self.open_links -= link;
        self.open_stresses -= stress;
        self.after_piece = name == "span";
    }

    fn hide(&mut self, node: NodeRef<'_, Node>) {
        // Text that has begun ends behind what is hidden in its midst.
        let before = self.page.blocks.len() + usize::from(!self.text.trim().is_empty());
        self.page.hidden.extend(hidden::blocks(node, before));
    }

    fn note_time(&mut self, element: &Element) {
        if let Some(time) = attribute(element, "datetime").filter(|_| element.name() == "time") {
            let block = self.page.blocks.len();
            self.page.times.push(PageTime { block, place: self.place, time: time.to_owned() });
        }
    }

    fn open_place(&mut self, node: NodeRef<'_, Node>, tag: Tag, element: &Element) {
        self.finish_block();
        let number = self.page.places.len();
        let parent = (number > 0).then_some(self.place);
        let first = self.page.blocks.len();
        let look = self.looks.of(element);
        self.page.places.push(Place { parent, tag, marks: marks(element), blocks: first..first, pictures: 0, look });
        self.note_time(element);
        let around = std::mem::replace(&mut self.place, number);
        let table = self.table;
        if element.name() == "table" {
            self.table = if table::is_of_data(node, element) { Table::Data } else { Table::Layout };
        }
        if tag == Tag::Row && self.table == Table::Data {
            self.row(node);
        } else {
            self.children(node);
        }
        self.table = table;
        self.finish_block();
        if let Some(place) = self.page.places.get_mut(number) {
            place.blocks.end = self.page.blocks.len();
        }
        self.place = around;
    }

    /// The row of a table of data as one block.
    fn row(&mut self, node: NodeRef<'_, Node>) {
        self.table = Table::Row;
        let mut is_first = true;
        for (cell, element) in node.children().filter_map(|cell| Some((cell, cell.value().as_element()?))) {
            if is_hidden(element) {
                self.hide(cell);
                continue;
            }
            if !table::is_cell(element) {
                continue;
            }
            if !std::mem::take(&mut is_first) {
                self.text.push_str(BETWEEN_CELLS);
            }
            self.children(cell);
        }
        if word_count(&self.text) == 0 {
            self.text.clear();
        }
    }

    /// A part of a cell: whatever it is, it ends no block.
    fn cell_part(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let link = usize::from(element.name() == "a" && attribute(element, "href").is_some());
        let parts_words = is_breaking(element.name()) || tag(element) != Tag::Other;
        if parts_words {
            self.text.push(' ');
        }
        self.links += link;
        self.open_links += link;
        self.children(node);
        self.open_links -= link;
        if parts_words {
            self.text.push(' ');
        }
    }

    /// Whether an element inside a line is a block of its own, which it never is in running text.
    fn is_piece(&self, element: &Element) -> bool {
        let Some(around) = self.page.places.get(self.place) else { return false };
        element.name() != "a" && !self.is_running_text() && marks(element).without(around.marks).meets(PIECES)
    }

    fn is_running_text(&self) -> bool {
        let tag = self.page.places.get(self.place).map(|place| place.tag);
        matches!(tag, Some(Tag::Paragraph | Tag::Heading(_) | Tag::ListItem | Tag::BlockQuote))
    }

    fn add_text(&mut self, text: &str) {
        self.after_piece = false;
        let words = word_count(text);
        if words == 0 && text.chars().all(char::is_whitespace) {
            if !self.text.is_empty() {
                self.text.push(' ');
            }
            return;
        }
        match self.breaks {
            0 => {}
            1 if !self.parts_lines(text) => self.text.push(' '),
            1 => {
                self.finish_block();
                self.after_break = true;
            }
            _ => self.finish_block(),
        }
        if self.breaks > 0 {
            (self.breaks, self.line) = (0, self.text.len());
        }
        if self.text.is_empty() {
            self.block_size = self.size;
        }
        if self.open_links > 0 {
            self.link_words += words;
        }
        if self.open_stresses > 0 {
            self.stressed_words += words;
        }
        self.text.push_str(text);
    }

    /// Whether a single break before `text` ends a block, as it does between a caption and its credit or between two paragraphs: not in the
    /// midst of a sentence, nor in a heading of several lines.
    fn parts_lines(&self, text: &str) -> bool {
        let line = self.text.get(self.line..).unwrap_or_default().trim();
        let ends = line.ends_with(['.', '!', '?', ':', '…', '”', '"', '»', ')']);
        let goes_on = text.trim_start().starts_with(char::is_lowercase) || line.ends_with([',', '-', '–', '—']);
        // Lines as long as these were broken where a page was full.
        let is_full = !ends && (FULL_LINE..2 * FULL_LINE).contains(&line.chars().count());
        let in_heading = self.page.around(self.place).take(3).any(|place| matches!(place.tag, Tag::Heading(_)));
        !in_heading && (self.size != self.block_size || (!is_full && (ends || !goes_on)))
    }

    fn finish_block(&mut self) {
        (self.breaks, self.line) = (0, 0);
        let text = std::mem::take(&mut self.text);
        let (text, unseen) = (folded(&text), Unseen::of(&text));
        let (link_words, links) = (std::mem::take(&mut self.link_words), std::mem::take(&mut self.links));
        let stressed_words = std::mem::take(&mut self.stressed_words);
        let after_break = std::mem::take(&mut self.after_break);
        if !text.is_empty() {
            let words = word_count(&text);
            // A word that a link cuts in two was counted twice.
            let (link_words, stressed_words) = (link_words.min(words), stressed_words.min(words));
            let (place, size) = (self.place, self.block_size);
            let after_picture = std::mem::take(&mut self.after_picture);
            self.page.blocks.push(TextBlock {
                text,
                place,
                words,
                link_words,
                links,
                stressed_words,
                size,
                after_picture,
                after_break,
                unseen,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::tree::parse;

    fn texts(page: &str) -> Vec<String> {
        Page::of(&parse(page).unwrap()).blocks.into_iter().map(|block| block.text).collect()
    }

    #[test]
    fn elements_and_double_breaks_part_blocks() {
        assert_eq!(
            texts("<div>One <b>bold</b><p>Two<br>lines</p>Three<br>&nbsp;<br/>Four</div>"),
            ["One bold", "Two lines", "Three", "Four"]
        );
    }

    #[test]
    fn a_single_break_parts_lines_but_no_sentence() {
        assert_eq!(
            texts(
                "<td>Mrs Flint with the key<br>Picture: R. Stannard<br>The end.<br>and more</td><h2>Ferry<br>Out</h2>"
            ),
            ["Mrs Flint with the key", "Picture: R. Stannard", "The end.", "and more", "Ferry Out"]
        );
        let full = "This line was broken because the page on which it stood was full at";
        assert_eq!(texts(&format!("<p>{full}<br>Callow</p>")), [format!("{full} Callow")]);
    }

    #[test]
    fn a_row_of_a_table_of_data_is_one_block() {
        assert_eq!(
            texts(
                "<table><caption>Ferries</caption><thead><tr><th></th><th>2023</th><th>2024</th></tr></thead><tbody><tr><th>Trips</th>\
                 <td><p>1,204</p></td><td>1,<b>310</b><br>(of 1,400)</td></tr><tr><td></td><td></td></tr></tbody></table>"
            ),
            ["Ferries", "| 2023 | 2024", "Trips | 1,204 | 1,310 (of 1,400)"]
        );
        assert_eq!(
            texts("<table><tr><td>Deck A<td>12<tr><td>Deck B<td>9 <a href=x>cabins</a></table>"),
            ["Deck A | 12", "Deck B | 9 cabins"]
        );
    }

    #[test]
    fn a_table_that_lays_a_page_out_is_read_cell_by_cell() {
        for page in [
            "<table><tr><td>One<td>Two</table>",
            "<table role=presentation><tr><td>One<td>Two 2<tr><td>Three 3<td>Four 4</table>",
            "<table><tr><td>One<td>Two<tr><td>Three<td>Four</table>",
            "<table><tr><td><h2>One 1</h2><td>Two<tr><td>Three 3<td>Four 4</table>",
            "<table><tr><td><table><tr><th>One<td>Two</table><td>Three<tr><td>Four</table>",
        ] {
            assert!(texts(page).iter().all(|text| !text.contains('|')), "{page}");
        }
    }

    #[test]
    fn a_credit_inside_a_caption_is_a_block_of_its_own() {
        let page =
            "<figure><img><figcaption>The quay. <span class='photo-credit'>Photo: R. Vey</span></figcaption></figure>";
        assert_eq!(texts(page), ["The quay.", "Photo: R. Vey"]);
        assert_eq!(texts("<p>The <span class='credit'>credit</span> rose.</p>"), ["The credit rose."]);
    }

    #[test]
    fn a_word_that_a_link_cuts_in_two_is_counted_once() {
        let page = Page::of(&parse("<p><a href=x>har</a><a href=y>bour</a></p>").unwrap());
        assert_eq!((page.blocks[0].words, page.blocks[0].link_words), (1, 1));
    }

    #[test]
    fn links_and_pictures_are_counted() {
        let page = Page::of(&parse("<div><p>Read <a href=x>more here</a></p><img></div><p>No picture</p>").unwrap());
        assert_eq!((page.blocks[0].words, page.blocks[0].link_words), (3, 2));
        let pictures: Vec<usize> = page.places.iter().map(|place| place.pictures).collect();
        assert_eq!(pictures, [1, 1, 1, 0, 0]);
        assert_eq!((page.places[2].blocks.clone(), page.places[0].blocks.clone()), (0..1, 0..2));
    }
}
