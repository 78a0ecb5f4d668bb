//! Encodes sentences of news, 27 word pieces long on average, as often as is asked: `speed MODEL TIMES` answers how many sentences these were.
//! `tests/perf/vectors.py` measures it.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a chore that ends where it cannot go on")]

use std::env;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use variorum_embed::Model;

const SENTENCES: [&str; 4] = [
    "The harbour authority said on Tuesday that the ferry line would resume its night crossings within three weeks, once the repairs are done.",
    "Die Hafenbehörde teilte am Dienstag mit, dass die Fähre ihre Nachtfahrten binnen drei Wochen wieder aufnehmen werde.",
    "Портовые власти сообщили во вторник, что паром возобновит ночные рейсы в течение трёх недель.",
    "L'autorité portuaire a annoncé mardi que la ligne reprendrait ses traversées de nuit d'ici trois semaines.",
];

fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [model, times] = arguments.as_slice() else { panic!("usage: speed MODEL TIMES") };
    let model = Model::open(Path::new(model)).unwrap();
    let texts = SENTENCES.repeat(times.parse().unwrap());
    println!("{}", model.encode(&texts, &AtomicBool::new(false)).unwrap().len());
}
