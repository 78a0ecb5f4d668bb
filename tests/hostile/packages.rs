//! ZIP archives and gzip files.

use crate::case::{Case, either, read, unread};
use crate::deflate::{blanks, crc32, expanded, gzip, gzipped, stored};
use crate::story::page_with;
use crate::zip::{Member, archive, archive_saying, member};

/// What a package is refused for that lies about what is in it.
const LIES: &[&str] = &["damaged", "unpacks_too_large", "no_documents", "too_large", "empty"];
const BOMB: &[&str] = &["unpacks_too_large", "too_large"];
const NOT_READ: &[&str] = &["unknown_format", "binary"];

pub fn cases() -> Vec<Case> {
    [bombs(), names(), zip_lies(), gzips(), others()].into_iter().flatten().collect()
}

/// An honest member with the article.
fn good() -> Member {
    member("ferries.html", &page_with(""))
}

/// A member that expands to blanks.
fn blown(name: &str, repetitions: usize) -> Member {
    let stream = blanks(repetitions);
    let (packed, unpacked) = (stream.len() as u32, expanded(repetitions) as u32);
    Member { method: 8, sum: 0, packed, unpacked, stream, ..member(name, b"") }
}

/// Packages in packages, each made by `around` from the one inside.
fn nested(depth: usize, around: impl Fn(&[u8]) -> Vec<u8>) -> Vec<u8> {
    (0..depth).fold(page_with(""), |inside, _| around(&inside))
}

fn bombs() -> Vec<Case> {
    vec![
        unread("a ZIP archive that expands to a gigabyte", "zip", BOMB, || archive(&[blown("a.html", 4_160_000)])),
        unread("a ZIP archive that expands to a gigabyte and denies it", "zip", LIES, || {
            archive(&[Member { unpacked: 1_000, ..blown("a.html", 4_160_000) }])
        }),
        either("a ZIP archive with a bomb beside an article", "zip", || archive(&[good(), blown("b.html", 4_160_000)])),
        either("a ZIP archive of 200 members of ten megabytes each", "zip", || {
            archive(&(0..200).map(|number| blown(&format!("{number}.txt"), 40_000)).collect::<Vec<_>>())
        }),
        either("a ZIP archive whose 2,000 members are all the same bytes", "zip", || {
            let shared = Member { at: Some(0), ..blown("x.txt", 20_000) };
            let echo = |number| Member { name: format!("{number}.txt").into_bytes(), stream: vec![], ..shared.clone() };
            archive(&std::iter::once(shared.clone()).chain((0..2_000).map(echo)).collect::<Vec<_>>())
        }),
        unread("ZIP archives in ZIP archives, 30 deep", "zip", &["packages_too_deep"], || {
            nested(30, |inside| archive(&[member("in.zip", inside)]))
        }),
        unread("gzip in gzip, 30 deep", "gz", &["packages_too_deep"], || nested(30, gzipped)),
        unread("ZIP and gzip in turns, 30 deep", "zip", &["packages_too_deep"], || {
            nested(15, |inside| archive(&[member("in.gz", &gzipped(inside))]))
        }),
        read("ZIP archives in ZIP archives, 5 deep", "zip", || {
            nested(5, |inside| archive(&[member("in.zip", inside)]))
        }),
        either("ZIP archives that each hold ten others, 3 deep", "zip", || {
            (0..3).fold(archive(&[blown("a.txt", 4_000)]), |inside, _| {
                archive(&(0..10).map(|number| member(format!("{number}.zip"), &inside)).collect::<Vec<_>>())
            })
        }),
        either("a ZIP archive of 60,000 empty members", "zip", || {
            archive(&(0..60_000).map(|number| member(format!("{number}.html"), b"")).collect::<Vec<_>>())
        }),
    ]
}

fn names() -> Vec<Case> {
    let named =
        |name: &'static str, own: &'static [u8]| read(name, "zip", move || archive(&[member(own, &page_with(""))]));
    vec![
        named("a member that climbs out of its folder", b"../../../../../../tmp/variorum-was-here.html"),
        named("a member with an absolute name", b"/tmp/variorum-was-here.html"),
        either("a member that climbs out by the other stroke", "zip", || {
            archive(&[member("..\\..\\..\\variorum-was-here.html", &page_with(""))])
        }),
        named("a member on a drive", b"C:\\variorum-was-here.html"),
        named("a member whose name has a null byte", b"ferries.html\0.exe"),
        named("a member whose name is no text", b"\xff\xfe\x1b[2J\r\n.html"),
        read("a member whose name has 60,000 letters", "zip", || {
            archive(&[member("a/".repeat(29_990) + "ferries.html", &page_with(""))])
        }),
        either("a member without a name", "zip", || archive(&[member("", &page_with(""))])),
        either("a member that is a link to a file of the system", "zip", || {
            archive(&[Member { mode: 0o120_777, ..member("ferries.html", b"/etc/passwd") }])
        }),
        read("members of one name", "zip", || archive(&vec![good(); 20])),
        either("a member with two names", "zip", || {
            archive(&[Member { local_name: Some(b"other.exe".to_vec()), ..good() }])
        }),
        unread("a ZIP archive of folders only", "zip", &["no_documents"], || {
            archive(&[member("a/", b""), member("a/b/", b"")])
        }),
    ]
}

