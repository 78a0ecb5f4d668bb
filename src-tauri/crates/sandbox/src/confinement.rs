//! What a child does to itself before it reads the first byte.

#[cfg(target_os = "linux")]
#[path = "confinement/linux.rs"]
mod filters;
#[cfg(windows)]
#[path = "confinement/windows.rs"]
mod job;
#[cfg(unix)]
#[path = "confinement/unix.rs"]
mod rlimits;

use std::io;

/// Confines this thread, and the process as far as the system can. Fails when something that the system offers could not be had: a reader that
/// is freer than promised is none.
pub(crate) fn confine() -> io::Result<()> {
    #[cfg(unix)]
    rlimits::limit()?;
    #[cfg(target_os = "linux")]
    filters::filter()?;
    #[cfg(windows)]
    job::enter()?;
    Ok(())
}
