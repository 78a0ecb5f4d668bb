//! Pages.

use crate::case::{Case, either, read, unread};
use crate::story::{TITLE, page, page_with, paragraphs};

const TOO_DEEP: &[&str] = &["too_deep"];

pub fn cases() -> Vec<Case> {
    [nesting(), floods(), long_parts(), odd_parts(), metadata()].into_iter().flatten().collect()
}

/// `count` times a piece of markup, before the article.
fn before(piece: &str, count: usize) -> Vec<u8> {
    page(TITLE, &format!("{}{}", piece.repeat(count), paragraphs()))
}

/// Pieces of markup that each bear their number, after the article.
fn numbered(count: usize, piece: impl Fn(usize) -> String) -> Vec<u8> {
    page_with(&(0..count).map(piece).collect::<String>())
}

fn nesting() -> Vec<Case> {
    vec![
        unread("100,000 open divs", "html", TOO_DEEP, || before("<div>", 100_000)),
        unread("lists in lists, 100,000 deep", "html", TOO_DEEP, || before("<ul><li>", 100_000)),
        unread("bold in bold, 100,000 deep", "html", TOO_DEEP, || before("<b>", 100_000)),
        unread("tables in tables, 20,000 deep", "html", TOO_DEEP, || before("<table><tr><td>", 20_000)),
        unread("svg and foreign objects in turns, 50,000 deep", "html", TOO_DEEP, || {
            before("<svg><foreignObject>", 50_000)
        }),
        unread("mathematics, 100,000 deep", "html", TOO_DEEP, || before("<math><mrow>", 100_000)),
        unread("quotations closed again, 3,000 deep", "html", TOO_DEEP, || {
            page_with(&format!("{}x{}", "<blockquote>".repeat(3_000), "</blockquote>".repeat(3_000)))
        }),
        either("templates in templates, 20,000 deep", "html", || before("<template>", 20_000)),
        either("forms, buttons and selections in one another", "html", || {
            before("<form><button><select><option><optgroup>", 20_000)
        }),
        either("links that never end, each around a block", "html", || before("<a href=x><div>", 20_000)),
        either("400 open styles that every paragraph takes up again", "html", || {
            let styles: String = (0..400).map(|number| format!("<b id=s{number}>")).collect();
            page(TITLE, &format!("{}{styles}{}", paragraphs(), "<p>x</p>".repeat(20_000)))
        }),
        either("styles closed in the wrong order", "html", || {
            let opened: String = (0..200).map(|number| format!("<i id=o{number}><em><u>")).collect();
            page_with(&format!("{opened}{}", "</i><p></em><p></u>".repeat(5_000)))
        }),
        either("text of a table that stands outside its cells", "html", || before("<table>x<tr>y", 20_000)),
        either("50,000 ends of elements that never began", "html", || before("</div></p></b></table>", 50_000)),
        read("400 divs around an article", "html", || {
            page(TITLE, &format!("{}{}{}", "<div>".repeat(400), paragraphs(), "</div>".repeat(400)))
        }),
        read("5,000 paragraphs left open", "html", || before("<p>One more line of the story.", 5_000)),
    ]
}

fn floods() -> Vec<Case> {
    vec![
        either("an element with 300,000 attributes", "html", || {
            let attributes: String = (0..300_000).map(|number| format!(" a{number}=1")).collect();
            page_with(&format!("<div{attributes}>x</div>"))
        }),
        either("100,000 elements with 10 attributes", "html", || {
            page_with(&"<i a=1 b=2 c=3 d=4 e=5 f=6 g=7 h=8 i=9 j=0></i>".repeat(100_000))
        }),
        either("an element of 500,000 classes", "html", || {
            let classes: String = (0..500_000).map(|number| format!("c{number} ")).collect();
            page_with(&format!("<div class=\"{classes}\">x</div>"))
        }),
        either("200,000 paragraphs of one word", "html", || numbered(200_000, |number| format!("<p>w{number}</p>"))),
        either("200,000 links", "html", || numbered(200_000, |number| format!("<a href=/{number}>more {number}</a> "))),
        either("100,000 headings", "html", || numbered(100_000, |number| format!("<h2>Part {number}</h2>"))),
        either("100,000 headlines like the title", "html", || before(&format!("<h1>{TITLE}</h1>"), 100_000)),
        either("a table of 200,000 cells", "html", || {
            page_with(&format!("<table>{}</table>", "<tr><td>1<td>2<td>3<td>4".repeat(50_000)))
        }),
        either("100,000 pictures inside 400 divs", "html", || {
            page_with(&format!("{}{}", "<div>".repeat(400), "<img src=x alt=y>".repeat(100_000)))
        }),
        either("1,000,000 line breaks", "html", || page_with(&"<br>".repeat(1_000_000))),
        either("100,000 times by the headline", "html", || before("<time datetime=2031-04-05>today</time>", 100_000)),
        either("100,000 captions and credits", "html", || {
            page_with(
                &"<figure><img src=x><figcaption>The quay. <span class=credit>R. Vey</span></figcaption></figure>"
                    .repeat(100_000),
            )
        }),
        read("1,000,000 comments", "html", || page_with(&"<!--x-->".repeat(1_000_000))),
    ]
}

