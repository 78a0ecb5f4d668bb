use super::read;
use super::sample::{Column, document, document_with, file, line, stream, with_links};
use crate::{ReadError, ReadOptions};
use proptest::prelude::*;
use variorum_model::{BlockKind, Extraction, LeftOut, ReadingDoubt};

const FIRE: &str = "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard \
    said after a long search of all the decks and of the water between the two piers.";
const TIDE: &str = "Boats were told to keep clear of the northern quay until the tide had turned, since the burnt wreck of a \
    smaller vessel was still adrift there without a single light.";
const VOTE: &str = "The council will vote on Thursday on a new pier, which would cost nine million crowns and take about three \
    years to build, according to the plan.";

fn extraction(bytes: &[u8]) -> Extraction {
    read(bytes, &ReadOptions::default()).unwrap()
}

fn included(read: &Extraction) -> Vec<&str> {
    read.blocks.iter().filter(|block| block.left_out.is_none()).map(|block| block.text.as_str()).collect()
}

fn blocks(read: &Extraction, reason: LeftOut) -> Vec<&str> {
    read.blocks.iter().filter(|block| block.left_out == Some(reason)).map(|block| block.text.as_str()).collect()
}

#[test]
fn paragraphs_are_told_by_space_by_indents_and_by_short_lines() {
    let mut column = Column::page();
    let mut content = column.set(FIRE);
    column.space();
    content += &column.set(TIDE);
    content += &column.set(VOTE);
    column.x += 15.0;
    let (indented, rest) = FIRE.split_at(FIRE[..70].rfind(' ').unwrap());
    content += &column.set(indented);
    column.x -= 15.0;
    content += &column.set(rest.trim_start());
    assert_eq!(included(&extraction(&document(&[content]))), [FIRE, TIDE, VOTE, FIRE]);
}

#[test]
fn columns_below_a_common_headline_are_read_one_after_the_other() {
    let left = Column { x: 50.0, y: 650.0, size: 9.0, width: 40 };
    let mut content = line("B", 24.0, 50.0, 700.0, "Ferry fire under control");
    let (mut left, mut right) = (left, Column { x: 285.0, ..left });
    for text in [FIRE, TIDE] {
        content += &left.set(text);
        left.space();
    }
    for text in [VOTE, FIRE] {
        content += &right.set(text);
        right.space();
    }
    let read = extraction(&document(&[content]));
    assert_eq!(read.title.as_deref(), Some("Ferry fire under control"));
    assert_eq!(included(&read), [FIRE, TIDE, VOTE, FIRE]);
}

#[test]
fn columns_are_told_though_their_lines_stand_at_different_heights() {
    let mut left = Column { x: 50.0, y: 650.0, size: 9.0, width: 40 };
    let mut right = Column { x: 285.0, y: 645.0, ..left };
    // Written line by line, as some programs do.
    let (first, second) = (left.set(FIRE), right.set(TIDE));
    let mixed: String = first.lines().zip(second.lines()).map(|(one, other)| format!("{one}\n{other}\n")).collect();
    let rest: String =
        first.lines().skip(second.lines().count()).chain(second.lines().skip(first.lines().count())).collect();
    assert_eq!(included(&extraction(&document(&[mixed + &rest]))), [FIRE, TIDE]);
}

#[test]
fn a_heading_across_columns_ends_them() {
    let mut left = Column { x: 50.0, y: 720.0, size: 9.0, width: 40 };
    let mut right = Column { x: 285.0, ..left };
    let mut content = line("B", 24.0, 50.0, 760.0, "Ferry fire under control");
    content += &(left.set(FIRE) + &right.set(TIDE));
    content += &line("B", 16.0, 50.0, 620.0, "The council will vote on a new pier");
    (left.y, right.y) = (590.0, 590.0);
    content += &(left.set(VOTE) + &right.set(FIRE));
    let read = extraction(&document(&[content]));
    assert_eq!(included(&read), [FIRE, TIDE, "The council will vote on a new pier", VOTE, FIRE]);
}

