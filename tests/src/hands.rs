//! What a person's hands do: keys and a pointer, for what no `WebDriver` reaches.

use crate::Display;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a window may take to come up.
const PATIENCE: Duration = Duration::from_secs(20);
/// Between two steps of the pointer, so that programs see a movement rather than a leap.
const STEP: Duration = Duration::from_millis(15);

impl Display {
    /// Waits until a window is shown, gives it the keys and answers its X id. It is looked for by what xdotool knows of it: `--name` with a
    /// regular expression, or `--pid` with the id of a process.
    ///
    /// No window manager stands between: a window has the keys when it is given them.
    pub fn attend_to(&self, by: &str, what: &str) -> String {
        let started = Instant::now();
        loop {
            let found = self.xdotool(&["search", "--onlyvisible", by, what]);
            if let Some(window) = found.lines().last() {
                self.xdotool(&["windowfocus", "--sync", window]);
                return window.to_owned();
            }
            assert!(started.elapsed() < PATIENCE, "no window {by} {what} came up");
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Types a text, letter by letter. Letters that the keyboard of a bare display lacks are not reliable.
    pub fn type_text(&self, text: &str) {
        self.xdotool(&["type", "--delay", "5", text]);
    }

    /// Presses a key or several at once, by their X names: `Return`, `ctrl+a`.
    pub fn press_keys(&self, keys: &str) {
        self.xdotool(&["key", keys]);
    }

    /// Takes hold of files beside the window, drags them to a point on the display and, once `over` says that they may be dropped, lets them go.
    pub fn drag_files(&self, files: &[PathBuf], to: (i32, i32), over: impl FnOnce()) {
        let mut source = DragSource::start(self, files);
        source.wait_for("ready");
        let from = (1360, 80);
        self.move_pointer(from);
        self.xdotool(&["mousedown", "1"]);
        // A press becomes a drag when the pointer has gone some way.
        for step in 1..=5 {
            self.move_pointer((from.0 - 4 * step, from.1 + step));
        }
        source.wait_for("begun");
        for step in 1..=20 {
            self.move_pointer((from.0 + (to.0 - from.0) * step / 20, from.1 + (to.1 - from.1) * step / 20));
        }
        over();
        self.xdotool(&["mouseup", "1"]);
        source.wait_for("ended");
    }

    fn move_pointer(&self, to: (i32, i32)) {
        self.xdotool(&["mousemove", "--sync", &to.0.to_string(), &to.1.to_string()]);
        thread::sleep(STEP);
    }

    /// What xdotool answers. That it finds nothing is an answer too.
    fn xdotool(&self, words: &[&str]) -> String {
        let output = Command::new("xdotool")
            .args(words)
            .env("DISPLAY", self.name())
            .output()
            .expect("xdotool starts (package xdotool)");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// The window from which files are dragged; it ends with this value.
struct DragSource {
    process: Child,
    words: BufReader<ChildStdout>,
}

impl DragSource {
    fn start(display: &Display, files: &[PathBuf]) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("drag_source.py");
        // The bindings of GTK belong to the system's own Python.
        let mut process = Command::new("/usr/bin/python3")
            .arg(script)
            .args(files)
            .env("DISPLAY", display.name())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .expect("Python starts (package python3-gi)");
        let words = BufReader::new(process.stdout.take().expect("the output was asked for"));
        Self { process, words }
    }

    fn wait_for(&mut self, word: &str) {
        let mut said = String::new();
        self.words.read_line(&mut said).expect("the source of the drag speaks");
        assert_eq!(said.trim(), word, "the source of the drag says where it is");
    }
}

impl Drop for DragSource {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
