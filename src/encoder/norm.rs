//! Layer normalisation (Ba et al. 2016, "Layer Normalization").

/// What a normalisation multiplies by and adds.
#[derive(Debug, Default)]
pub struct Norm {
    weight: Vec<f32>,
    bias: Vec<f32>,
}

impl Norm {
    /// The next numbers of a file: `length` weights, then as many biases.
    pub fn take(numbers: &mut impl Iterator<Item = f32>, length: usize) -> Self {
        let mut take = || numbers.by_ref().take(length).collect();
        Self { weight: take(), bias: take() }
    }

    /// Brings rows to mean 0 and variance 1 after something (or nothing) is added. `epsilon` is added to the variance.
    #[inline(always)]
    pub fn apply(&self, rows: &mut [f32], added: &[f32], epsilon: f32) {
        let h = self.weight.len();
        for (i, row) in rows.chunks_exact_mut(h).enumerate() {
            if let Some(added) = added.get(i * h..(i + 1) * h) {
                add(row, added, 1.0);
            }
            let mean = sum(row, |v| v) / h as f32;
            let variance = sum(row, |v| (v - mean) * (v - mean)) / h as f32;
            let inverse = 1.0 / (variance + epsilon).sqrt();
            for ((v, weight), bias) in row.iter_mut().zip(&self.weight).zip(&self.bias) {
                *v = (*v - mean) * inverse * weight + bias;
            }
        }
    }
}

/// A sum in sixteen strands, which processors add side by side.
#[inline(always)]
fn sum(row: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let mut strands = [0f32; 16];
    for part in row.as_chunks::<16>().0 {
        for (s, v) in strands.iter_mut().zip(part) {
            *s += of(*v);
        }
    }
    strands.iter().sum()
}

/// Brings a vector to length 1, but for one of length 0.
pub fn unit(vector: &mut [f32]) {
    let length = vector.iter().map(|v| v * v).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
    vector.iter_mut().for_each(|v| *v /= length);
}

/// `to += factor × from`
#[inline(always)]
pub fn add(to: &mut [f32], from: &[f32], factor: f32) {
    for (t, f) in to.iter_mut().zip(from) {
        *t = f.mul_add(factor, *t);
    }
}