#[test]
fn a_sentence_that_a_column_or_a_page_cuts_is_whole_again() {
    let half = |text: &'static str| text.split_at(text.match_indices(' ').nth(14).unwrap().0);
    let (start, end) = half(FIRE);
    let mut first = Column { y: 300.0, ..Column::page() };
    let mut second = Column::page();
    let header = |page: usize| line("F", 8.0, 60.0, 770.0, &format!("Harbour Office Bulletin {page}"));
    let first = header(1) + &first.set(TIDE) + &first.set(start);
    let second = header(2) + &second.set(end.trim_start());
    let read = extraction(&document(&[first, second]));
    assert_eq!(included(&read), [TIDE, FIRE]);
    assert_eq!(blocks(&read, LeftOut::OutsideArticle), ["Harbour Office Bulletin 1", "Harbour Office Bulletin 2"]);
}

#[test]
fn words_broken_at_the_ends_of_lines_are_whole_again() {
    let content = Column::page().set_lines(&[
        "The ferry reached the harbour shortly before midnight, and the coast-",
        "guard said that nobody on board was hurt; the Anglo-Norrisay and Anglo-",
        "American crews were brought ashore, and the search is at an end.",
    ]);
    let read = extraction(&document(&[content]));
    assert!(included(&read)[0].contains("the coastguard said") && included(&read)[0].contains("Anglo-American"));
}

#[test]
fn headings_captions_and_lists_are_known_by_type_and_place() {
    let mut column = Column { y: 640.0, ..Column::page() };
    let mut content = line("B", 22.0, 60.0, 700.0, "Ferry fire under control");
    content += &line("F", 13.0, 60.0, 670.0, "Nobody was hurt when a deck of the night ferry burnt");
    content += &column.set(FIRE);
    column.space();
    content += &line("B", 10.0, 60.0, column.y, "What the crew did");
    column.y -= 24.0;
    content += &column.set(TIDE);
    content += &format!("q 200 0 0 100 60 {} cm /P Do Q\n", column.y - 105.0);
    content += &line("F", 8.0, 60.0, column.y - 118.0, "The night ferry at the quay of Callow");
    column.y -= 150.0;
    for item in ["• Two cabins burnt.", "• One lifeboat was lowered."] {
        content += &column.set(item);
    }
    let picture =
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x");
    let read = extraction(&document_with(&[content], &[picture], "/XObject << /P 6 0 R >>", ""));
    let found: Vec<_> = read.blocks.iter().map(|block| (block.kind, block.text.as_str())).collect();
    assert_eq!(
        found,
        [
            (BlockKind::Headline, "Ferry fire under control"),
            (BlockKind::Dek, "Nobody was hurt when a deck of the night ferry burnt"),
            (BlockKind::Paragraph, FIRE),
            (BlockKind::Subhead, "What the crew did"),
            (BlockKind::Paragraph, TIDE),
            (BlockKind::Caption, "The night ferry at the quay of Callow"),
            (BlockKind::ListItem, "Two cabins burnt."),
            (BlockKind::ListItem, "One lifeboat was lowered."),
        ]
    );
}

#[test]
fn an_initial_and_the_marks_of_notes_are_read_as_they_are_meant() {
    let mut content = line("F", 34.0, 60.0, 676.0, "T");
    let mut beside = Column { x: 84.0, y: 700.0, size: 10.0, width: 68 };
    content += &beside.set_lines(&[
        "he ferry reached the harbour shortly before midnight, and nobody on",
        "board was hurt, the coastguard said after a long search of the decks",
        "and of the water between the piers, which took up the whole night.",
    ]);
    beside.x = 60.0;
    content += &beside.set_lines(&["It covered 12 km", ""]);
    content += &line("F", 6.0, 60.0 + 16.0 * 6.0, beside.y + 24.0 + 3.5, "2");
    content += &line("F", 10.0, 60.0 + 18.0 * 6.0, beside.y + 24.0, "of water.");
    content += &line("F", 6.0, 60.0 + 27.0 * 6.0, beside.y + 24.0 + 3.5, "14");
    let read = extraction(&document(&[content]));
    assert!(included(&read)[0].starts_with("The ferry reached the harbour"), "{:?}", included(&read));
    assert!(included(&read)[0].ends_with("whole night. It covered 12 km² of water."), "{:?}", included(&read));
}

