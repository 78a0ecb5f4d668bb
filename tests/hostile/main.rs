//! Documents and folders that are made to break a reader, and what the real program does with them: it lives, says what it could not read and
//! why, keeps the bytes, and asks nobody.
//!
//! Every document is made here, by hand and always the same. To add one, write a function that makes its bytes and add a case to its family;
//! everything below then holds for it too.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::naive_bytecount,
    reason = "it is a test, of which Clippy sees the tested functions only"
)]

mod case;
mod deflate;
mod feeds;
#[cfg(unix)]
mod folders;
mod json;
mod kept;
mod mail;
mod markup;
mod office;
mod outside;
mod packages;
mod pdf;
mod program;
mod shown;
mod story;
mod text;
mod titles;
mod web_archives;
mod xml;
mod zip;

use case::{Answer, Case};
use kept::{Archive, holds};
use program::{Run, run};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::time::Duration;
use variorum_tests::Home;

/// The families of documents.
fn families() -> Vec<(&'static str, Vec<Case>)> {
    vec![
        ("pages", markup::cases()),
        ("texts", text::cases()),
        ("titles", titles::cases()),
        ("xml", xml::cases()),
        ("json", json::cases()),
        ("mails", mail::cases()),
        ("packages", packages::cases()),
        ("office", office::cases()),
        ("pdf", pdf::cases()),
        ("feeds", feeds::cases()),
        ("web archives", web_archives::cases()),
    ]
}

#[test]
fn every_case_is_known_by_its_name_and_there_are_enough() {
    let cases: Vec<Case> = families().into_iter().flat_map(|(_, cases)| cases).collect();
    let files: BTreeSet<String> = cases.iter().map(Case::file).collect();
    assert_eq!(files.len(), cases.len(), "two cases go by one name");
    assert!(cases.len() >= 60, "{} kinds of hostile documents", cases.len());
}

#[test]
fn hostile_pages_are_read_or_said_to_be_unreadable() {
    meet(&markup::cases());
}

#[test]
fn hostile_texts_are_read_or_said_to_be_unreadable() {
    meet(&text::cases());
}

#[test]
fn hostile_titles_are_read() {
    meet(&titles::cases());
}

#[test]
fn hostile_xml_is_read_or_said_to_be_unreadable() {
    meet(&xml::cases());
}

#[test]
fn hostile_json_is_read_or_said_to_be_unreadable() {
    meet(&json::cases());
}

#[test]
fn hostile_mails_are_read_or_said_to_be_unreadable() {
    meet(&mail::cases());
}

#[test]
fn hostile_packages_are_read_or_said_to_be_unreadable() {
    meet(&packages::cases());
    for place in ["/tmp", "/", "."] {
        assert!(!Path::new(place).join("variorum-was-here.html").exists(), "a member left its package");
    }
}

#[test]
fn hostile_office_documents_are_read_or_said_to_be_unreadable() {
    meet(&office::cases());
}

#[test]
fn hostile_pdf_files_are_read_or_said_to_be_unreadable() {
    meet(&pdf::cases());
}

#[test]
fn hostile_feeds_are_read_or_said_to_be_unreadable() {
    meet(&feeds::cases());
}

#[test]
fn hostile_web_archives_are_read_or_said_to_be_unreadable() {
    meet(&web_archives::cases());
}

/// Documents with so many bytes are added by themselves, and not read a second time: it takes long.
const LARGE: usize = 1 << 20;

/// Has `variorum extract` read each document by itself, `variorum add` keep each in an archive, alone or with its whole family, and judges the
/// answers. Afterwards a good article is read.
fn meet(cases: &[Case]) {
    let home = Home::new();
    let archive = Archive::new(&home);
    let folder = home.path().join("family");
    fs::create_dir(&folder).unwrap();
    let (mut faults, mut runs, mut hashes) = (Vec::new(), Vec::new(), Vec::new());
    for case in cases {
        let bytes = (case.bytes)();
        hashes.push((case.name, Sha256::digest(&bytes)));
        let is_large = bytes.len() >= LARGE;
        let path = if is_large { home.path() } else { &folder }.join(case.file());
        fs::write(&path, &bytes).unwrap();
        let named = path.to_string_lossy();
        let run = if is_large { archive.add(&named) } else { run(&home, &["extract", &named, "--format", "jsonl"]) };
        let answers = if is_large { added(case, &run) } else { extracted(case, &bytes, &run) };
        match answers {
            Ok(answers) => runs.push((run, case.name, answers)),
            Err(fault) => faults.push(fault),
        }
    }
    let run = archive.add(&folder.to_string_lossy());
    let small = cases.iter().filter(|case| folder.join(case.file()).exists());
    faults.extend(small.filter_map(|case| added(case, &run).err()));
    runs.push((run, "all small ones at once, into an archive", vec![]));
    print_slowest(&mut runs);
    let kept = archive.bytes();
    let lost = hashes.iter().filter(|(_, hash)| !holds(&kept, hash));
    faults.extend(lost.map(|(name, _)| format!("{name}: its bytes are not kept")));
    assert!(faults.is_empty(), "{} faults in {} cases:\n{}", faults.len(), cases.len(), faults.join("\n"));
    archive.reads_a_good_article();
}

