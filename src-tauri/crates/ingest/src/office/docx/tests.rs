use super::*;
use crate::Part;
use crate::package::samples::{Stored, zip};
use proptest::prelude::*;
use variorum_model::{BlockKind, Extraction, LeftOut};

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
    let shown = article(body, &[]).blocks.into_iter().filter(|block| block.left_out != Some(LeftOut::NotShown));
    shown.map(|block| block.text).collect()
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
fn changes_are_accepted_and_what_is_hidden_is_left_out_with_its_reason() {
    let body = "<w:p><w:r><w:t xml:space='preserve'>The </w:t></w:r><w:del><w:r><w:delText>old</w:delText><w:t>old</w:t></w:r></w:del>\
        <w:ins><w:r><w:t>new</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t xml:space='preserve'> pier</w:t></w:r>\
        <w:hyperlink r:id='1'><w:r><w:tab/><w:t>opens</w:t><w:br/><w:t>today</w:t></w:r></w:hyperlink></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space='preserve'>One </w:t></w:r></w:p><w:p><w:r><w:t>paragraph</w:t></w:r></w:p>";
    assert_eq!(texts(body), ["The new pier opens today", "One paragraph"]);
    let blocks = article(body, &[]).blocks;
    let unshown = blocks.iter().filter(|block| block.left_out == Some(LeftOut::NotShown));
    assert_eq!(unshown.map(|block| block.text.as_str()).collect::<Vec<_>>(), ["oldold hidden"]);
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
fn a_row_of_a_table_is_one_paragraph() {
    let row = |head: &str, one: &str, other: &str| {
        format!("<w:tr>{head}<w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>", plain(one), plain(other))
    };
    let table = |head: &str| {
        let rows = [row(head, "Deck", "Cabins"), row("", "A", "12")].concat();
        texts(&format!("{}<w:tbl>{rows}</w:tbl>{}", plain("Above"), plain("Below")))
    };
    assert_eq!(table("<w:trPr><w:tblHeader/></w:trPr>"), ["Above", "Deck | Cabins", "A | 12", "Below"]);
    // As on a page, words without heads and figures say nothing as a whole.
    assert_eq!(table(""), ["Above", "Deck", "Cabins", "A", "12", "Below"]);
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
    let document =
        format!("<w:document><w:body>{}{}{}</w:body></w:document>", plain("User Name:"), one("Fire"), one("Fire out"));
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