#[test]
fn what_a_browser_prints_around_a_page_is_left_out_and_gives_the_address() {
    let mut column = Column::page();
    let mut content = line("F", 8.0, 20.0, 780.0, "25/11/2026, 09:41");
    content += &line("F", 8.0, 250.0, 780.0, "Ferry fire under control - Harbour Post");
    content += &line("B", 20.0, 60.0, 730.0, "Ferry fire under control");
    content += &column.set(FIRE);
    content += &line("F", 8.0, 20.0, 15.0, "https://harbour.example/news/ferry-fire");
    content += &line("F", 8.0, 560.0, 15.0, "1/1");
    let title = stream("", "");
    let info = "<< /Title (Ferry fire under control - Harbour Post) /CreationDate (D:20261125094100Z) >>".to_owned();
    let read = extraction(&document_with(&[content], &[info, title], "", "/Info 6 0 R"));
    assert_eq!(read.url.as_deref(), Some("https://harbour.example/news/ferry-fire"));
    assert_eq!((read.title.as_deref(), read.published.as_ref()), (Some("Ferry fire under control"), None));
    assert_eq!(included(&read), [FIRE]);
}

#[test]
fn a_list_of_the_article_is_told_from_lists_of_links_around_it() {
    let printed = |paragraphs: &[&str], linked: &[&str]| {
        let mut column = Column::page();
        let mut links = Vec::new();
        let mut content = line("F", 8.0, 20.0, 780.0, "25/11/2026, 09:41");
        content += &line("B", 20.0, 60.0, 730.0, "Ferry fire under control");
        for paragraph in paragraphs {
            let top = column.y + 10.0;
            content += &column.set(paragraph);
            links.extend(linked.contains(paragraph).then_some([50.0, column.y + 8.0, 560.0, top]));
            column.space();
        }
        content += &line("F", 8.0, 20.0, 15.0, "https://harbour.example/news/ferry-fire");
        content += &line("F", 8.0, 560.0, 15.0, "1/1");
        included(&extraction(&with_links(content, &links))).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    let decks = ["Deck one", "Deck two", "Deck three", "Deck four", "Deck five", "Deck six"];
    let with_bullets = decks.map(|deck| format!("• {deck}"));
    let with_bullets = with_bullets.each_ref().map(String::as_str);
    let leading = "The harbour office named the decks that the fire reached:";
    let inside = [&[FIRE, leading][..], &decks, &[VOTE]].concat();
    assert_eq!(printed(&inside, &[]), inside);
    let last = [&[FIRE, leading][..], &decks].concat();
    assert_eq!(printed(&last, &[]), last);
    let bare = [&[FIRE], &decks[..], &[VOTE]].concat();
    assert_eq!(printed(&[&[FIRE], &with_bullets[..], &[VOTE]].concat(), &[]), bare);
    assert_eq!(printed(&bare, &[]), [FIRE, VOTE], "nothing says that they are its own");
    assert_eq!(printed(&bare, &decks), [FIRE, VOTE]);
    let teaser = "Harbour office opens its archive to visitors in spring";
    let shown = [&[FIRE, teaser], &decks[..], &[VOTE, TIDE]].concat();
    assert_eq!(printed(&shown, &[teaser, TIDE]), bare, "the links are elsewhere");
    assert_eq!(printed(&[&[FIRE, "Most read:"], &decks[..]].concat(), &[]), [FIRE]);
}

#[test]
fn a_title_that_is_the_name_of_a_file_is_none() {
    let page = || vec![Column::page().set(FIRE)];
    let with = |title: &str| {
        extraction(&document_with(&page(), &[format!("<< /Title ({title}) >>")], "", "/Info 6 0 R")).title
    };
    assert_eq!(with("Microsoft Word - release.doc"), None);
    assert_eq!(with("Ferry fire under control").as_deref(), Some("Ferry fire under control"));
}

/// A font of two-byte codes that is not in the document, and says what they mean.
fn coded_font(map: &str) -> Vec<String> {
    let to_unicode = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /M def 1 begincodespacerange <0000> <ffff> \
         endcodespacerange {map} endcmap end end"
    );
    vec![
        "<< /Type /Font /Subtype /Type0 /BaseFont /Coded /Encoding /Identity-H /DescendantFonts [ 7 0 R ] /ToUnicode 8 0 R >>".into(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Coded /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) \
         /Supplement 0 >> /DW 600 >>"
            .into(),
        stream("", &to_unicode),
    ]
}

