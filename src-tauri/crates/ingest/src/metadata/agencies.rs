//! The agencies that an article is marked as coming from.
//!
//! An agency marks its copy at the head ("CALLOW, May 4 (Reuters) - …", "МОСКВА, 4 мая. /ТАСС/."), at the end ("… he said. (dpa)", "— AFP"), in
//! the byline, in lines on sources and in the page's metadata. A mention in prose is no mark, nor is the credit of a picture.

use variorum_lexicon::Outlet;
use variorum_model::{Block, LeftOut};

/// In how many characters from the beginning of a paragraph the mark of an agency is looked for.
const LONGEST_HEAD: usize = 100;

/// How many paragraphs from the beginning may bear a mark.
const FIRST: usize = 3;

/// The agencies of the article that `blocks` are, by the names of the program's list, in the order in which they are found; `stated` are those
/// texts in which its metadata name who sent it, and `known` the agencies that they name as such.
pub(crate) fn agencies(blocks: &[Block], stated: &[String], known: Vec<String>) -> Vec<String> {
    let mut found = known;
    let mut add = |names: Vec<&str>| {
        for name in names {
            if !found.iter().any(|known| known == name) {
                found.push(name.to_owned());
            }
        }
    };
    add(stated.iter().flat_map(|text| named_in(text)).collect());
    let included: Vec<&str> =
        blocks.iter().filter(|block| block.left_out.is_none()).map(|block| block.text.as_str()).collect();
    for text in included.iter().take(FIRST) {
        add(at_head(text));
    }
    for block in blocks {
        if matches!(block.left_out, Some(LeftOut::Byline | LeftOut::SourceFooter)) {
            add(named_in(&block.text));
        }
    }
    if let Some(last) = included.last() {
        add(at_end(last));
    }
    found
}

/// The agencies that a credit line such as `dpa/AFP` names, each once.
pub(crate) fn in_credits(credits: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in named_in(credits) {
        if !found.iter().any(|known| known == name) {
            found.push(name.to_owned());
        }
    }
    found
}

/// The agencies that a short text of metadata, such as an author's name, consists of or contains.
fn named_in(text: &str) -> Vec<&'static str> {
    // Longer names first: "Agencia EFE" and "EFE" are one, "RIA" is the beginning of "RIA Novosti".
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
    let mut found = Vec::new();
    let mut start = 0;
    while start < words.len() {
        let longest = (1..=3.min(words.len() - start)).rev().find_map(|count| {
            let name = words.get(start..start + count)?.join(" ");
            Outlet::agency(&name).map(|agency| (agency.name.as_str(), count))
        });
        match longest {
            Some((name, count)) => {
                found.push(name);
                start += count;
            }
            None => start += 1,
        }
    }
    found
}

/// The agencies in the mark with which a paragraph begins.
fn at_head(text: &str) -> Vec<&'static str> {
    let end = text.char_indices().nth(LONGEST_HEAD).map_or(text.len(), |(at, _)| at);
    let head = text.get(..end).unwrap_or(text);
    // (Reuters) -, (dpa/AFP) –; with a place in capitals in front the dash may lack.
    if let Some((before, rest)) = head.split_once('(')
        && let Some((inside, behind)) = rest.split_once(')')
        && is_place(before)
    {
        let has_dash = behind.trim_start().starts_with(['-', '–', '—', '.', ':']);
        let all = only(inside);
        if !all.is_empty() && (has_dash || is_in_capitals(before)) {
            return all;
        }
    }
    // /ТАСС/
    let mut slashes = head.split('/');
    if let (Some(before), Some(inside), Some(_)) = (slashes.next(), slashes.next(), slashes.next())
        && is_place(before)
        && !only(inside).is_empty()
    {
        return only(inside);
    }
    // "МОСКВА, 4 мая — РИА Новости.", "MADRID, 4 May. (EUROPA PRESS) -", "AFP - "
    let mut pieces = head.split(['—', '–']).flat_map(|piece| piece.split(" - "));
    let first = pieces.next().unwrap_or_default();
    if pieces.next().is_some() && !only(first).is_empty() {
        return only(first);
    }
    let second = head.split(['—', '–']).nth(1).and_then(|piece| piece.split_once(['.', ','])).map(|(name, _)| name);
    second.map(only).filter(|_| is_place(first)).unwrap_or_default()
}

/// The agencies in the mark with which a paragraph ends: in parentheses, or behind a dash or a stroke.
fn at_end(text: &str) -> Vec<&'static str> {
    let text = text.trim_end();
    if let Some((_, inside)) = text.strip_suffix(')').and_then(|text| text.rsplit_once('(')) {
        return only(inside);
    }
    let Some((before, behind)) = text.rsplit_once(['—', '–', '/']) else { return vec![] };
    let ended = before.trim_end().ends_with(['.', '!', '?', '”', '"', '»', '…']);
    if ended { only(behind) } else { vec![] }
}

