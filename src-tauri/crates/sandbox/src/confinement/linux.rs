//! Landlock and seccomp.

use landlock::{ABI, Access, AccessFs, Ruleset, RulesetAttr, RulesetCreatedAttr};
use rustix::process::{Signal, set_parent_process_death_signal};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};
use std::io;

/// Takes the file system, the network and other programs away from this thread and those that it starts.
pub(super) fn filter() -> io::Result<()> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    no_files()?;
    no_calls()
}

/// No path can be opened any more. A kernel that has no Landlock (before 5.13) or has it turned off grants nothing here; the limit of file
/// size still keeps the child from writing.
fn no_files() -> io::Result<()> {
    let rules = Ruleset::default().handle_access(AccessFs::from_all(ABI::V1)).and_then(Ruleset::create);
    rules.and_then(|rules| rules.no_new_privs(true).restrict_self()).map(drop).map_err(io::Error::other)
}

/// The calls that a reader of documents has no use for.
const FORBIDDEN: &[i64] = &[
    libc::SYS_socket,
    libc::SYS_socketpair,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept4,
    libc::SYS_sendto,
    libc::SYS_sendmsg,
    libc::SYS_io_uring_setup,
    libc::SYS_execve,
    libc::SYS_execveat,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_kill,
    libc::SYS_mount,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_bpf,
    libc::SYS_keyctl,
    libc::SYS_unlinkat,
    libc::SYS_renameat2,
];

/// The forbidden calls fail as for lack of permission; all others go on.
fn no_calls() -> io::Result<()> {
    let arch: TargetArch = std::env::consts::ARCH.try_into().map_err(io::Error::other)?;
    let rules = FORBIDDEN.iter().map(|call| (*call, vec![])).collect();
    let denied = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    let filter = SeccompFilter::new(rules, SeccompAction::Allow, denied, arch).map_err(io::Error::other)?;
    let program: BpfProgram = filter.try_into().map_err(io::Error::other)?;
    seccompiler::apply_filter(&program).map_err(io::Error::other)
}