fn with_coded(map: &str, content: &str) -> Extraction {
    let mut column = Column { y: 500.0, ..Column::page() };
    let content = format!("{content}{}", column.set(FIRE));
    extraction(&document_with(&[content], &coded_font(map), "/Font << /C 6 0 R /F 3 0 R >>", ""))
}

#[test]
fn what_a_font_says_of_its_codes_is_read() {
    let map = "1 beginbfrange <0010> <0015> <0430> endbfrange \
        4 beginbfchar <0001> <00660069> <0002> <fb02> <0003> <f0b7> <0004> <0020> endbfchar";
    let read = with_coded(
        map,
        "BT /C 10 Tf 60 600 Td <0010001100120001> Tj <00020010> Tj 0 -40 Td <0003000400100011> Tj ET\n",
    );
    assert_eq!(read.blocks[0].text, "абвfiflа");
    assert_eq!((read.blocks[1].kind, read.blocks[1].text.as_str()), (BlockKind::ListItem, "аб"));
}

#[test]
fn scripts_that_run_to_the_left_are_read_from_the_right() {
    // Five letters as they are seen from left to right, a blank, a number in brackets, a blank, three letters.
    let map = "1 beginbfrange <0010> <0020> <05d0> endbfrange 4 beginbfchar <0001> <0020> <0002> <0031> <0003> <0032> \
        <0004> <0028> endbfchar 1 beginbfchar <0005> <0029> endbfchar";
    let seen = "00100011001200130014 0001 0004000200030005 0001 001500160017".replace(' ', "");
    let read = with_coded(map, &format!("BT /C 10 Tf 60 600 Td <{seen}> Tj ET\n"));
    assert_eq!(read.blocks[0].text, "חזו (12) הדגבא");
}

#[test]
fn a_font_of_east_asia_is_read_by_its_collection_and_has_no_blanks() {
    let font = [
        "<< /Type /Font /Subtype /Type0 /BaseFont /Mincho /Encoding /90ms-RKSJ-H /DescendantFonts [ 7 0 R ] >>".to_owned(),
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) \
         /Supplement 2 >> /DW 1000 >>"
            .to_owned(),
    ];
    // 港は閉鎖 in Shift JIS, with wide gaps between the characters.
    let content = "BT /C 10 Tf 4 Tc 60 600 Td <8d60> Tj <82cd> Tj <95c2> Tj <8dbd> Tj ET\n".to_owned();
    let read = extraction(&document_with(&[content], &font, "/Font << /C 6 0 R >>", ""));
    assert_eq!(read.blocks[0].text, "港は閉鎖");
}

const PICTURE: &str = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";

#[test]
fn unseen_text_is_read_over_a_picture_only() {
    let mut column = Column::page();
    let (seen, unseen) = (column.set(TIDE), format!("3 Tr {} 0 Tr", column.set(FIRE)));
    let picture = "q 600 0 0 800 0 0 cm /P Do Q\n";
    let read = |content: String| {
        extraction(&document_with(&[content], &[stream(PICTURE, "x")], "/XObject << /P 6 0 R >>", ""))
    };
    assert_eq!(included(&read(format!("{picture}{unseen}"))), [FIRE]);
    assert_eq!(included(&read(format!("{seen}{unseen}"))), [TIDE]);
}

