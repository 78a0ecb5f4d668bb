//! Pages read as a whole: every block with its kind and, if it is left out, its true reason.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use variorum_ingest::{Part, ReadError, ReadOptions, read};
use variorum_model::{BlockKind, Extraction, LeftOut, ReadingDoubt, StatedTime};

const PROSE: [&str; 4] = [
    "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said on Tuesday.",
    "“We counted everybody twice, and then we counted them again,” said the harbour master, who had been on the quay all night.",
    "Her owners, a family firm, said that the engine had been looked at in March and that no fault had been found at the time.",
    "The inquiry is led by a judge, and her first report is due before the summer, a spokeswoman for the ministry added.",
];

fn extraction(page: &str) -> Extraction {
    match read(page.as_bytes(), &ReadOptions::default()).unwrap().parts.remove(0) {
        Part::Article(extraction) => *extraction,
        other => panic!("{other:?}"),
    }
}

/// A page as outlets make them: `body` below a headline, with a menu above and other stories below.
fn page(body: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><title>Ferry safe in harbour after fire | Harbour Post</title>\
         <meta property=og:site_name content='Harbour Post'></head><body>\
         <nav><ul><li><a href=/news>News</a></li><li><a href=/sport>Sport</a></li></ul></nav>\
         <main><article><h1>Ferry safe in harbour after fire</h1>{body}</article></main>\
         <section class=related><h2>More from the harbour</h2><ul><li><a href=/a>Tickets to cost more from the first of May</a></li></ul></section>\
         <footer><p>© 2024 Harbour Post</p></footer></body></html>"
    )
}

fn paragraphs(texts: &[&str]) -> String {
    format!("<p>{}</p>", texts.join("</p><p>"))
}

/// The reason for which the block with this text is left out; none when it is included.
fn reason(extraction: &Extraction, text: &str) -> Option<LeftOut> {
    let block = extraction.blocks.iter().find(|block| block.text == text);
    block.expect(text).left_out
}

#[test]
fn the_body_is_kept_and_the_page_around_it_left_out_with_reasons() {
    let read = extraction(&page(&paragraphs(&PROSE)));
    assert_eq!(read.text(), PROSE.join("\n\n"));
    assert_eq!(read.title.as_deref(), Some("Ferry safe in harbour after fire"));
    assert_eq!(read.outlet.as_deref(), Some("Harbour Post"));
    for (text, expected) in [
        ("News", LeftOut::Navigation),
        ("Ferry safe in harbour after fire", LeftOut::Headline),
        ("More from the harbour", LeftOut::Teaser),
        ("Tickets to cost more from the first of May", LeftOut::Teaser),
        ("© 2024 Harbour Post", LeftOut::Copyright),
    ] {
        assert_eq!(reason(&read, text), Some(expected), "{text}");
    }
    assert!(read.doubts.is_empty(), "{:?}", read.doubts);
}

