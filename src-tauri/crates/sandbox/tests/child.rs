//! Readers and a real child. This program is its own child, so it brings its own `main`.

#![allow(clippy::unwrap_used, clippy::panic, reason = "it is a test, which Clippy cannot see without a harness")]

use libtest_mimic::{Arguments, Trial};
use std::fs;
use std::io::Write;
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};
use variorum_sandbox::{Limits, ReaderProgram, Readers, SandboxError, serve};

const CHILD: &str = "be-a-child";

fn main() {
    if std::env::args().nth(1).as_deref() == Some(CHILD) {
        serve(answer).unwrap();
        return;
    }
    let arguments = Arguments::from_args();
    let trial = |(name, test): &(&str, Test)| {
        let test = *test;
        Trial::test(*name, move || {
            tokio::runtime::Runtime::new()?.block_on(test());
            Ok(())
        })
    };
    libtest_mimic::run(&arguments, TESTS.iter().map(trial).collect()).exit();
}

type Test = fn() -> std::pin::Pin<Box<dyn Future<Output = ()>>>;

const TESTS: &[(&str, Test)] = &[
    ("a_child_answers_many_questions", || Box::pin(a_child_answers_many_questions())),
    ("a_child_that_takes_too_long_is_stopped", || Box::pin(a_child_that_takes_too_long_is_stopped())),
    ("faults_are_told_apart_and_the_next_document_is_read", || {
        Box::pin(faults_are_told_apart_and_the_next_document_is_read())
    }),
    ("a_child_reaches_nothing", || Box::pin(a_child_reaches_nothing())),
    ("a_child_that_hears_nothing_and_shouts_is_killed", || Box::pin(a_child_that_hears_nothing_and_shouts_is_killed())),
    ("a_child_that_says_much_in_passing_still_answers", || Box::pin(a_child_that_says_much_in_passing_still_answers())),
    ("a_document_does_not_suffer_for_those_before_it", || Box::pin(a_document_does_not_suffer_for_those_before_it())),
    ("a_child_that_lies_is_not_believed", || Box::pin(a_child_that_lies_is_not_believed())),
    ("a_program_that_is_missing_is_named", || Box::pin(a_program_that_is_missing_is_named())),
];

/// What the child does when it is asked.
#[expect(clippy::needless_pass_by_value, reason = "this is the shape of an answer")]
fn answer(question: String, bytes: Vec<u8>) -> String {
    let tried = |result: std::io::Result<()>| if result.is_ok() { "done" } else { "refused" }.to_owned();
    let with = String::from_utf8_lossy(&bytes);
    match question.as_str() {
        "length" => bytes.len().to_string(),
        "id" => std::process::id().to_string(),
        "sleep" => {
            thread::sleep(Duration::from_mins(1));
            String::new()
        }
        "spin" => loop {
            std::hint::black_box(());
        },
        "overflow" => descend(0).to_string(),
        "eat" => {
            let mut all = Vec::new();
            loop {
                all.push(vec![1_u8; 64 * 1024 * 1024]);
            }
        }
        "eat at once" => vec![1_u8; 1024 * 1024 * 1024].len().to_string(),
        "keep" => vec![1_u8; 300 * 1024 * 1024].leak().len().to_string(),
        "panic" => panic!("on this document"),
        "long" => "x".repeat(1024 * 1024),
        "shout" => loop {
            eprintln!("{with}");
        },
        "mutter" => {
            for _ in 0..10_000 {
                eprintln!("{with}");
            }
            "said".to_owned()
        }
        "say raw" => {
            std::io::stdout().write_all(&bytes).unwrap();
            std::io::stdout().flush().unwrap();
            std::process::exit(0)
        }
        "write" => tried(fs::write(&*with, "x")),
        "read" => tried(fs::read(&*with).map(drop)),
        "list" => tried(fs::read_dir(&*with).map(drop)),
        "remove" => tried(fs::remove_file(&*with)),
        "rename" => tried(fs::rename(&*with, format!("{with}.moved"))),
        "link" => tried(fs::hard_link(&*with, format!("{with}.linked"))),
        "make folder" => tried(fs::create_dir(&*with)),
        "connect" => tried(TcpStream::connect(&*with).map(drop)),
        "listen" => tried(TcpListener::bind(&*with).map(drop)),
        "send" => tried(UdpSocket::bind("127.0.0.1:0").and_then(|socket| socket.send_to(b"x", &*with)).map(drop)),
        "run" => tried(Command::new(&*with).status().map(drop)),
        "thread" => tried(thread::Builder::new().spawn(|| {}).map(drop)),
        #[cfg(unix)]
        "signal" => {
            let process = rustix::process::Pid::from_raw(with.parse().unwrap()).unwrap();
            tried(rustix::process::kill_process(process, rustix::process::Signal::CONT).map_err(Into::into))
        }
        #[cfg(unix)]
        "local socket" => tried(std::os::unix::net::UnixDatagram::unbound().map(drop)),
        #[cfg(unix)]
        "free oneself" => {
            use rustix::process::{Resource, Rlimit, setrlimit};
            tried(setrlimit(Resource::Fsize, Rlimit { current: None, maximum: None }).map_err(Into::into))
        }
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
    for idle in ["sleep", "spin"] {
        assert!(matches!(ask(&readers, idle, b"").await, Err(SandboxError::TimedOut)), "{idle}");
    }
    assert!(start.elapsed() < Duration::from_secs(30));
}

async fn faults_are_told_apart_and_the_next_document_is_read() {
    let readers = readers(Limits { answer_bytes: 1024, ..Limits::default() });
    assert!(matches!(ask(&readers, "overflow", b"").await, Err(SandboxError::TooDeep)));
    assert!(matches!(ask(&readers, "panic", b"").await, Err(SandboxError::Died)));
    assert!(matches!(ask(&readers, "long", b"").await, Err(SandboxError::AnswerTooLarge)));
    #[cfg(target_os = "linux")]
    for greedy in ["eat", "eat at once"] {
        assert!(matches!(ask(&readers, greedy, b"").await, Err(SandboxError::OutOfMemory)), "{greedy}");
    }
    assert_eq!(ask(&readers, "length", b"abc").await.unwrap(), "3");
}

async fn a_child_reaches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    fs::write(&old, "x").unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let readers = readers(Limits::default());
    let (old_path, new_path) = (old.to_string_lossy(), new.to_string_lossy());
    let mut tried = vec![("write", &*new_path), ("write", &*old_path)];
    if cfg!(target_os = "linux") {
        tried.extend([
            ("read", &*old_path),
            ("read", "/etc/passwd"),
            ("list", "/"),
            ("remove", &*old_path),
            ("rename", &*old_path),
            ("link", &*old_path),
            ("make folder", &*new_path),
            ("connect", &*address),
            ("listen", "127.0.0.1:0"),
            ("send", &*address),
            ("local socket", ""),
            ("run", "/bin/true"),
            ("thread", ""),
            ("free oneself", ""),
        ]);
    }
    for (what, with) in tried {
        assert_eq!(ask(&readers, what, with.as_bytes()).await.unwrap(), "refused", "{what} {with}");
    }
    if cfg!(target_os = "linux") {
        let own = std::process::id().to_string();
        assert_eq!(ask(&readers, "signal", own.as_bytes()).await.unwrap(), "refused");
        let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().path()).collect();
        assert_eq!(left, std::slice::from_ref(&old), "nothing was made, moved or removed");
        assert_eq!(fs::read(&old).unwrap(), b"x");
        listener.set_nonblocking(true).unwrap();
        assert_eq!(listener.accept().unwrap_err().kind(), std::io::ErrorKind::WouldBlock, "nobody called");
    }
    assert_eq!(fs::read(&new).unwrap_or_default(), b"");
}

