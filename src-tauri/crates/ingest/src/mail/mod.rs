//! Mails: newsletters, forwarded articles, and pages saved in the form of a mail (MHTML).
//!
//! The text of a mail is an article, and each document attached to it is a member of its own. A short note that comes with attached documents is
//! no article. When a mail was sent says when its article came out only for what an outlet sends to its readers: the date of a mail in which
//! somebody passes an article on is not the article's.

mod body;
mod forwarded;

use crate::charset::Decoded;
use crate::normal::word_count;
use crate::{Contents, Member, Part, ReadError, ReadOptions, html, metadata, plain};
use body::{attached, body_of};
use forwarded::{Forwarded, without_prefix};
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};
use std::panic::catch_unwind;
use url::Url;
use variorum_lexicon::Outlet;
use variorum_model::{Extraction, StatedTime};

/// A text with fewer words that comes with documents is a note about them.
const SHORTEST_ARTICLE: usize = 40;

/// Reads the mail `bytes`.
pub(crate) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Contents, ReadError> {
    let mail = parse(bytes).filter(|mail| !mail.parts.is_empty()).ok_or(ReadError::Damaged)?;
    if is_encrypted(&mail) {
        return Err(ReadError::Encrypted);
    }
    if let Some(address) = saved_page(&mail) {
        let body = mail.parts.iter().find(|part| matches!(part.body, PartType::Html(_))).ok_or(ReadError::NoText)?;
        let mut page = html::read(
            body::decoded(&mail, body),
            Some(&address).filter(|address| !address.is_empty()).or(options.address.as_ref()).map(String::as_str),
        )?;
        page.media_type = "multipart/related".into();
        return Ok(page.into());
    }
    let members: Vec<Member> = attached(&mail);
    let article = article(&mail);
    let is_note = |article: &Extraction| !members.is_empty() && word_count(&article.text()) < SHORTEST_ARTICLE;
    let mut parts = Vec::new();
    match article {
        Ok(article) if is_note(&article) => {}
        Ok(article) => parts.push(Part::Article(Box::new(article))),
        Err(_) if !members.is_empty() => {}
        Err(error) => return Err(error),
    }
    parts.extend(members.into_iter().map(Part::Member));
    Ok(Contents { parts, ..Contents::default() })
}

/// The mail in `bytes`. The library gives up by a panic on some mails whose parts are ended by the boundaries of others; to us these are damaged
/// mails like others.
fn parse(bytes: &[u8]) -> Option<Message<'_>> {
    catch_unwind(|| MessageParser::default().parse(bytes)).ok().flatten()
}

/// The text of the mail as an article.
fn article(mail: &Message<'_>) -> Result<Extraction, ReadError> {
    let (is_page, decoded) = body_of(mail).ok_or(ReadError::NoText)?;
    if decoded.text.trim().is_empty() {
        return Err(ReadError::NoText);
    }
    let mut article = if is_page { html::read(decoded, None)? } else { plain::read(unquoted(decoded), None)? };
    article.media_type = "message/rfc822".into();
    let forwarded = Forwarded::mark(&mut article.blocks);
    let subject = forwarded
        .as_ref()
        .and_then(|forwarded| forwarded.subject.as_deref())
        .or(mail.subject())
        .map(without_prefix)
        .filter(|subject| !subject.is_empty());
    if article.title.is_none() || !is_page {
        article.title = subject.map(str::to_owned).or(article.title);
    }
    let sender = match &forwarded {
        Some(forwarded) => forwarded.address.clone(),
        None => mail.from().and_then(|from| from.first()).and_then(|from| from.address()).map(str::to_owned),
    };
    let known = sender.as_deref().and_then(outlet_of);
    let sent = match &forwarded {
        Some(forwarded) => forwarded.date.clone(),
        None => mail.header_raw("Date").map(str::to_owned),
    };
    let sent = sent.as_deref().and_then(metadata::times::stated);
    // The line that says when a mail was passed on looks like an article's own.
    if forwarded.is_some() && article.published.as_ref().map(StatedTime::date) == sent.as_ref().map(StatedTime::date) {
        article.published = None;
    }
    let is_list =
        forwarded.is_none() && ["List-Id", "List-Unsubscribe"].iter().any(|name| mail.header_raw(*name).is_some());
    if known.is_some() || is_list {
        article.published = article.published.or(sent);
    }
    let named = || mail.from().and_then(|from| from.first()).and_then(|from| from.name()).filter(|_| is_list);
    article.outlet =
        article.outlet.or_else(|| known.map(|outlet| outlet.name.clone())).or_else(|| named().map(str::to_owned));
    Ok(article)
}

