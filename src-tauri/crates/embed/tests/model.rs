//! The model that `cargo xtask model` fetches: `VARIORUM_MODEL` names its file. Without it these tests say so and do nothing.

#![allow(clippy::unwrap_used, clippy::print_stderr)]

use std::io::{Seek, SeekFrom, Write};
use std::path::PathBuf;
use std::sync::atomic::AtomicBool;
use variorum_embed::Model;
use variorum_model::{Language, Vector};

fn path() -> Option<PathBuf> {
    let path = std::env::var_os("VARIORUM_MODEL").map(PathBuf::from);
    if path.is_none() {
        eprintln!("skipped: VARIORUM_MODEL names no model");
    }
    path
}

fn model() -> Option<Model> {
    Some(Model::open(&path()?).unwrap())
}

const SENTENCES: [&str; 6] = [
    "The ferry reached the harbour shortly before midnight.",
    "Паром прибыл в порт незадолго до полуночи.",
    "Die Fähre erreichte den Hafen kurz vor Mitternacht.",
    "Inflation fell to 3 % in May, the bank said.",
    "ﬁne № １２３  Café — «Да»",
    "港は閉鎖された",
];

/// The cosines of these sentences as another implementation of the same model gives them, without our rounding.
const COSINES: [[f32; 6]; 6] = [
    [1.0, 0.765, 0.868, 0.066, -0.101, 0.34],
    [0.765, 1.0, 0.723, 0.105, -0.093, 0.413],
    [0.868, 0.723, 1.0, 0.119, -0.101, 0.357],
    [0.066, 0.105, 0.119, 1.0, 0.062, 0.078],
    [-0.101, -0.093, -0.101, 0.062, 1.0, -0.013],
    [0.34, 0.413, 0.357, 0.078, -0.013, 1.0],
];

#[test]
fn vectors_are_those_of_the_published_model() {
    let Some(model) = model() else { return };
    let vectors: Vec<Vector> = model.encode(&SENTENCES, &AtomicBool::new(false)).unwrap();
    for (a, row) in vectors.iter().zip(COSINES) {
        for (b, expected) in vectors.iter().zip(row) {
            let (found, expected) = (a.similarity(b), f64::from(expected).max(0.0));
            assert!((found - expected).abs() < 0.005, "{found} against {expected}");
        }
    }
}

#[test]
fn a_text_has_one_vector_whatever_it_is_encoded_together_with() {
    let Some(model) = model() else { return };
    let encode = |texts: &[&str]| model.encode(texts, &AtomicBool::new(false)).unwrap();
    let long = SENTENCES.join(" ").repeat(40);
    let texts: Vec<&str> = (0..60).map(|at| SENTENCES[at % 6]).chain([long.as_str(), "", " ", SENTENCES[0]]).collect();
    let together = encode(&texts);
    assert_eq!(together.len(), texts.len());
    for (text, vector) in texts.iter().zip(&together) {
        assert_eq!(&encode(&[text])[0], vector, "{text:.60}");
    }
}

#[test]
fn encoding_can_be_cancelled() {
    let Some(model) = model() else { return };
    assert_eq!(model.encode(&SENTENCES, &AtomicBool::new(true)), None);
}

#[test]
fn the_model_knows_its_languages() {
    let Some(model) = model() else { return };
    let knows = |tag| model.knows(&Language::from_tag(tag).unwrap());
    assert!(knows("en") && knows("ru") && knows("de-AT"));
    assert!(!knows("uk"));
}

#[test]
fn a_file_that_is_no_model_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("model");
    assert_eq!(Model::open(&path).unwrap_err().code(), "model_unreadable");
    std::fs::write(&path, [7_u8; 4096]).unwrap();
    assert_eq!(Model::open(&path).unwrap_err().code(), "model_damaged");
    std::fs::write(&path, []).unwrap();
    assert!(Model::open(&path).is_err());
    assert_eq!(Model::open(folder.path()).unwrap_err().code(), "model_unreadable");
    #[cfg(unix)]
    assert_eq!(Model::open("/dev/zero".as_ref()).unwrap_err().code(), "model_unreadable");
}

#[test]
fn a_file_that_was_cut_off_is_refused() {
    let Some(path) = path() else { return };
    let whole = std::fs::read(path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let cut = folder.path().join("model");
    for length in [1, 7, 8, 9, 500, 5_000, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&cut, &whole[..length]).unwrap();
        assert_eq!(Model::open(&cut).unwrap_err().code(), "model_damaged", "{length} bytes");
    }
}

#[test]
fn no_scrambled_file_is_read_beyond_its_end_or_makes_it_panic() {
    let Some(path) = path() else { return };
    let whole = std::fs::read(path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let scrambled = folder.path().join("model");
    std::fs::write(&scrambled, &whole).unwrap();
    let header = 8 + u64::from_le_bytes(whole[..8].try_into().unwrap());
    let mut file = std::fs::File::options().write(true).open(&scrambled).unwrap();
    let mut number = 1_u64;
    let mut random = |below: u64| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) % below
    };
    let mut opened = 0;
    for round in 0..300 {
        // Half of the rounds scramble what the file says of itself, half a stretch of what it holds.
        let (at, length) = if round % 2 == 0 {
            (random(header), 1)
        } else {
            (header + random(whole.len() as u64 - header - 4096), 4096)
        };
        let bytes: Vec<u8> = (0..length).map(|_| random(256) as u8).collect();
        file.seek(SeekFrom::Start(at)).unwrap();
        file.write_all(&bytes).unwrap();
        if let Ok(model) = Model::open(&scrambled) {
            opened += 1;
            model.encode(&SENTENCES, &AtomicBool::new(false)).unwrap();
        }
        file.seek(SeekFrom::Start(at)).unwrap();
        file.write_all(&whole[at as usize..][..length]).unwrap();
    }
    assert!((100..300).contains(&opened), "{opened} of 300 were opened");
}
