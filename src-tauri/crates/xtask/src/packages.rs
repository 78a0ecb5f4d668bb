//! What the project needs from the system, by system.

use crate::step;
use crate::system::System;
use std::process::Command;

/// What the packages are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// To build and run the program.
    Program,
    /// To test it as well: a display, a browser, a driver for the window, fonts for every script of the samples, and what tells which calls of
    /// the system a program makes.
    Tests,
}

/// The packages that a system has to have for a purpose.
///
/// Empty where packages are not the way: macOS and Windows bring their own web view.
pub fn needed(system: System, purpose: Purpose) -> Vec<&'static str> {
    let (program, tests): (&[&str], &[&str]) = match system {
        System::Debian | System::Ubuntu => (
            &["build-essential", "curl", "file", "libssl-dev", "libwebkit2gtk-4.1-dev", "pkg-config"],
            &[
                "fonts-noto-cjk",
                "fonts-noto-core",
                "gir1.2-gtk-3.0",
                "imagemagick",
                "python3-gi",
                "python3-pip",
                "strace",
                "webkit2gtk-driver",
                "xdotool",
                "xvfb",
            ],
        ),
        // The driver comes with WebKitGTK 6.0 there.
        System::Fedora => (
            &["curl", "file", "gcc", "gcc-c++", "make", "openssl-devel", "pkgconf-pkg-config", "webkit2gtk4.1-devel"],
            &[
                "ImageMagick",
                "chromium",
                "google-noto-sans-cjk-fonts",
                "google-noto-sans-fonts",
                "gtk3",
                "python3-gobject",
                "python3-pip",
                "strace",
                "webkitgtk6.0",
                "xdotool",
                "xorg-x11-server-Xvfb",
            ],
        ),
        System::Arch => (
            &["base-devel", "curl", "file", "openssl", "pkgconf", "webkit2gtk-4.1"],
            &[
                "chromium",
                "gtk3",
                "imagemagick",
                "noto-fonts",
                "noto-fonts-cjk",
                "python-gobject",
                "python-pip",
                "strace",
                "webkitgtk-6.0",
                "xdotool",
                "xorg-server-xvfb",
            ],
        ),
        System::OtherLinux | System::MacOs | System::Windows => (&[], &[]),
    };
    let browser = match system {
        System::Debian => Some("chromium"),
        System::Ubuntu => Some("chromium-browser"),
        _ => None,
    };
    match purpose {
        Purpose::Program => program.to_vec(),
        Purpose::Tests => program.iter().chain(tests).copied().chain(browser).collect(),
    }
}

/// Those of `needed` that are not installed.
pub fn missing(system: System, purpose: Purpose) -> Vec<&'static str> {
    needed(system, purpose).into_iter().filter(|package| !is_installed(system, package)).collect()
}

/// The words that install packages on a system, without the rights to do so.
pub fn install_words(system: System) -> &'static [&'static str] {
    match system {
        System::Debian | System::Ubuntu => &["apt-get", "install", "--yes", "--no-install-recommends"],
        System::Fedora => &["dnf", "install"],
        System::Arch => &["pacman", "-S", "--needed"],
        System::OtherLinux | System::MacOs | System::Windows => &[],
    }
}

fn is_installed(system: System, package: &str) -> bool {
    let mut question = match system {
        System::Debian | System::Ubuntu => {
            let mut dpkg = Command::new("dpkg-query");
            dpkg.args(["--show", "--showformat=${db:Status-Abbrev}", package]);
            dpkg
        }
        System::Fedora => {
            let mut rpm = Command::new("rpm");
            rpm.args(["--query", "--whatprovides", package]);
            rpm
        }
        System::Arch => {
            let mut pacman = Command::new("pacman");
            pacman.args(["--deptest", package]);
            pacman
        }
        System::OtherLinux | System::MacOs | System::Windows => return true,
    };
    let Ok(answer) = step::ask(&mut question) else { return false };
    // A package that was removed is still known to dpkg, with another state.
    let installed_for_dpkg = answer.stdout.starts_with(b"ii");
    answer.status.success() && (installed_for_dpkg || !matches!(system, System::Debian | System::Ubuntu))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tests_need_all_that_the_program_needs() {
        for system in [System::Debian, System::Ubuntu, System::Fedora, System::Arch] {
            let tests = needed(system, Purpose::Tests);
            assert!(needed(system, Purpose::Program).iter().all(|package| tests.contains(package)), "{system:?}");
        }
    }

    #[test]
    fn every_system_with_packages_has_the_words_to_install_them() {
        for system in [System::Debian, System::Ubuntu, System::Fedora, System::Arch] {
            assert!(!needed(system, Purpose::Program).is_empty() && !install_words(system).is_empty(), "{system:?}");
        }
    }
}
