//! XML that belongs to no format in particular, and agency formats made of it.

use crate::case::{Case, either, read, unread};
use crate::story::{TITLE, paragraphs};

/// What a document that is XML and nothing more is refused for, however well formed it is.
const REFUSED: &[&str] = &["unknown_format", "damaged", "too_deep", "too_large", "no_text"];

pub fn cases() -> Vec<Case> {
    [entities(), shapes(), agencies()].into_iter().flatten().collect()
}

/// An article in NITF, with something before its root, before its body and in it.
fn nitf(before: &str, inside: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n{before}<nitf><head><title>{TITLE}</title></head><body><body.head>\
         <hedline><hl1>{TITLE}</hl1></hedline></body.head><body.content>{}{inside}</body.content></body></nitf>",
        paragraphs()
    )
    .into_bytes()
}

/// Entities of which each stands for ten of the one before.
fn tower(height: usize) -> String {
    let storeys: String = (1..=height)
        .map(|storey| format!("<!ENTITY e{storey} \"{}\">", format!("&e{};", storey - 1).repeat(10)))
        .collect();
    format!("<!DOCTYPE nitf [<!ENTITY e0 \"ferry \">{storeys}]>")
}

fn entities() -> Vec<Case> {
    vec![
        read("entities that stand for a billion words", "xml", || nitf(&tower(9), "<p>&e9;</p>")),
        read("a long entity named 50,000 times", "xml", || {
            let declared = format!("<!DOCTYPE nitf [<!ENTITY e \"{}\">]>", "ferry ".repeat(10_000));
            nitf(&declared, &format!("<p>{}</p>", "&e;".repeat(50_000)))
        }),
        read("an entity that stands for itself", "xml", || {
            nitf("<!DOCTYPE nitf [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>", "<p>&a;</p>")
        }),
        read("an entity that is a file of the system", "xml", || {
            nitf("<!DOCTYPE nitf [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>", "<p>Before &f; after.</p>")
        }),
        read("a parameter entity that is a file of the system", "xml", || {
            nitf("<!DOCTYPE nitf [<!ENTITY % f SYSTEM \"file:///etc/passwd\"> %f; <!ENTITY g \"%f;\">]>", "<p>&g;</p>")
        }),
        read("a document type that is a device", "xml", || nitf("<!DOCTYPE nitf SYSTEM \"file:///dev/zero\">", "")),
        read("a part included from a file", "xml", || {
            nitf(
                "",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>",
            )
        }),
        either("a declaration that never ends", "xml", || {
            nitf(&format!("<!DOCTYPE nitf [{}", "<!ENTITY a \"".repeat(50_000)), "")
        }),
    ]
}

fn shapes() -> Vec<Case> {
    vec![
        unread("XML, 1,000,000 elements deep", "xml", REFUSED, || {
            [&b"<?xml version='1.0'?>"[..], &b"<a>".repeat(1_000_000)].concat()
        }),
        unread("XML of 200,000 attributes on one element", "xml", REFUSED, || {
            let attributes: String = (0..200_000).map(|number| format!(" a{number}='1'")).collect();
            format!("<?xml version='1.0'?><a{attributes}/>").into_bytes()
        }),
        unread("XML of 100,000 namespaces", "xml", REFUSED, || {
            let spaces: String = (0..100_000).map(|number| format!(" xmlns:n{number}='urn:{number}'")).collect();
            format!("<?xml version='1.0'?><a{spaces}/>").into_bytes()
        }),
        unread("XML whose elements end in the wrong order", "xml", REFUSED, || {
            format!("<?xml version='1.0'?><a>{}</a>", "<b><c></b></c>".repeat(100_000)).into_bytes()
        }),
        unread("XML of a million instructions", "xml", REFUSED, || {
            format!("<?xml version='1.0'?>{}<a/>", "<?x y?>".repeat(1_000_000)).into_bytes()
        }),
        unread("XML that ends in the middle of a tag", "xml", REFUSED, || b"<?xml version='1.0'?><a b='".to_vec()),
        either("XML that says it is in UTF-16 and is not", "xml", || {
            b"<?xml version='1.0' encoding='UTF-16'?><nitf><body><p>The caf\xe9 \xff\xfe</p></body></nitf>".to_vec()
        }),
    ]
}

fn agencies() -> Vec<Case> {
    vec![
        unread("NITF, 5,000 quotations deep", "xml", &["too_deep"], || nitf("", &"<bq><block>".repeat(5_000))),
        either("NITF with a section of characters of 20 MB", "xml", || {
            nitf("", &format!("<p><![CDATA[{}]]></p>", "x ]] > <p>".repeat(2_000_000)))
        }),
        either("NITF of 200,000 paragraphs", "xml", || nitf("", &"<p>One more.</p>".repeat(200_000))),
        either("a news message of 50,000 empty items", "xml", || {
            let items = "<newsItem guid='x'><contentSet><inlineXML/></contentSet></newsItem>".repeat(50_000);
            format!("<?xml version='1.0'?><newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><itemSet>{items}</itemSet></newsMessage>").into_bytes()
        }),
        either("a news item inside itself, 400 deep", "xml", || {
            let open = "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/'><contentSet><inlineXML>".repeat(130);
            format!("<?xml version='1.0'?>{open}{}", paragraphs()).into_bytes()
        }),
    ]
}
