//! What can be said when the window is opened from a command line.

use clap::{Parser, ValueEnum};
use std::path::PathBuf;

/// Opens the window of Variorum.
#[derive(Debug, Parser)]
#[command(version)]
pub struct Arguments {
    /// The folder of the archive, instead of the one that `VARIORUM_HOME` names or the one in the data folder
    #[arg(long, value_name = "FOLDER")]
    pub archive: Option<PathBuf>,
    /// The folder of the sample stories, instead of those that come with the program
    #[arg(long, value_name = "FOLDER")]
    pub samples: Option<PathBuf>,
    /// The file of the model by which passages are compared by meaning, instead of the one that `VARIORUM_MODEL` names or that came with the program
    #[arg(long, value_name = "FILE")]
    pub model: Option<PathBuf>,
    /// The `variorum` program that reads documents, instead of the one beside this program
    #[arg(long, value_name = "PROGRAM")]
    pub reader: Option<PathBuf>,
    /// Light or dark, instead of what the system says
    #[arg(long)]
    pub theme: Option<Theme>,
}

/// A choice of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Theme {
    /// Dark letters on a light page.
    Light,
    /// Light letters on a dark page.
    Dark,
}

impl From<Theme> for tauri::Theme {
    fn from(theme: Theme) -> Self {
        match theme {
            Theme::Light => Self::Light,
            Theme::Dark => Self::Dark,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn the_theme_can_be_chosen() {
        let arguments = Arguments::try_parse_from(["variorum-desktop", "--theme", "dark"]).unwrap();
        assert_eq!(arguments.theme, Some(Theme::Dark));
        assert!(Arguments::try_parse_from(["variorum-desktop", "--theme", "pink"]).is_err());
    }
}
