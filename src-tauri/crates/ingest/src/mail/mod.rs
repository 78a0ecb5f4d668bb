//! Mails: newsletters, forwarded articles, and pages saved in the form of a mail (MHTML).
//!
//! The text of a mail is an article, or several where it tells several stories that can be parted safely; each document attached to it is a member
//! of its own. A short note that comes with attached documents is no article, which is said. When a
//! mail was sent says when its article came out, unless somebody passes an article on in it: that date is not the article's.

mod article;
mod body;
mod forwarded;
mod sent;
mod stories;

use crate::normal::word_count;
use crate::{Contents, Member, Part, ReadError, ReadOptions, html};
use article::articles;
use body::attached;
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};
use std::panic::catch_unwind;
use url::Url;
use variorum_model::Extraction;

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
    let (mut parts, mut note) = (Vec::new(), None);
    match articles(&mail, options.forwarded) {
        // Each of several stories is one, however short it is.
        Ok(articles) if !members.is_empty() && is_note(&articles) => {
            note = Some(Part::Unread { name: mail.subject().map(str::to_owned), error: ReadError::Note });
        }
        Ok(articles) => parts.extend(articles.into_iter().map(|article| Part::Article(Box::new(article)))),
        Err(_) if !members.is_empty() => {}
        Err(error) => return Err(error),
    }
    parts.extend(members.into_iter().map(Part::Member));
    parts.extend(note);
    Ok(Contents { parts, ..Contents::default() })
}

fn is_note(articles: &[Extraction]) -> bool {
    matches!(articles, [only] if word_count(&only.text()) < SHORTEST_ARTICLE)
}

/// The mail in `bytes`. The library gives up by a panic on some mails whose parts are ended by the boundaries of others; to us these are damaged
/// mails like others.
fn parse(bytes: &[u8]) -> Option<Message<'_>> {
    catch_unwind(|| MessageParser::default().parse(bytes)).ok().flatten()
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
mod tests;
