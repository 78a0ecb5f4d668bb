//! Stories as agencies send them: NewsML-G2, NewsML 1, NITF.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, of which Clippy sees the tested functions only")]

use proptest::prelude::*;
use variorum_ingest::{Part, ReadOptions, read};
use variorum_model::{BlockKind, Extraction, LeftOut, ReadingDoubt};

fn parts(text: &str) -> Vec<Part> {
    read(text.as_bytes(), &ReadOptions::default()).unwrap().parts
}

fn article(text: &str) -> Extraction {
    match parts(text).remove(0) {
        Part::Article(article) => *article,
        other => panic!("{other:?}"),
    }
}

fn labels(article: &Extraction) -> Vec<(BlockKind, Option<LeftOut>)> {
    article.blocks.iter().map(|block| (block.kind, block.left_out)).collect()
}

const NITF: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd" [<!ENTITY boom "x">]>
<nitf xml:lang="en">
  <head>
    <title>Ferry-Fire</title>
    <docdata management-status="usable">
      <date.issue norm="20250312T073000+0100"/><doc-id id-string="x17" regsrc="dpa"/><urgency ed-urg="3"/>
      <doc.copyright holder="Coastline Wire" year="2025"/><del-list><from-src src-name="Coastline Wire"/></del-list>
    </docdata>
    <pubdata position.section="World"/>
  </head>
  <body>
    <body.head>
      <hedline><hl1>Ferry fire under control</hl1><hl2>Nobody hurt as cabins burn</hl2></hedline>
      <note><body.content><p>EDITORS: corrects spelling of Callow.</p></body.content></note>
      <byline>By <person>Ines Okafor</person><byttl>Islands correspondent</byttl></byline>
      <distributor><org>Coastline Wire</org></distributor>
      <dateline><location>CALLOW</location>, <story.date norm="20250311">March 11</story.date></dateline>
      <abstract><p>A fire on a ferry is out, says the coastguard.</p></abstract>
    </body.head>
    <body.content>
      <block>
        <p lede="true">The ferry reached the <location>harbour</location> shortly before midnight, and nobody on board was hurt, the coastguard said.</p>
        <media media-type="image"><media-reference source="a.jpg" mime-type="image/jpeg"/>
          <media-caption><p>The ferry at the quay.</p></media-caption><media-producer>R. Vey</media-producer></media>
        <hl2>Inquiry opened</hl2>
        <bq><block><p>We saw smoke and went on deck.</p></block></bq>
        <ul><li><p>Two cabins burnt</p></li></ul>
      </block>
    </body.content>
    <body.end><tagline>Editing by Tom Reyes</tagline></body.end>
  </body>
</nitf>"#;

#[test]
fn a_nitf_story_is_read_by_its_elements() {
    let read = article(NITF);
    assert_eq!(read.media_type, "application/x-nitf+xml");
    assert_eq!(read.title.as_deref(), Some("Ferry fire under control"));
    assert_eq!(read.byline, ["Ines Okafor"]);
    assert_eq!(read.published.as_ref().unwrap().as_str(), "2025-03-12T07:30:00+01:00");
    assert_eq!((read.outlet.as_deref(), read.section.as_deref()), (Some("Coastline Wire"), Some("World")));
    assert_eq!(read.agencies, ["dpa", "Coastline Wire"]);
    let left_out = |kind, reason| (kind, Some(reason));
    assert_eq!(
        labels(&read),
        [
            left_out(BlockKind::Headline, LeftOut::Headline),
            (BlockKind::Dek, None),
            left_out(BlockKind::Furniture, LeftOut::OutsideArticle),
            left_out(BlockKind::Byline, LeftOut::Byline),
            left_out(BlockKind::Byline, LeftOut::Byline),
            left_out(BlockKind::Dateline, LeftOut::Dateline),
            (BlockKind::Dek, None),
            (BlockKind::Paragraph, None),
            left_out(BlockKind::Caption, LeftOut::PhotoCaption),
            left_out(BlockKind::Credit, LeftOut::PhotoCredit),
            (BlockKind::Subhead, None),
            (BlockKind::BlockQuote, None),
            (BlockKind::ListItem, None),
            left_out(BlockKind::Furniture, LeftOut::OutsideArticle),
        ]
    );
    assert!(read.text().contains("The ferry reached the harbour shortly before midnight"));
}

#[test]
fn an_abstract_that_the_body_says_again_is_not_said_twice() {
    let lede =
        "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";
    let text = format!(
        "<nitf><body><body.head><hedline><hl1>Fire</hl1></hedline><abstract><p>{lede}</p></abstract></body.head>\
         <body.content><p>{lede}</p></body.content></body></nitf>"
    );
    assert_eq!(article(&text).text(), lede);
}

