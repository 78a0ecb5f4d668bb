//! The program, when what it writes to takes no more.

use crate::import::Import;
use std::process::Command;

/// By how many of the system's blocks (of 512 or 1024 bytes) a file may be longer each time.
const STEP: usize = 48;

#[test]
fn a_program_that_can_write_no_more_says_so_and_claims_nothing() {
    let mut import = Import::new(0, 3);
    let (mut refused, mut blocks) = (0, 0);
    let files = ["0.html", "1.html", "2.html"];
    while import.acknowledged.len() < files.len() {
        assert!(blocks < 100_000, "the program never has enough");
        let mut limited = Command::new("sh");
        // Told that a file would get too long, a program goes on as on a full disk.
        limited.args(["-c", "trap '' XFSZ; ulimit -f \"$0\" || exit 9; exec \"$@\"", &blocks.to_string()]);
        limited.arg(variorum_tests::command_line());
        let output = import.prepare(&mut limited, &[&["add"][..], &files].concat()).output().unwrap();
        import.hear(&output.stdout);
        let said = String::from_utf8_lossy(&output.stderr);
        if import.acknowledged.len() < files.len() {
            assert!(output.status.code() == Some(1) && said.contains("variorum: "), "{blocks}: {said}");
            refused += 1;
        }
        let (found, _) = import.found();
        import.holds(&found);
        if !found.is_empty() {
            import.is_whole(&found);
        }
        blocks += STEP;
    }
    assert!(refused > 2, "the first writes are made to fail");
    import.goes_on_to_the_end();
}
