//! The real window, driven from outside.

use crate::{Display, Home, desktop};
use serde_json::{Value, json};
use std::env;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a window may take to show what is waited for.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the program and its driver say goes to this file in their home: it must not hold the test's own output open while they end.
const SAID: &str = "said.log";

/// The program's window on a display and in a home of its own; all end with this value.
///
/// It speaks the W3C `WebDriver` protocol with the driver of the system's web view.
#[derive(Debug)]
pub struct Window {
    session: String,
    http: ureq::Agent,
    // Dropped in this order: first the driver, then the display, whose end also ends a program that hangs.
    driver: Driver,
    display: Display,
    home: Home,
}

#[derive(Debug)]
struct Driver {
    process: Child,
    address: String,
}

impl Window {
    /// Opens the window with these arguments.
    pub fn open<I: IntoIterator<Item = S>, S: Into<String>>(arguments: I) -> Self {
        let display = Display::start();
        let home = Home::new();
        let driver = Driver::start(&display, &home);
        let http = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            // The protocol describes failures in the body of an answer.
            .http_status_as_error(false)
            .build()
            .new_agent();
        let mut window = Self { session: String::new(), http, driver, display, home };
        window.wait_until("the driver answers", |window| window.http.get(&window.url("status")).call().ok());
        let arguments: Vec<String> = arguments.into_iter().map(Into::into).collect();
        let wanted = json!({ "webkitgtk:browserOptions": { "binary": desktop(), "args": arguments } });
        let answer = window
            .post("session", &json!({ "capabilities": { "alwaysMatch": wanted } }))
            .unwrap_or_else(|failure| panic!("the window did not open: {failure}"));
        let session = answer["sessionId"].as_str().expect("a new session has an id");
        window.session = format!("session/{session}");
        window
    }

    /// The display that the window stands on.
    pub fn display(&self) -> &Display {
        &self.display
    }

    /// The folder that the program takes for the person's own.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Writes a picture of the window, its menu included, as PNG.
    pub fn picture(&self, to: &Path) {
        let window = self.display.attend_to("--name", "^Variorum$");
        self.display.picture(&window, to);
    }

    /// Runs the body of a JavaScript function in the view and returns what it returns.
    pub fn run(&self, body: &str) -> Value {
        self.post(&format!("{}/execute/sync", self.session), &json!({ "script": body, "args": [] }))
            .unwrap_or_else(|failure| panic!("{failure}\nin: {body}"))
    }

    /// Waits until the view shows an element, given as a CSS selector.
    pub fn wait_for(&self, selector: &str) {
        self.wait_until(&format!("{selector} is shown"), |window| window.find(selector).ok());
    }

    /// Presses the first element that a CSS selector finds, once it is shown.
    pub fn press(&self, selector: &str) {
        let element = self.wait_until(&format!("{selector} is shown"), |window| window.find(selector).ok());
        self.click(&element, selector);
    }

    /// Presses the first button, entry or box that goes by this name, once it is shown and can be pressed.
    pub fn press_named(&self, name: &str) {
        let is_named = format!("(element.ariaLabel ?? said(element)) === {}", Value::from(name));
        self.press_found("button, [role=menuitem], input", &is_named, name);
    }

    /// Presses the first button whose text holds these words, once it is shown and can be pressed.
    pub fn press_saying(&self, words: &str) {
        self.press_found("button", &format!("said(element).includes({})", Value::from(words)), words);
    }

    fn press_found(&self, selector: &str, condition: &str, what: &str) {
        let find = format!(
            "const said = (element) => element.textContent.replace(/\\s+/g, ' ').trim();
             const fits = (element) => !element.disabled && element.checkVisibility() && ({condition});
             return [...document.querySelectorAll('{selector}')].find(fits) ?? null"
        );
        let element = self.wait_until(&format!("“{what}” can be pressed"), |window| element_id(&window.run(&find)));
        self.click(&element, what);
    }

    /// The text of every element that a CSS selector finds, as the view holds it.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Value::from(selector);
        let found = self.run(&format!("return [...document.querySelectorAll({selector})].map(e => e.textContent)"));
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// Waits until a question about the window has an answer, and returns it.
    pub fn wait_until<T>(&self, what: &str, question: impl Fn(&Self) -> Option<T>) -> T {
        let started = Instant::now();
        loop {
            if let Some(answer) = question(self) {
                return answer;
            }
            if started.elapsed() > PATIENCE {
                let picture = env::temp_dir().join("variorum-window.png");
                self.display.picture("root", &picture);
                let said = fs::read_to_string(self.home.path().join(SAID)).unwrap_or_default();
                panic!("waited {} s until {what}, in vain: look at {}\n{said}", PATIENCE.as_secs(), picture.display());
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn find(&self, selector: &str) -> Result<String, String> {
        let by = json!({ "using": "css selector", "value": selector });
        let found = self.post(&format!("{}/element", self.session), &by)?;
        element_id(&found).ok_or_else(|| format!("{found} is not an element"))
    }

    fn click(&self, element: &str, what: &str) {
        self.post(&format!("{}/element/{element}/click", self.session), &json!({}))
            .unwrap_or_else(|failure| panic!("{what} could not be pressed: {failure}"));
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, String> {
        let mut answer = self.http.post(self.url(path)).send_json(body).map_err(|error| error.to_string())?;
        let failed = !answer.status().is_success();
        let mut body: Value = answer.body_mut().read_json().map_err(|error| error.to_string())?;
        let value = body["value"].take();
        if failed { Err(format!("{}: {}", value["error"], value["message"])) } else { Ok(value) }
    }

    fn url(&self, path: &str) -> String {
        format!("{}/{path}", self.driver.address)
    }
}

/// The id of an element, as the protocol writes it: the one value of an object.
fn element_id(value: &Value) -> Option<String> {
    value.as_object()?.values().next()?.as_str().map(str::to_owned)
}

impl Drop for Window {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // Closes the program in an orderly way; what is left of it goes with the display.
            let _ = self.http.delete(self.url(&self.session)).call();
        }
    }
}

impl Driver {
    fn start(display: &Display, home: &Home) -> Self {
        let port =
            TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port();
        let said = File::create(home.path().join(SAID)).expect("a file is made");
        let process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("DISPLAY", display.name())
            .envs(home.variables())
            // Without these the program does not answer the driver.
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(said)
            .spawn()
            .expect("WebKitWebDriver starts (package webkit2gtk-driver)");
        Self { process, address: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
