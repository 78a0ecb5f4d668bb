//! Folders that lead somewhere else, nowhere, or on and on.

use crate::program::{Run, run};
use crate::story::{TITLE, page_with};
use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::time::Duration;
use variorum_tests::Home;

/// A folder in a home of its own, with the good article in it.
struct Folder {
    home: Home,
    path: PathBuf,
}

impl Folder {
    fn new() -> Self {
        let home = Home::new();
        let path = home.path().join("folder");
        fs::create_dir(&path).unwrap();
        fs::write(path.join("ferries.html"), page_with("")).unwrap();
        Self { home, path }
    }

    /// Adds the whole folder; the items of the answer, each with its source inside the folder and the code of the reason for which it is unread.
    fn add(&self) -> Vec<(String, Option<String>)> {
        let archive = self.home.path().join("archive");
        let run = run(
            &self.home,
            &["add", &self.path.to_string_lossy(), "--archive", &archive.to_string_lossy(), "--format", "json"],
        );
        orderly(&run);
        let answer = run.lines().unwrap().remove(0);
        let inside = format!("{}/", self.path.to_string_lossy());
        let item = |item: &Value| {
            let source = item["source"].as_str().unwrap();
            let code = item["outcome"]["code"].as_str().map(str::to_owned);
            (source.strip_prefix(&inside).unwrap_or(source).to_owned(), code)
        };
        answer["items"].as_array().unwrap().iter().map(item).collect()
    }
}

fn orderly(run: &Run) {
    assert_eq!(run.disorder(), None);
    assert!(!run.is_late(), "it took {:?}", run.wall);
}

