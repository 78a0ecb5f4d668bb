//! Takes the pictures of the window that the README shows: `pictures SAMPLES FOLDER`, called by `cargo xtask pictures`.

#![allow(clippy::expect_used, clippy::panic, reason = "a picture that cannot be taken ends the program")]

use std::env;
use std::fs;
use std::path::PathBuf;
use variorum_tests::Window;

fn main() {
    let mut words = env::args_os().skip(1).map(PathBuf::from);
    let (Some(samples), Some(folder)) = (words.next(), words.next()) else {
        panic!("give the folder of the samples and the folder for the pictures");
    };
    fs::create_dir_all(&folder).expect("the folder for the pictures can be made");
    for theme in ["light", "dark"] {
        let archive = tempfile::tempdir().expect("a fresh folder for the archive");
        let window = Window::open([
            "--archive".to_owned(),
            archive.path().display().to_string(),
            "--samples".to_owned(),
            samples.display().to_string(),
            "--theme".to_owned(),
            theme.to_owned(),
        ]);
        window.wait_for("nav .story");
        window.press_named("Close");
        window.press_saying("Kremlin on Iran");
        window.choose_columns(&["The Asking Channel", "Daily Rewriter", "Northern Agency"]);
        // Where the program shows what it is for: words changed inside quotation marks.
        window.press_named("Next difference");
        window.wait_until("an altered quotation stands in the middle", |window| {
            let place = "const row = document.querySelector('mark.quote').closest('[role=row]');
                         row.scrollIntoView({ block: 'center' });
                         return row.getBoundingClientRect().top";
            let top = window.run(place).as_f64()?;
            (200.0..600.0).contains(&top).then_some(())
        });
        let picture = folder.join(format!("side-by-side-{theme}.png"));
        window.picture(&picture);
        println!("{}", picture.display());
    }
}
