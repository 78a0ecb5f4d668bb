//! One archive and several programs: one writes, and all others read.

use crate::typed::{Typed, sample, status, words};
use std::io::Write;
use std::process::{Child, Stdio};
use std::thread;
use std::time::Duration;

/// A program that writes to the archive, for as long as its standard input is open.
struct Writer(Child);

impl Writer {
    fn start(typed: &Typed) -> Self {
        for patience in 1..10 {
            let mut program =
                typed.command(&["add", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
            let text = b"The ferry sails again. Nobody was hurt, the harbour board said.";
            program.stdin.as_mut().unwrap().write_all(text).unwrap();
            thread::sleep(patience * Duration::from_millis(300));
            // Who asks holds the archive for a moment, too, so that a writer that was slow is not let in.
            if status(&typed.run(&["undo", "nothing", "99"])) == 1 {
                return Self(program);
            }
            program.kill().unwrap();
            program.wait().unwrap();
        }
        panic!("the writer does not open the archive");
    }

    fn ends_well(mut self) {
        drop(self.0.stdin.take());
        assert!(self.0.wait().unwrap().success());
    }
}

#[test]
fn while_one_program_writes_every_other_one_reads_and_none_writes() {
    let typed = Typed::new();
    let file = sample("ferry-fire/callow-courier.html");
    let added = typed.json(&["add", "--format", "json", &file]);
    let (article, story) = (&added["items"][0]["outcome"]["article"], &added["items"][0]["outcome"]["story"]);
    let (article, story) = (article.as_str().unwrap(), story.as_str().unwrap());
    let writer = Writer::start(&typed);

    let readers: [&[&str]; 8] = [
        &["stories"],
        &["show", story],
        &["show", article],
        &["search", "ferry"],
        &["decisions", story],
        &["feeds"],
        &["check"],
        &["backup"],
    ];
    for reader in readers {
        let output = typed.run(reader);
        assert_eq!(status(&output), 0, "{reader:?}: {}", words(&output.stderr));
    }
    let writers: [&[&str]; 12] = [
        &["add", &file],
        &["follow", "https://gazette.example/feed"],
        &["unfollow", "https://gazette.example/feed"],
        &["refresh"],
        &["put-back", article, "The wind"],
        &["leave-out", article, "The wind"],
        &["join", story, "A:The wind", "B:The sea"],
        &["move", article, story],
        &["split", story, article],
        &["rename", story, "Ferries"],
        &["undo", story, "1"],
        &["check", "--rebuild-index"],
    ];
    for other in writers {
        let output = typed.run(other);
        let said = words(&output.stderr);
        assert!(status(&output) != 0 && !said.contains("Usage"), "{other:?}: {said}");
        assert!(said.contains("Another Variorum window or command is writing to this archive"), "{other:?}: {said}");
    }
    writer.ends_well();
    assert_eq!(status(&typed.run(&["rename", story, "Ferries"])), 0);
}

#[test]
fn a_writer_that_was_killed_is_in_nobodys_way() {
    let typed = Typed::new();
    typed.run(&["add", &sample("ferry-fire/callow-courier.html")]);
    let mut writer = Writer::start(&typed);
    writer.0.kill().unwrap();
    writer.0.wait().unwrap();
    let output = typed.run(&["add", &sample("ferry-fire/radio-skerrow.html")]);
    assert_eq!(status(&output), 0, "{}", words(&output.stderr));
}
