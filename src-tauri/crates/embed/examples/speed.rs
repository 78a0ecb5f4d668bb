//! How fast texts become vectors: encodes sentences of news, 27 word pieces long on average, for as often as is asked. `speed MODEL TIMES`
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a chore that ends where it cannot go on"
)]
use std::time::Instant;
use variorum_embed::Model;
fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let model = Model::open(arguments[0].as_ref()).unwrap();
    let t = Instant::now();
    let m2 = Model::open(arguments[0].as_ref()).unwrap();
    println!("open {:?}", t.elapsed());
    drop(m2);
    let times: usize = arguments[1].parse().unwrap();
    let s = [
        "The harbour authority said on Tuesday that the ferry line would resume its night crossings within three weeks, once the repairs are finished.",
        "Die Hafenbehörde teilte am Dienstag mit, dass die Fähre ihre Nachtfahrten binnen drei Wochen wieder aufnehmen werde.",
        "Портовые власти сообщили во вторник, что паром возобновит ночные рейсы в течение трёх недель, когда закончится ремонт.",
    ];
    let t = Instant::now();
    let texts: Vec<&str> = (0..times).flat_map(|_| s).collect();
    model.encode(&texts, &Default::default()).unwrap();
    println!("{:.1} a second", (3 * times) as f64 / t.elapsed().as_secs_f64());
}
