//! The window's program without a driver.

use crate::{Display, Home, desktop};
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take to end.
const PATIENCE: Duration = Duration::from_secs(20);

/// The window's program as a person starts it; it ends with this value.
#[derive(Debug)]
pub struct Program {
    process: Child,
}

impl Program {
    /// Starts it with these arguments.
    pub fn start(display: &Display, home: &Home, arguments: &[&str]) -> Self {
        let process = Command::new(desktop())
            .args(arguments)
            .env("DISPLAY", display.name())
            .envs(home.variables())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        Self { process }
    }

    /// The id of its process.
    pub fn id(&self) -> String {
        self.process.id().to_string()
    }

    /// Waits until it has ended by itself, and does something meanwhile once a second: what is pressed before a dialog has the focus is lost.
    /// Answers its exit status and what it said.
    pub fn wait_for_end(mut self, mut meanwhile: impl FnMut()) -> (Option<i32>, String) {
        let started = Instant::now();
        let mut next = Duration::ZERO;
        let status = loop {
            if let Some(status) = self.process.try_wait().expect("the program can be asked after") {
                break status;
            }
            assert!(started.elapsed() < PATIENCE, "the program does not end");
            if started.elapsed() >= next {
                meanwhile();
                next += Duration::from_secs(1);
            }
            thread::sleep(Duration::from_millis(50));
        };
        let mut said = String::new();
        let output = self.process.stderr.as_mut().expect("the output was asked for");
        output.read_to_string(&mut said).expect("the program speaks UTF-8");
        (status.code(), said)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
