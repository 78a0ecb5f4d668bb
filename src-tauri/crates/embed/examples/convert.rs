//! Makes a model file from the weights and the word pieces that `cargo xtask model` unpacks: `convert WEIGHTS.npz SP.MODEL MODEL`; `convert --check
//! MODEL` says by its exit status whether a file is that model, whole. Both are judged by their hashes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a chore that ends where it cannot go on")]

use npyz::npz::NpzArchive;
use safetensors::tensor::{Dtype, TensorView};
use std::collections::HashMap;
use std::env;
use std::fs;
use std::io;
use std::process;
use variorum_model::Digest;

/// How many parts the table of word pieces was cut into: row r is row r / 17 of part r modulo 17.
const PARTS: usize = 17;
const WIDTH: usize = 512;

/// What is published, and what is made of it.
const WEIGHTS: &str = "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9";
const PIECES: &str = "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9";
const MODEL: &str = "86dd714bb4d8f1eb0348cae4ed8e5abf6442f89df6184a955f86c1effc9b76f7";

const NAME: &str = "use-multilingual-v3-6bit";
/// The languages that the model was trained on.
const LANGUAGES: &str = "ar de en es fr it ja ko nl pl pt ru th tr zh";

type Weights<'w> = NpzArchive<io::Cursor<&'w [u8]>>;

/// A tensor to be written.
struct Written {
    dtype: Dtype,
    shape: Vec<usize>,
    bytes: Vec<u8>,
}

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--check", model] => {
            let right = fs::read(model).is_ok_and(|bytes| is(&bytes, MODEL));
            process::exit(i32::from(!right));
        }
        [weights, pieces, target] => convert(&read(weights, WEIGHTS), &read(pieces, PIECES), target),
        _ => panic!("usage: convert WEIGHTS.npz SP.MODEL MODEL | --check MODEL"),
    }
}

fn is(bytes: &[u8], sha256: &str) -> bool {
    Digest::of(bytes).to_string() == sha256
}

fn read(path: &str, sha256: &str) -> Vec<u8> {
    let bytes = fs::read(path).expect("the published file");
    assert!(is(&bytes, sha256), "{path} is not the file that was published");
    bytes
}