#[test]
fn what_stands_between_the_paragraphs_is_told_by_markup_and_by_words() {
    let body = format!(
        "<p class=kicker>Accidents</p><div class=standfirst>A crossing that ended in lifeboats, three miles off</div>\
         <div class=byline>By Ines Okafor and Tom Reyes</div><time datetime=2024-05-04T06:31:00+01:00>4 May 2024</time>\
         <figure><img src=a><figcaption>Smoke over the deck. <span class=photo-credit>Photo: Ana Vey</span></figcaption></figure>\
         {}<aside class=newsletter-box><p>Sign up for our evening letter, every weekday at six.</p></aside>\
         <p>READ MORE: <a href=/b>Why the engine was old</a></p>{}<h2>A second fire</h2>{}\
         <ul><li>No sailings before Friday.</li></ul><blockquote><p>“It came up the stairs like a wall of smoke.”</p></blockquote>{}\
         <p><em>Share this story: Facebook | E-mail | Print</em></p><p>(Reporting by Ines Okafor; editing by Tom Reyes)</p>",
        paragraphs(&PROSE[..1]),
        paragraphs(&PROSE[1..2]),
        paragraphs(&PROSE[2..3]),
        paragraphs(&PROSE[3..]),
    );
    let read = extraction(&page(&body));
    for (text, expected) in [
        ("Accidents", LeftOut::SectionLabel),
        ("By Ines Okafor and Tom Reyes", LeftOut::Byline),
        ("4 May 2024", LeftOut::Dateline),
        ("Smoke over the deck.", LeftOut::PhotoCaption),
        ("Photo: Ana Vey", LeftOut::PhotoCredit),
        ("Sign up for our evening letter, every weekday at six.", LeftOut::SignUp),
        ("READ MORE: Why the engine was old", LeftOut::Teaser),
        ("Share this story: Facebook | E-mail | Print", LeftOut::ShareLine),
        ("(Reporting by Ines Okafor; editing by Tom Reyes)", LeftOut::Byline),
    ] {
        assert_eq!(reason(&read, text), Some(expected), "{text}");
    }
    let included: Vec<BlockKind> =
        read.blocks.iter().filter(|block| block.left_out.is_none()).map(|block| block.kind).collect();
    assert_eq!(
        included,
        [
            BlockKind::Dek,
            BlockKind::Paragraph,
            BlockKind::Paragraph,
            BlockKind::Subhead,
            BlockKind::Paragraph,
            BlockKind::ListItem,
            BlockKind::BlockQuote,
            BlockKind::Paragraph,
        ]
    );
    assert_eq!(read.byline, ["Ines Okafor", "Tom Reyes"]);
    assert_eq!(read.published.unwrap().as_str(), "2024-05-04T06:31:00+01:00");
}

#[test]
fn the_headline_said_again_is_left_out_wherever_it_stands() {
    let body = format!("<p>Ferry safe in harbour after fire</p>{}", paragraphs(&PROSE));
    let read = extraction(&page(&body));
    let reasons: Vec<Option<LeftOut>> =
        read.blocks.iter().filter(|block| block.kind == BlockKind::Headline).map(|block| block.left_out).collect();
    assert_eq!(reasons, [Some(LeftOut::Headline), Some(LeftOut::RepeatedHeadline)]);
}

#[test]
fn an_agencys_dateline_stays_in_its_paragraph() {
    let lead = format!("CALLOW, May 4 (Reuters) - {}", PROSE[0]);
    let read = extraction(&page(&paragraphs(&[&lead, PROSE[1], PROSE[2]])));
    assert!(read.text().starts_with(&lead));
}

#[test]
fn names_in_the_markup_are_not_believed_of_the_article_itself() {
    let body = format!("<div class='share-and-comments related-wrapper'>{}</div>", paragraphs(&PROSE));
    assert_eq!(extraction(&page(&body)).text(), PROSE.join("\n\n"));
}

#[test]
fn a_page_of_line_breaks_and_tables_is_read_too() {
    let text = PROSE.join("<br><br>\n");
    let picture =
        "<table align=right><tr><td><img src=a></td></tr><tr><td>The ferry at the pier last summer</td></tr></table>";
    let read = extraction(&format!(
        "<html><head><title>Ferry safe in harbour after fire</title></head><body><table><tr><td><a href=/>Home</a></td>\
         <td><h2>Ferry safe in harbour after fire</h2>{picture}<div id=storytext>{text}</div></td></tr></table></body></html>"
    ));
    assert_eq!(read.text(), PROSE.join("\n\n"));
}

#[test]
fn a_page_that_says_little_is_doubted() {
    let read = extraction(&page("<p>Video: the ferry.</p>"));
    assert!(read.doubts.contains(&ReadingDoubt::ShortBody));
}

#[test]
fn a_page_without_text_is_not_readable() {
    let page = "<html><head><title>x</title></head><body><script>app()</script><img src=a></body></html>";
    assert_eq!(read(page.as_bytes(), &ReadOptions::default()), Err(ReadError::NoText));
}

#[test]
fn many_blocks_outside_the_article_are_not_all_kept() {
    let links = "<li><a href=/x>Another harbour</a></li>".repeat(900);
    let read = extraction(&page(&format!("{}<ul class=menu>{links}</ul>", paragraphs(&PROSE))));
    assert!(read.blocks.len() < 400, "{}", read.blocks.len());
    assert_eq!(read.text(), PROSE.join("\n\n"));
}