#[test]
fn a_turned_page_is_read_and_a_watermark_is_not_of_its_text() {
    let turned = format!("q 0 1 -1 0 600 0 cm\n{} Q\n", Column { x: 60.0, y: 500.0, size: 10.0, width: 72 }.set(FIRE));
    let watermark = "BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 200 Tm (DRAFT) Tj ET\n";
    let read = extraction(&document(&[format!("{watermark}{turned}")]));
    assert_eq!(included(&read), [FIRE]);
    assert_eq!(blocks(&read, LeftOut::OutsideArticle), ["DRAFT"]);
}

#[test]
fn what_stands_outside_the_page_or_is_clipped_away_is_not_read() {
    let content = format!(
        "{}q 0 600 600 200 re W n\n{}{}Q\n",
        line("F", 10.0, 700.0, 700.0, "Off the page"),
        Column::page().set(FIRE),
        line("F", 10.0, 60.0, 300.0, "Clipped")
    );
    assert_eq!(extraction(&document(&[content])).blocks.len(), 1);
}

#[test]
fn a_replacement_text_stands_for_its_glyphs() {
    let content =
        "BT /F 10 Tf 60 600 Td (The har) Tj /Span << /ActualText (bour) >> BDC (xx) Tj EMC ( is shut) Tj ET".to_owned();
    assert_eq!(extraction(&document(&[content])).blocks[0].text, "The harbour is shut");
}

#[test]
fn a_document_says_why_it_cannot_be_read() {
    let fails = |bytes: &[u8]| read(bytes, &ReadOptions::default()).unwrap_err();
    let picture =
        document_with(&["q 600 0 0 800 0 0 cm /P Do Q".into()], &[stream(PICTURE, "x")], "/XObject << /P 6 0 R >>", "");
    assert_eq!(fails(&picture), ReadError::NoTextLayer);
    assert_eq!(fails(&document(&[String::new()])), ReadError::NoText);
    assert_eq!(fails(b"%PDF-1.7\n%%EOF"), ReadError::Damaged);
    let elsewhere =
        String::from_utf8(document(&[String::new()])).unwrap().replace("/Contents 7 0 R", "/Contents 9 0 R");
    assert_eq!(fails(elsewhere.as_bytes()), ReadError::Damaged, "contents that are not there");
    let lock = format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >> /ID [ <00> <00> ]",
        "41".repeat(32)
    );
    assert_eq!(fails(&document_with(&[Column::page().set(FIRE)], &[], "", &lock)), ReadError::Encrypted);
}

#[test]
fn a_page_that_cannot_be_read_does_not_lose_the_others() {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Count 2 /Kids [ 4 0 R 6 0 R ] >>".into(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>".into(),
    ];
    for (number, content) in
        [stream("/Filter /FlateDecode", "These bytes were never packed."), stream("", &Column::page().set(FIRE))]
            .into_iter()
            .enumerate()
    {
        let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources << /Font << /F 3 0 R >> >>";
        objects.push(format!("{page} /Contents {} 0 R >>", 5 + 2 * number));
        objects.push(content);
    }
    let read = extraction(&file(&objects, ""));
    assert_eq!((included(&read), read.doubts.as_slice()), (vec![FIRE], [ReadingDoubt::PagesMissing].as_slice()));
}

#[test]
fn streams_that_use_one_another_without_end_are_followed_so_far() {
    // Each uses the next one nine times; the last one uses the first.
    let forms: Vec<String> = (0..14)
        .map(|number| {
            let next = 6 + (number + 1) % 14;
            let dict = format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /X {next} 0 R >> >>"
            );
            stream(&dict, &"/X Do ".repeat(9))
        })
        .collect();
    let content = format!("{}/X Do", Column::page().set(FIRE));
    let read = extraction(&document_with(&[content], &forms, "/XObject << /X 6 0 R >>", ""));
    assert_eq!((included(&read), read.doubts.as_slice()), (vec![FIRE], [ReadingDoubt::PagesMissing].as_slice()));
}

