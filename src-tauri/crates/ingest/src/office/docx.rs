//! DOCX: documents of Word and of the programs that write its format.
//!
//! The text is read as it would be if all tracked changes were accepted: what was inserted is kept, what was deleted is not. Hidden text,
//! instructions of fields, comments, headers and footers are not read; of content in several forms, the first is. Text boxes stand below the
//! paragraph that they are anchored in.

use super::paragraphs::Paragraphs;
use super::styles::{Style, Styles, named};
use super::{articles, part};
use crate::package::archive::Archive;
use crate::prose::Piece;
use crate::xml::Element;
use crate::{Contents, ReadError, ReadOptions};
use variorum_model::BlockKind;

const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/// Reads the document in `archive`: an article, or several if a press database exported it.
pub(crate) fn read(archive: &Archive<'_>, options: &ReadOptions) -> Result<Contents, ReadError> {
    let main = main_part(archive).ok_or(ReadError::Damaged)?;
    let document = part(archive, &main)?.ok_or(ReadError::Damaged)?;
    let beside = |kind: &str| related(archive, &main, kind).and_then(|name| part(archive, &name).ok()?);
    let styles = beside("/styles").map_or_else(Styles::default, |root| styles(&root));
    let mut pieces = text(document.first("body").unwrap_or(&document), &styles).pieces();
    for (kind, name) in [("/footnotes", "footnote"), ("/endnotes", "endnote")] {
        pieces.extend(beside(kind).iter().flat_map(|root| notes(root, name, &styles)));
    }
    let properties = part(archive, "docProps/core.xml").ok().flatten();
    let title = properties.as_ref().and_then(|root| root.first("title")).map(Element::text);
    articles(MEDIA_TYPE, pieces, title.as_deref(), options.address.as_deref())
}

/// The name of the main part, if the package is a document of this format: the one to which it points itself, else the usual one.
fn main_part(archive: &Archive<'_>) -> Option<String> {
    const USUAL: &str = "word/document.xml";
    let named = related(archive, "", "/officeDocument").filter(|name| name.starts_with("word/"));
    named.or_else(|| archive.entry(USUAL).map(|_| USUAL.to_owned()))
}

/// The name of the part that `part` points to as one of this kind, which ends its type's address. What stands outside the package is never
/// looked at.
fn related(archive: &Archive<'_>, name: &str, kind: &str) -> Option<String> {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    let slash = if folder.is_empty() { "" } else { "/" };
    let links = part(archive, &format!("{folder}{slash}_rels/{file}.rels")).ok()??;
    let link = links.all("Relationship").find(|link| {
        link.attribute("TargetMode") != Some("External")
            && link.attribute("Type").is_some_and(|address| address.ends_with(kind))
    })?;
    let target = link.attribute("Target")?;
    Some(match target.strip_prefix('/') {
        Some(absolute) => absolute.to_owned(),
        None => format!("{folder}{slash}{target}"),
    })
}

/// The styles that the part with this root defines.
fn styles(root: &Element) -> Styles {
    let mut styles = Styles::default();
    for style in root.all("style") {
        let value = |path: &[&str]| style.at(path).and_then(|element| element.attribute("val"));
        let is_outlined = value(&["pPr", "outlineLvl"]).is_some_and(is_heading_level);
        let kind = value(&["name"])
            .and_then(named)
            .or(is_outlined.then_some(BlockKind::Subhead))
            .or(style.at(&["pPr", "numPr"]).map(|_| BlockKind::ListItem));
        let base = value(&["basedOn"]).map(str::to_owned);
        let hides = style.first("rPr").and_then(|properties| switch(properties, "vanish"));
        if let Some(id) = style.attribute("styleId") {
            styles.add(id, Style { kind, hides, base });
        }
    }
    styles
}

/// Levels 0 to 8 are those of headings.
fn is_heading_level(level: &str) -> bool {
    level.parse::<u8>().is_ok_and(|level| level < 9)
}

/// Whether a property that is either on or off is on; none when it is not given.
fn switch(properties: &Element, name: &str) -> Option<bool> {
    let property = properties.first(name)?;
    Some(!matches!(property.attribute("val"), Some("0" | "false" | "off")))
}

/// The notes in the part with this root, as text beside the article.
fn notes(root: &Element, name: &str, styles: &Styles) -> Vec<Piece> {
    let is_note = |note: &&Element| note.attribute("type").is_none_or(|kind| kind == "normal");
    root.all(name).filter(is_note).flat_map(|note| text(note, styles).asides()).collect()
}

fn text(parent: &Element, styles: &Styles) -> Paragraphs {
    let mut walk =
        Walk { styles, paragraphs: Paragraphs::default(), boxes: Vec::new(), fields: Vec::new(), instructions: 0 };
    walk.blocks(parent, None);
    walk.paragraphs
}

