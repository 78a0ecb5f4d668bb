//! `variorum`, run and measured.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use variorum_tests::{Home, command_line};

/// What one run of the program came to.
pub struct Run {
    /// The exit status; none when a signal ended the program.
    pub status: Option<i32>,
    pub output: Vec<u8>,
    pub errors: String,
    /// From the start of the process to its end.
    pub wall: Duration,
    /// The time on processors that the program and its readers took; zero where the system does not say.
    pub processor: Duration,
    /// How long something on the machine had to wait for a processor meanwhile: so much later than it could be, the program may have ended.
    pub waited: Duration,
}

/// One program at a time, so that each is measured alone and every orphan is its own.
static RUNNING: Mutex<()> = Mutex::new(());

/// Runs `variorum` in a home of its own.
pub fn run(home: &Home, arguments: &[&str]) -> Run {
    let mut command = Command::new(command_line());
    command.args(arguments);
    run_command(home, command)
}

/// Runs a command that runs `variorum`.
pub fn run_command(home: &Home, mut command: Command) -> Run {
    let _alone = RUNNING.lock().unwrap_or_else(PoisonError::into_inner);
    adopt_orphans();
    let (processor, waited) = (processor_time(), waiting_time());
    let started = Instant::now();
    let output = command
        .envs(home.variables())
        .env_remove("VARIORUM_HOME")
        .current_dir(home.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let wall = started.elapsed();
    let waited = waiting_time().saturating_sub(waited);
    await_orphans();
    Run {
        status: output.status.code(),
        output: output.stdout,
        errors: String::from_utf8_lossy(&output.stderr).into_owned(),
        wall,
        processor: processor_time().saturating_sub(processor),
        waited,
    }
}

impl Run {
    /// The lines of an answer, each of them JSON.
    pub fn lines(&self) -> Result<Vec<Value>, String> {
        let lines = self.output.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
        lines.map(|line| serde_json::from_slice(line).map_err(|error| format!("a line is no JSON: {error}"))).collect()
    }

    /// Why this was not an orderly end; none when it was.
    pub fn disorder(&self) -> Option<String> {
        let said = ["panicked", "overflowed its stack", "memory allocation of", "RUST_BACKTRACE"];
        match self.status {
            None => Some(format!("the program was killed by a signal: {}", self.errors)),
            Some(0 | 1) if !said.iter().any(|words| self.errors.contains(words)) => None,
            Some(status) => Some(format!("the program ended with {status}: {}", self.errors)),
        }
    }

    /// Whether the program took longer than it may, the machine's other work aside: ten seconds for the reader, one for all else. A build without
    /// optimisation is ten times as slow in what surrounds the reader, and may take as long again; `cargo xtask bench hostile` asks the one with it.
    pub fn is_late(&self) -> bool {
        let is_optimised = !cfg!(debug_assertions) || std::env::var_os("VARIORUM_OPTIMISED").is_some();
        let most = Duration::from_secs(if is_optimised { 11 } else { 22 });
        self.wall.saturating_sub(self.waited) > most || self.processor > 2 * most
    }
}

/// Readers whose program has ended become children of this process, so that their time counts and none is left behind.
fn adopt_orphans() {
    #[cfg(target_os = "linux")]
    rustix::process::set_child_subreaper(Some(rustix::process::getpid())).unwrap();
}

/// Waits until all readers have ended: a reader that outlives its program would hang here.
fn await_orphans() {
    #[cfg(target_os = "linux")]
    while rustix::process::wait(rustix::process::WaitOptions::empty()).is_ok() {}
}

/// The time on processors of all children that have ended so far, as Linux tells it in hundredths of a second.
fn processor_time() -> Duration {
    let told = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name of the program stands in brackets and may hold anything.
    let fields: Vec<&str> = told.rsplit(") ").next().unwrap_or_default().split(' ').collect();
    let ticks = |field: usize| fields.get(field).and_then(|ticks| ticks.parse::<u64>().ok()).unwrap_or_default();
    // Fields 16 and 17 of the whole line, of which the first two are cut off.
    Duration::from_millis((ticks(13) + ticks(14)) * 10)
}

/// How long, since the machine was started, some process was ready to run and had no processor.
fn waiting_time() -> Duration {
    let told = fs::read_to_string(Path::new("/proc/pressure/cpu")).unwrap_or_default();
    let total = told.lines().next().and_then(|line| line.rsplit("total=").next()?.parse().ok());
    Duration::from_micros(total.unwrap_or_default())
}