/// The outlet from whose domain a mail came.
fn outlet_of(address: &str) -> Option<&'static Outlet> {
    Outlet::at_host(address.rsplit_once('@')?.1)
}

/// The text without the marks of a quotation, when all of it below a first note is one.
fn unquoted(decoded: Decoded) -> Decoded {
    let quoted = decoded.text.lines().filter(|line| line.starts_with('>')).count();
    let written = decoded.text.lines().filter(|line| !line.trim().is_empty()).count();
    if 2 * quoted < written {
        return decoded;
    }
    let lines = decoded.text.lines().map(|line| line.trim_start_matches('>').trim_start());
    Decoded { text: lines.collect::<Vec<_>>().join("\n"), doubts: decoded.doubts }
}

/// The address of the page that a browser saved in the form of a mail, when the mail is one: nobody sent it to anybody.
fn saved_page(mail: &Message<'_>) -> Option<String> {
    let kind = mail.content_type()?;
    if kind.ctype() != "multipart"
        || kind.subtype() != Some("related")
        || mail.to().is_some()
        || mail.received().is_some()
    {
        return None;
    }
    let part = mail.parts.iter().find(|part| matches!(part.body, PartType::Html(_)))?;
    let stated = [mail.header_raw("Snapshot-Content-Location"), part.content_location(), mail.content_location()];
    let address = stated.into_iter().flatten().map(str::trim).find(|address| Url::parse(address).is_ok());
    Some(address.filter(|address| address.starts_with("http")).unwrap_or_default().to_owned())
}