fn long_parts() -> Vec<Case> {
    vec![
        either("a paragraph of 20 MB in one line", "html", || {
            page_with(&format!("<p>{}</p>", "the quay is wet and ".repeat(1_000_000)))
        }),
        either("a word of 10 MB", "html", || page_with(&format!("<p>{}</p>", "a".repeat(10_000_000)))),
        either("an attribute of 20 MB", "html", || page_with(&format!("<img alt=\"{}\">", "a".repeat(20_000_000)))),
        read("the name of an element of 5 MB", "html", || page_with(&format!("<{}>", "a".repeat(5_000_000)))),
        either("a comment of 20 MB that never ends", "html", || page_with(&format!("<!--{}", "- ".repeat(10_000_000)))),
        either("a script of 10 MB that begins comments", "html", || {
            page_with(&format!("<script>{}", "<!--<script>".repeat(800_000)))
        }),
        either("a title of 5 MB", "html", || page(&"Ferries sail ".repeat(400_000), &paragraphs())),
        read("a style of 2 MB on one element", "html", || {
            page_with(&format!("<div style=\"{}\">x</div>", "color : red ; ".repeat(150_000)))
        }),
        read("a declaration of 5 MB", "html", || {
            let mut page = format!("<!DOCTYPE html PUBLIC \"{}\">", "x".repeat(5_000_000)).into_bytes();
            page.extend(page_with(""));
            page
        }),
        unread("more bytes than a reader takes", "html", &["too_large"], || page_with(&"<p>x</p>".repeat(5_000_000))),
    ]
}

fn odd_parts() -> Vec<Case> {
    vec![
        either("2,000,000 references to characters", "html", || page_with(&"&lt;&amp;&notit;".repeat(700_000))),
        read("references to characters that there are none of", "html", || {
            page_with(
                "<p>One &#0; &#x110000; &#xD800; &#xDFFF; &#99999999999999999999; &#x; &; &#xFFFFFFFFFFFFFFFF; more.</p>",
            )
        }),
        either("1,000,000 signs that open nothing", "html", || page_with(&"<".repeat(1_000_000))),
        either("an article after plaintext", "html", || before("<plaintext>", 1)),
        read("null bytes all over a page", "html", || page_with("<p>A\0nd <b\0>so</b> o\0n.</p><\0p>x<p \0=\0>")),
        either("a page of which every byte is followed by a null", "html", || {
            page_with("").into_iter().flat_map(|byte| [byte, 0]).chain([b'<']).collect()
        }),
        either("a page that says it is in one encoding after another", "html", || {
            let encodings =
                ["utf-7", "utf-16", "x-user-defined", "iso-2022-kr", "hz-gb-2312", "no-such", "iso-2022-jp"];
            let metas = encodings.map(|name| format!("<meta charset={name}>")).concat();
            [metas.into_bytes(), page_with("<p>+ADw-script+AD4- \u{1b}$B caf\u{e9}</p>")].concat()
        }),
        read("a page that claims to be UTF-16 and is not", "html", || {
            [&b"<meta charset=utf-16be>"[..], &page_with("")].concat()
        }),
        read("bytes that are no characters in a page", "html", || {
            [page_with("<p>The caf"), b"\xe9\xff\xfe\xc0\xaf\xed\xa0\x80\xf8\x88\x80\x80\x80 stays open.</p>".to_vec()]
                .concat()
        }),
        read("a page that would load another", "html", || {
            page_with(
                "<base href='file:///'><meta http-equiv=refresh content='0;url=file:///etc/passwd'><iframe src=file:///etc/passwd></iframe>",
            )
        }),
        either("frames and noframes only", "html", || {
            b"<html><frameset><frame src=x><noframes>y</noframes></frameset></html>".to_vec()
        }),
        unread("a page without text", "html", &["no_text"], || page("", "<script>document.write('x')</script>")),
    ]
}

fn metadata() -> Vec<Case> {
    vec![
        either("100,000 metas", "html", || {
            numbered(100_000, |number| format!("<meta name=author content='Author {number}'>"))
        }),
        either("JSON-LD, 200,000 brackets deep", "html", || {
            page_with(&format!("<script type='application/ld+json'>{}</script>", "[".repeat(200_000)))
        }),
        either("JSON-LD that names itself as its author", "html", || {
            page_with(
                "<script type='application/ld+json'>{\"@id\":\"#a\",\"@type\":\"NewsArticle\",\"author\":{\"@id\":\"#a\"},\"isPartOf\":{\"@id\":\"#a\"}}</script>",
            )
        }),
        either("a lone surrogate in JSON-LD", "html", || {
            page_with(
                "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"A \\ud83d B\",\"author\":\"\\udc00\"}</script>",
            )
        }),
        either("10,000 pieces of JSON-LD", "html", || {
            numbered(10_000, |number| {
                format!(
                    "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"headline\":\"Part {number}\"}}</script>"
                )
            })
        }),
        either("JSON-LD with 100,000 authors", "html", || {
            let authors: Vec<String> = (0..100_000).map(|number| format!("{{\"name\":\"Author {number}\"}}")).collect();
            page_with(&format!(
                "<script type='application/ld+json'>{{\"@type\":\"NewsArticle\",\"author\":[{}]}}</script>",
                authors.join(",")
            ))
        }),
        either("times that are none", "html", || {
            let times = [
                "9999-99-99T99:99:99+99:99",
                "-0001-01-01",
                "1e999",
                "2024-02-30",
                "",
                "T",
                "99999999999999999999-01-01",
            ];
            page_with(&times.map(|time| format!("<meta property='article:published_time' content='{time}'><time datetime='{time}'>{time}</time>")).concat())
        }),
        either("an address that is none", "html", || {
            page_with(
                "<link rel=canonical href='http://[::1%25eth0]:99999/%zz/../../\u{202e}'><meta property='og:url' content='javascript:alert(1)'>",
            )
        }),
    ]
}