fn zip_lies() -> Vec<Case> {
    let lying = |name: &'static str, change: fn(&mut Member)| {
        either(name, "zip", move || {
            let mut liar = good();
            change(&mut liar);
            archive(&[liar])
        })
    };
    vec![
        lying("a member that is larger than it says", |member| member.unpacked = 3),
        lying("a member that is smaller than it says", |member| member.unpacked = u32::MAX - 1),
        lying("a member that takes more room than there is", |member| member.packed = 0x7fff_ffff),
        lying("a member whose sum is wrong", |member| member.sum ^= 1),
        lying("a member that begins behind the end", |member| member.at = Some(0xffff_fff0)),
        lying("a member that begins in the directory", |member| member.at = Some(member.stream.len() as u32 + 50)),
        lying("a member that is locked", |member| member.flags = 1),
        lying("a member packed in a way that there is not", |member| member.method = 99),
        lying("a member whose sizes stand behind it and are missing", |member| member.flags = 8),
        lying("a member with sizes of an archive beyond 4 GB that tells none", |member| {
            (member.packed, member.unpacked) = (u32::MAX, u32::MAX);
        }),
        lying("a member whose stream is noise", |member| member.stream.iter_mut().for_each(|byte| *byte ^= 0x5a)),
        lying("a member whose stream never ends", |member| member.stream[0] = 0),
        either("a ZIP archive that says to have more members", "zip", || archive_saying(&[good()], 60_000, b"")),
        either("a ZIP archive that says to have none", "zip", || archive_saying(&[good()], 0, b"")),
        either("a ZIP archive whose comment is another one's end", "zip", || {
            archive_saying(&[good()], 1, &archive(&[])[..])
        }),
        either("a ZIP archive without its end", "zip", || {
            let mut whole = archive(&[good()]);
            whole.truncate(whole.len() - 30);
            whole
        }),
        unread("the first bytes of a ZIP archive", "zip", &["damaged"], || b"PK\x03\x04".to_vec()),
        unread("an empty ZIP archive", "zip", &["no_documents"], || archive(&[])),
        either("a ZIP archive behind a megabyte of noise", "zip", || {
            [vec![0x5a; 1_000_000], archive(&[good()])].concat()
        }),
        either("a ZIP archive between two others", "zip", || {
            [archive(&[good()]), archive(&[good()]), archive(&[])].concat()
        }),
    ]
}

fn gzips() -> Vec<Case> {
    vec![
        unread("a gzip file that expands to a gigabyte", "gz", BOMB, || {
            gzip(&blanks(4_160_000), 0, expanded(4_160_000) as u32)
        }),
        unread("a gzip file that expands to a gigabyte and denies it", "gz", BOMB, || gzip(&blanks(4_160_000), 0, 7)),
        either("a gzip file whose sum is wrong", "gz", || gzip(&stored(&page_with("")), 1, 2)),
        either("a gzip file whose second member is broken", "gz", || {
            let mut second = gzipped(&page_with(""));
            second[14..40].fill(0xaa);
            [gzipped(&page_with("")), second].concat()
        }),
        either("a gzip file with noise behind it", "gz", || [gzipped(&page_with("")), vec![0xaa; 10_000]].concat()),
        either("a gzip file of 200,000 empty members", "gz", || gzipped(b"").repeat(200_000)),
        either("a gzip file cut off", "gz", || {
            let mut whole = gzipped(&page_with(""));
            whole.truncate(whole.len() / 2);
            whole
        }),
        either("a gzip file whose name never ends", "gz", || {
            [&b"\x1f\x8b\x08\x08\0\0\0\0\0\xff"[..], &[b'a'; 1_000_000]].concat()
        }),
        unread("the first bytes of a gzip file", "gz", LIES, || b"\x1f\x8b\x08".to_vec()),
        unread("a gzip file of nothing", "gz", LIES, || gzipped(b"")),
        either("a gzip file of a million empty blocks", "gz", || {
            let page = page_with("");
            let stream = [b"\0\0\0\xff\xff".repeat(1_000_000), stored(&page)].concat();
            gzip(&stream, crc32(&page), page.len() as u32)
        }),
        either("a tape archive that lies about a length", "tar", || {
            let mut head = vec![0; 512];
            head[..12].copy_from_slice(b"ferries.html");
            head[124..136].copy_from_slice(b"77777777777\0");
            head[257..263].copy_from_slice(b"ustar\0");
            [head, page_with("")].concat()
        }),
    ]
}

fn others() -> Vec<Case> {
    let begun = |name: &'static str, ending: &'static str, start: &'static [u8]| {
        unread(name, ending, NOT_READ, move || [start, &[0xa5; 1_000]].concat())
    };
    vec![
        begun("a 7z archive", "7z", b"7z\xbc\xaf\x27\x1c"),
        begun("a RAR archive", "rar", b"Rar!\x1a\x07\x01\0"),
        begun("a program", "exe", b"MZ\x90\0"),
        begun("a compound file of an old word processor", "doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    ]
}
