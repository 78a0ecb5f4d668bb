use super::*;
use proptest::prelude::*;
use variorum_model::{LeftOut, ReadingDoubt, StatedTime};

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

const OTHER: &str = "The council voted nine to four for a new bridge, which is to open in 2028. The mayor called it the largest work \
     of the town since its lighthouse. Two members had asked for a smaller plan, which was refused after an hour of debate.";

/// A newsletter with this subject and page.
fn newsletter(subject: &str, page: &str) -> Vec<Extraction> {
    let mail = format!(
        "From: Harbour Post <letter@harbour-post.example>\nSubject: {subject}\nDate: Tue, 22 Oct 2024 18:04:00 +0200\n\
         List-Unsubscribe: <https://harbour-post.example/out>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n{page}"
    );
    let articles = parts(&mail).into_iter().map(|part| match part {
        Part::Article(article) => *article,
        other => panic!("{other:?}"),
    });
    articles.collect()
}

fn story(level: usize, title: &str, text: &str) -> String {
    let paragraphs = format!("<p>{text}</p>").repeat(2);
    format!("<tr><td><h{level}>{title}</h{level}>{paragraphs}</td></tr>")
}

#[test]
fn each_story_of_a_newsletter_is_an_article() {
    let (ferry, bridge) = (story(2, "Ferry safe", PROSE), story(2, "Bridge to be built", OTHER));
    let greeting = "<h1>Morning briefing</h1><p>Good morning, and welcome.</p>";
    let page = format!("{greeting}<table>{ferry}{bridge}</table><p><a href=x>Unsubscribe</a></p>");
    let found = newsletter("Morning briefing", &page);
    let told: Vec<_> = found.iter().map(|article| (article.title.as_deref().unwrap(), article.text())).collect();
    let twice = |text: &str| format!("{text}\n\n{text}");
    assert_eq!(told, [("Ferry safe", twice(PROSE)), ("Bridge to be built", twice(OTHER))]);
    for article in &found {
        assert_eq!(article.outlet.as_deref(), Some("Harbour Post"));
        assert_eq!(article.published.as_ref().unwrap().as_str(), "2024-10-22T18:04:00+02:00");
        assert_eq!(article.doubts, []);
    }
    assert_eq!(found[0].blocks[0].left_out, Some(LeftOut::OutsideArticle));
}

#[test]
fn stories_of_a_mail_in_plain_text_are_articles() {
    let mail = |text: &str| {
        parts(&format!("From: a@mail.example\nTo: b@mail.example\nSubject: News\nMessage-ID: <1>\n\n{text}"))
    };
    let (ferry, bridge) = (format!("{PROSE}\n\n{PROSE}"), format!("{OTHER}\n\n{OTHER}"));
    assert_eq!(mail(&format!("Ferry safe\n\n{ferry}\n\nBridge to be built\n\n{bridge}\n")).len(), 2);
    // A line across the text parts stories on one matter, too.
    let night = format!("The night\n\nBy Tom Reyes\n\n{ferry}");
    let Ok([Part::Article(first), Part::Article(second)]) = <[Part; 2]>::try_from(mail(&format!(
        "Good morning!\n\n* * *\n\nFerry safe\n\nBy Ines Okafor\n\n{ferry}\n\n* * *\n\n{night}\n"
    ))) else {
        panic!("not two articles")
    };
    assert_eq!((first.title.as_deref(), second.title.as_deref()), (Some("Ferry safe"), Some("The night")));
    assert_eq!((first.text(), second.text()), (ferry.clone(), ferry.clone()));
    assert_eq!(second.published, None);
    let Part::Article(whole) = mail(&format!("Ferry safe\n\n{ferry}\n\n---\n\nThe night\n\n{ferry}\n")).remove(0)
    else {
        panic!("no article")
    };
    assert_eq!(whole.doubts, [ReadingDoubt::SeveralStories]);
}

#[test]
fn an_article_with_subheads_stays_one() {
    let (night, inquiry) = (story(2, "The night", PROSE), story(2, "The inquiry", PROSE));
    let page = format!("<h1>Ferry safe</h1><p>{PROSE}</p><table>{night}{inquiry}</table>");
    let found = newsletter("Ferry safe", &page);
    assert_eq!((found.len(), found[0].title.as_deref()), (1, Some("Ferry safe")));
    assert_eq!(found[0].doubts, []);
    let page = format!("<table>{night}{inquiry}</table>");
    assert_eq!(newsletter("Ferry safe", &page).len(), 1);
    let around = "<h2>Our letters</h2><p>You are receiving this letter because you asked us to send it to you every morning.</p>";
    let found = newsletter("Ferry safe", &format!("<h2>Ferry safe</h2><p>{PROSE}</p><p>{PROSE}</p>{around}"));
    assert_eq!((found.len(), &found[0].doubts), (1, &vec![]));
}

