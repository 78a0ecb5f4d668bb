//! The one window.

use crate::arguments::Theme;
use crate::drop;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewWindow, WebviewWindowBuilder};

/// Its name in `tauri.conf.json`.
const LABEL: &str = "main";

/// Opens the window.
pub fn open(app: &AppHandle, theme: Option<Theme>) -> tauri::Result<()> {
    let config = app.config().app.windows.iter().find(|config| config.label == LABEL);
    let config = config.ok_or(tauri::Error::WindowNotFound)?;
    let window = WebviewWindowBuilder::from_config(app, config)?
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()?;
    // Asked of the window's builder, GTK would not hear of it.
    app.set_theme(theme.map(Into::into));
    let program = app.clone();
    window.on_window_event(move |event| drop::notice(&program, event));
    Ok(())
}

/// The window, while it is open.
pub fn of(app: &AppHandle) -> Option<WebviewWindow> {
    app.get_webview_window(LABEL)
}

/// The view shows the program's own page and nothing else, whatever an article's text might lead to.
fn is_own_page(address: &Url) -> bool {
    address.scheme() == "tauri" || address.host_str() == Some("tauri.localhost")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_view_goes_nowhere_else() {
        for own in ["tauri://localhost/", "http://tauri.localhost/index.html"] {
            assert!(is_own_page(&own.parse().unwrap()), "{own}");
        }
        for other in
            ["https://outlet.example/", "file:///etc/hostname", "http://tauri.localhost.example/", "data:text/html,x"]
        {
            assert!(!is_own_page(&other.parse().unwrap()), "{other}");
        }
    }
}
