//! Readers and a real child. This program is its own child, so it brings its own `main`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, which Clippy cannot see without a harness")]

use std::fs;
use std::net::TcpListener;
use std::process::Command;
use std::time::{Duration, Instant};
use variorum_sandbox::{Limits, ReaderProgram, Readers, SandboxError, serve};

const CHILD: &str = "be-a-child";

fn main() {
    if std::env::args().nth(1).as_deref() == Some(CHILD) {
        serve(answer).unwrap();
        return;
    }
    // What test runners ask of a program.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        if !arguments.iter().any(|argument| argument == "--ignored") {
            for (name, _) in TESTS {
                println!("{name}: test");
            }
        }
        return;
    }
    let asked: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    for (name, test) in
        TESTS.iter().filter(|(name, _)| asked.is_empty() || asked.iter().any(|part| name.contains(part.as_str())))
    {
        runtime.block_on(test());
        println!("test {name} ... ok");
    }
}

type Test = fn() -> std::pin::Pin<Box<dyn Future<Output = ()>>>;

const TESTS: &[(&str, Test)] = &[
    ("a_child_answers_many_questions", || Box::pin(a_child_answers_many_questions())),
    ("a_child_that_takes_too_long_is_stopped", || Box::pin(a_child_that_takes_too_long_is_stopped())),
    ("faults_are_told_apart_and_the_next_document_is_read", || {
        Box::pin(faults_are_told_apart_and_the_next_document_is_read())
    }),
    ("a_child_reaches_nothing", || Box::pin(a_child_reaches_nothing())),
    ("a_program_that_is_missing_is_named", || Box::pin(a_program_that_is_missing_is_named())),
];

/// What the child does when it is asked.
#[expect(clippy::needless_pass_by_value, reason = "this is the shape of an answer")]
fn answer(question: String, bytes: Vec<u8>) -> String {
    let tried = |result: std::io::Result<()>| if result.is_ok() { "done" } else { "refused" }.to_owned();
    match question.as_str() {
        "length" => bytes.len().to_string(),
        "sleep" => {
            std::thread::sleep(Duration::from_mins(1));
            String::new()
        }
        "overflow" => descend(0).to_string(),
        "eat" => {
            let mut all = Vec::new();
            loop {
                all.push(vec![1_u8; 64 * 1024 * 1024]);
            }
        }
        "panic" => panic!("on this document"),
        "long" => "x".repeat(1024 * 1024),
        "write" => tried(fs::write(String::from_utf8(bytes).unwrap(), "x")),
        "read" => tried(fs::read(String::from_utf8(bytes).unwrap()).map(drop)),
        "connect" => tried(std::net::TcpStream::connect(String::from_utf8(bytes).unwrap()).map(drop)),
        "run" => tried(Command::new("/bin/true").status().map(drop)),
        _ => "?".to_owned(),
    }
}

#[expect(unconditional_recursion, reason = "it is to overflow the stack")]
fn descend(depth: u64) -> u64 {
    let here = std::hint::black_box([depth; 64]);
    descend(depth + 1) + here[0]
}

fn readers(limits: Limits) -> Readers {
    let program = ReaderProgram { program: std::env::current_exe().unwrap(), arguments: vec![CHILD.into()] };
    Readers::new(program, limits, 2)
}

async fn ask(readers: &Readers, question: &str, bytes: &[u8]) -> Result<String, SandboxError> {
    readers.ask(&question, bytes).await
}

async fn a_child_answers_many_questions() {
    let readers = readers(Limits::default());
    for length in [0, 1, 5_000_000] {
        assert_eq!(ask(&readers, "length", &vec![7; length]).await.unwrap(), length.to_string());
    }
}

async fn a_child_that_takes_too_long_is_stopped() {
    let readers = readers(Limits { time: Duration::from_millis(300), ..Limits::default() });
    let start = Instant::now();
    assert!(matches!(ask(&readers, "sleep", b"").await, Err(SandboxError::TimedOut)));
    assert!(start.elapsed() < Duration::from_secs(30));
}

async fn faults_are_told_apart_and_the_next_document_is_read() {
    let readers = readers(Limits { answer_bytes: 1024, ..Limits::default() });
    assert!(matches!(ask(&readers, "overflow", b"").await, Err(SandboxError::TooDeep)));
    assert!(matches!(ask(&readers, "panic", b"").await, Err(SandboxError::Died)));
    assert!(matches!(ask(&readers, "long", b"").await, Err(SandboxError::AnswerTooLarge)));
    #[cfg(target_os = "linux")]
    assert!(matches!(ask(&readers, "eat", b"").await, Err(SandboxError::OutOfMemory)));
    assert_eq!(ask(&readers, "length", b"abc").await.unwrap(), "3");
}

async fn a_child_reaches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    fs::write(&old, "x").unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let readers = readers(Limits::default());
    let mut tried = vec![("write", new.to_string_lossy().into_owned()), ("write", old.to_string_lossy().into_owned())];
    if cfg!(target_os = "linux") {
        tried.extend([("connect", address), ("run", String::new())]);
        // Landlock can be missing from a kernel; where it is there, nothing can be opened.
        if fs::read_to_string("/sys/kernel/security/lsm").is_ok_and(|modules| modules.contains("landlock")) {
            tried.push(("read", old.to_string_lossy().into_owned()));
        }
    }
    for (what, with) in tried {
        assert_eq!(ask(&readers, what, with.as_bytes()).await.unwrap(), "refused", "{what}");
    }
    assert_eq!(fs::read(&new).unwrap_or_default(), b"");
}

async fn a_program_that_is_missing_is_named() {
    let program = ReaderProgram { program: "no/such/program".into(), arguments: vec![] };
    let readers = Readers::new(program, Limits::default(), 1);
    let error = readers.ask::<_, String>(&"length", b"").await.unwrap_err();
    assert!(error.to_string().contains("program") && SandboxError::CODES.contains(&error.code()));
}
