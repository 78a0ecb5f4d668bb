//! Mails, and pages saved in the form of mails.

use crate::case::{Case, either, read};
use crate::story::{TITLE, page_with, text};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

pub fn cases() -> Vec<Case> {
    [structure(), headers(), contents(), saved_pages()].into_iter().flatten().collect()
}

/// A mail with these further headers, of which one says what the body is, and this body.
fn mail(headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let head = format!(
        "From: Orsel Post <post@orsel.example>\r\nTo: reader@orsel.example\r\nSubject: {TITLE}\r\n\
         Date: Tue, 14 Mar 2034 06:12:00 +0100\r\nMIME-Version: 1.0\r\n{headers}\r\n\r\n"
    );
    [head.as_bytes(), body.as_ref()].concat()
}

/// A part of plain text with the article.
fn part() -> String {
    format!("Content-Type: text/plain; charset=utf-8\r\n\r\n{}\r\n", text().replace('\n', "\r\n"))
}

fn structure() -> Vec<Case> {
    vec![
        either("a mail of parts in parts, 5,000 deep", "eml", || {
            let open: String = (0..5_000)
                .map(|level| format!("--b{level}\r\nContent-Type: multipart/mixed; boundary=b{}\r\n\r\n", level + 1))
                .collect();
            mail("Content-Type: multipart/mixed; boundary=b0", format!("{open}--b5000\r\n{}", part()))
        }),
        either("a mail of mails, 2,000 deep", "eml", || {
            let forwarded =
                "Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\nMIME-Version: 1.0\r\n".repeat(2_000);
            mail("X-Forwarded: yes", format!("{forwarded}{}", part())).into_iter().collect()
        }),
        either("a mail of mails that are all one part deep in the other", "eml", || {
            let level = |depth: usize| {
                format!(
                    "--x{depth}\r\nContent-Type: message/rfc822\r\n\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x{}\r\n\r\n",
                    depth + 1
                )
            };
            mail(
                "Content-Type: multipart/mixed; boundary=x0",
                (0..300).map(level).collect::<String>() + "--x300\r\n" + &part(),
            )
        }),
        either("a mail of 200,000 empty parts", "eml", || {
            mail(
                "Content-Type: multipart/mixed; boundary=b",
                format!("{}--b\r\n{}--b--\r\n", "--b\r\n\r\n".repeat(200_000), part()),
            )
        }),
        either("a mail whose boundary never comes", "eml", || {
            mail("Content-Type: multipart/mixed; boundary=never", part())
        }),
        either("a mail whose boundary is empty", "eml", || {
            mail("Content-Type: multipart/alternative; boundary=\"\"", format!("--\r\n{}--\r\n----\r\n", part()))
        }),
        either("a mail whose boundaries begin one another", "eml", || {
            let level = |depth: usize| {
                format!("--{0}\r\nContent-Type: multipart/mixed; boundary={0}a\r\n\r\n", "a".repeat(depth))
            };
            mail("Content-Type: multipart/mixed; boundary=a", (1..200).map(level).collect::<String>() + &part())
        }),
        either("a mail that ends in its headers", "eml", || {
            b"From: a@b.example\r\nMIME-Version: 1.0\r\nSubject: x\r\nContent-Type: multip".to_vec()
        }),
    ]
}

fn headers() -> Vec<Case> {
    vec![
        either("a mail of 200,000 headers", "eml", || mail(&"X-More: and more\r\n".repeat(200_000), text())),
        either("a mail with a header folded 500,000 times", "eml", || {
            mail(&format!("X-Long: a{}", "\r\n b".repeat(500_000)), text())
        }),
        either("a mail with a subject of 200,000 encoded words", "eml", || {
            mail(&format!("Subject: {}", "=?utf-8?B?w6k=?= =?x-none?Q?=FF_?= ".repeat(100_000)), text())
        }),
        either("a mail with 100,000 recipients in brackets in brackets", "eml", || {
            mail(&format!("Cc: {}", "(((a <b@c.example>,".repeat(100_000)), text())
        }),
        either("a mail with a name in 100,000 pieces", "eml", || {
            let pieces: String = (0..100_000).map(|piece| format!("; name*{piece}*=utf-8''%41")).collect();
            mail(&format!("Content-Type: text/plain{pieces}"), text())
        }),
        either("a mail in an encoding that there is not", "eml", || {
            mail(
                "Content-Type: text/plain; charset=\"../../etc/passwd\"\r\nContent-Transfer-Encoding: x-rot-9000",
                text(),
            )
        }),
        either("a mail that claims to be shorter than nothing", "eml", || {
            mail("Content-Length: -99999999999999999999\r\nContent-Type: text/plain", text())
        }),
        read("a mail with null bytes", "eml", || {
            mail("X-A: \0\0\r\nContent-Type: text/plain; charset=utf-8", text().replace("ferries", "ferr\0ies"))
        }),
    ]
}

fn contents() -> Vec<Case> {
    vec![
        either("a mail whose base64 is broken", "eml", || {
            let coded = STANDARD.encode(text()).replace('A', "=\r\n!*=");
            mail("Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64", coded)
        }),
        either("a mail of soft line breaks without end", "eml", || {
            mail(
                "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable",
                format!("{}\r\n{}", text(), "=\r\n=F=\r\n==".repeat(200_000)),
            )
        }),
        either("a mail whose body lies elsewhere", "eml", || {
            mail(
                "Content-Type: message/external-body; access-type=local-file; name=\"/etc/passwd\"",
                "Content-Type: text/plain\r\n\r\n",
            )
        }),
        either("a mail of 30 MB of attachment", "eml", || {
            let attached = "Content-Type: application/octet-stream\r\nContent-Transfer-Encoding: base64\r\n\r\n";
            mail(
                "Content-Type: multipart/mixed; boundary=b",
                format!("--b\r\n{}--b\r\n{attached}{}\r\n--b--\r\n", part(), "AAAA".repeat(7_500_000)),
            )
        }),
        either("a mail with a page of 100,000 open divs", "eml", || {
            mail("Content-Type: text/html; charset=utf-8", "<div>".repeat(100_000))
        }),
    ]
}

fn saved_pages() -> Vec<Case> {
    vec![
        either("a saved page whose frames are one another", "mhtml", || {
            let frame = |own: &str, other: &str| {
                format!(
                    "--b\r\nContent-Type: text/html\r\nContent-ID: <{own}>\r\nContent-Location: cid:{own}\r\n\r\n<iframe src=\"cid:{other}\"></iframe>\r\n"
                )
            };
            let body = format!("{}{}--b--\r\n", frame("a", "b"), frame("b", "a"));
            mail("Content-Type: multipart/related; type=\"text/html\"; start=\"<a>\"; boundary=b", body)
        }),
        either("a saved page that begins with a part it has not", "mhtml", || {
            let body = format!(
                "--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}\r\n--b--\r\n",
                String::from_utf8_lossy(&page_with(""))
            );
            mail("Content-Type: multipart/related; type=\"text/html\"; start=\"<none>\"; boundary=b", body)
        }),
        either("a saved page from an address that is a file", "mhtml", || {
            let body = format!(
                "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: file:///etc/passwd\r\n\r\n{}\r\n--b--\r\n",
                String::from_utf8_lossy(&page_with(""))
            );
            mail(
                "Snapshot-Content-Location: file:///etc/passwd\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=b",
                body,
            )
        }),
    ]
}