#[test]
fn trees_in_circles_and_false_numbers_are_survived() {
    let page = document(&[Column::page().set(FIRE)]);
    let text = String::from_utf8(page).unwrap();
    for (honest, lie) in [
        ("/Kids [ 6 0 R ]", "/Kids [ 2 0 R 6 0 R 2 0 R ]"),
        ("/Count 1", "/Count 2147483647"),
        ("/Length", "/Length 99999999 /Was"),
        ("0000000009 00000 n", "9999999999 00000 n"),
        ("/Size 8", "/Size 4000000000"),
        ("startxref\n", "startxref\n99"),
        ("/MediaBox [0 0 600 800]", "/MediaBox [0 0 1e30 800]"),
        ("/F 10 Tf", "/F 1e-30 Tf"),
        ("/Contents", &format!("/Deep {} /Contents", "[".repeat(100_000))),
        ("/F 10 Tf", &format!("{} /F 10 Tf", "<<".repeat(100_000))),
    ] {
        assert!(text.contains(honest), "{honest}");
        let _ = read(text.replace(honest, lie).as_bytes(), &ReadOptions::default());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_bytes_end_the_reader(changes in proptest::collection::vec((0_usize..4000, any::<u8>()), 1..40), cut in 0_usize..4000) {
        let mut bytes = document_with(&[Column::page().set(FIRE)], &coded_font("1 beginbfrange <0010> <0020> <05d0> endbfrange"), "", "");
        for (place, byte) in changes {
            let place = place % bytes.len();
            bytes[place] = byte;
        }
        bytes.truncate(bytes.len() - cut % 200);
        let _ = read(&bytes, &ReadOptions::default());
    }
}

#[test]
fn heads_and_feet_of_pages_are_no_captions() {
    let picture = |x: f32, y: f32, width: f32, height: f32| format!("q {width} 0 0 {height} {x} {y} cm /P Do Q\n");
    let read = |content: String| {
        extraction(&document_with(&[content], &[stream(PICTURE, "x")], "/XObject << /P 6 0 R >>", ""))
    };
    let text = || Column { y: 640.0, ..Column::page() }.set(FIRE) + &Column { y: 580.0, ..Column::page() }.set(TIDE);
    // Below the sign of the house, and below a picture that ends the page.
    let head = picture(60.0, 720.0, 120.0, 60.0) + &line("F", 8.0, 60.0, 706.0, "Harbour Office Bulletin") + &text();
    let foot = text() + &picture(60.0, 60.0, 300.0, 200.0) + &line("F", 8.0, 60.0, 44.0, "Harbour Office Bulletin");
    // Beside a credit that runs along a picture.
    let credit = "BT /F 6 Tf 0 1 -1 0 370 300 Tm (Photo: R. Vey) Tj ET\n";
    let beside = text() + credit + &line("F", 8.0, 60.0, 44.0, "Harbour Office Bulletin");
    for page in [head, foot, beside] {
        let found = read(page);
        assert_eq!(blocks(&found, LeftOut::OutsideArticle), ["Harbour Office Bulletin"]);
        assert_eq!(included(&found), [FIRE, TIDE]);
    }
    let caption = text() + &picture(60.0, 200.0, 300.0, 200.0) + &line("F", 8.0, 60.0, 186.0, "The ferry at the quay");
    assert_eq!(blocks(&read(caption), LeftOut::PhotoCaption), ["The ferry at the quay"]);
    // The last lines of a text are no caption of a picture whose credit stands beside them.
    let last = "A pier of stone, a quay of wood, and no light at all between the two of them by night.";
    let mut column = Column { y: 640.0, ..Column::page() };
    let mut short = column.set(FIRE);
    column.space();
    short += &column.set(last);
    assert_eq!(included(&read(short + credit)), [FIRE, last]);
}
