//! Steps that a person can follow: each is named, passes on what its program prints, and says that it still goes on.

use crate::failure::Failure;
use std::io;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

/// Some tools say nothing for minutes; a person who waits is told this often that they still run.
const REMINDER: Duration = Duration::from_secs(30);

/// Runs a program under a name, its output passed on as it comes.
pub fn run(name: &str, command: &mut Command) -> Result<(), Failure> {
    eprintln!("\n==> {name}");
    let started = Instant::now();
    let child = command.stdin(Stdio::null()).spawn().map_err(|error| not_started(command, error))?;
    let status = wait(name, child, started).map_err(|error| not_started(command, error))?;
    let seconds = started.elapsed().as_secs_f64();
    if status.success() {
        eprintln!("    {name}: done in {seconds:.1} s");
        Ok(())
    } else {
        eprintln!("    {name}: failed after {seconds:.1} s");
        Err(Failure::Failed { step: name.to_owned(), status })
    }
}

/// Runs a program that speaks for itself: nothing is said while it runs, nor after.
pub fn hand_over(name: &str, command: &mut Command) -> Result<(), Failure> {
    eprintln!("\n==> {name}");
    let status = command.status().map_err(|error| not_started(command, error))?;
    if status.success() { Ok(()) } else { Err(Failure::Failed { step: name.to_owned(), status }) }
}

/// Asks a program for its output; nothing is shown.
pub fn ask(command: &mut Command) -> Result<Output, Failure> {
    command.stdin(Stdio::null()).output().map_err(|error| not_started(command, error))
}

/// Says what the chore itself does between its programs.
pub fn say(what: &str) {
    eprintln!("    {what}");
}

/// Says why a part of a chore failed when the chore goes on with its other parts.
pub fn report(failure: &Failure) {
    // A step that ran has said so itself.
    if !matches!(failure, Failure::Failed { .. }) {
        say(&failure.to_string());
    }
}

fn wait(name: &str, mut child: Child, started: Instant) -> io::Result<ExitStatus> {
    thread::scope(|scope| {
        let (ended, running) = mpsc::channel::<()>();
        scope.spawn(move || {
            while running.recv_timeout(REMINDER) == Err(RecvTimeoutError::Timeout) {
                eprintln!("    {name}: {} s so far", started.elapsed().as_secs());
            }
        });
        let status = child.wait();
        drop(ended);
        status
    })
}

fn not_started(command: &Command, error: io::Error) -> Failure {
    Failure::NotStarted { program: command.get_program().to_string_lossy().into_owned(), error }
}