/// Why a run was no orderly one, in good time.
fn unruly(case: &Case, run: &Run) -> Result<(), String> {
    let late = || format!("it took {:?}, {:?} of them computing and {:?} waiting", run.wall, run.processor, run.waited);
    match run.disorder().or_else(|| run.is_late().then(late)) {
        Some(fault) => Err(format!("{}: {fault}", case.name)),
        None => Ok(()),
    }
}

/// What `extract` answered for this document alone, when all of it is as it must be.
fn extracted(case: &Case, bytes: &[u8], run: &Run) -> Result<Vec<Answer>, String> {
    unruly(case, run)?;
    let wrong = |what: String| format!("{}: {what}", case.name);
    let lines = run.lines().map_err(wrong)?;
    let hash = hex::encode(Sha256::digest(bytes));
    if let Some(line) = lines.iter().find(|line| line["error"].is_null() && line["sha256"] != *hash) {
        return Err(wrong(format!("the hash of the file is {hash}, not {}", line["sha256"])));
    }
    if let Some(line) = lines.iter().find(|line| line["error"]["message"].as_str().is_some_and(str::is_empty)) {
        return Err(wrong(format!("nothing is said of why it is not read: {line}")));
    }
    if run.output.windows(8).any(|window| window == b"root:x:0") {
        return Err(wrong("the answer holds a file of the system".into()));
    }
    case.judge(lines.iter().map(Answer::of_line).collect())
}

/// What `add` answered for this document, alone or among others, when all of it is as it must be.
fn added(case: &Case, run: &Run) -> Result<Vec<Answer>, String> {
    // Many documents may together take longer than one may.
    if run.lines().is_ok_and(|lines| is_alone(case, &lines)) {
        unruly(case, run)?;
    }
    let wrong = |what: String| format!("{}: {what}", case.name);
    let answer = run.lines().map_err(wrong)?;
    let items: Vec<&Value> = items(&answer).filter(|item| file_of(item) == case.file()).collect();
    if let Some(item) = items.iter().find(|item| item["outcome"]["kept"] == false) {
        return Err(wrong(format!("it is not kept: {item}")));
    }
    case.judge(items.into_iter().map(Answer::of_item).collect())
}

fn is_alone(case: &Case, answer: &[Value]) -> bool {
    items(answer).all(|item| file_of(item) == case.file())
}

fn items(answer: &[Value]) -> impl Iterator<Item = &Value> {
    answer.iter().flat_map(|answer| answer["items"].as_array().into_iter().flatten())
}

/// The name of the file that an item speaks of.
fn file_of(item: &Value) -> String {
    let source = item["source"].as_str().unwrap_or_default();
    let name = source.rsplit('/').next().unwrap_or_default();
    name.split('#').next().unwrap_or_default().to_owned()
}

/// The ten that took the longest, for whoever asks to see what tests print.
fn print_slowest(runs: &mut [(Run, &str, Vec<Answer>)]) {
    runs.sort_by_key(|(run, ..)| std::cmp::Reverse(run.processor.max(run.wall.saturating_sub(run.waited))));
    let total: Duration = runs.iter().map(|(run, ..)| run.wall).sum();
    let mut table = format!("{} cases in {:.1} s; the slowest (wall, processor):\n", runs.len(), total.as_secs_f64());
    for (run, name, answers) in runs.iter().take(10) {
        let (wall, processor) = (run.wall.as_secs_f64(), run.processor.as_secs_f64());
        writeln!(table, "  {wall:6.2} s {processor:6.2} s  {name}: {}", Answer::summary(answers)).unwrap();
    }
    println!("{table}");
}