#[test]
fn stories_that_cannot_be_parted_stay_together_and_are_doubted() {
    let lead = format!(
        "<h1>Morning briefing</h1><p>{}</p>",
        "Here is what happened in the town and on the coast today. ".repeat(5)
    );
    let stories = [story(2, "Ferry safe", PROSE), story(2, "Bridge to be built", OTHER)].concat();
    // Headlines that are nothing but cells.
    let unmarked = stories.replace("<h2>", "<div>").replace("</h2>", "</div>");
    for page in [format!("{lead}<table>{stories}</table>"), format!("<table>{unmarked}</table>")] {
        let found = newsletter("Morning briefing", &page);
        assert_eq!((found.len(), &found[0].doubts), (1, &vec![ReadingDoubt::SeveralStories]), "{page}");
        let text = found[0].text();
        assert!(text.contains(PROSE) && text.contains(OTHER), "{text}");
    }
}

#[test]
fn the_subject_is_the_headline_wherever_it_stands_above_the_text() {
    let expected = [Some(LeftOut::Headline), Some(LeftOut::RepeatedHeadline)];
    let page = format!("<p>Harbour Post</p><h2>Ferry safe</h2><p>{PROSE}</p><h3>FERRY SAFE</h3><p>{PROSE}</p>");
    let of_page = newsletter("Ferry safe", &page).remove(0);
    let text = format!("Morning briefing\n\nFerry safe\n\n{PROSE}\n\nFERRY SAFE\n\n{PROSE}\n");
    let of_text = only_article(&format!(
        "From: a@mail.example\nTo: b@mail.example\nSubject: Ferry safe\nMessage-ID: <1>\n\n{text}"
    ));
    for article in [of_page, of_text] {
        let saying = article.blocks.iter().filter(|block| block.text.eq_ignore_ascii_case("ferry safe"));
        assert_eq!(saying.map(|block| block.left_out).collect::<Vec<_>>(), expected, "{:?}", article.blocks);
        assert_eq!(article.title.as_deref(), Some("Ferry safe"));
    }
}

