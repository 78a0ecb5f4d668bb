//! Documents that would have the program ask somebody.

use crate::program::{run, run_command};
use crate::story::{TITLE, page_with, paragraphs, text};
use crate::zip::{archive, member};
use std::fs;
use std::io::ErrorKind;
use std::net::{TcpListener, UdpSocket};
use std::path::Path;
use std::process::Command;
use variorum_tests::{Home, command_line};

/// Documents that name this address wherever a document can name one.
fn documents(address: &str) -> Vec<(&'static str, Vec<u8>)> {
    let page = format!(
        "<link rel=dns-prefetch href=//{address}><link rel=preconnect href=http://{address}><link rel=stylesheet href=http://{address}/a.css>\
         <link rel=amphtml href=http://{address}/amp><link rel=canonical href=http://{address}/whole>\
         <meta http-equiv=refresh content='0;url=http://{address}/next'><base href=http://{address}/>\
         <script src=http://{address}/a.js></script><script type=application/ld+json>{{\"@context\":\"http://{address}/c\",\"@type\":\"NewsArticle\",\"url\":\"http://{address}/u\",\"image\":\"http://{address}/i\"}}</script>\
         <img src=http://{address}/a.png srcset='http://{address}/b.png 2x'><iframe src=http://{address}/f></iframe><object data=http://{address}/o></object>\
         <video src=http://{address}/v poster=http://{address}/p></video><svg><image href=http://{address}/s /></svg>\
         <style>@import 'http://{address}/b.css'; p {{ background: url(http://{address}/c.png) }}</style><a ping=http://{address}/ping href=http://{address}/l>More</a>"
    );
    let xml = format!(
        "<?xml version='1.0'?><?xml-stylesheet href='http://{address}/x.xsl' type='text/xsl'?><!DOCTYPE nitf SYSTEM 'http://{address}/n.dtd' \
         [<!ENTITY % p SYSTEM 'http://{address}/p.ent'> %p; <!ENTITY e SYSTEM 'http://{address}/e.txt'>]>\
         <nitf xmlns:xi='http://www.w3.org/2001/XInclude' xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:noNamespaceSchemaLocation='http://{address}/s.xsd'>\
         <head><title>{TITLE}</title></head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head>\
         <body.content>{}<p>&e;</p><xi:include href='http://{address}/i'/></body.content></body></nitf>",
        paragraphs()
    );
    let feed = format!(
        "<?xml version='1.0'?><rss version='2.0'><channel><title>Orsel Post</title><link>http://{address}/</link><image><url>http://{address}/i</url></image>\
         <item><title>{TITLE}</title><link>http://{address}/a</link><enclosure url='http://{address}/e' length='1' type='audio/mpeg'/><description><![CDATA[{}<img src=http://{address}/d>]]></description></item></channel></rss>",
        paragraphs()
    );
    let json = format!(
        "{{\"@context\":\"http://{address}/c.jsonld\",\"@type\":\"NewsArticle\",\"headline\":\"{TITLE}\",\"articleBody\":{},\"image\":{{\"@id\":\"http://{address}/i\"}}}}",
        serde_json::json!(text())
    );
    let head = format!(
        "From: post@orsel.example\r\nDisposition-Notification-To: <a@{address}>\r\nList-Unsubscribe: <http://{address}/u>\r\nSubject: {TITLE}\r\nMIME-Version: 1.0\r\n"
    );
    let mail = format!(
        "{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/external-body; access-type=URL; URL=\"http://{address}/body\"\r\n\r\nContent-Type: text/html\r\n\r\n\
         --b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{}\r\n--b--\r\n",
        paragraphs() + &page
    );
    let saved = format!(
        "{head}Snapshot-Content-Location: http://{address}/page\r\nContent-Type: multipart/related; type=\"text/html\"; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: http://{address}/page\r\n\r\n{}\r\n--b--\r\n",
        String::from_utf8_lossy(&page_with(&page))
    );
    let word = "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>";
    let word: String = text()
        .split("\n\n")
        .fold(word.to_owned(), |word, text| word + &format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"))
        + "</w:body></w:document>";
    let away = format!(
        "<?xml version=\"1.0\"?><Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate\" Target=\"http://{address}/t.dotm\" TargetMode=\"External\"/>\
         <Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" Target=\"http://{address}/i.png\" TargetMode=\"External\"/></Relationships>"
    );
    let docx = archive(&[
        member(
            "[Content_Types].xml",
            b"<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
        ),
        member("word/document.xml", word.as_bytes()),
        member("word/_rels/document.xml.rels", away.as_bytes()),
        member("word/_rels/settings.xml.rels", away.as_bytes()),
    ]);
    let pdf = format!(
        "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /URI /URI (http://{address}/open) >> >>\nendobj\n\
         2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
         3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Annots [<< /Subtype /Link /A << /S /SubmitForm /F << /FS /URL /F (http://{address}/form) >> >> >>] >>\nendobj\n\
         4 0 obj\n<< /Length 0 /F << /FS /URL /F (http://{address}/stream) >> >>\nstream\n\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\n%%EOF\n"
    );
    let markdown = format!(
        "# {TITLE}\n\n{}\n\n![quay](http://{address}/m.png) <http://{address}/> [more]\n\n[more]: http://{address}/more\n",
        text()
    );
    vec![
        ("page.html", page_with(&page)),
        ("agency.xml", xml.into_bytes()),
        ("feed.xml", feed.into_bytes()),
        ("article.json", json.into_bytes()),
        ("mail.eml", mail.into_bytes()),
        ("saved.mhtml", saved.into_bytes()),
        ("word.docx", docx.clone()),
        ("file.pdf", pdf.into_bytes()),
        ("text.md", markdown.into_bytes()),
        ("package.zip", archive(&[member("page.html", &page_with(&page)), member("word.docx", &docx)])),
    ]
}

#[test]
fn nothing_leaves_the_machine() {
    let (streams, packets) = (TcpListener::bind("127.0.0.1:0").unwrap(), UdpSocket::bind("127.0.0.1:0").unwrap());
    streams.set_nonblocking(true).unwrap();
    packets.set_nonblocking(true).unwrap();
    let home = Home::new();
    for (which, address) in [("streams", streams.local_addr()), ("packets", packets.local_addr())] {
        let folder = home.path().join(which);
        fs::create_dir(&folder).unwrap();
        for (name, bytes) in documents(&address.unwrap().to_string()) {
            fs::write(folder.join(name), bytes).unwrap();
        }
    }
    let archive = home.path().join("archive");
    for arguments in [
        &["extract", "streams", "packets"][..],
        &["add", "streams", "packets", "--archive", &archive.to_string_lossy()],
    ] {
        let run = run(&home, arguments);
        assert_eq!(run.disorder(), None);
        assert!(String::from_utf8_lossy(&run.output).contains(TITLE), "the documents are read");
    }
    assert_eq!(streams.accept().unwrap_err().kind(), ErrorKind::WouldBlock, "somebody called");
    assert_eq!(packets.recv(&mut [0; 1]).unwrap_err().kind(), ErrorKind::WouldBlock, "somebody sent something");
}

/// What Linux was asked for by the program and its readers, as `strace` saw it.
#[cfg(target_os = "linux")]
#[test]
fn no_socket_is_opened_that_leads_out_of_the_process() {
    let home = Home::new();
    let folder = home.path().join("documents");
    fs::create_dir(&folder).unwrap();
    for (name, bytes) in documents("orsel.example") {
        fs::write(folder.join(name), bytes).unwrap();
    }
    let (log, archive) = (home.path().join("calls"), home.path().join("archive"));
    let mut traced = Command::new("strace");
    traced.args(["-f", "-qq", "-e", "trace=network,execve", "-o"]).arg(&log).arg(command_line());
    traced.arg("add").arg(&folder).arg("--archive").arg(&archive);
    let run = run_command(&home, traced);
    assert_eq!(run.disorder(), None, "strace starts (package strace)");
    let calls = fs::read_to_string(&log).unwrap();
    let own = Path::new(&command_line()).file_name().unwrap().to_string_lossy().into_owned();
    assert!(calls.contains("read-documents"), "the readers were watched");
    // A pair of connected sockets by which the program wakes itself is all that it needs.
    let is_harmless = |line: &str| {
        line.contains("socketpair(AF_UNIX") || line.contains("execve(") && line.contains(&own) || !line.contains('(')
    };
    let others: Vec<&str> = calls.lines().filter(|line| !is_harmless(line) && !is_on_a_pair(line)).collect();
    assert!(others.is_empty(), "{others:#?}");
}

/// A call on a socket that is open already, as those of a pair are.
#[cfg(target_os = "linux")]
fn is_on_a_pair(line: &str) -> bool {
    ["sendto(", "recvfrom(", "sendmsg(", "recvmsg(", "shutdown("].iter().any(|call| line.contains(call))
        && !line.contains("sin_addr")
        && !line.contains("sin6_addr")
        || line.contains("resumed>")
        || line.contains("+++")
        || line.contains("---")
}
