//! How large the page is shown.

use crate::window;
use std::sync::{Mutex, PoisonError};
use tauri::{AppHandle, Manager};

/// The steps, in percent, as browsers have them.
const STEPS: [u16; 13] = [50, 67, 75, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300];
const ACTUAL_SIZE: usize = 5;

/// Which step is shown.
#[derive(Debug)]
pub struct Zoom(Mutex<usize>);

impl Default for Zoom {
    fn default() -> Self {
        Self(Mutex::new(ACTUAL_SIZE))
    }
}

/// A change of size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A step larger.
    In,
    /// A step smaller.
    Out,
    /// As it was made.
    Reset,
}

/// Shows the page larger or smaller.
pub fn change(app: &AppHandle, change: Change) -> tauri::Result<()> {
    let zoom = app.state::<Zoom>();
    let mut step = zoom.0.lock().unwrap_or_else(PoisonError::into_inner);
    *step = after(*step, change);
    let percent = STEPS.get(*step).copied().unwrap_or(100);
    window::of(app).map_or(Ok(()), |window| window.set_zoom(f64::from(percent) / 100.0))
}

fn after(step: usize, change: Change) -> usize {
    match change {
        Change::In => (step + 1).min(STEPS.len() - 1),
        Change::Out => step.saturating_sub(1),
        Change::Reset => ACTUAL_SIZE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_stays_within_the_steps() {
        let largest = (0..99).fold(ACTUAL_SIZE, |step, _| after(step, Change::In));
        let smallest = (0..99).fold(ACTUAL_SIZE, |step, _| after(step, Change::Out));
        assert_eq!((STEPS[largest], STEPS[smallest]), (300, 50));
        assert_eq!(STEPS[after(largest, Change::Reset)], 100);
    }
}
