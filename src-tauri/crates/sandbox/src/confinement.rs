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

/// Confines the process as far as the system can. To be called before there is a second thread: threads inherit the confinement of the one
/// that starts them. Fails, as [`seal`] does, when something that the system offers could not be had: a reader that is freer than promised is
/// none.
pub(crate) fn enclose() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    filters::no_files()?;
    #[cfg(unix)]
    rlimits::limit()?;
    #[cfg(windows)]
    job::enter()?;
    Ok(())
}

/// Takes the last freedoms away from all threads, that of starting threads among them.
#[cfg_attr(not(target_os = "linux"), expect(clippy::unnecessary_wraps, reason = "only Linux has calls to take away"))]
pub(crate) fn seal() -> io::Result<()> {
    #[cfg(target_os = "linux")]
    filters::few_calls()?;
    Ok(())
}
