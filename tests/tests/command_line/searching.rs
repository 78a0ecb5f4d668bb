//! Finding articles again, and keeping the archive safe.

use crate::typed::{Typed, state_of, status, words};
use std::fs;

fn filled() -> Typed {
    let typed = Typed::new();
    let text = "Ferries sail again\n\nBy Ines Okafor\n\nThe gale over Küste Bay has dropped, and the ferries sail again from this morning on.\n\n\
                “We are glad of it,” said the head of the harbour office, who had kept them in port for three days.\n";
    let file = typed.file("ferries.txt", text.as_bytes());
    assert_eq!(status(&typed.run(&["add", &file])), 0);
    typed
}

#[test]
fn a_search_leads_to_the_sentence() {
    let typed = filled();
    let answer = typed.json(&["search", "quote:glad", "kuste", "--format", "json"]);
    assert_eq!(answer["total"], 1, "{answer}");
    let passages = answer["found"][0]["passages"].as_array().unwrap();
    let marked: Vec<String> = passages
        .iter()
        .flat_map(|passage| {
            let text: Vec<char> = passage["text"].as_str().unwrap().chars().collect();
            let hits = passage["hits"].as_array().unwrap().clone();
            hits.into_iter().map(move |hit| {
                let [start, end] = ["start", "end"].map(|border| hit[border].as_u64().unwrap() as usize);
                text[start..end].iter().collect()
            })
        })
        .collect();
    assert_eq!(marked, ["Küste", "glad"]);
    assert_eq!(typed.json(&["search", "quote:gale", "--format", "json"])["total"], 0);
    assert!(words(&typed.run(&["search", "ferries"]).stdout).contains("*ferries*"));

    let refused = typed.run(&["search", "before:soon", "--format", "json"]);
    assert_eq!(status(&refused), 2);
    assert!(words(&refused.stdout).contains("search_not_a_day"));
}

#[test]
fn a_backup_is_restored_where_nothing_is_and_damage_is_named() {
    let typed = filled();
    let saved = typed.json(&["backup", "saved", "--format", "json"]);
    assert_eq!((&saved["captures"], saved["findings"].as_array().unwrap().len()), (&1.into(), 0));
    let backup = saved["file"].as_str().unwrap();

    let restored = typed.run(&["--archive", "other", "restore", backup]);
    assert_eq!(status(&restored), 0, "{}", words(&restored.stderr));
    assert_eq!(typed.json(&["--archive", "other", "search", "ferries", "--format", "json"])["total"], 1);
    assert_eq!(status(&typed.run(&["--archive", "other", "check", "--rebuild-index"])), 0);
    let again = typed.run(&["--archive", "other", "restore", backup]);
    assert_eq!(status(&again), 2, "never over an archive");

    let path = typed.home.path().join(backup);
    let mut bytes = fs::read(&path).unwrap();
    let place = bytes.len() / 2;
    bytes[place..].iter_mut().for_each(|byte| *byte ^= 0x5A);
    fs::write(&path, bytes).unwrap();
    let damaged = typed.run(&["--archive", "third", "restore", backup]);
    assert_eq!(status(&damaged), 1, "{}{}", words(&damaged.stdout), words(&damaged.stderr));
}

#[test]
fn a_damaged_archive_is_told_with_the_command_that_salvages_it() {
    let typed = filled();
    let files = state_of(typed.home.path());
    let named = |name: &str| files.iter().filter(|(path, _)| path.to_string_lossy().contains(name)).collect::<Vec<_>>();
    assert_eq!(named("backups/scheduled-").len(), 1, "it was backed up");
    let (path, sound) = named("variorum.sqlite")[0];
    let mut damaged = sound.clone();
    for place in (0..sound.len() - 7).filter(|place| sound[*place..].starts_with(b"Ferries")) {
        // One byte a page, which can be put right.
        damaged[place] ^= u8::from(!sound[place & !4095..place].windows(7).any(|before| before == b"Ferries"));
    }
    fs::write(path, &damaged).unwrap();
    let told = typed.run(&["stories"]);
    assert_eq!(status(&told), 1);
    assert!(words(&told.stderr).contains("variorum salvage"), "{}", words(&told.stderr));

    let folder = path.parent().unwrap().to_str().unwrap();
    let salvaged = typed.json(&["salvage", folder, "new", "--format", "json"]);
    assert!(salvaged["mended"].as_u64().unwrap() > 0);
    assert_eq!(salvaged["lost"].as_array().unwrap().len(), 0);
    assert!(fs::read(path).unwrap() == damaged, "the damaged archive stays as it is");
    assert_eq!(typed.json(&["--archive", "new", "search", "ferries", "--format", "json"])["total"], 1);
}
