//! What a report gives a reader to check it with, and what it must not tell.

use crate::sample;
use serde_json::Value;
use variorum_messages::Catalogue;
use variorum_report::{ReportFormat, write};

fn written(format: ReportFormat) -> String {
    let mut out = Vec::new();
    write(&sample::wide_story(), format, &Catalogue::new("en"), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_hash_is_shown() {
    for format in ReportFormat::ALL {
        let document = written(*format);
        for source in sample::wide_story().sources {
            assert!(document.contains(&source.sha256.to_string()), "{format:?}: {}", source.siglum);
        }
    }
}

#[test]
fn no_path_and_no_user_is_told() {
    for format in ReportFormat::ALL {
        let document = written(*format);
        for told in ["/home", "someone", "Someone", "C:", "secret", "reader:"] {
            assert!(!document.contains(told), "{format:?} tells {told}");
        }
        assert!(document.contains("observer.html"), "{format:?} names the file");
    }
}

#[test]
fn an_address_that_is_a_path_is_cut_to_its_name() {
    let mut report = sample::story();
    report.sources[0].url = Some("file:///home/someone/saved.html".into());
    for format in ReportFormat::ALL {
        let mut out = Vec::new();
        write(&report, *format, &Catalogue::new("en"), &mut out).unwrap();
        let document = String::from_utf8(out).unwrap();
        assert!(document.contains("saved.html") && !document.contains("someone"), "{format:?}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    for format in ReportFormat::ALL {
        assert_eq!(written(*format), written(*format));
    }
}

#[test]
fn what_is_absent_is_null_in_json() {
    let document: Value = serde_json::from_str(&written(ReportFormat::Json)).unwrap();
    assert_eq!(document["schema"], "variorum.report/1");
    assert_eq!(document["sources"][0]["url"], Value::Null);
    assert_eq!(document["sources"][7]["outlet"], Value::Null);
    assert_eq!(document["sources"][3]["published"], Value::Null);
}

#[test]
fn what_cannot_be_written_is_an_error() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    for format in ReportFormat::ALL {
        let error = write(&sample::story(), *format, &Catalogue::new("en"), &mut Full).unwrap_err();
        assert_eq!(error.code(), "report_not_written");
    }
}