async fn a_child_that_hears_nothing_and_shouts_is_killed() {
    let readers = readers(Limits { time: Duration::from_millis(500), ..Limits::default() });
    let start = Instant::now();
    let child = ask(&readers, "id", b"").await.unwrap();
    // The one says more than a pipe holds, the other takes less than it is given.
    let long = vec![7; 1024 * 1024];
    let (shouting, unheard) = tokio::join!(ask(&readers, "shout", b"no"), ask(&readers, "sleep", &long));
    assert!(matches!((shouting, unheard), (Err(SandboxError::TimedOut), Err(SandboxError::TimedOut))));
    assert!(start.elapsed() < Duration::from_secs(30));
    if cfg!(target_os = "linux") {
        let lives = || fs::read_to_string(format!("/proc/{child}/status")).is_ok_and(|status| !status.contains("Z ("));
        while lives() {
            assert!(start.elapsed() < Duration::from_secs(30), "the child lives on");
            thread::sleep(Duration::from_millis(10));
        }
    }
}

async fn a_child_that_says_much_in_passing_still_answers() {
    let readers = readers(Limits::default());
    assert_eq!(ask(&readers, "mutter", b"a warning that nobody reads").await.unwrap(), "said");
}

async fn a_document_does_not_suffer_for_those_before_it() {
    let readers = readers(Limits::default());
    if cfg!(target_os = "linux") {
        // Each of the two needs more than the other has left over.
        for _ in 0..2 {
            assert_eq!(ask(&readers, "keep", b"").await.unwrap(), (300 * 1024 * 1024).to_string());
        }
        let child = ask(&readers, "id", b"").await.unwrap();
        assert!(Command::new("kill").args(["-9", &child]).status().unwrap().success());
        assert_eq!(ask(&readers, "length", b"abc").await.unwrap(), "3");
    }
}

async fn a_child_that_lies_is_not_believed() {
    let readers = readers(Limits { answer_bytes: 1024, ..Limits::default() });
    for (said, code) in [
        (&b"\xff\xff\xff\xff"[..], "answer_too_large"),
        (b"\x64\0\0\0short", "reader_died"),
        (b"\x02", "reader_died"),
        (b"\x02\0\0\0[}", "reader_not_understood"),
        (b"", "reader_died"),
    ] {
        assert_eq!(ask(&readers, "say raw", said).await.unwrap_err().code(), code);
    }
    assert_eq!(ask(&readers, "length", b"abc").await.unwrap(), "3");
}

async fn a_program_that_is_missing_is_named() {
    let program = ReaderProgram { program: "no/such/program".into(), arguments: vec![] };
    let readers = Readers::new(program, Limits::default(), 1);
    let error = readers.ask::<_, String>(&"length", b"").await.unwrap_err();
    assert!(error.to_string().contains("program") && SandboxError::CODES.contains(&error.code()));
}
