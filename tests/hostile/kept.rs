//! What the archive keeps of hostile documents.

use crate::case::{Answer, Case};
use crate::program::run;
use crate::story::page;
use crate::{families, print_slowest};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use variorum_tests::Home;

/// Documents that are smaller are added with others of their family, as a folder.
const SMALL: usize = 64 * 1024;

#[test]
fn everything_hostile_is_kept_and_a_good_article_is_read_after_it() {
    let home = Home::new();
    let archive = home.path().join("archive");
    let mut hashes = BTreeMap::new();
    let mut faults = Vec::new();
    let mut runs = Vec::new();
    for (family, cases) in families() {
        let folder = home.path().join(family);
        let large = home.path().join(format!("{family}, large"));
        for place in [&folder, &large] {
            fs::create_dir(place).unwrap();
        }
        let mut additions = vec![(folder.clone(), family)];
        for case in &cases {
            let bytes = (case.bytes)();
            let path = if bytes.len() < SMALL { folder.join(case.file()) } else { large.join(case.file()) };
            fs::write(&path, &bytes).unwrap();
            hashes.insert(case.name, Sha256::digest(&bytes).to_vec());
            if path.starts_with(&large) {
                additions.push((path, case.name));
            }
        }
        let mut answers: BTreeMap<String, Vec<(Answer, Value)>> = BTreeMap::new();
        for (path, name) in additions {
            let run = run(
                &home,
                &["add", &path.to_string_lossy(), "--archive", &archive.to_string_lossy(), "--format", "json"],
            );
            let late = run.is_late() && path.is_file();
            faults.extend(
                run.disorder()
                    .or_else(|| late.then(|| format!("it took {:?}", run.wall)))
                    .map(|fault| format!("{name}: {fault}")),
            );
            let lines = run.lines().unwrap_or_default();
            for item in lines.iter().flat_map(|answer| answer["items"].as_array().into_iter().flatten()) {
                answers.entry(file_of(item)).or_default().push((Answer::of_item(item), item.clone()));
            }
            runs.push((run, name, vec![]));
        }
        for case in &cases {
            faults.extend(fault(case, answers.get(&case.file()).map_or(&[], Vec::as_slice)));
        }
        fs::remove_dir_all(folder).unwrap();
        fs::remove_dir_all(large).unwrap();
    }
    print_slowest(&mut runs);
    let kept = database(&archive);
    let lost = hashes
        .iter()
        .filter(|(_, hash)| !holds(&kept, hash))
        .map(|(name, _)| format!("{name}: its bytes are not kept"));
    faults.extend(lost);
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    a_good_article_is_read(&home, &archive);
}

/// The name of the file that an item speaks of.
fn file_of(item: &Value) -> String {
    let source = item["source"].as_str().unwrap_or_default();
    let name = source.rsplit('/').next().unwrap_or_default();
    name.split('#').next().unwrap_or_default().to_owned()
}

fn fault(case: &Case, answers: &[(Answer, Value)]) -> Option<String> {
    let lost = answers.iter().find(|(_, item)| item["outcome"]["kept"] == false);
    if let Some((_, item)) = lost {
        return Some(format!("{}: it is not kept: {item}", case.name));
    }
    let answers: Vec<Answer> = answers.iter().map(|(answer, _)| answer.clone()).collect();
    case.fault(&answers)
}

/// The bytes of all files of an archive: the hashes under which it keeps documents stand in them as they are.
fn database(archive: &Path) -> Vec<u8> {
    fs::read_dir(archive).unwrap().flat_map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    // By the first byte, which is quicker than by every window in a build without optimisation.
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|byte| Some(byte) == part.first()) {
        rest = &rest[at..];
        if rest.starts_with(part) {
            return true;
        }
        rest = &rest[1..];
    }
    false
}

fn a_good_article_is_read(home: &Home, archive: &Path) {
    let title = "Council of Vell keeps its library open on Sundays";
    let body = "<p>The council of Vell voted on Thursday to keep the town library open on Sundays for another year, by nine votes to four.</p>\
                <p>Opening on Sundays costs 41,000 crowns a year, most of it wages, according to the treasurer, Ines Harrow.</p>\
                <p>“People come who have no other day,” the librarian, Jon Askeby, told the meeting before the vote.</p>";
    let path = home.path().join("library.html");
    fs::write(&path, page(title, body)).unwrap();
    let archive = archive.to_string_lossy();
    let added = run(home, &["add", &path.to_string_lossy(), "--archive", &archive, "--format", "json"]);
    let outcome = &added.lines().unwrap()[0]["items"][0]["outcome"];
    assert_eq!((outcome["kind"].as_str(), outcome["title"].as_str()), (Some("added"), Some(title)), "{outcome}");
    let article = outcome["article"].as_str().unwrap();
    let shown =
        &run(home, &["show", article, "--archive", &archive, "--format", "json"]).lines().unwrap()[0]["article"];
    assert_eq!(shown["sha256"], hex::encode(Sha256::digest(fs::read(&path).unwrap())));
    assert!(shown["document"]["text"].as_str().unwrap().contains("41,000 crowns"));
}