#[test]
fn of_a_mail_that_is_passed_on_the_inner_header_counts() {
    let line_by_line = [
        "---------- Forwarded message ---------\nFrom: Der Spiegel <news@spiegel.de>\nDate: Tue, Oct 22, 2024 at 6:04 PM\nSubject: Ferry safe\nTo: <a@mail.example>",
        "-----Original Message-----\nFrom: Der Spiegel <news@spiegel.de>\nSent: Tuesday, October 22, 2024 6:04 PM\nTo: A\nSubject: Ferry safe",
        "-------- Weitergeleitete Nachricht --------\nBetreff: Ferry safe\nDatum: Tue, 22 Oct 2024 18:04:00 +0200\nVon: Der Spiegel <news@spiegel.de>\nAn: a@mail.example",
        "Von: Der Spiegel <news@spiegel.de>\nGesendet: Dienstag, 22. Oktober 2024 18:04\nAn: a@mail.example\nBetreff: Ferry safe",
        "---------- Forwarded message ---------\nVon: Der Spiegel <news@spiegel.de>\nDate: Di., 22. Okt. 2024 um 18:04 Uhr\nSubject: Ferry safe\nTo: <a@mail.example>",
        "---------- Message transféré ---------\nDe : Der Spiegel <news@spiegel.de>\nEnvoyé : mardi 22 octobre 2024 18:04\nÀ : a@mail.example\nObjet : Ferry safe",
        "---------- Mensaje reenviado ---------\nDe: Der Spiegel <news@spiegel.de>\nEnviado el: martes, 22 de octubre de 2024 18:04\nPara: a@mail.example\nAsunto: Ferry safe",
        "-------- Пересылаемое сообщение --------\nОт кого: Der Spiegel <news@spiegel.de>\nКому: a@mail.example\nДата: вторник, 22 октября 2024, 18:04 +02:00\nТема: Ferry safe",
        "-------- Пересылаемое сообщение --------\n22.10.2024, 18:04, \"Der Spiegel\" <news@spiegel.de>:",
    ];
    let outer = "From: A Reader <reader@theguardian.com>\nTo: b@mail.example\nSubject: Fwd: Ferry safe\nDate: Wed, 23 Oct 2024 09:00:00 +0200\n\
                 MIME-Version: 1.0\n";
    let plain = line_by_line
        .map(|header| format!("{outer}Content-Type: text/plain; charset=utf-8\n\nLook!\n\n{header}\n\n{PROSE}\n"));
    let page = |header: &str| {
        format!("{outer}Content-Type: text/html; charset=utf-8\n\n<div>Look!</div><div>{header}</div><p>{PROSE}</p>")
    };
    let of_pages = [
        "---------- Forwarded message ---------<br>From: <b>Der Spiegel</b> <span>&lt;<a href=x>news@spiegel.de</a>&gt;</span><br>\
         Date: Tue, Oct 22, 2024 at 6:04 PM<br>Subject: Ferry safe<br>To: &lt;a@mail.example&gt;",
        "-------- Forwarded Message --------<table><tr><th>Subject: </th><td>Ferry safe</td></tr><tr><th>Date: </th>\
         <td>Tue, 22 Oct 2024 18:04:00 +0200</td></tr><tr><th>From: </th><td>Der Spiegel &lt;news@spiegel.de&gt;</td></tr></table>",
        "<p><b>Von:</b> Der Spiegel &lt;news@spiegel.de&gt;<br><b>Gesendet:</b> Dienstag, 22. Oktober 2024 18:04<br><b>An:</b> A<br>\
         <b>Betreff:</b> Ferry safe</p>",
    ]
    .map(page);
    let attached = format!(
        "{outer}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n{}\n--x\nContent-Type: message/rfc822\n\n\
         From: Harbour Post <letter@harbour-post.example>\nDate: Tue, 22 Oct 2024 18:04:00 +0200\nSubject: Ferry safe\n\n{PROSE}\n--x--\n",
        "You should look at this, since it is on the ferry that we took. ".repeat(2)
    );
    for mail in plain.iter().chain(&of_pages) {
        let article = only_article(mail);
        let published = article.published.as_ref().map(|time| time.as_str().to_owned()).unwrap_or_default();
        assert_eq!(
            (article.title.as_deref(), article.outlet.as_deref()),
            (Some("Ferry safe"), Some("Der Spiegel")),
            "{mail}"
        );
        let expected = if mail.contains("+02:00") || mail.contains("18:04:00 +0200") {
            "2024-10-22T18:04:00+02:00"
        } else {
            "2024-10-22"
        };
        assert_eq!(published, expected, "{mail}");
        assert_eq!(article.text(), PROSE, "{mail}");
    }
    let Part::Member(inner) = parts(&attached).remove(0) else { panic!("the note is no article") };
    let options = ReadOptions { forwarded: inner.forwarded, ..ReadOptions::default() };
    let Part::Article(inner) = read(&inner.bytes, &options).unwrap().parts.remove(0) else { panic!("no article") };
    let published = inner.published.as_ref().map(StatedTime::as_str);
    assert_eq!((inner.title.as_deref(), published), (Some("Ferry safe"), Some("2024-10-22T18:04:00+02:00")));
}

#[test]
fn an_answer_of_some_length_is_an_article_whatever_it_answers() {
    let answers = format!("{PROSE} {PROSE}");
    let headers = "From: Der Spiegel <presse@spiegel.de>\nTo: b@mail.example\nSubject: Re: Your questions\n\
                   Date: Tue, 22 Oct 2024 18:04:00 +0200\nMIME-Version: 1.0\n";
    let question =
        "From: b@mail.example\nSubject: Your questions\n\nWhat has happened on the ferry, and who was on board?\n";
    let attached = format!(
        "{headers}Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain\n\n{answers}\n--x\n\
         Content-Type: message/rfc822\n\n{question}\n--x--\n"
    );
    let quoted = format!(
        "{headers}Content-Type: text/plain\n\n{answers}\n\n-----Original Message-----\nFrom: b@mail.example\n\
         Sent: Monday, October 21, 2024 9:00 AM\nSubject: Your questions\n\nWhat has happened on the ferry?\n"
    );
    for mail in [attached, quoted] {
        let article = only_article(&mail);
        assert!(article.text().starts_with(&answers), "{}", article.text());
        assert_eq!(article.outlet.as_deref(), Some("Der Spiegel"));
        assert_eq!(article.published.unwrap().as_str(), "2024-10-22T18:04:00+02:00");
    }
}

