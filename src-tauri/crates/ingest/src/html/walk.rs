//! The way through a page's tree, along which its text is cut into blocks.

use super::element::{Looks, is_breaking, is_unread, marks, tag};
use super::hidden::{self, PROSE};
use super::page::{Page, PageTime, Place, Tag, Words};
use super::size;
use super::stretch::Stretch;
use super::table;
use super::tree::attribute;
use super::unshown::{is_hidden, is_hidden_by_style};
use crate::normal::word_count;
use crate::prose::BETWEEN_CELLS;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};
use variorum_lexicon::{Mark, Marks};

impl Page {
    /// The page whose tree is `html`.
    pub(crate) fn of(html: &Html) -> Self {
        let walk = Walk::through(html, None);
        let wrapper = walk.wrapper();
        let mut walk = if wrapper.is_some() { Walk::through(html, wrapper) } else { walk };
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

struct Walk {
    page: Page,
    looks: Looks,
    /// The number of the place that is being walked.
    place: usize,
    /// The block that is being read.
    open: Stretch,
    /// How large the text around is set.
    size: u16,
    /// Whether a piece of the line has just ended, with no text since.
    after_piece: bool,
    table: Table,
    /// The elements that the page hides by their style, and how many words the prose in each has.
    covered: Vec<(NodeId, usize)>,
}

impl Default for Walk {
    fn default() -> Self {
        Self {
            page: Page::default(),
            looks: Looks::default(),
            place: 0,
            open: Stretch::default(),
            size: size::COMMON,
            after_piece: false,
            table: Table::Layout,
            covered: Vec::new(),
        }
    }
}

impl Walk {
    fn through(html: &Html, uncovered: Option<NodeId>) -> Self {
        let page = Page { uncovered, ..Page::default() };
        let mut walk = Self { page, ..Self::default() };
        walk.places(html.tree.root());
        walk.finish_block();
        walk
    }

    /// The element in which the page hides most of its prose, when it shows none: a script shows it once the page is there.
    fn wrapper(&self) -> Option<NodeId> {
        if self.page.blocks.iter().any(|block| block.words >= PROSE) {
            return None;
        }
        let prose: usize = self.page.hidden.iter().map(|block| block.words).filter(|words| *words >= PROSE).sum();
        let (node, words) = self.covered.iter().max_by_key(|(_, words)| *words)?;
        (*words > 0 && 2 * words > prose).then_some(*node)
    }

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
                self.open.part_words();
            } else {
                self.open.break_line();
            }
            return;
        }
        if matches!(name, "img" | "amp-img") {
            self.open.note_picture();
            let mut around = Some(self.place);
            while let Some(place) = around.and_then(|place| self.page.places.get_mut(place)) {
                place.pictures += 1;
                around = place.parent;
            }
            return;
        }
        if self.page.uncovered != Some(node.id()) && is_hidden(node, element) {
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
        let is_stress = matches!(name, "b" | "strong" | "em" | "i");
        if name == "span" && self.after_piece && !self.is_running_text() {
            // Pieces side by side are set apart by style sheets.
            self.open.part_words();
        }
        if is_stress {
            self.open.open_stress();
        }
        self.line_part(node, element);
        if is_stress {
            self.open.close_stress();
        }
        self.after_piece = name == "span";
    }

    /// A part of a line: what a link holds leads elsewhere.
    fn line_part(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let is_link = element.name() == "a" && attribute(element, "href").is_some();
        if is_link {
            self.open.open_link();
        }
        self.children(node);
        if is_link {
            self.open.close_link();
        }
    }

    fn hide(&mut self, node: NodeRef<'_, Node>) {
        // Text that has begun ends behind what is hidden in its midst.
        let before = self.page.blocks.len() + usize::from(!self.open.is_blank());
        let blocks = hidden::blocks(node, before);
        if node.value().as_element().is_some_and(is_hidden_by_style) {
            let prose = blocks.iter().map(|block| block.words).filter(|words| *words >= PROSE).sum();
            self.covered.push((node.id(), prose));
        }
        self.page.hidden.extend(blocks);
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
            if is_hidden(cell, element) {
                self.hide(cell);
                continue;
            }
            if !table::is_cell(cell) {
                continue;
            }
            if !std::mem::take(&mut is_first) {
                self.open.part_cells(BETWEEN_CELLS);
            }
            self.children(cell);
        }
        self.open.drop_empty_cells(BETWEEN_CELLS);
    }

    /// A part of a cell: whatever it is, it ends no block.
    fn cell_part(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let parts_words = is_breaking(element.name()) || tag(element) != Tag::Other;
        if parts_words {
            self.open.part_words();
        }
        self.line_part(node, element);
        if parts_words {
            self.open.part_words();
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
            self.open.add_blank();
            return;
        }
        match self.open.breaks() {
            0 => {}
            // A heading may have several lines.
            1 if self.is_in_heading() || !self.open.ends_before(text, self.size) => {}
            breaks => {
                self.finish_block();
                if breaks == 1 {
                    self.open.begin_after_break();
                }
            }
        }
        self.open.add(text, words, self.size);
    }

    fn is_in_heading(&self) -> bool {
        self.page.around(self.place).take(3).any(|place| matches!(place.tag, Tag::Heading(_)))
    }

    fn finish_block(&mut self) {
        self.page.blocks.extend(self.open.finish(self.place));
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
                 <td><p>1,204</p></td><td>1,<b>310</b><br>(of 1,400)</td></tr><tr><td></td><td></td></tr><tr><td>–</td><td>…</td></tr></tbody></table>"
            ),
            ["Ferries", "| 2023 | 2024", "Trips | 1,204 | 1,310 (of 1,400)", "– | …"]
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
