//! Folders in which a database is not safe: those of another machine, and those that a program serves.
//!
//! There, locks and shared memory may hold for one machine alone, and what was flushed may not be on any disk yet.

use crate::ArchiveError;
use std::io;
use std::path::Path;

/// Refuses a database at `path` when the folder that it is in, or the nearest one that there is, is no folder of this machine's own disks.
pub(crate) fn refuse(path: &Path, is_elsewhere: impl Fn(&Path) -> io::Result<bool>) -> Result<(), ArchiveError> {
    let mut folders =
        path.ancestors().skip(1).map(|folder| if folder.as_os_str().is_empty() { Path::new(".") } else { folder });
    let Some(folder) = folders.find(|folder| folder.exists()) else { return Ok(()) };
    // What cannot be asked is not held against it: where it is broken, opening says so.
    if is_elsewhere(folder).unwrap_or(false) { Err(ArchiveError::Network(path.to_owned())) } else { Ok(()) }
}

/// Whether a folder lies in a file system of another machine or of a program.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(crate) fn is_elsewhere(folder: &Path) -> io::Result<bool> {
    Ok(is_served(rustix::fs::statfs(folder)?.f_type as u32))
}

#[cfg(any(target_os = "macos", target_os = "ios"))]
pub(crate) fn is_elsewhere(folder: &Path) -> io::Result<bool> {
    /// `MNT_LOCAL` of `sys/mount.h`: the file system is stored on this machine.
    const LOCAL: u32 = 0x1000;
    Ok(rustix::fs::statfs(folder)?.f_flags & LOCAL == 0)
}

/// Whether it is named by the machine that it lies on. A letter that stands for such a folder becomes that name.
#[cfg(windows)]
pub(crate) fn is_elsewhere(folder: &Path) -> io::Result<bool> {
    use std::path::{Component, Prefix};
    let named = std::fs::canonicalize(folder)?;
    Ok(
        matches!(named.components().next(), Some(Component::Prefix(prefix)) if matches!(prefix.kind(), Prefix::UNC(..) | Prefix::VerbatimUNC(..))),
    )
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_os = "macos", target_os = "ios", windows)))]
pub(crate) fn is_elsewhere(_: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Whether file systems of this type, as Linux numbers them (`linux/magic.h` and the file systems' own sources), are served by another machine
/// or by a program.
#[cfg(any(target_os = "linux", target_os = "android"))]
const fn is_served(kind: u32) -> bool {
    matches!(
        kind,
        0x6969 // NFS
            | 0x517B // SMB
            | 0xFF53_4D42 // CIFS
            | 0xFE53_4D42 // SMB 2 and later
            | 0x0102_1997 // 9P
            | 0x6573_5546 // FUSE: SSHFS, rclone and the like
            | 0x5346_414F // AFS
            | 0x6B41_4653 // AFS of the kernel
            | 0x7375_7245 // Coda
            | 0x00C3_6400 // Ceph
            | 0x564C // NCP
            | 0x0BD0_0BD0 // Lustre
            | 0x4750_4653 // GPFS
            | 0x7461_636F // OCFS2
            | 0x0116_1970 // GFS2
            | 0x786F_4256 // folders that VirtualBox shares
            | 0xBACB_ACBC // folders that VMware shares
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_in_a_folder_of_another_machine_is_refused_before_anything_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("not yet there").join("archive.db");
        let asked = |asked: &Path| {
            assert_eq!(asked, folder.path());
            Ok(true)
        };
        assert_eq!(refuse(&path, asked).unwrap_err().code(), "archive_on_network");
        refuse(&path, |_| Ok(false)).unwrap();
        refuse(&path, |_| Err(io::ErrorKind::Unsupported.into())).unwrap();
        refuse(Path::new("archive.db"), |here| Ok(here != Path::new("."))).unwrap();
    }

    #[test]
    fn the_disk_of_this_machine_is_its_own() {
        assert!(!is_elsewhere(&std::env::temp_dir()).unwrap());
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn file_systems_are_told_by_their_numbers() {
        for served in [0x6969, 0x517B, 0xFF53_4D42, 0xFE53_4D42, 0x0102_1997, 0x6573_5546] {
            assert!(is_served(served), "{served:x}");
        }
        // ext4, Btrfs, XFS, tmpfs, overlay, ZFS, F2FS, exFAT, FAT, NTFS.
        for own in [
            0xEF53,
            0x9123_683E,
            0x5846_5342,
            0x0102_1994,
            0x794C_7630,
            0x2FC1_2FC1,
            0xF2F5_2010,
            0x2011_BAB0,
            0x4D44,
            0x7366_746E,
        ] {
            assert!(!is_served(own), "{own:x}");
        }
    }
}