fn convert(weights: &[u8], pieces: &[u8], target: &str) {
    let mut weights = NpzArchive::new(io::Cursor::new(weights)).expect("the weights");
    let mut tensors: Vec<(String, Written)> = Vec::new();
    tensors.push(("table".into(), table(&mut weights)));
    for (from, to) in [("scale", "table.scale"), ("lo", "table.low")] {
        let numbers = floats(&mut weights, from);
        tensors.push((to.into(), list(&numbers)));
    }
    let orders = ["2", "3", "5"];
    let per_order: Vec<Vec<f32>> = orders.iter().map(|n| floats(&mut weights, &format!("proj{n}"))).collect();
    tensors.push(("project.matrix".into(), matrix(&side_by_side(&per_order), WIDTH)));
    for (from, to) in [("proj_b", "project.bias"), ("ln_g", "project.gain"), ("ln_b", "project.shift")] {
        let numbers: Vec<f32> = orders.iter().flat_map(|n| floats(&mut weights, &format!("{from}{n}"))).collect();
        tensors.push((to.into(), list(&numbers)));
    }
    for n in orders {
        for (layer, name) in [("1", "first"), ("2", "second")] {
            let numbers = floats(&mut weights, &format!("w{layer}_{n}"));
            let rows = numbers.len() / 256;
            tensors.push((format!("window{n}.{name}.matrix"), matrix(&numbers, rows)));
            let bias = floats(&mut weights, &format!("b{layer}_{n}"));
            tensors.push((format!("window{n}.{name}.bias"), list(&bias)));
        }
    }
    for (from, to) in [("ln_g", "sum.gain"), ("ln_b", "sum.shift"), ("cnn_b", "sum.bias")] {
        let numbers = floats(&mut weights, from);
        tensors.push((to.into(), list(&numbers)));
    }
    for (from, to, rows) in [
        ("cnn_W", "sum.matrix", 1280),
        ("d0", "dense.inner", 512),
        ("d1", "dense.inner_second", 320),
        ("p1", "dense.inner_past", 512),
        ("d2", "dense.outer", 320),
        ("d3", "dense.outer_second", 512),
        ("p3", "dense.outer_past", 320),
    ] {
        let numbers = floats(&mut weights, from);
        tensors.push((to.into(), matrix(&numbers, rows)));
    }
    let epsilon: f64 = array(&mut weights, "eps")[0];
    tensors.extend(vocabulary(pieces));
    tensors.sort_by(|(a, _), (b, _)| a.cmp(b));
    let contents: Vec<u8> = tensors.iter().flat_map(|(_, tensor)| tensor.bytes.iter().copied()).collect();
    let contents = Digest::of(&contents);
    let facts = format!("name {NAME}\nlanguages {LANGUAGES}\nepsilon {epsilon}\nweights {contents}");
    let facts = HashMap::from([("variorum".to_owned(), facts)]);
    let views = tensors.iter().map(|(name, tensor)| {
        (name.clone(), TensorView::new(tensor.dtype, tensor.shape.clone(), &tensor.bytes).expect("a shape that fits"))
    });
    let bytes = safetensors::serialize(views, Some(facts)).expect("a model file");
    assert!(is(&bytes, MODEL), "the model file has come out as {}, not as {MODEL}", Digest::of(&bytes));
    // Whoever has the old file open keeps it; nobody sees half of the new one.
    let unfinished = format!("{target}.part");
    fs::write(&unfinished, bytes).expect("room for the model file");
    fs::rename(&unfinished, target).expect("the model file in its place");
}

fn array<T: npyz::Deserialize>(weights: &mut Weights<'_>, name: &str) -> Vec<T> {
    let array = weights.by_name(name).expect("weights that can be read").unwrap_or_else(|| panic!("no array {name}"));
    array.into_vec().expect("numbers of the expected kind")
}

fn floats(weights: &mut Weights<'_>, name: &str) -> Vec<f32> {
    array(weights, name)
}

fn table(weights: &mut Weights<'_>) -> Written {
    let parts: Vec<Vec<u8>> = (1..=PARTS).map(|part| array(weights, &format!("q{part}"))).collect();
    let rows = parts.iter().map(|part| part.len() / WIDTH).sum();
    let bytes = (0..rows).flat_map(|row| parts[row % PARTS][row / PARTS * WIDTH..][..WIDTH].to_vec()).collect();
    Written { dtype: Dtype::U8, shape: vec![rows, WIDTH], bytes }
}

/// Matrices with as many rows each, side by side.
fn side_by_side(matrices: &[Vec<f32>]) -> Vec<f32> {
    let columns: Vec<usize> = matrices.iter().map(|matrix| matrix.len() / WIDTH).collect();
    (0..WIDTH)
        .flat_map(|row| {
            matrices
                .iter()
                .zip(&columns)
                .flat_map(move |(matrix, columns)| matrix[row * columns..][..*columns].to_vec())
        })
        .collect()
}

fn list(numbers: &[f32]) -> Written {
    Written { dtype: Dtype::F32, shape: vec![numbers.len()], bytes: bytes(numbers) }
}

fn matrix(numbers: &[f32], rows: usize) -> Written {
    Written { dtype: Dtype::F32, shape: vec![rows, numbers.len() / rows], bytes: bytes(numbers) }
}

fn bytes(numbers: &[f32]) -> Vec<u8> {
    numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
}

fn whole(numbers: &[u32]) -> Written {
    let bytes = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    Written { dtype: Dtype::U32, shape: vec![numbers.len()], bytes }
}