#[test]
fn type_sizes_say_what_pages_without_names_do_not() {
    let read = extraction(&format!(
        "<html><head><title>Harbour Post</title></head><body><table><tr><td><font size=4>Harbour Post</font></td></tr><tr><td>\
         <font size=1>ACCIDENTS</font><br><font size=5><b>Ferry safe in harbour after fire</b></font><br>\
         <font size=2>By Ines Okafor<br>Tuesday, May 4, 2004</font><p>{}<p><img src=a><br><font size=1>The ferry at the pier</font>\
         <p>{}<p>{}<p>{}</td></tr><tr><td><font size=1>&copy; 2004 Harbour Post</font></td></tr></table></body></html>",
        PROSE[0], PROSE[1], PROSE[2], PROSE[3]
    ));
    assert_eq!(read.text(), PROSE.join("\n\n"));
    assert_eq!(read.title.as_deref(), Some("Ferry safe in harbour after fire"));
    assert_eq!(read.outlet.as_deref(), Some("Harbour Post"));
    assert_eq!(read.byline, ["Ines Okafor"]);
    assert_eq!(read.published.as_ref().map(StatedTime::as_str), Some("2004-05-04"));
    assert_eq!(reason(&read, "The ferry at the pier"), Some(LeftOut::PhotoCaption));
}

#[test]
fn furniture_between_does_not_part_what_belongs_together() {
    let share = "<ul class=share><li>Share</li><li>Copy link</li><li>Print</li></ul><aside class=newsletter><p>Sign up for our letter.</p></aside>";
    let body = format!(
        "<p>{}</p>{share}<h2>Why</h2>{share}<ul><li>No pump</li><li>Wet wood</li></ul><p>{}</p>",
        PROSE[0], PROSE[1]
    );
    let read = extraction(&page(&body));
    assert_eq!(read.text(), [PROSE[0], "Why", "No pump", "Wet wood", PROSE[1]].join("\n\n"));
}

#[test]
fn agencies_are_kept_by_the_name_of_the_list() {
    let lead = format!("CALLOW, May 4 (AP) - {}", PROSE[0]);
    let read = extraction(&page(&format!(
        "<div class=byline>By Ines Okafor and Reuters</div>{}",
        paragraphs(&[&lead, PROSE[1], PROSE[2], PROSE[3]])
    )));
    assert_eq!(read.agencies, ["Associated Press", "Reuters"]);
}

#[test]
fn a_line_that_begins_with_the_authors_name_at_the_end_is_on_the_author() {
    let bio = "Ines Okafor keeps a boat in the harbour of which she writes.";
    let body = format!("<div class=byline>By Ines Okafor</div>{}<p>{bio}</p>", paragraphs(&PROSE));
    let read = extraction(&page(&body));
    assert_eq!(reason(&read, bio), Some(LeftOut::AuthorBio));
    assert_eq!(read.text(), PROSE.join("\n\n"));
}

