//! The text of a mail and the documents attached to it.

use crate::Member;
use crate::charset::{self, Decoded};
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders as _, PartType};
use variorum_model::ReadingDoubt;

/// The text of the mail, and whether it is a page: the richest of the forms in which it was sent.
pub(super) fn body_of(mail: &Message<'_>) -> Option<(bool, Decoded)> {
    if let Some(page) = mail.html_bodies().find(|part| matches!(part.body, PartType::Html(_))) {
        return Some((true, decoded(mail, page)));
    }
    let mut whole: Option<Decoded> = None;
    for part in mail.text_bodies().filter(|part| matches!(part.body, PartType::Text(_))) {
        let mut text = decoded(mail, part);
        if part.content_type().and_then(|kind| kind.attribute("format")) == Some("flowed") {
            text.text = unflowed(&text.text);
        }
        match &mut whole {
            Some(whole) => {
                whole.text.push_str("\n\n");
                whole.text.push_str(&text.text);
                whole.doubts.extend(text.doubts);
            }
            None => whole = Some(text),
        }
    }
    whole.map(|whole| (false, whole))
}

/// The characters of a part: by the character set that its header declares, else as for a document that stands alone.
pub(super) fn decoded(mail: &Message<'_>, part: &MessagePart<'_>) -> Decoded {
    let declared = part.content_type().and_then(|kind| kind.attribute("charset")).is_some();
    if let (false, Some(bytes)) = (declared, as_sent(mail, part)) {
        return charset::decode(&bytes, None);
    }
    let text = part.text_contents().unwrap_or_default().to_owned();
    let doubts = if text.contains('\u{fffd}') { vec![ReadingDoubt::ReplacedCharacters] } else { vec![] };
    Decoded { text, doubts }
}

/// The bytes of a part as they were before they were encoded for the way.
fn as_sent(mail: &Message<'_>, part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let raw = mail.raw_message.get(part.offset_body as usize..part.offset_end as usize)?;
    match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    }
}

/// Text whose sender marked with a blank at its end each line that goes on in the next one (RFC 3676).
fn unflowed(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        // A line of two hyphens and a blank opens the signature; it does not go on.
        if line == "-- " {
            whole.push_str("\n-- \n");
            continue;
        }
        whole.push_str(line.strip_prefix(' ').unwrap_or(line));
        if !line.ends_with(' ') {
            whole.push('\n');
        }
    }
    whole
}

/// The documents attached to the mail. Pictures, signatures and other ways of saying the same text are none.
pub(super) fn attached(mail: &Message<'_>) -> Vec<Member> {
    let documents = mail.attachments().filter(|part| is_document(part));
    documents
        .map(|part| Member {
            name: part.attachment_name().map(str::to_owned),
            address: part.content_location().filter(|address| address.starts_with("http")).map(str::to_owned),
            forwarded: part.is_message(),
            bytes: part.contents().to_vec(),
        })
        .filter(|member| !member.bytes.trim_ascii().is_empty())
        .collect()
}

fn is_document(part: &MessagePart<'_>) -> bool {
    const NONE: [&str; 11] = [
        "calendar",
        "css",
        "pgp-signature",
        "pkcs7-signature",
        "x-pkcs7-signature",
        "pgp-keys",
        "vcard",
        "x-vcard",
        "x-amp-html",
        "watch-html",
        "delivery-status",
    ];
    // A mail inside the mail that has no parts, not even a header, is none; the library reads its first part unasked.
    if matches!(&part.body, PartType::Multipart(_)) || part.message().is_some_and(|inner| inner.parts.is_empty()) {
        return false;
    }
    let Some(kind) = part.content_type() else { return part.is_message() || part.attachment_name().is_some() };
    let subtype = kind.subtype().unwrap_or_default();
    !matches!(kind.ctype(), "image" | "audio" | "video" | "font") && !NONE.contains(&subtype)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_go_on_are_put_together() {
        assert_eq!(unflowed("One \ntwo.\n Three\n-- \nName"), "One two.\nThree\n\n-- \nName\n");
    }
}