/// The way through a document.
struct Walk<'e> {
    styles: &'e Styles,
    paragraphs: Paragraphs,
    /// The text boxes anchored in the open paragraph.
    boxes: Vec<&'e Element>,
    /// For each open field, whether its result is being read and not its instruction.
    fields: Vec<bool>,
    /// How many of the open fields are at their instruction.
    instructions: usize,
}

impl<'e> Walk<'e> {
    /// The paragraphs in `parent`; where no style says what they are, they are of this kind.
    fn blocks(&mut self, parent: &'e Element, kind: Option<BlockKind>) {
        for child in parent.elements() {
            match child.name.as_str() {
                "p" => self.paragraph(child, kind),
                "tbl" => {
                    self.paragraphs.open_table();
                    self.blocks(child, kind);
                    self.paragraphs.close_table();
                }
                "tr" => {
                    self.paragraphs.open_row();
                    self.blocks(child, kind);
                }
                "tc" => {
                    self.blocks(child, Some(BlockKind::Paragraph));
                    self.paragraphs.end_cell();
                }
                "del" | "moveFrom" => {}
                "AlternateContent" => self.blocks(first_form(child), kind),
                _ => self.blocks(child, kind),
            }
        }
    }

    fn paragraph(&mut self, paragraph: &'e Element, kind: Option<BlockKind>) {
        let properties = paragraph.first("pPr");
        let value =
            |path: &[&str]| properties.and_then(|properties| properties.at(path)).and_then(|e| e.attribute("val"));
        let style = value(&["pStyle"]);
        if !style.is_some_and(|style| self.styles.hides(style)) {
            self.inline(paragraph);
        }
        // No instruction goes on in the next paragraph: one that seems to has no end, and would swallow the rest of the text.
        while self.fields.last() == Some(&false) {
            self.close_field();
        }
        if properties.and_then(|properties| properties.at(&["rPr", "del"])).is_some() {
            // The end of this paragraph is deleted: it goes on with the next.
            return;
        }
        let said = style.and_then(|style| self.styles.kind(style));
        let is_outlined = value(&["outlineLvl"]).is_some_and(is_heading_level);
        let is_item = value(&["numPr", "numId"]).is_some_and(|number| number != "0");
        let said =
            said.or(is_outlined.then_some(BlockKind::Subhead)).or(is_item.then_some(BlockKind::ListItem)).or(kind);
        self.paragraphs.end(said);
        for text_box in std::mem::take(&mut self.boxes) {
            self.blocks(text_box, None);
        }
    }

    /// The text of the runs in `parent`, at whatever depth.
    fn inline(&mut self, parent: &'e Element) {
        for child in parent.elements() {
            match child.name.as_str() {
                "r" => self.run(child),
                "pPr" | "rPr" | "del" | "moveFrom" => {}
                "AlternateContent" => self.inline(first_form(child)),
                _ => self.inline(child),
            }
        }
    }

    fn run(&mut self, run: &'e Element) {
        let is_hidden = run.first("rPr").is_some_and(|properties| {
            let style = properties.first("rStyle").and_then(|style| style.attribute("val"));
            let styled = || style.is_some_and(|style| self.styles.hides(style));
            switch(properties, "vanish").unwrap_or_else(styled)
        });
        self.run_content(run, is_hidden);
    }

    fn run_content(&mut self, run: &'e Element, is_hidden: bool) {
        for child in run.elements() {
            let is_shown = !is_hidden && self.instructions == 0;
            match child.name.as_str() {
                "fldChar" => self.field(child.attribute("fldCharType")),
                "AlternateContent" => self.run_content(first_form(child), is_hidden),
                _ if !is_shown => {}
                "t" => self.paragraphs.write(&child.text()),
                "tab" | "ptab" => self.paragraphs.write(" "),
                "br" | "cr" => self.paragraphs.end_line(),
                "noBreakHyphen" => self.paragraphs.write("\u{2011}"),
                "ruby" => child.all("rubyBase").for_each(|base| self.inline(base)),
                "drawing" | "pict" | "object" => self.boxes.extend(child.within("txbxContent")),
                _ => {}
            }
        }
    }

    fn field(&mut self, point: Option<&str>) {
        match point {
            Some("begin") => {
                self.fields.push(false);
                self.instructions += 1;
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut().filter(|field| !**field) {
                    *field = true;
                    self.instructions -= 1;
                }
            }
            Some("end") => self.close_field(),
            _ => {}
        }
    }

    fn close_field(&mut self) {
        if self.fields.pop() == Some(false) {
            self.instructions -= 1;
        }
    }
}

