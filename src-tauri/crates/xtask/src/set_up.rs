//! Brings the machine to where the project can be built: installs system packages or names them.

use crate::failure::Failure;
use crate::packages::{self, Purpose};
use crate::step;
use crate::system::System;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::Command;

/// The registry key under which Windows keeps the version of its web view.
const WEBVIEW2_KEY: &str =
    r"HKLM\SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}";

/// Sees that the system has what a purpose needs.
///
/// On Debian and Ubuntu missing packages are installed, elsewhere named with the command that installs them.
pub fn system(purpose: Purpose) -> Result<(), Failure> {
    let system = System::this();
    match system {
        System::Debian | System::Ubuntu => install_with_apt(system, purpose),
        System::Fedora | System::Arch => {
            let missing = packages::missing(system, purpose);
            if missing.is_empty() {
                return Ok(());
            }
            let command = packages::install_words(system).join(" ");
            Err(Failure::Missing { what: missing.join(" "), remedy: format!("sudo {command} {}", missing.join(" ")) })
        }
        System::OtherLinux => named_unless(
            answers("pkg-config", &["--exists", "webkit2gtk-4.1"]),
            "WebKitGTK 4.1 with its development files, and a C compiler",
            "install them with your system's package manager; they are often called webkit2gtk-4.1 and gcc",
        ),
        System::MacOs => named_unless(
            answers("xcode-select", &["--print-path"]),
            "Apple's command line tools",
            "xcode-select --install",
        ),
        System::Windows => named_unless(
            answers("reg", &["query", WEBVIEW2_KEY, "/v", "pv"]),
            "the WebView2 runtime",
            "winget install Microsoft.EdgeWebView2Runtime",
        ),
    }
}

/// Whether this is an automatic run, where nobody can be asked.
fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| !value.is_empty() && value != "false")
}

fn install_with_apt(system: System, purpose: Purpose) -> Result<(), Failure> {
    let missing = packages::missing(system, purpose);
    if missing.is_empty() {
        return Ok(());
    }
    let is_root = step::ask(Command::new("id").arg("-u"))?.stdout.trim_ascii() == b"0";
    let rights: &[&str] = match (is_root, is_ci()) {
        (true, _) => &["env"],
        (false, true) => &["sudo", "--non-interactive", "env"],
        (false, false) => &["sudo", "env"],
    };
    let words = packages::install_words(system);
    if !is_root && !is_ci() && !may_install(&missing)? {
        let remedy = format!("sudo {} {}", words.join(" "), missing.join(" "));
        return Err(Failure::Missing { what: missing.join(" "), remedy });
    }
    step::run("Reading the package lists", &mut apt(rights, &["apt-get", "update"]))?;
    step::run("Installing system packages", apt(rights, words).args(&missing))
}

/// A command of apt that asks nothing, `rights` being the words that let it run.
fn apt(rights: &[&str], words: &[&str]) -> Command {
    let mut command = Command::new(rights.first().unwrap_or(&"env"));
    command.args(rights.iter().skip(1)).arg("DEBIAN_FRONTEND=noninteractive").args(words);
    command
}

fn may_install(missing: &[&str]) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    eprint!("These system packages are missing: {}\nInstall them now with sudo apt-get? [y/N] ", missing.join(" "));
    let mut answer = String::new();
    let read = io::stderr().flush().and_then(|()| io::stdin().read_line(&mut answer));
    read.map_err(|error| Failure::File { path: "standard input".into(), error })?;
    Ok(matches!(answer.trim(), "y" | "Y" | "yes"))
}

fn answers(program: &str, words: &[&str]) -> bool {
    step::ask(Command::new(program).args(words)).is_ok_and(|answer| answer.status.success())
}

fn named_unless(present: bool, what: &str, remedy: &str) -> Result<(), Failure> {
    if present { Ok(()) } else { Err(Failure::Missing { what: what.into(), remedy: remedy.into() }) }
}