#[test]
fn a_story_that_was_killed_is_not_read() {
    let text = "<nitf><head><docdata management-status='killed'/></head><body><body.content><p>Text.</p></body.content></body></nitf>";
    assert_eq!(read(text.as_bytes(), &ReadOptions::default()).unwrap_err().code(), "withdrawn");
}

/// A message of one item with this status, class and content.
fn item(status: &str, class: &str, content: &str) -> String {
    format!(
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:newsml:coastline.example:20250312:17' version='2' xml:lang='en-GB'>\
         <catalogRef href='http://catalogue.example/catalog.xml'/>\
         <rightsInfo><copyrightHolder literal='Coastline Wire'/><usageTerms>Not for sale.</usageTerms></rightsInfo>\
         <itemMeta><itemClass qcode='ninat:{class}'/><provider qcode='nprov:CW'><name>Coastline Wire</name></provider>\
         <versionCreated>2025-03-12T09:00:00+01:00</versionCreated><firstCreated>2025-03-12T07:30:00+01:00</firstCreated>\
         <pubStatus qcode='stat:{status}'/><service><name>World</name></service><edNote>Corrects spelling.</edNote></itemMeta>\
         <contentMeta><urgency>4</urgency><located><name>Callow</name></located><by>By Ines Okafor</by>\
         <dateline>CALLOW, March 11 (Coastline Wire) —</dateline><creditline>Coastline Wire/AFP</creditline>\
         <language tag='en'/><headline>Ferry fire under control</headline><headline role='hld:subHeadline'>Nobody hurt</headline>\
         <slugline>FERRY-FIRE</slugline><description role='drol:summary'>A fire is out.</description></contentMeta>\
         <contentSet>{content}</contentSet></newsItem>"
    )
}

const PROSE: &str =
    "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said.";

#[test]
fn a_news_item_is_read_with_what_it_says_of_its_content() {
    let xhtml = format!(
        "<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><head><title>Ferry fire</title></head>\
         <body><h1>Ferry fire under control</h1><p>{PROSE}</p></body></html></inlineXML>"
    );
    let read = article(&item("usable", "text", &xhtml));
    assert_eq!(read.media_type, "application/vnd.iptc.g2.newsitem+xml");
    assert_eq!(
        (read.title.as_deref(), read.outlet.as_deref()),
        (Some("Ferry fire under control"), Some("Coastline Wire"))
    );
    assert_eq!(read.agencies, ["Agence France-Presse", "Coastline Wire"]);
    assert_eq!((read.byline.join(";"), read.section.as_deref()), ("Ines Okafor".into(), Some("World")));
    assert_eq!(read.published.as_ref().unwrap().as_str(), "2025-03-12T07:30:00+01:00");
    assert_eq!(read.modified.as_ref().unwrap().as_str(), "2025-03-12T09:00:00+01:00");
    assert_eq!((read.url, read.language.as_ref().unwrap().as_str()), (None, "en"));
    let kinds: Vec<_> = read.blocks.iter().map(|block| block.kind).collect();
    let expected = [
        BlockKind::Headline,
        BlockKind::Dek,
        BlockKind::Furniture,
        BlockKind::Byline,
        BlockKind::Dateline,
        BlockKind::Headline,
        BlockKind::Paragraph,
    ];
    assert_eq!(kinds, expected);
    assert!(!read.blocks.iter().any(|block| block.text.contains("Not for sale")));
}

#[test]
fn plain_text_and_nitf_stand_in_news_items_too() {
    let plain = format!("<inlineData contenttype='text/plain'>{PROSE}\n\nTwo cabins burnt out.</inlineData>");
    assert_eq!(
        article(&item("usable", "text", &plain)).text(),
        format!("Nobody hurt\n\n{PROSE}\n\nTwo cabins burnt out.")
    );
    let nitf = format!(
        "<remoteContent href='https://coastline.example/1.pdf'/><inlineXML contenttype='application/nitf+xml'><nitf><body><body.head>\
         <hedline><hl1>Fire on ferry</hl1></hedline><byline>By Tom Reyes</byline></body.head>\
         <body.content><p>{PROSE}</p></body.content></body></nitf></inlineXML>"
    );
    let read = article(&item("usable", "text", &nitf));
    assert_eq!((read.title.as_deref(), read.byline.join(";")), (Some("Ferry fire under control"), "Tom Reyes".into()));
    assert_eq!(read.text(), format!("Nobody hurt\n\n{PROSE}"));
}