/// Of content that is given in several forms, the first.
fn first_form(content: &Element) -> &Element {
    content.first("Choice").or_else(|| content.first("Fallback")).unwrap_or(content)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Part;
    use crate::package::samples::{Stored, zip};
    use proptest::prelude::*;
    use variorum_model::{Extraction, LeftOut};

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

    /// The article in a document with this body, and with `more` parts.
    fn article(body: &str, more: &[(&str, &str)]) -> Extraction {
        let document = format!("<w:document xmlns:w='w'><w:body>{body}</w:body></w:document>");
        let parts = more.iter().copied().chain([("word/document.xml", document.as_str())]);
        let stored: Vec<Stored> = parts.map(|(name, text)| Stored::deflated(name, text.as_bytes())).collect();
        let bytes = zip(&stored);
        let mut read = read(&Archive::open(&bytes).unwrap(), &ReadOptions::default()).unwrap().parts;
        let Part::Article(article) = read.remove(0) else { panic!("no article") };
        *article
    }

    fn texts(body: &str) -> Vec<String> {
        article(body, &[]).blocks.into_iter().map(|block| block.text).collect()
    }

    fn styled(style: &str, text: &str) -> String {
        format!("<w:p><w:pPr><w:pStyle w:val='{style}'/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    fn plain(text: &str) -> String {
        format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    const RELATIONSHIPS: (&str, &str) = (
        "word/_rels/document.xml.rels",
        "<Relationships><Relationship Type='http://x/styles' Target='http://elsewhere.example/styles.xml' TargetMode='External'/>\
         <Relationship Type='http://x/styles' Target='own.xml'/><Relationship Type='http://x/footnotes' Target='/word/footnotes.xml'/></Relationships>",
    );

    #[test]
    fn styles_say_what_paragraphs_are() {
        let styles = "<w:styles><w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>\
            <w:style w:styleId='berschrift1'><w:name w:val='heading 1'/></w:style>\
            <w:style w:styleId='Own'><w:name w:val='Own'/><w:basedOn w:val='berschrift1'/></w:style>\
            <w:style w:styleId='Outlined'><w:name w:val='Zwischentitel'/><w:pPr><w:outlineLvl w:val='2'/></w:pPr></w:style>\
            <w:style w:styleId='Cap'><w:name w:val='caption'/></w:style><w:style w:styleId='Quote'><w:name w:val='Quote'/></w:style></w:styles>";
        let notes = "<w:footnotes><w:footnote w:type='separator'><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>\
            <w:footnote><w:p><w:r><w:t>From the log.</w:t></w:r></w:p></w:footnote></w:footnotes>";
        let item = "<w:p><w:pPr><w:numPr><w:ilvl w:val='0'/><w:numId w:val='3'/></w:numPr></w:pPr><w:r><w:t>Two cabins</w:t></w:r></w:p>";
        let body = [
            styled("Titel", "Ferry fire"),
            plain(PROSE),
            styled("Own", "The night"),
            styled("Outlined", "The morning"),
            styled("Quote", "It was loud."),
            item.to_owned(),
            styled("Cap", "The quay."),
        ];
        let read = article(&body.concat(), &[RELATIONSHIPS, ("word/own.xml", styles), ("word/footnotes.xml", notes)]);
        let found: Vec<_> = read.blocks.iter().map(|block| (block.kind, block.left_out)).collect();
        let expected = [
            (BlockKind::Headline, Some(LeftOut::Headline)),
            (BlockKind::Paragraph, None),
            (BlockKind::Subhead, None),
            (BlockKind::Subhead, None),
            (BlockKind::BlockQuote, None),
            (BlockKind::ListItem, None),
            (BlockKind::Caption, Some(LeftOut::PhotoCaption)),
            (BlockKind::Furniture, Some(LeftOut::OutsideArticle)),
        ];
        assert_eq!(found, expected);
        assert_eq!(read.blocks[7].text, "From the log.");
        assert_eq!(read.title.as_deref(), Some("Ferry fire"));
    }

    #[test]
    fn changes_are_accepted_and_what_is_hidden_is_not_read() {
        let body = "<w:p><w:r><w:t xml:space='preserve'>The </w:t></w:r><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del>\
            <w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>\
            <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t xml:space='preserve'> pier</w:t></w:r>\
            <w:hyperlink r:id='1'><w:r><w:tab/><w:t>opens</w:t><w:br/><w:t>today</w:t></w:r></w:hyperlink></w:p>\
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>One </w:t></w:r></w:p><w:p><w:r><w:t>paragraph</w:t></w:r></w:p>";
        assert_eq!(texts(body), ["The new pier opens today", "One paragraph"]);
    }

    #[test]
    fn results_of_fields_are_read_and_their_instructions_are_not() {
        let point = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
        let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
        let field = format!(
            "<w:p>{b}<w:r><w:instrText>HYPERLINK</w:instrText></w:r>{b}{}{s}{}{e}{s}{}{e}</w:p>",
            run("inner instruction"),
            run("inner result"),
            run("result"),
            b = point("begin"),
            s = point("separate"),
            e = point("end"),
        );
        let unended = format!("<w:p>{}{}</w:p>{}", point("begin"), run("lost"), plain("kept"));
        assert_eq!(texts(&format!("{field}{unended}")), ["result", "kept"]);
    }

    #[test]
    fn tables_and_text_boxes_are_read_once_and_in_order() {
        let text_box = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", plain(text));
        let body = format!(
            "<w:p><w:r><w:t>Above</w:t><mc:AlternateContent><mc:Choice><w:drawing>{}</w:drawing></mc:Choice>\
             <mc:Fallback><w:pict>{}</w:pict></mc:Fallback></mc:AlternateContent><w:t> box</w:t></w:r></w:p>\
             <w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
            text_box("Boxed"),
            text_box("Boxed again"),
            plain("Deck"),
            plain("12"),
            plain("Below")
        );
        assert_eq!(texts(&body), ["Above box", "Boxed", "Deck", "12", "Below"]);
    }

    #[test]
    fn a_row_of_a_table_is_one_paragraph() {
        let row =
            |one: &str, other: &str| format!("<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", plain(one), plain(other));
        let body =
            format!("{}<w:tbl>{}{}</w:tbl>{}", plain("Above"), row("Deck", "Cabins"), row("A", "12"), plain("Below"));
        assert_eq!(texts(&body), ["Above", "Deck | Cabins", "A | 12", "Below"]);
    }

    #[test]
    fn what_is_said_of_the_file_is_not_taken_for_facts() {
        let core = |title: &str| {
            format!(
                "<cp:coreProperties><dc:title>{title}</dc:title><dc:creator>Someone Else</dc:creator>\
                 <dcterms:created>2020-01-01T00:00:00Z</dcterms:created></cp:coreProperties>"
            )
        };
        let body = format!("{}{}{}", plain("World"), plain("Ferry fire."), plain(PROSE));
        let read = |title: &str| article(&body, &[("docProps/core.xml", &core(title))]);
        assert_eq!(read("ferry fire").title.as_deref(), Some("Ferry fire."));
        let other = read("Document1");
        assert_ne!(other.title.as_deref(), Some("Document1"));
        assert_eq!((other.byline.len(), other.published, other.modified), (0, None, None));
    }

    #[test]
    fn an_export_of_a_press_database_is_several_articles() {
        let one = |title: &str| {
            [
                styled("Heading1", title),
                plain("Harbour Post"),
                plain("March 12, 2025 Wednesday"),
                plain("Section: NEWS; Pg. 4"),
                plain("Length: 523 words"),
                plain("Byline: Ines Okafor"),
                plain("Body"),
                plain(PROSE),
                plain("Load-Date: March 13, 2025"),
                plain("End of Document"),
            ]
            .concat()
        };
        let document = format!(
            "<w:document><w:body>{}{}{}</w:body></w:document>",
            plain("User Name:"),
            one("Fire"),
            one("Fire out")
        );
        let bytes = zip(&[Stored::deflated("word/document.xml", document.as_bytes())]);
        let parts = read(&Archive::open(&bytes).unwrap(), &ReadOptions::default()).unwrap().parts;
        let titles: Vec<_> = parts
            .iter()
            .map(|part| if let Part::Article(article) = part { article.title.as_deref() } else { None })
            .collect();
        assert_eq!(titles, [Some("Fire"), Some("Fire out")]);
    }

    proptest! {
        #[test]
        fn no_document_makes_the_reader_panic(
            body in "(<w:(p|r|t|tbl|tc|pPr|rPr|del|ins|fldChar w:fldCharType='(begin|separate|end)'/|br/|tab/|pStyle w:val='[AB]'/|vanish/|txbxContent|drawing|mc:AlternateContent|mc:Choice)>|</w:[prt]>|[a-z\u{e9} ]{1,9}){0,40}",
            styles in "(<w:style w:styleId='[AB]'><w:basedOn w:val='[AB]'/></w:style>){0,4}"
        ) {
            let root = crate::xml::parse(&format!("<a>{body}</a>")).unwrap();
            let styles = super::styles(&crate::xml::parse(&format!("<a>{styles}</a>")).unwrap());
            let pieces = text(&root, &styles).pieces();
            prop_assert!(pieces.iter().all(|piece| !piece.text.contains('\n')));
        }
    }
}
