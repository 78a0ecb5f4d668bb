//! Help, wrong use and answers in JSON.

use crate::typed::{Typed, status, words};
use serde_json::Value;

#[test]
fn every_command_explains_itself() {
    let typed = Typed::new();
    let help = typed.run(&["--help"]);
    assert_eq!(status(&help), 0);
    let commands = [
        "extract",
        "collate",
        "wording",
        "figures",
        "quotes",
        "group",
        "report",
        "add",
        "follow",
        "unfollow",
        "feeds",
        "refresh",
        "stories",
        "show",
        "put-back",
        "leave-out",
        "join",
        "part",
        "lock",
        "move",
        "merge",
        "split",
        "rename",
        "decisions",
        "undo",
    ];
    for command in commands {
        assert!(words(&help.stdout).contains(command), "{command}");
        let own = typed.run(&[command, "--help"]);
        assert_eq!(status(&own), 0);
        assert!(words(&own.stdout).contains("--format") || command == "report", "{command}");
    }
    assert!(!words(&help.stdout).contains("read-documents"), "the reader is not for people");
    let collate = words(&typed.run(&["collate", "--help"]).stdout);
    for rule in ["published earliest", "A day without a time", "without a date", "smallest hash"] {
        assert!(collate.split_whitespace().collect::<Vec<_>>().join(" ").contains(rule), "{rule}: {collate}");
    }
}

#[test]
fn wrong_use_ends_with_2() {
    let typed = Typed::new();
    for arguments in [
        &["extract"][..],
        &["collate", "--format", "nonsense", "a", "b"],
        &["nonsense"],
        &["report", "a.txt", "-o", "report.rtf"],
    ] {
        assert_eq!(status(&typed.run(arguments)), 2, "{arguments:?}");
    }
}

#[test]
fn what_is_asked_for_as_json_is_answered_as_json_whatever_happens() {
    let typed = Typed::new();
    let page = typed
        .file("page.txt", b"Ferries sail again.\n\nShare\n\nThe wind has dropped, the harbour office said.\n\nShare\n");
    let refused = |arguments: &[&str]| {
        let output = typed.run(&[arguments, &["--format", "json"]].concat());
        let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(answer["error"]["message"].as_str().unwrap().len() > 20, "{answer}");
        (
            status(&output),
            answer["schema"].as_str().unwrap().to_owned(),
            answer["error"]["code"].as_str().unwrap().to_owned(),
        )
    };
    let is = |status, schema: &str, code: &str| (status, schema.to_owned(), code.to_owned());
    assert_eq!(refused(&["stories"]), is(1, "variorum.stories/1", "archive_not_found"));
    assert_eq!(refused(&["show", "x"]), is(1, "variorum.show/1", "archive_not_found"));
    for command in ["put-back", "leave-out"] {
        let schema = format!("variorum.{command}/1");
        assert_eq!(refused(&[command, "0123456789ab", "The wind"]), is(1, &schema, "archive_not_found"));
    }
    assert_eq!(refused(&["collate", &page, &page, "--base", "no"]), is(2, "variorum.collate/1", "no_such_base"));
    assert_eq!(refused(&["collate", &page, "gone.txt"]), is(1, "variorum.collate/1", "nothing_to_compare"));
    assert_eq!(refused(&["wording", &page, "gone.txt"]), is(1, "variorum.wording/1", "nothing_to_compare"));

    let added = typed.json(&["add", "--format", "json", &page]);
    let article = added["items"][0]["outcome"]["article"].as_str().unwrap();
    assert_eq!(refused(&["show", "x"]), is(2, "variorum.show/1", "not_in_archive"));
    assert_eq!(refused(&["show", article, "--revision", "0"]), is(2, "variorum.show/1", "no_such_revision"));
    assert_eq!(refused(&["put-back", article, "None"]), is(2, "variorum.put-back/1", "no_such_block"));
    assert_eq!(refused(&["put-back", article, "The wind"]), is(2, "variorum.put-back/1", "takes_part_already"));
    assert_eq!(refused(&["leave-out", "x", "y"]), is(2, "variorum.leave-out/1", "not_in_archive"));

    let done = typed.json(&["leave-out", article, "The wind", "--format", "json"]);
    assert!(done["schema"] == "variorum.leave-out/1" && done["article"] == article, "{done}");
    assert!(done["kind"] == "paragraph" && done["text"] == "The wind has dropped, the harbour office said.", "{done}");
    assert_eq!(refused(&["leave-out", article, "The wind"]), is(2, "variorum.leave-out/1", "left_out_already"));
}