#[test]
fn text_that_the_page_does_not_show_is_left_out_and_can_be_put_back() {
    // A script shows the beginning to all and the rest to those who pay.
    let body = format!(
        "{}<div class=paid style='display:none'>{}</div><noscript><p>Switch on scripts to read on.</p></noscript>",
        paragraphs(&PROSE[..2]),
        paragraphs(&PROSE[2..])
    );
    let read = extraction(&page(&body));
    assert_eq!(read.text(), PROSE[..2].join("\n\n"));
    let unseen: Vec<(BlockKind, &str)> = read
        .blocks
        .iter()
        .filter(|block| block.left_out == Some(LeftOut::NotShown))
        .map(|block| (block.kind, block.text.as_str()))
        .collect();
    let paragraph = |text: &'static str| (BlockKind::Paragraph, text);
    assert_eq!(unseen, [PROSE[2], PROSE[3], "Switch on scripts to read on."].map(paragraph));
    let order: Vec<usize> =
        PROSE.iter().map(|text| read.blocks.iter().position(|block| block.text == *text).unwrap()).collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn a_page_that_hides_its_whole_article_is_kept_with_its_text_left_out() {
    let hidden = format!("<title>x</title><div hidden>{}</div>", paragraphs(&PROSE));
    let read = extraction(&format!("<html>{hidden}</html>"));
    assert_eq!((read.text().as_str(), read.blocks.len()), ("", PROSE.len()));
    assert!(read.doubts.contains(&ReadingDoubt::ShortBody));
    let app = b"<html><body><noscript>Please switch on scripts.</noscript><div id=app></div></body></html>";
    assert_eq!(variorum_ingest::read(app, &ReadOptions::default()), Err(ReadError::NoText));
}

#[test]
fn an_article_that_a_script_shows_is_read_as_shown_and_doubted() {
    let article = format!("<h1>Ferry safe in harbour after fire</h1>{}", paragraphs(&PROSE));
    for style in ["visibility:hidden", "display: none"] {
        let page =
            format!("<header>Harbour Post</header><div id=app style='{style}'>{article}</div><footer>Imprint</footer>");
        let read = extraction(&format!("<html><title>x</title><body>{page}</body></html>"));
        assert_eq!(read.text(), PROSE.join("\n\n"), "{style}");
        assert!(read.doubts.contains(&ReadingDoubt::ShownByScript), "{style}");
    }
    let turning =
        format!("<div style='-webkit-backface-visibility: hidden; backface-visibility: hidden'>{article}</div>");
    let read = extraction(&format!("<html><title>x</title><body>{turning}</body></html>"));
    assert_eq!((read.text(), &read.doubts[..]), (PROSE.join("\n\n"), &[][..]));
}

#[test]
fn the_rows_of_a_table_of_data_in_an_article_are_part_of_it() {
    let rows: String = ["Steel", "Labour", "Ferries", "Lighting", "Paint"]
        .iter()
        .map(|item| format!("<tr><td>{item}</td><td>7.5</td></tr>"))
        .collect();
    let table = format!("<table><tr><th>Item</th><th>Cost</th></tr>{rows}</table>");
    let body = format!("{}{table}{}", paragraphs(&PROSE[..2]), paragraphs(&PROSE[2..]));
    let read = extraction(&page(&body));
    for row in ["Item | Cost", "Steel | 7.5", "Lighting | 7.5", "Paint | 7.5"] {
        assert_eq!(reason(&read, row), None, "{row}");
    }
}

#[test]
fn an_article_of_which_a_wall_shows_the_beginning_is_doubted() {
    let stated = |free: &str| {
        format!(
            "<script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \"headline\": \"Ferry safe in harbour after fire\", {free}}}</script>"
        )
    };
    let is_doubted = |body: &str| extraction(&page(body)).doubts.contains(&ReadingDoubt::SummaryOnly);
    let (short, long) = (paragraphs(&PROSE), paragraphs(&PROSE.repeat(6)));
    for paid in [
        r#""isAccessibleForFree": false"#,
        r#""isAccessibleForFree": "False""#,
        r#""hasPart": [{"@type": "WebPageElement", "isAccessibleForFree": false, "cssSelector": ".paid"}]"#,
    ] {
        assert!(is_doubted(&format!("{}{short}", stated(paid))), "{paid}");
        // Who pays saves all of it.
        assert!(!is_doubted(&format!("{}{long}", stated(paid))), "{paid}");
    }
    assert!(is_doubted(&format!("{}{long}", stated(r#""isAccessibleForFree": false, "wordCount": 2200"#))));
    assert!(!is_doubted(&format!("{}{short}", stated(r#""isAccessibleForFree": true"#))));
    let wall = "<div class=wall><p>Subscribe to continue reading</p><p>One pound a week.</p></div>";
    assert!(is_doubted(&format!("{short}{wall}")));
    assert!(!is_doubted(&format!("{short}<div hidden>{wall}</div>")), "what is not shown asks nobody");
    assert!(!is_doubted(&short));
}

#[test]
fn letters_that_were_spoilt_before_the_page_was_saved_are_told_of_and_kept() {
    let spoilt =
        "The crew said that it didnâ€™t hear the bell of the cafÃ©, and that the mate stayed on deck all night.";
    let read = extraction(&page(&format!("{}<p>{spoilt}</p>", paragraphs(&PROSE))));
    assert_eq!(read.doubts, [ReadingDoubt::WrongCharset]);
    assert!(read.text().ends_with(spoilt));
    assert_eq!(extraction(&format!("{}\n\n{spoilt}\n", PROSE[0])).doubts, [ReadingDoubt::WrongCharset]);
}