#[test]
fn a_mail_without_a_text_has_no_text() {
    for rest in ["", "\n", "\n \n", "MIME-Version: 1.0\nContent-Type: text/html\n\n<p></p>\n"] {
        let mail = format!(
            "From: a@mail.example\nTo: b@mail.example\nSubject: Ferry\nDate: Tue, 22 Oct 2024 18:04:00 +0200\n{rest}"
        );
        assert_eq!(crate::read(mail.as_bytes(), &ReadOptions::default()), Err(ReadError::NoText), "{mail}");
    }
}

#[test]
fn the_date_on_which_somebody_passes_an_article_on_is_not_the_articles() {
    let article = only_article(&format!(
        "From: A Reader <reader@mail.example>\nTo: desk@paper.example\nSubject: Fwd: Ferry safe in harbour\n\
         Date: Wed, 23 Oct 2024 09:00:00 +0200\nContent-Type: text/plain\n\nLook at this!\n\n\
         ---------- Forwarded message ---------\nFrom: Harbour Post <letter@harbour-post.example>\n\
         Date: Tue, 22 Oct 2024 at 18:04\nSubject: Ferry safe in harbour\nTo: <reader@mail.example>\n\n{PROSE}\n"
    ));
    assert_eq!(
        (article.title.as_deref(), article.published.clone()),
        (Some("Ferry safe in harbour"), Some("2024-10-22".parse().unwrap()))
    );
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
    let mut parts = parts(&mail);
    // That the note is passed over is said.
    let note = Part::Unread { name: Some("As promised".into()), error: ReadError::Note };
    assert_eq!(parts.pop(), Some(note));
    let names: Vec<_> = parts
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
fn a_short_story_of_several_is_no_note_on_what_is_attached() {
    let short = "<h2>Library to open later</h2><p>The library opens an hour later from Monday, the town wrote this week.</p>\
                 <p>Books that were borrowed earlier can be given back at all times.</p>";
    let page =
        format!("<table>{}{}</table>{short}", story(2, "Ferry safe", PROSE), story(2, "Bridge to be built", OTHER));
    let found = parts(&format!(
        "From: Harbour Post <letter@harbour-post.example>\nList-Id: <n.harbour-post.example>\nSubject: News\nMIME-Version: 1.0\n\
         Content-Type: multipart/mixed; boundary=xx\n\n--xx\nContent-Type: text/html; charset=utf-8\n\n{page}\n\
         --xx\nContent-Type: text/plain; name=times.txt\nContent-Disposition: attachment; filename=times.txt\n\n{OTHER}\n--xx--\n"
    ));
    let titles: Vec<_> = found
        .iter()
        .filter_map(|part| if let Part::Article(article) = part { article.title.as_deref() } else { None })
        .collect();
    assert_eq!(titles, ["Ferry safe", "Bridge to be built", "Library to open later"]);
    assert_eq!(found.len(), 4);
}

#[test]
fn a_mail_that_a_newsletter_quotes_is_not_passed_on_in_it() {
    let lead = "The minister wrote to the council about the fire a day before he resigned, our newspaper has learned.";
    let header = "<p>From: The Minister<br>Date: 3 March 2025<br>Subject: The ferry</p>";
    let below = format!("<p>{PROSE}</p><p>{OTHER}</p>");
    for (page, first) in [
        (format!("<h1>Minister wrote of ferry</h1><p>{lead}</p>{header}{below}"), lead),
        (format!("<h1>Minister wrote of ferry</h1>{below}{header}<p>{lead}</p>"), PROSE),
    ] {
        let found = newsletter("Minister wrote of ferry", &page).remove(0);
        assert_eq!(found.title.as_deref(), Some("Minister wrote of ferry"), "{page}");
        assert_eq!(found.published.as_ref().map(StatedTime::as_str), Some("2024-10-22T18:04:00+02:00"), "{page}");
        assert!(found.text().starts_with(first), "{}", found.text());
    }
}

#[test]
fn a_mail_says_when_it_was_sent_whoever_sent_it() {
    let article = only_article(&format!(
        "From: Quay Letter <letter@quay.example>\nTo: b@mail.example\nSubject: Ferry safe\nDate: Tue, 22 Oct 2024 18:04:00 +0200\n\n{PROSE}\n"
    ));
    assert_eq!(article.published.as_ref().map(StatedTime::as_str), Some("2024-10-22T18:04:00+02:00"));
    assert_eq!(article.outlet, None, "a name is no outlet's because it sends a mail");
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
    let mail =
        "From: a@mail.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/encrypted; boundary=z\r\n\r\n--z--\r\n";
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