#[test]
fn a_message_holds_several_items_and_pictures_are_passed_over() {
    let plain = format!("<inlineData contenttype='text/plain'>{PROSE}</inlineData>");
    let remote = "<remoteContent href='https://coastline.example/17.xml' contenttype='application/nitf+xml'/>";
    let message = format!(
        "<newsMessage><header><sent>2025-03-12T09:00:00Z</sent></header><itemSet>{}{}{}{}<packageItem/></itemSet></newsMessage>",
        item("usable", "text", &plain),
        item("usable", "picture", "<remoteContent href='https://coastline.example/1.jpg'/>"),
        item("canceled", "text", &plain),
        item("usable", "text", remote),
    );
    let found: Vec<String> = parts(&message)
        .into_iter()
        .map(|part| match part {
            Part::Article(article) => article.title.unwrap(),
            Part::Unread { name, error } => format!("{}: {}", name.unwrap(), error.code()),
            Part::Member(_) => panic!("a member"),
        })
        .collect();
    let expected = [
        "Ferry fire under control",
        "Ferry fire under control: withdrawn",
        "Ferry fire under control: content_elsewhere",
    ];
    assert_eq!(found, expected);
    let pictures = format!("<newsMessage><itemSet>{}</itemSet></newsMessage>", item("usable", "picture", ""));
    assert_eq!(read(pictures.as_bytes(), &ReadOptions::default()).unwrap_err().code(), "no_documents");
    let package = "<packageItem><contentMeta><headline>Top stories</headline></contentMeta></packageItem>";
    assert!(matches!(&parts(package)[..], [Part::Unread { error, .. }] if error.code() == "content_elsewhere"));
}

#[test]
fn newsml_1_is_read() {
    let text = format!(
        "<NewsML><NewsEnvelope/><NewsItem><Identification/><NewsManagement><NewsItemType FormalName='News'/>\
         <FirstCreated>20250312T073000+0100</FirstCreated><ThisRevisionCreated>20250312T090000+0100</ThisRevisionCreated>\
         <Status FormalName='Usable'/></NewsManagement><NewsComponent><NewsLines><HeadLine>Ferry fire</HeadLine>\
         <ByLine>By Ines Okafor</ByLine><DateLine>Callow, March 11</DateLine><SlugLine>FERRY</SlugLine></NewsLines>\
         <AdministrativeMetadata><Provider><Party FormalName='AFP'/></Provider></AdministrativeMetadata>\
         <NewsComponent><Role FormalName='Main'/><DescriptiveMetadata><Language FormalName='en'/></DescriptiveMetadata>\
         <ContentItem><MediaType FormalName='Text'/><DataContent><p>{PROSE}</p><p>Two cabins burnt out.</p></DataContent></ContentItem></NewsComponent>\
         <NewsComponent><Role FormalName='Caption'/><ContentItem><MediaType FormalName='Text'/><DataContent>The quay.</DataContent></ContentItem></NewsComponent>\
         </NewsComponent></NewsItem></NewsML>"
    );
    let read = article(&text);
    assert_eq!((read.title.as_deref(), read.outlet.as_deref()), (Some("Ferry fire"), Some("Agence France-Presse")));
    assert_eq!((read.byline.join(";"), read.agencies.join(";")), ("Ines Okafor".into(), "Agence France-Presse".into()));
    assert_eq!(read.published.as_ref().unwrap().as_str(), "2025-03-12T07:30:00+01:00");
    assert_eq!(read.text(), format!("{PROSE}\n\nTwo cabins burnt out."));
    assert!(read.blocks.iter().any(|block| block.text == "The quay." && block.left_out == Some(LeftOut::PhotoCaption)));
}

/// The articles in a NewsML 1 document of one item with these components: title and text of each.
fn newsml_1(components: &str) -> Vec<(Option<String>, String)> {
    let item = format!("<NewsML><NewsItem><Identification/>{components}</NewsItem></NewsML>");
    let article = |part| match part {
        Part::Article(article) => (article.title.clone(), article.text()),
        other => panic!("{other:?}"),
    };
    parts(&item).into_iter().map(article).collect()
}

fn component(lines: &str, inner: &str) -> String {
    format!("<NewsComponent><NewsLines>{lines}</NewsLines>{inner}</NewsComponent>")
}

fn content(text: &str) -> String {
    format!("<ContentItem><DataContent><p>{text}</p></DataContent></ContentItem>")
}

