//! Feeds: each entry becomes an article.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, of which Clippy sees the tested functions only")]

use variorum_ingest::{Part, ReadOptions, read};
use variorum_model::{BlockKind, Extraction, LeftOut, ReadingDoubt};

fn articles(bytes: &[u8], address: Option<&str>) -> Vec<Extraction> {
    let options = ReadOptions { address: address.map(str::to_owned), ..ReadOptions::default() };
    let articles = read(bytes, &options).unwrap().parts.into_iter().map(|part| match part {
        Part::Article(article) => *article,
        other => panic!("{other:?}"),
    });
    articles.collect()
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
  <title>World &#8211; Harbour Post</title>
  <link>https://www.harbour-post.example/</link>
  <atom:link href="https://www.harbour-post.example/world/feed" rel="self"/>
  <language>en-GB</language>
  <lastBuildDate>Wed, 12 Mar 2025 09:00:00 GMT</lastBuildDate>
  <item>
    <media:title>Not the title</media:title>
    <title><![CDATA[Ferry fire <b>under control</b> &amp; contained]]></title>
    <link>/world/ferry-fire?a=1#comments</link>
    <guid isPermaLink="false">https://www.harbour-post.example/?p=17</guid>
    <dc:creator><![CDATA[Ines Okafor and Tom Reyes]]></dc:creator>
    <pubDate>Wed, 12 Mar 2025 07:30:00 +0100</pubDate>
    <category>World</category><category>Ferries</category>
    <media:content url="https://cdn.example/1.jpg" medium="image">
      <media:description>The ferry at the quay in Callow.</media:description><media:credit>R. Vey</media:credit>
    </media:content>
    <description>The ferry reached the harbour before midnight&#160;[&#8230;]</description>
    <content:encoded><![CDATA[
      <p>The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said on Tuesday.</p>
      <h2>An inquiry</h2>
      <p>Two cabins burnt out on the lower deck, and an inquiry was opened into the cause, the port said&nbsp;in a statement.</p>
      <p>Tickets bought for Wednesday stay valid for a week, according to the line that runs the ferry between the islands.</p>
      <img src="https://track.example/pixel.gif" width="1" height="1">
      <p><a href="https://www.harbour-post.example/world/ferry-fire">Read more</a></p>
      <p>The post <a href="/world/ferry-fire">Ferry fire under control &amp; contained</a> appeared first on <a href="/">Harbour Post</a>.</p>
    ]]></content:encoded>
  </item>
  <item>
    <title>Bell buoy adrift &ndash; boats warned</title>
    <guid>https://www.harbour-post.example/world/buoy</guid>
    <author>desk@harbour-post.example (Anja Corvell)</author>
    <pubDate>12 March 2025</pubDate>
    <description>&lt;p&gt;A bell buoy has broken loose &amp;amp; drifts in the sound.&lt;/p&gt;</description>
  </item>
</channel></rss>"#;

#[test]
fn an_rss_entry_becomes_an_article_with_its_full_text() {
    let read = articles(RSS.as_bytes(), None);
    assert_eq!(read.len(), 2);
    let fire = &read[0];
    assert_eq!(fire.media_type, "application/rss+xml");
    assert_eq!(fire.title.as_deref(), Some("Ferry fire under control & contained"));
    assert_eq!(fire.url.as_deref(), Some("https://www.harbour-post.example/world/ferry-fire?a=1"));
    assert_eq!(fire.outlet.as_deref(), Some("Harbour Post"));
    assert_eq!(fire.byline, ["Ines Okafor", "Tom Reyes"]);
    assert_eq!(fire.published.as_ref().unwrap().as_str(), "2025-03-12T07:30:00+01:00");
    assert_eq!(fire.modified, None);
    assert_eq!(fire.section.as_deref(), Some("World"));
    assert_eq!(fire.language.as_ref().unwrap().as_str(), "en");
    assert_eq!(fire.doubts, []);
    let labels: Vec<_> = fire.blocks.iter().map(|block| (block.kind, block.left_out)).collect();
    assert_eq!(
        labels,
        [
            (BlockKind::Headline, Some(LeftOut::Headline)),
            (BlockKind::Caption, Some(LeftOut::PhotoCaption)),
            (BlockKind::Credit, Some(LeftOut::PhotoCredit)),
            (BlockKind::Paragraph, None),
            (BlockKind::Subhead, None),
            (BlockKind::Paragraph, None),
            (BlockKind::Paragraph, None),
            (BlockKind::Teaser, Some(LeftOut::Teaser)),
            (BlockKind::Furniture, Some(LeftOut::SourceFooter)),
        ]
    );
    assert!(fire.text().contains("the port said in a statement."));
}

#[test]
fn a_summary_is_doubted_and_its_escapes_are_undone() {
    let buoy = &articles(RSS.as_bytes(), None)[1];
    assert_eq!(buoy.title.as_deref(), Some("Bell buoy adrift – boats warned"));
    assert_eq!(buoy.url.as_deref(), Some("https://www.harbour-post.example/world/buoy"));
    assert_eq!(buoy.byline, ["Anja Corvell"]);
    assert_eq!(buoy.published.as_ref().unwrap().as_str(), "2025-03-12");
    assert_eq!(buoy.text(), "A bell buoy has broken loose & drifts in the sound.");
    assert!(buoy.doubts.contains(&ReadingDoubt::SummaryOnly));
}

#[test]
fn a_feed_in_another_character_set_is_read_in_it() {
    let feed = "<?xml version='1.0' encoding='windows-1251'?><rss version='0.91'><channel><title>Порт</title><language>ru</language>\
                <link>https://port.example/</link><item><title>Паром горит</title><link>https://port.example/1</link>\
                <description>Паром дошёл до гавани незадолго до полуночи, никто не пострадал, сообщили спасатели.</description>\
                </item></channel></rss>";
    let bytes: Vec<u8> = feed
        .chars()
        .map(|c| match c {
            'ё' => 0xb8,
            'А'..='я' => (u32::from(c) - 0x410 + 0xc0) as u8,
            c => c as u8,
        })
        .collect();
    let read = &articles(&bytes, None)[0];
    assert_eq!(read.title.as_deref(), Some("Паром горит"));
    assert_eq!((read.outlet.as_deref(), read.language.as_ref().unwrap().as_str()), (Some("Порт"), "ru"));
    assert!(!read.doubts.contains(&ReadingDoubt::WrongCharset));
}

#[test]
fn rss_1_and_gathered_feeds_are_read() {
    let feed = "<rdf:RDF xmlns:rdf='x' xmlns='http://purl.org/rss/1.0/' xmlns:dc='y'><channel rdf:about='https://harbour.example/'>\
                <title>Harbour Post</title><link>https://harbour.example/</link><items><rdf:Seq><rdf:li resource='a'/></rdf:Seq></items></channel>\
                <item rdf:about='https://harbour.example/1'><title>One</title><link>https://harbour.example/1</link>\
                <dc:date>2025-03-12T07:30:00Z</dc:date><dc:language>en</dc:language><dc:creator>AFP</dc:creator>\
                <description>The ferry reached the harbour.</description></item>\
                <item><title>Two</title><link>https://islands.example/2</link><description>The buoy drifts.</description></item>\
                <item><title>Three</title><link>https://islands.example/3</link><source url='https://islands.example/feed'>Islands Gazette</source>\
                <description>The buoy was caught.</description></item></rdf:RDF>";
    let read = articles(feed.as_bytes(), None);
    let outlets: Vec<_> = read.iter().map(|article| article.outlet.as_deref()).collect();
    // The second entry is another site's, and the feed does not say whose.
    assert_eq!(outlets, [Some("Harbour Post"), None, Some("Islands Gazette")]);
    assert_eq!(read[0].published.as_ref().unwrap().as_str(), "2025-03-12T07:30:00Z");
    assert_eq!((read[0].byline.len(), read[0].agencies.join(";")), (0, "Agence France-Presse".into()));
}

const ATOM: &str = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://harbour.example/feeds/">
  <title type="html">Harbour &amp;amp; Post</title><link rel="self" href="all.atom"/><link href="/"/>
  <author><name>Harbour &amp; Post</name></author>
  <entry xml:base="/2025/">
    <title type="text">Fares &lt;5 to rise</title><id>tag:harbour.example,2025:1</id>
    <link rel="enclosure" href="a.mp3" type="audio/mpeg"/><link rel="alternate" type="text/html" href="fares"/>
    <author><name>Ines Okafor</name><email>x@harbour.example</email></author>
    <published>2025-03-12T07:30:00+01:00</published><updated>2025-03-12T09:00:00+01:00</updated>
    <category term="money" label="Money"/>
    <summary>Fares go up.</summary>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Fares on the ferry go up by a third in spring,<br/>the line said on Wednesday.</p>
      <ul><li>Cars pay more</li></ul><blockquote><p>We had no choice.</p></blockquote></div></content>
  </entry>
  <entry>
    <title>Pier closed</title><link href="https://harbour.example/pier"/><updated>2025-03-11T00:00:00Z</updated>
    <content type="html">&lt;p&gt;The pier is closed until the middle of April while divers look at its piles, the port authority announced.&lt;/p&gt;</content>
  </entry>
  <entry>
    <title>Elsewhere</title><link href="https://islands.example/1"/><updated>2025-03-11T00:00:00Z</updated>
    <source><title>Islands Gazette</title><link href="https://islands.example/"/><author><name>Anja Corvell</name></author></source>
    <summary type="text">1 &lt; 2, she said.</summary><content type="image/png" src="a.png"/>
  </entry>
</feed>"#;

#[test]
fn atom_entries_are_read_with_their_own_base_type_and_source() {
    let read = articles(ATOM.as_bytes(), None);
    let fares = &read[0];
    assert_eq!(fares.title.as_deref(), Some("Fares <5 to rise"));
    assert_eq!(fares.url.as_deref(), Some("https://harbour.example/2025/fares"));
    assert_eq!((fares.outlet.as_deref(), fares.byline.join(";")), (Some("Harbour & Post"), "Ines Okafor".into()));
    assert_eq!(fares.published.as_ref().unwrap().as_str(), "2025-03-12T07:30:00+01:00");
    assert_eq!(fares.modified.as_ref().unwrap().as_str(), "2025-03-12T09:00:00+01:00");
    assert_eq!(fares.section.as_deref(), Some("Money"));
    let kinds: Vec<_> = fares.blocks.iter().map(|block| block.kind).collect();
    assert_eq!(kinds, [BlockKind::Headline, BlockKind::Paragraph, BlockKind::ListItem, BlockKind::BlockQuote]);
    assert!(fares.text().starts_with("Fares on the ferry go up by a third in spring, the line said"));
    let pier = &read[1];
    // That it was changed is stated; that it came out then is not.
    assert_eq!((pier.published.is_none(), pier.modified.as_ref().unwrap().as_str()), (true, "2025-03-11T00:00:00Z"));
    assert_eq!(pier.byline.len(), 0);
    assert!(!pier.doubts.contains(&ReadingDoubt::SummaryOnly));
    let elsewhere = &read[2];
    assert_eq!(elsewhere.outlet.as_deref(), Some("Islands Gazette"));
    assert_eq!((elsewhere.byline.join(";"), elsewhere.text()), ("Anja Corvell".into(), "1 < 2, she said.".into()));
}

#[test]
fn a_relative_link_is_resolved_against_the_feeds_own_address() {
    let feed = "<feed version='0.3'><title>Harbour Post</title><entry><title>One</title><link rel='alternate' type='text/html' href='1'/>\
                <issued>2025-03-12T07:30:00Z</issued><modified>2025-03-12T07:31:00Z</modified>\
                <content type='text/html' mode='escaped'>&lt;p&gt;The ferry reached the harbour.&lt;/p&gt;</content></entry></feed>";
    let read = &articles(feed.as_bytes(), Some("https://harbour.example/feeds/all.xml"))[0];
    assert_eq!(read.url.as_deref(), Some("https://harbour.example/feeds/1"));
    assert_eq!(read.text(), "The ferry reached the harbour.");
    assert_eq!(articles(feed.as_bytes(), None)[0].url, None);
}

#[test]
fn entities_that_a_feed_declares_are_not_expanded() {
    let feed = "<!DOCTYPE rss [<!ENTITY a \"boom boom boom boom\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/hostname\">]>\
                <rss version='2.0'><channel><title>T</title><item><title>One &b;</title><description>The text is &b; and &c; alone.</description></item></channel></rss>";
    let read = &articles(feed.as_bytes(), None)[0];
    assert_eq!(read.text(), "The text is &b; and &c; alone.");
}

#[test]
fn a_feed_that_nests_too_deeply_is_refused() {
    let feed = format!("<rss><channel><item><description>{}", "<b>".repeat(100_000));
    assert_eq!(read(feed.as_bytes(), &ReadOptions::default()).unwrap_err().code(), "too_deep");
    let escaped = format!("<rss><channel><item><title>T</title><description>{}x", "&lt;div&gt;".repeat(100_000));
    let parts = read(escaped.as_bytes(), &ReadOptions::default()).unwrap().parts;
    assert!(matches!(&parts[..], [Part::Unread { error, .. }] if error.code() == "too_deep"));
}
