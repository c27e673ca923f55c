//! A vector as it is kept: a byte a number.

/// A vector of length 1 in bytes: number `i` is `scale × values[i]`.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector {
    pub scale: f32,
    pub values: Vec<i8>,
}

impl Vector {
    /// Rounds each number to one of 255 steps.
    pub fn of(numbers: &[f32]) -> Self {
        let most = numbers.iter().fold(0f32, |a, b| a.max(b.abs()));
        let scale = most / 127.0;
        let step = |n: &f32| if scale > 0.0 { (n / scale).round() as i8 } else { 0 };
        Self { scale, values: numbers.iter().map(step).collect() }
    }
}
