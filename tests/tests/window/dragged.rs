//! What a person drags onto the window.

use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

/// Two articles on one event, one of them in a folder, and three things that are none.
pub struct Dragged {
    folder: TempDir,
}

const ECHO: &str = "<!doctype html><html lang='en'><head><meta charset='utf-8'>
<title>Lantern Quay crane topples in the night gale</title>
<meta property='og:site_name' content='Harbour Écho'>
<meta property='og:title' content='Lantern Quay crane topples in the night gale'>
<meta property='article:published_time' content='2026-02-03T06:10:00Z'></head><body><article>
<h1>Lantern Quay crane topples in the night gale</h1>
<p>The old crane on Lantern Quay fell into the harbour basin shortly after two on Tuesday morning, when gusts reached 118 kilometres an hour.</p>
<p>Nobody was hurt, but the ferry berth beside it will stay closed until divers have looked at the quay wall.</p>
<p>“It groaned for a minute and then it simply lay down,” said night watchman Tobin Aldersey, who saw it from his hut.</p>
<p>The crane was built in 1931 and had not lifted a load since 1988; the harbour trust had asked for money to repair it in the autumn.</p>
</article></body></html>";

const POST: &str = "<!doctype html><html lang='en'><head><meta charset='utf-8'>
<title>Historic crane lost to the storm</title>
<meta property='og:site_name' content='Quayside Post'>
<meta property='og:title' content='Historic crane lost to the storm'>
<meta property='article:published_time' content='2026-02-03T09:45:00Z'></head><body><article>
<h1>Historic crane lost to the storm</h1>
<p>The old crane on Lantern Quay fell into the harbour basin early on Tuesday morning, when gusts reached 118 kilometres an hour.</p>
<p>Nobody was hurt, but the ferry berth beside it will stay closed until divers have inspected the quay wall.</p>
<p>“It groaned for a minute and then it lay down,” said night watchman Tobin Aldersey, who watched from his hut.</p>
<p>The crane was built in 1931; the harbour trust had asked for money to repair it last autumn.</p>
</article></body></html>";

impl Dragged {
    /// Puts them into a folder of their own.
    pub fn new() -> Self {
        let dragged = Self { folder: tempfile::tempdir().expect("a fresh folder") };
        fs::create_dir(dragged.path("more articles")).expect("a folder is made");
        fs::create_dir(dragged.path("nothing inside")).expect("a folder is made");
        fs::create_dir(dragged.no_samples()).expect("a folder is made");
        let files: [(&str, &[u8]); 4] = [
            ("Écho du port.html", ECHO.as_bytes()),
            ("more articles/the other one.html", POST.as_bytes()),
            ("empty.txt", b""),
            ("picture.bin", &[0, 159, 146, 150, 0, 1, 2, 3, 255, 254, 0, 0, 7, 200, 0, 9]),
        ];
        for (name, bytes) in files {
            fs::write(dragged.path(name), bytes).expect("a file is written");
        }
        dragged
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What is dragged.
    pub fn paths(&self) -> Vec<PathBuf> {
        ["Écho du port.html", "more articles", "empty.txt", "picture.bin", "nothing inside"]
            .map(|name| self.path(name))
            .to_vec()
    }

    /// A folder without sample stories, so that the archive stays empty.
    pub fn no_samples(&self) -> PathBuf {
        self.path("no samples")
    }
}
