//! A disk of which one change fails: SQLite's own way to the system, with a counter in front of it.
#![allow(unsafe_code, reason = "SQLite reaches files through a table of C functions")]
//!
//! # Safety
//!
//! The table that is registered is a copy of SQLite's own but for the opening of files, and lives for ever. The opening hands everything to the
//! original, and then puts before the functions of the open file a copy of these with three others, which also lives for ever. SQLite calls
//! these with the file that it opened and with what its own functions expect; they hand it on unchanged, or not at all.

use rusqlite::ffi::{
    SQLITE_OK, sqlite3_file, sqlite3_filename, sqlite3_io_methods, sqlite3_vfs, sqlite3_vfs_find, sqlite3_vfs_register,
};
use std::cell::Cell;
use std::ffi::{c_int, c_void};
use std::ptr;
use std::sync::Once;
use std::sync::atomic::{AtomicPtr, Ordering};

/// What SQLite hears of a change.
#[derive(Clone, Copy, Debug)]
pub struct Fault {
    /// Its code for that.
    pub code: c_int,
    /// Whether all later changes fail, too.
    pub lasts: bool,
}

thread_local! {
    static CHANGES: Cell<u32> = const { Cell::new(0) };
    static FAULT: Cell<Option<(u32, Fault)>> = const { Cell::new(None) };
}

/// Counts the changes that this thread makes to databases while `work` is done, the one of this number failing, and says how many there were.
pub fn with_fault(number: u32, fault: Fault, work: impl FnOnce()) -> u32 {
    stand_between();
    CHANGES.set(0);
    FAULT.set(Some((number, fault)));
    work();
    FAULT.set(None);
    CHANGES.get()
}

/// What becomes of the next change; nothing when it may be made.
fn met() -> Option<c_int> {
    let (number, fault) = FAULT.get()?;
    let change = CHANGES.get() + 1;
    CHANGES.set(change);
    (change == number || fault.lasts && change > number).then_some(fault.code)
}

static ORIGINAL: AtomicPtr<sqlite3_vfs> = AtomicPtr::new(ptr::null_mut());

/// Puts itself in the place of the system's file system.
pub fn stand_between() {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(|| unsafe {
        let original = sqlite3_vfs_find(ptr::null());
        ORIGINAL.store(original, Ordering::Release);
        let counted =
            sqlite3_vfs { pNext: ptr::null_mut(), zName: c"failing".as_ptr(), xOpen: Some(open), ..*original };
        assert_eq!(sqlite3_vfs_register(Box::leak(Box::new(counted)), 1), SQLITE_OK);
    });
}

/// The functions of a file, those of SQLite behind them.
#[repr(C)]
struct Counted {
    methods: sqlite3_io_methods,
    original: *const sqlite3_io_methods,
}

unsafe extern "C" fn open(
    _: *mut sqlite3_vfs,
    name: sqlite3_filename,
    file: *mut sqlite3_file,
    flags: c_int,
    given: *mut c_int,
) -> c_int {
    unsafe {
        let system = ORIGINAL.load(Ordering::Acquire);
        let Some(open) = (*system).xOpen else { std::process::abort() };
        let opened = open(system, name, file, flags, given);
        let original = (*file).pMethods;
        if opened == SQLITE_OK && !original.is_null() {
            let methods =
                sqlite3_io_methods { xWrite: Some(write), xTruncate: Some(truncate), xSync: Some(sync), ..*original };
            (*file).pMethods = ptr::from_ref(Box::leak(Box::new(Counted { methods, original }))).cast();
        }
        opened
    }
}

unsafe fn original<'a>(file: *mut sqlite3_file) -> &'a sqlite3_io_methods {
    unsafe { &*(*(*file).pMethods.cast::<Counted>()).original }
}

unsafe extern "C" fn write(file: *mut sqlite3_file, from: *const c_void, count: c_int, at: i64) -> c_int {
    let Some(write) = (unsafe { original(file).xWrite }) else { std::process::abort() };
    met().unwrap_or_else(|| unsafe { write(file, from, count, at) })
}

unsafe extern "C" fn truncate(file: *mut sqlite3_file, size: i64) -> c_int {
    let Some(truncate) = (unsafe { original(file).xTruncate }) else { std::process::abort() };
    met().unwrap_or_else(|| unsafe { truncate(file, size) })
}

/// No power fails here, so that nothing has to be flushed in earnest, which takes most of the time.
unsafe extern "C" fn sync(_: *mut sqlite3_file, _: c_int) -> c_int {
    met().unwrap_or(SQLITE_OK)
}