fn pipe(path: &Path) {
    rustix::fs::mknodat(rustix::fs::CWD, path, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
}

fn item(source: &str, code: Option<&str>) -> (String, Option<String>) {
    (source.to_owned(), code.map(str::to_owned))
}

#[test]
fn a_pipe_and_a_socket_in_a_folder_are_not_waited_for() {
    let folder = Folder::new();
    pipe(&folder.path.join("a pipe"));
    let _listener = UnixListener::bind(folder.path.join("a socket")).unwrap();
    assert_eq!(
        folder.add(),
        [item("a pipe", Some("not_a_file")), item("a socket", Some("not_a_file")), item("ferries.html", None)]
    );
}

#[test]
fn links_in_a_folder_lead_nowhere() {
    let folder = Folder::new();
    symlink(&folder.path, folder.path.join("itself")).unwrap();
    symlink("..", folder.path.join("above")).unwrap();
    symlink("/dev/zero", folder.path.join("zeros")).unwrap();
    symlink("/etc/passwd", folder.path.join("system.txt")).unwrap();
    symlink("nothing", folder.path.join("broken")).unwrap();
    for (own, other) in [("one", "two"), ("two", "one")] {
        symlink(other, folder.path.join(own)).unwrap();
    }
    assert_eq!(folder.add(), [item("ferries.html", None)]);
}

#[test]
fn what_is_named_itself_is_followed_once_and_no_device_is_read() {
    let folder = Folder::new();
    let named = |name: &str| folder.path.join(name).to_string_lossy().into_owned();
    symlink("ferries.html", named("good link")).unwrap();
    symlink("circle", named("circle")).unwrap();
    pipe(&folder.path.join("pipe"));
    let (good, circle, pipe) = (named("good link"), named("circle"), named("pipe"));
    let run = run(
        &folder.home,
        &["extract", &good, &circle, &pipe, "/dev/zero", "/dev/tty", "/proc/self/mem", "--format", "jsonl"],
    );
    orderly(&run);
    let lines = run.lines().unwrap();
    assert_eq!(lines[0]["title"], TITLE);
    assert_eq!(lines.len(), 6);
    for line in &lines[1..] {
        let code = line["error"]["code"].as_str().unwrap();
        assert!(["not_a_file", "unreachable", "not_found", "not_permitted", "empty"].contains(&code), "{line}");
    }
}

#[test]
fn names_that_are_no_text_or_steer_a_terminal_are_names() {
    let folder = Folder::new();
    let names: [&[u8]; 8] = [
        b"\xff\xfe.html",
        b"\x1b[2J.html",
        b"two\nlines.html",
        b"--help",
        b"-",
        b"\xe2\x80\xaelmth.html",
        b"#2.html",
        &[b'n'; 255],
    ];
    for name in names {
        fs::write(folder.path.join(OsStr::from_bytes(name)), page_with("")).unwrap();
    }
    let items = folder.add();
    assert_eq!(items.len(), 9);
    assert!(items.iter().all(|(_, code)| code.is_none()), "{items:?}");
    let archive = folder.home.path().join("archive");
    let spoken = run(&folder.home, &["add", &folder.path.to_string_lossy(), "--archive", &archive.to_string_lossy()]);
    let said = String::from_utf8_lossy(&spoken.output).into_owned() + &spoken.errors;
    assert!(!said.contains(['\u{1b}', '\u{202e}']) && said.lines().count() == 9, "{said}");
}

#[test]
fn folders_deeper_than_a_path_may_be_long_are_said_to_be_so() {
    let folder = Folder::new();
    // Each piece is made by itself and then moved to the end of the one before: no single path is too long until all are joined.
    let piece = |name: &str| {
        let top = folder.home.path().join(name);
        let bottom = (0..900).fold(top.clone(), |path, _| path.join("d"));
        fs::create_dir_all(&bottom).unwrap();
        (top, bottom)
    };
    let (second, second_bottom) = piece("second");
    fs::write(second_bottom.join("deep.html"), page_with("")).unwrap();
    let (third, _) = piece("third");
    fs::rename(&third, second_bottom.join("more")).unwrap();
    let (first, first_bottom) = piece("first");
    fs::rename(&second, first_bottom.join("more")).unwrap();
    fs::rename(&first, folder.path.join("first")).unwrap();
    let items = folder.add();
    assert_eq!(items.first(), Some(&item("ferries.html", None)));
    assert!(
        items.iter().any(|(source, code)| source.ends_with("deep.html") && code.is_none()),
        "what can be reached is read"
    );
    assert!(items.iter().any(|(_, code)| code.is_some()), "what cannot be reached is named: {}", items.len());
}

#[test]
fn a_file_that_is_too_large_is_not_taken_into_memory() {
    let folder = Folder::new();
    let sparse = fs::File::create(folder.path.join("sparse.txt")).unwrap();
    sparse.set_len(1 << 40).unwrap();
    assert_eq!(folder.add(), [item("ferries.html", None), item("sparse.txt", Some("too_large"))]);
}

#[test]
fn what_may_not_be_read_is_said_to_be_so() {
    let folder = Folder::new();
    let locked = folder.path.join("locked");
    fs::create_dir(&locked).unwrap();
    fs::write(folder.path.join("secret.txt"), "x").unwrap();
    for path in [&locked, &folder.path.join("secret.txt")] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o000)).unwrap();
    }
    // Root may read everything.
    if fs::read_dir(&locked).is_err() {
        let refused = Some("not_permitted");
        assert_eq!(folder.add(), [item("ferries.html", None), item("locked", refused), item("secret.txt", refused)]);
    }
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o700)).unwrap();
}

/// How many files the great folder has; `VARIORUM_MANY_FILES` says otherwise, for the full count of 200,000.
const MANY: usize = 20_000;

#[test]
fn a_folder_of_very_many_files_is_read_to_its_end() {
    let many = std::env::var("VARIORUM_MANY_FILES").ok().and_then(|many| many.parse().ok()).unwrap_or(MANY);
    let folder = Folder::new();
    for number in 0..many {
        let place = folder.path.join(format!("{:03}", number / 1_000));
        if number % 1_000 == 0 {
            fs::create_dir(&place).unwrap();
        }
        fs::write(
            place.join(format!("{number}.txt")),
            format!("Note {number} of the harbour office: the quay is wet."),
        )
        .unwrap();
    }
    let run = run(&folder.home, &["extract", &folder.path.to_string_lossy(), "--format", "jsonl"]);
    assert_eq!(run.disorder(), None);
    assert_eq!(run.output.iter().filter(|byte| **byte == b'\n').count(), many + 1);
    println!("{many} files: {:.1} s, {:.1} s of them computing", run.wall.as_secs_f64(), run.processor.as_secs_f64());
    assert!(run.processor < Duration::from_millis(5 * many as u64), "{:?} for {many} files", run.processor);
}