/// The word pieces with their scores, sorted by their bytes, and the table of replacements, from a model of the `SentencePiece` kind: a protocol buffer in whose
/// field 1 each piece stands, and in whose field 3 the specification of the normaliser.
fn vocabulary(model: &[u8]) -> Vec<(String, Written)> {
    let mut pieces: Vec<(&[u8], f32, u32)> = Vec::new();
    let mut replacements: &[u8] = &[];
    for (field, value) in fields(model) {
        match (field, value) {
            (1, Value::Bytes(piece)) => {
                let (mut text, mut score) = (&[][..], 0.0);
                for (field, value) in fields(piece) {
                    match (field, value) {
                        (1, Value::Bytes(bytes)) => text = bytes,
                        (2, Value::Four(bytes)) => score = f32::from_le_bytes(bytes),
                        _ => {}
                    }
                }
                pieces.push((text, score, pieces.len() as u32));
            }
            (3, Value::Bytes(specification)) => {
                let found = fields(specification).into_iter().find_map(|(field, value)| match (field, value) {
                    (2, Value::Bytes(bytes)) => Some(bytes),
                    _ => None,
                });
                replacements = found.expect("a table of replacements");
            }
            _ => {}
        }
    }
    pieces.sort_unstable_by_key(|(text, ..)| *text);
    let mut end = 0;
    let ends: Vec<u32> = pieces
        .iter()
        .map(|(text, ..)| {
            end += text.len() as u32;
            end
        })
        .collect();
    let scores: Vec<f32> = pieces.iter().map(|(_, score, _)| *score).collect();
    let numbers: Vec<u32> = pieces.iter().map(|(.., number)| *number).collect();
    let bytes: Vec<u8> = pieces.iter().flat_map(|(text, ..)| text.to_vec()).collect();
    let (size, rest) = replacements.split_at(4);
    let size = u32::from_le_bytes(size.try_into().expect("four bytes")) as usize;
    let (units, texts) = rest.split_at(size);
    let octets = |bytes: &[u8]| Written { dtype: Dtype::U8, shape: vec![bytes.len()], bytes: bytes.to_vec() };
    vec![
        ("pieces.bytes".into(), octets(&bytes)),
        ("pieces.ends".into(), whole(&ends)),
        ("pieces.numbers".into(), whole(&numbers)),
        ("pieces.scores".into(), list(&scores)),
        ("replacements.units".into(), Written { dtype: Dtype::U32, shape: vec![size / 4], bytes: units.to_vec() }),
        ("replacements.texts".into(), octets(texts)),
    ]
}

/// A value in a protocol buffer, as far as the model has any.
#[derive(Clone, Copy)]
enum Value<'b> {
    Bytes(&'b [u8]),
    Four([u8; 4]),
    Other,
}

/// The fields of a protocol buffer with their numbers.
fn fields(mut rest: &[u8]) -> Vec<(u64, Value<'_>)> {
    let mut found = Vec::new();
    while !rest.is_empty() {
        let tag = varint(&mut rest);
        let value = match tag & 7 {
            0 => {
                varint(&mut rest);
                Value::Other
            }
            1 => {
                rest = &rest[8..];
                Value::Other
            }
            2 => {
                let length = varint(&mut rest) as usize;
                let (bytes, after) = rest.split_at(length);
                rest = after;
                Value::Bytes(bytes)
            }
            5 => {
                let (bytes, after) = rest.split_at(4);
                rest = after;
                Value::Four(bytes.try_into().expect("four bytes"))
            }
            other => panic!("a field of kind {other}"),
        };
        found.push((tag >> 3, value));
    }
    found
}

fn varint(rest: &mut &[u8]) -> u64 {
    let (mut number, mut shift) = (0, 0);
    loop {
        let (byte, after) = rest.split_first().expect("a number that ends");
        *rest = after;
        number |= u64::from(byte & 0x7f) << shift;
        shift += 7;
        if byte & 0x80 == 0 {
            return number;
        }
    }
}