fn is_encrypted(mail: &Message<'_>) -> bool {
    mail.content_type().is_some_and(|kind| {
        let subtype = kind.subtype().unwrap_or_default();
        (kind.ctype() == "multipart" && subtype == "encrypted")
            || (subtype.ends_with("pkcs7-mime") && kind.attribute("smime-type") != Some("signed-data"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use variorum_model::LeftOut;

    const PROSE: &str = "The ferry reached the harbour shortly before midnight, and nobody on board was hurt, the coastguard said on \
         Tuesday. Her owners said that the engine had been looked at in March and that no fault had been found at the \
         time. The inquiry is led by a judge, and her first report is due before the summer.";

    fn parts(mail: &str) -> Vec<Part> {
        read(mail.replace('\n', "\r\n").as_bytes(), &ReadOptions::default()).unwrap().parts
    }

    fn only_article(mail: &str) -> Extraction {
        match parts(mail).remove(0) {
            Part::Article(article) => *article,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_an_outlet_sends_to_its_readers_is_its_article() {
        let article = only_article(&format!(
            "From: Harbour Post <letter@harbour-post.example>\nTo: readers@harbour-post.example\nSubject: Ferry =?utf-8?q?safe?= in harbour\n\
             Date: Tue, 22 Oct 2024 18:04:00 +0200\nList-Unsubscribe: <https://harbour-post.example/out>\n\
             Content-Type: text/plain; charset=utf-8\n\n{PROSE}\n\nUnsubscribe\n"
        ));
        assert_eq!(article.title.as_deref(), Some("Ferry safe in harbour"));
        assert_eq!(article.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(article.published.unwrap().as_str(), "2024-10-22T18:04:00+02:00");
        assert_eq!(article.media_type, "message/rfc822");
    }

    #[test]
    fn the_date_on_which_somebody_passes_an_article_on_is_not_the_articles() {
        let article = only_article(&format!(
            "From: A Reader <reader@mail.example>\nTo: desk@paper.example\nSubject: Fwd: Ferry safe in harbour\n\
             Date: Wed, 23 Oct 2024 09:00:00 +0200\nContent-Type: text/plain\n\nLook at this!\n\n\
             ---------- Forwarded message ---------\nFrom: Harbour Post <letter@harbour-post.example>\n\
             Date: Tue, 22 Oct 2024 at 18:04\nSubject: Ferry safe in harbour\nTo: <reader@mail.example>\n\n{PROSE}\n"
        ));
        assert_eq!((article.title.as_deref(), article.published.clone()), (Some("Ferry safe in harbour"), None));
        assert_eq!(article.text(), PROSE);
        let outside = article.blocks.iter().filter(|block| block.left_out == Some(LeftOut::OutsideArticle)).count();
        assert!(outside >= 2, "{:?}", article.blocks);
    }

    #[test]
    fn attached_documents_are_members_and_a_note_about_them_is_no_article() {
        let mail = format!(
            "From: a@mail.example\nTo: b@mail.example\nSubject: As promised\nMIME-Version: 1.0\n\
             Content-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: text/plain\n\nSee attached.\n\
             --xx\nContent-Type: text/html; name=page.html\nContent-Disposition: attachment; filename=page.html\n\n<html><p>{PROSE}</p></html>\n\
             --xx\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n\
             --xx\nContent-Type: message/rfc822\n\nFrom: c@mail.example\nSubject: Inside\n\n{PROSE}\n--xx--\n"
        );
        let names: Vec<_> = parts(&mail)
            .into_iter()
            .map(|part| match part {
                Part::Member(member) => (member.name, String::from_utf8(member.bytes).unwrap()),
                other => panic!("{other:?}"),
            })
            .collect();
        assert_eq!(names.len(), 2);
        assert_eq!(names[0].0.as_deref(), Some("page.html"));
        assert!(names[1].1.starts_with("From: c@mail.example") && names[1].1.contains("The ferry"));
    }

    #[test]
    fn a_page_saved_in_the_form_of_a_mail_is_read_as_the_page() {
        let page = only_article(&format!(
            "From: <Saved by Blink>\nSnapshot-Content-Location: https://harbour-post.example/ferry\nSubject: Ferry\nMIME-Version: 1.0\n\
             Content-Type: multipart/related; type=\"text/html\"; boundary=\"yy\"\n\n--yy\nContent-Type: text/html\n\
             Content-Transfer-Encoding: quoted-printable\nContent-Location: https://harbour-post.example/ferry\n\n\
             <html><head><meta charset=3Dwindows-1252><title>Ferry</title></head><body><h1>Ferry in harbour</h1>\
             <p>Caf=E9. {PROSE}</p></body></html>\n--yy--\n"
        ));
        assert_eq!(page.url.as_deref(), Some("https://harbour-post.example/ferry"));
        assert!(page.text().starts_with("Café."), "{}", page.text());
        assert_eq!(page.media_type, "multipart/related");
    }

    #[test]
    fn an_encrypted_mail_is_refused() {
        let mail = "From: a@mail.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/encrypted; boundary=z\r\n\r\n--z--\r\n";
        assert_eq!(read(mail.as_bytes(), &ReadOptions::default()).unwrap_err(), ReadError::Encrypted);
    }

    #[test]
    fn a_mail_whose_parts_are_ended_by_others_is_damaged() {
        let mail = "From: a\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n--c\n--b\n\
                    Content-Type: message/rfc822\n\n\n--b--\n";
        assert_eq!(read(mail.as_bytes(), &ReadOptions::default()), Err(ReadError::Damaged));
    }

    proptest! {
        #[test]
        fn no_mail_makes_the_reader_panic(
            mail in "From: a\nContent-Type: multipart/(mixed|related|alternative); boundary=b\n\n(--b(--)?\n|Content-Type: (text/html|text/plain|message/rfc822|multipart/mixed; boundary=c)\n|Content-Transfer-Encoding: (base64|quoted-printable)\n|\n|--c\n|[ -~é]{0,9}){0,30}"
        ) {
            let _ = read(mail.as_bytes(), &ReadOptions::default());
        }
    }
}
