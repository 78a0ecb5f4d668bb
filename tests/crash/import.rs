//! An archive that articles are brought into, by a program that does not live to the end of it.

use crate::articles::{COMMON, headline, page};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};
use variorum_tests::{Home, command_line};

pub struct Import {
    pub home: Home,
    /// The articles, as they are named to the program.
    files: Vec<(String, String)>,
    /// The headlines of those that the program said are in.
    pub acknowledged: BTreeSet<String>,
}

impl Import {
    /// `count` articles as files, and no archive yet.
    pub fn new(round: usize, count: usize) -> Self {
        let home = Home::new();
        let make = |number: usize| {
            let number = (round * count + number) as u64;
            let name = format!("{number}.html");
            fs::write(home.path().join(&name), page(number)).unwrap();
            (name, headline(number))
        };
        let files = (0..count).map(make).collect();
        Self { home, files, acknowledged: BTreeSet::new() }
    }

    pub fn count(&self) -> usize {
        self.files.len()
    }

    /// A program in the home of this import.
    pub fn prepare<'c>(&self, program: &'c mut Command, arguments: &[&str]) -> &'c mut Command {
        program
            .args(arguments)
            .envs(self.home.variables())
            .env_remove("VARIORUM_HOME")
            .current_dir(self.home.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.prepare(&mut Command::new(command_line()), arguments).output().unwrap()
    }

    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(arguments);
        serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|error| panic!("{arguments:?}: {error}: {}", String::from_utf8_lossy(&output.stderr)))
    }

    /// The first of the articles that are not known to be in.
    fn next(&self, at_once: usize) -> Vec<&str> {
        let is_missing = |(_, headline): &&(String, String)| !self.acknowledged.contains(headline);
        self.files.iter().filter(is_missing).take(at_once).map(|(name, _)| name.as_str()).collect()
    }

    /// Takes down what a program said is in, whole lines alone.
    pub fn hear(&mut self, said: &[u8]) {
        let said = String::from_utf8_lossy(said);
        let whole = said.rfind('\n').map_or("", |end| &said[..end]);
        let is_in = |name: &str| {
            let said_of = |line: &str| line.strip_prefix(name)?.strip_prefix(": ").map(str::to_owned);
            whole
                .lines()
                .filter_map(said_of)
                .any(|said| said.starts_with("added") || said.starts_with("in the archive"))
        };
        let heard: Vec<String> =
            self.files.iter().filter(|(name, _)| is_in(name)).map(|(_, headline)| headline.clone()).collect();
        self.acknowledged.extend(heard);
    }

    /// How long it takes in peace to make an archive and add as many articles as are there.
    pub fn takes(&mut self) -> Duration {
        let started = Instant::now();
        self.goes_on_to_the_end();
        started.elapsed()
    }

    /// Starts to add the next articles, and kills the program. Answers what it said of errors; nothing when it had ended before.
    pub fn kill_after(&mut self, at_once: usize, delay: Duration) -> Option<String> {
        let (output, has_ended) = self.kill(&[&["add"][..], &self.next(at_once)].concat(), delay);
        self.hear(&output.stdout);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!has_ended || output.status.success(), "{said}");
        (!has_ended).then_some(said)
    }

    /// Starts the program and kills it. Answers what it said, and whether it had ended before.
    pub fn kill(&self, arguments: &[&str], delay: Duration) -> (Output, bool) {
        let mut program = self.prepare(&mut Command::new(command_line()), arguments).spawn().unwrap();
        thread::sleep(delay);
        let has_ended = program.try_wait().unwrap().is_some();
        program.kill().unwrap();
        (program.wait_with_output().unwrap(), has_ended)
    }

    /// The headlines that are found in the archive, and how long it took to open and ask it.
    pub fn found(&self) -> (BTreeSet<String>, Duration) {
        let started = Instant::now();
        let answer = self.json(&["search", COMMON, "--limit", "1000", "--format", "json"]);
        let took = started.elapsed();
        if answer["error"]["code"] == "archive_not_found" {
            return (BTreeSet::new(), took);
        }
        let found = answer["found"].as_array().unwrap_or_else(|| panic!("{answer}"));
        (found.iter().map(|found| found["title"].as_str().unwrap().to_owned()).collect(), took)
    }

    /// Nothing that the program said is in is missing.
    pub fn holds(&self, found: &BTreeSet<String>) {
        let lost: Vec<&String> = self.acknowledged.difference(found).collect();
        assert!(lost.is_empty(), "lost: {lost:?}");
    }

    /// Whatever is found is there with its bytes and its state, and there is nothing else. Says how many have their story.
    pub fn is_whole(&self, found: &BTreeSet<String>) -> u64 {
        let checked = self.json(&["check", "--format", "json"]);
        assert_eq!(checked["findings"], Value::Array(vec![]), "{checked}");
        let stories = self.json(&["stories", "--format", "json"]);
        let placed: u64 =
            stories["stories"].as_array().unwrap().iter().map(|story| story["articles"].as_u64().unwrap()).sum();
        let count = found.len() as u64;
        assert_eq!((checked["captures"].as_u64(), checked["states"].as_u64()), (Some(count), Some(count)));
        // What was kept last may still wait for its place, which it gets when the archive is next opened for writing.
        assert!(placed == count || placed + 1 == count, "{placed} of {count} are placed");
        placed
    }

    /// What was cut off goes on when it is started again with all of it.
    pub fn goes_on_to_the_end(&mut self) {
        let all: Vec<&str> = self.files.iter().map(|(name, _)| name.as_str()).collect();
        let output = self.run(&[&["add"][..], &all].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        self.hear(&output.stdout);
        assert_eq!(self.acknowledged.len(), self.files.len());
        let (found, _) = self.found();
        self.holds(&found);
        assert_eq!(self.is_whole(&found), found.len() as u64);
    }

    /// Copies the archive into a folder, and says how long that took.
    pub fn backs_up(&self, folder: &str) -> Duration {
        // It is named for the second.
        thread::sleep(Duration::from_secs(1));
        let started = Instant::now();
        let output = self.run(&["backup", folder]);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        started.elapsed()
    }

    /// One of the copies in a folder that holds nothing else.
    pub fn only_backups(&self, folder: &str) -> String {
        let files = fs::read_dir(self.home.path().join(folder)).unwrap();
        let names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        assert!(names.iter().all(|name| name.ends_with(".sqlite")), "{names:?}");
        format!("{folder}/{}", names[0])
    }

    /// The copy becomes an archive, unless it did so already, and nothing else is left in its folder.
    pub fn is_restored(&self, backup: &str, folder: &str) {
        let was_there = self.home.path().join(folder).join("variorum.sqlite").exists();
        let output = self.run(&["--archive", folder, "restore", backup]);
        assert_eq!(output.status.success(), !was_there, "{}", String::from_utf8_lossy(&output.stderr));
        let checked = self.json(&["--archive", folder, "check", "--format", "json"]);
        assert_eq!(
            (checked["states"].as_u64(), &checked["findings"]),
            (Some(self.files.len() as u64), &Value::Array(vec![]))
        );
        let files = fs::read_dir(self.home.path().join(folder)).unwrap();
        let names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        assert!(names.iter().all(|name| name.starts_with("variorum.sqlite") || name == "variorum.lock"), "{names:?}");
    }
}
