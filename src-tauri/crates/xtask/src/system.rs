//! Which operating system this is, as far as its package names go.

use std::fs;

/// A family of systems that name their packages alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Debian and those made from it.
    Debian,
    /// Ubuntu and those made from it: Debian's names, but for the browser.
    Ubuntu,
    /// Fedora and those made from it.
    Fedora,
    /// Arch Linux and those made from it.
    Arch,
    /// Any other Linux.
    OtherLinux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

impl System {
    /// The system that this program runs on.
    pub fn this() -> Self {
        if cfg!(target_os = "windows") {
            Self::Windows
        } else if cfg!(target_os = "macos") {
            Self::MacOs
        } else {
            Self::of_release(&fs::read_to_string("/etc/os-release").unwrap_or_default())
        }
    }

    /// Reads the lines `ID=` and `ID_LIKE=` of an os-release file.
    fn of_release(release: &str) -> Self {
        let names: Vec<&str> = release
            .lines()
            .filter_map(|line| line.strip_prefix("ID=").or_else(|| line.strip_prefix("ID_LIKE=")))
            .flat_map(|value| value.trim_matches(['"', '\'']).split_whitespace())
            .collect();
        let families =
            [("ubuntu", Self::Ubuntu), ("debian", Self::Debian), ("fedora", Self::Fedora), ("arch", Self::Arch)];
        families.into_iter().find(|(name, _)| names.contains(name)).map_or(Self::OtherLinux, |(_, system)| system)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_is_known_by_its_own_name() {
        assert_eq!(System::of_release("PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\n"), System::Debian);
        assert_eq!(System::of_release("NAME=\"Fedora Linux\"\nID=fedora\n"), System::Fedora);
        assert_eq!(System::of_release("ID=arch\n"), System::Arch);
    }

    #[test]
    fn a_system_made_from_ubuntu_is_not_taken_for_debian() {
        assert_eq!(System::of_release("ID=ubuntu\nID_LIKE=debian\n"), System::Ubuntu);
        assert_eq!(System::of_release("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"), System::Ubuntu);
    }

    #[test]
    fn an_unknown_system_is_not_guessed() {
        assert_eq!(System::of_release("ID=alpine\nVERSION_ID=3.22\n"), System::OtherLinux);
        assert_eq!(System::of_release(""), System::OtherLinux);
    }
}
