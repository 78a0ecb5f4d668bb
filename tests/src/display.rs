//! A display without a screen.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// An X server of its own, which ends with this value, and with it every window on it.
#[derive(Debug)]
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts a display of 1440 by 900 pixels under a number that is free.
    pub fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts (package xvfb)");
        // The server picks the number itself and writes it once it takes connections.
        let mut number = String::new();
        let output = server.stdout.take().expect("the output was asked for");
        BufReader::new(output).read_line(&mut number).expect("Xvfb says its number");
        assert!(!number.trim().is_empty(), "Xvfb found no free display");
        Self { server, name: format!(":{}", number.trim()) }
    }

    /// What the variable `DISPLAY` has to hold for a program to appear here.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Writes a picture of a window on this display, known by its X id, or of all that is there, the `root`, as PNG.
    pub fn picture(&self, window: &str, to: &Path) {
        let status = Command::new("import")
            .args(["-display", &self.name, "-window", window])
            .arg(to)
            .status()
            .expect("import starts (package imagemagick)");
        assert!(status.success(), "no picture was taken: {status}");
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        // Asked to end, rather than killed, it takes its lock file with it.
        let asked = Command::new("kill").arg(self.server.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
    }
}