#[test]
fn texts_of_a_newsml_1_item_are_stories_of_their_own() {
    let second = PROSE.replace("ferry", "tug");
    let stories = [
        component("<HeadLine>Ferry fire</HeadLine>", &content(PROSE)),
        component("<HeadLine>Tug fire</HeadLine>", &content(&second)),
        component("", &content("A third text, of which nothing is said, on the harbour at night.")),
    ];
    let found = newsml_1(&component("<HeadLine>Fires</HeadLine>", &stories.concat()));
    assert_eq!(found.len(), 3);
    assert_eq!(found[0], (Some("Ferry fire".into()), PROSE.into()));
    assert_eq!(found[1], (Some("Tug fire".into()), second.clone()));
    assert!(found[2].1.starts_with("A third text") && found[2].0.as_deref() != Some("Fires"));
    let inner = format!("<NewsItem>{}</NewsItem>", stories[1]);
    let found = newsml_1(&component("<HeadLine>Ferry fire</HeadLine>", &format!("{}{inner}", content(PROSE))));
    assert_eq!(found[1], (Some("Tug fire".into()), second), "an item may stand in another");
}

#[test]
fn equivalents_in_a_newsml_1_item_are_one_story() {
    let other = content(&PROSE.replace("ferry", "Fähre"));
    let equivalents = component("<HeadLine>Ferry fire</HeadLine>", &format!("{}{other}", content(PROSE)))
        .replace("<NewsComponent>", "<NewsComponent EquivalentsList='yes'>");
    let expected = [(Some("Ferry fire".into()), PROSE.into())];
    assert_eq!(newsml_1(&equivalents), expected);
    let same = format!(
        "{}<ContentItem><MimeType FormalName='text/plain'/><DataContent>{PROSE}</DataContent></ContentItem>",
        content(PROSE)
    );
    assert_eq!(newsml_1(&component("<HeadLine>Ferry fire</HeadLine>", &same)), expected);
}

#[test]
fn summaries_and_captions_in_a_newsml_1_item_are_no_stories() {
    let role =
        |role: &str, text: &str| format!("<NewsComponent><Role FormalName='{role}'/>{}</NewsComponent>", content(text));
    let summary = role("Abstract", "The ferry is in the harbour, says the coastguard.");
    let main = role("Main", &format!("{PROSE}</p><p>{PROSE}</p><p>Two cabins burnt out."));
    let found = newsml_1(&component("<HeadLine>Ferry fire</HeadLine>", &format!("{summary}{main}")));
    assert_eq!(found, [(Some("Ferry fire".into()), format!("{PROSE}\n\n{PROSE}\n\nTwo cabins burnt out."))]);
    let alone =
        format!("<NewsML><NewsItem>{}</NewsItem></NewsML>", component("<HeadLine>Ferry fire</HeadLine>", &summary));
    assert!(article(&alone).doubts.contains(&ReadingDoubt::SummaryOnly));
    let stories = [("Ferry", PROSE.to_owned()), ("Tug", PROSE.replace("ferry", "tug"))].map(|(name, text)| {
        let caption = role("Caption", &format!("{name} at the quay."));
        component(&format!("<HeadLine>{name} fire</HeadLine>"), &format!("{caption}{}", role("Main", &text)))
    });
    let both = format!("<NewsML><NewsItem>{}</NewsItem></NewsML>", component("", &stories.concat()));
    for (part, caption) in parts(&both).into_iter().zip(["Ferry at the quay.", "Tug at the quay."]) {
        let Part::Article(article) = part else { panic!("unread") };
        let captions = article.blocks.iter().filter(|block| block.kind == BlockKind::Caption);
        assert_eq!(captions.map(|block| block.text.as_str()).collect::<Vec<_>>(), [caption]);
    }
}

proptest! {
    #[test]
    fn no_story_makes_the_reader_panic(
        root in "(nitf|newsItem|newsMessage|NewsML)",
        inner in "(<(head|body|body.head|body.content|hedline|hl1|p|block|bq|media|media-caption|itemSet|newsItem|itemMeta|contentMeta|contentSet|inlineXML|inlineData|headline|by|dateline|NewsItem|NewsComponent|ContentItem|DataContent|nitf|html)( (qcode|norm|FormalName|contenttype)='[a-z0-9/:T+]{0,12}')?>|</(head|body|body.head|p|block|newsItem|contentSet|NewsComponent)>|[A-Za-z0-9,. ]{1,30}){0,40}"
    ) {
        let text = format!("<{root}>{inner}</{root}>");
        if let Ok(contents) = read(text.as_bytes(), &ReadOptions::default()) {
            for part in contents.parts {
                let Part::Article(extraction) = part else { continue };
                let text = extraction.text();
                for (block, span) in extraction.blocks.iter().zip(extraction.spans()) {
                    let expected = block.left_out.is_none().then_some(block.text.as_str());
                    prop_assert_eq!(span.map(|span| span.of(&text)), expected);
                }
            }
        }
    }
}