/// The agencies that `text` names, if it names nothing else: "Reuters", "dpa/AFP", "AP, Reuters".
fn only(text: &str) -> Vec<&'static str> {
    let text = text.trim().trim_end_matches('.');
    let parts: Vec<&str> = text.split(['/', ',', ';', '+', '|']).map(str::trim).collect();
    // Behind its own name, dpa gives that of its regional service: "dpa/lno".
    let is_service = |part: &str| part.len() <= 5 && part.chars().all(char::is_lowercase);
    let agencies: Vec<&str> =
        parts.iter().filter_map(|part| Outlet::agency(part)).map(|agency| agency.name.as_str()).collect();
    let others = parts.iter().filter(|part| Outlet::agency(part).is_none()).all(|part| is_service(part));
    if others { agencies } else { vec![] }
}

/// Whether the text in front of a mark can be a place and a date: short, and no sentence.
fn is_place(text: &str) -> bool {
    let text = text.trim();
    let begins = text.is_empty() || text.starts_with(char::is_uppercase);
    begins
        && text.split_whitespace().count() <= 8
        && !text.contains(['?', '!', '“', '«', '"'])
        && text.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count() <= 2
}

fn is_in_capitals(text: &str) -> bool {
    let word = text.split([',', ' ']).next().unwrap_or_default();
    word.chars().count() > 2 && word.chars().all(|c| !c.is_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum_model::BlockKind;

    const PROSE: &str =
        "The ferry reached the harbour shortly before midnight, the coastguard told Reuters and AFP on Tuesday.";

    fn of(texts: &[&str]) -> Vec<String> {
        agencies(
            &texts.iter().map(|text| Block::included(BlockKind::Paragraph, *text)).collect::<Vec<_>>(),
            &[],
            vec![],
        )
    }

    #[test]
    fn a_credit_line_names_agencies() {
        assert_eq!(in_credits("(dpa/AFP), dpa"), ["dpa", "Agence France-Presse"]);
        assert_eq!(in_credits("Harbour Post, Ines Okafor"), Vec::<String>::new());
    }

    #[test]
    fn copy_is_marked_at_its_head() {
        for (lead, expected) in [
            ("CALLOW, May 4 (Reuters) - The ferry is safe.", &["Reuters"][..]),
            ("CALLOW (AP) — The ferry is safe.", &["Associated Press"]),
            ("Hamburg (dpa/AFP) - Die Fähre ist sicher.", &["dpa", "Agence France-Presse"]),
            ("Kiel (dpa/lno) – Die Fähre ist sicher.", &["dpa"]),
            ("МОСКВА, 4 мая. /ТАСС/. Паром в порту.", &["ТАСС"]),
            ("МОСКВА, 4 мая — РИА Новости. Паром в порту.", &["РИА Новости"]),
            ("Madrid, 4 may (EFE).- El ferry está a salvo.", &["Agencia EFE"]),
            ("MADRID, 4 May. (EUROPA PRESS) - El ferry está a salvo.", &["Europa Press"]),
            ("AFP - Le ferry est au port.", &["Agence France-Presse"]),
        ] {
            assert_eq!(of(&[lead, PROSE]), expected, "{lead}");
        }
    }

    #[test]
    fn copy_is_marked_at_its_end() {
        for (last, expected) in [
            ("“It was dark,” he said. (dpa/AFP)", &["dpa", "Agence France-Presse"][..]),
            ("The inquiry goes on. — AFP", &["Agence France-Presse"]),
            ("The inquiry goes on. – Reuters", &["Reuters"]),
        ] {
            assert_eq!(of(&[PROSE, PROSE, PROSE, PROSE, last]), expected, "{last}");
        }
    }

    #[test]
    fn a_mention_is_no_mark() {
        for text in [
            PROSE,
            "“We saw it,” the master told AP. The agency (AFP) asked as well.",
            "The Callow branch of the union (PA) said no.",
            "He works for Reuters — the agency, not the family.",
            "The ferry - Reuters had reported a fire - was safe.",
            "Two agencies had it: AP/Reuters",
        ] {
            assert_eq!(of(&[text, text, PROSE, text]), Vec::<String>::new(), "{text}");
        }
        let credit = Block::left_out(BlockKind::Credit, "Tom Reyes/AFP", LeftOut::PhotoCredit);
        assert_eq!(agencies(&[credit], &[], vec![]), Vec::<String>::new());
    }

    #[test]
    fn bylines_sources_and_metadata_name_agencies() {
        let blocks = [
            Block::left_out(BlockKind::Byline, "Ines Okafor with AFP", LeftOut::Byline),
            Block::left_out(BlockKind::Furniture, "Mit Material von dpa und der Agencia EFE", LeftOut::SourceFooter),
        ];
        assert_eq!(
            agencies(&blocks, &["Reuters Staff".into()], vec![]),
            ["Reuters", "Agence France-Presse", "dpa", "Agencia EFE"]
        );
    }
}
