//! Products of 4-bit weights and 8-bit activations, which is where nearly all of the encoder's time goes.
//!
//! Weights are quantised as `Q4_0`: 32 neighbouring weights of a row share a scale, each is a nibble `n` and means
//! `scale × (n − 8)`. They are laid out for the kernel, so that a mapped file is used as it lies: sixteen rows go together, a
//! vector register holds the nibbles of four columns of each, and sums of different rows never have to be parted.

// SIMD loads and calls of functions for an instruction set are unsafe; both are justified where they stand.
#![allow(unsafe_code)]

/// Weights that share a scale.
pub const BLOCK: usize = 32;
/// Rows that are computed together.
pub const LANES: usize = 16;
/// Bytes of the nibbles of a block of [`LANES`] rows.
pub const BLOCK_BYTES: usize = BLOCK * LANES / 2;
/// Bytes of the scales of a block of [`LANES`] rows, each an IEEE 754 half.
pub const SCALE_BYTES: usize = LANES * 2;

/// A matrix of `rows × columns` and what is added to each product.
#[derive(Debug, Clone, Copy)]
pub struct Matrix<'m> {
    pub rows: usize,
    pub columns: usize,
    /// [`BLOCK_BYTES`] for each block of columns of each group of rows. In 64 bytes `v`, byte `4 × row + c` holds column
    /// `4v + c` in its low nibble and column `16 + 4v + c` in its high one.
    pub nibbles: &'m [u8],
    /// [`SCALE_BYTES`] for each block, little-endian.
    pub scales: &'m [u8],
    pub bias: &'m [f32],
}

/// Rows of activations, each block of 32 with a scale of its own (`Q8_0`).
#[derive(Debug, Default)]
pub struct Activations {
    columns: usize,
    values: Vec<i8>,
    scales: Vec<f32>,
    /// −8 × the sum of the block: what the nibbles' offset comes to.
    offsets: Vec<i32>,
}

/// The instructions that the processor has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Isa {
    #[cfg(target_arch = "x86_64")]
    Avx512,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    Portable,
}

impl Isa {
    /// The best that this processor has.
    pub fn best() -> Self {
        *Self::all().last().unwrap_or(&Self::Portable)
    }

    /// All that this processor has, best last.
    pub fn all() -> Vec<Self> {
        let mut out = vec![Self::Portable];
        #[cfg(target_arch = "x86_64")]
        {
            if is_x86_feature_detected!("avx2") && is_x86_feature_detected!("fma") && is_x86_feature_detected!("f16c") {
                out.push(Self::Avx2);
                if is_x86_feature_detected!("avx512f")
                    && is_x86_feature_detected!("avx512bw")
                    && is_x86_feature_detected!("avx512dq")
                    && is_x86_feature_detected!("avx512vl")
                    && is_x86_feature_detected!("avx512vnni")
                {
                    out.push(Self::Avx512);
                }
            }
        }
        out
    }

    /// Runs `work` compiled for these instructions, if its inner functions are inlined.
    #[inline(always)]
    pub fn run<T>(self, work: impl FnOnce() -> T) -> T {
        match self {
            // SAFETY: `all` gives an instruction set only after it has found every feature of it on this processor.
            #[cfg(target_arch = "x86_64")]
            Self::Avx512 => unsafe { x86::with_avx512(work) },
            // SAFETY: as above.
            #[cfg(target_arch = "x86_64")]
            Self::Avx2 => unsafe { x86::with_avx2(work) },
            Self::Portable => work(),
        }
    }
}

impl Activations {
    /// Quantises rows of `columns` values each; `columns` is a multiple of [`BLOCK`].
    pub fn quantise(&mut self, isa: Isa, rows: &[f32], columns: usize) {
        self.columns = columns;
        self.values.resize(rows.len(), 0);
        self.scales.resize(rows.len() / BLOCK, 0.0);
        self.offsets.resize(rows.len() / BLOCK, 0);
        isa.run(
            #[inline(always)]
            || {
                let blocks = rows.as_chunks::<BLOCK>().0.iter().zip(self.values.as_chunks_mut::<BLOCK>().0);
                for ((from, to), (scale, offset)) in blocks.zip(self.scales.iter_mut().zip(&mut self.offsets)) {
                    (*scale, *offset) = quantise_block(from, to);
                }
            },
        );
    }
}

#[inline(always)]
fn quantise_block(from: &[f32; BLOCK], to: &mut [i8; BLOCK]) -> (f32, i32) {
    let mut most = [0f32; 8];
    for part in from.as_chunks::<8>().0 {
        for (m, v) in most.iter_mut().zip(part) {
            *m = m.max(v.abs());
        }
    }
    let most = most.iter().fold(0f32, |a, b| a.max(*b));
    let scale = most / 127.0;
    let inverse = if scale > 0.0 { 1.0 / scale } else { 0.0 };
    let mut sum = 0i32;
    for (q, v) in to.iter_mut().zip(from) {
        // Adding and taking away 1.5 × 2²³ rounds to the nearest whole number.
        const ROUND: f32 = 12_582_912.0;
        let rounded = (v * inverse + ROUND) - ROUND;
        let whole = rounded as i32;
        *q = whole as i8;
        sum += whole;
    }
    (scale, -8 * sum)
}

/// `out[row of activations][row of the matrix]`.
pub fn product(isa: Isa, matrix: Matrix<'_>, activations: &Activations, out: &mut [f32]) {
    let blocks = matrix.columns / BLOCK;
    let tokens = activations.values.len() / matrix.columns.max(1);
    // What the kernels take for granted.
    assert_eq!(activations.columns, matrix.columns, "activations of this matrix");
    assert_eq!(matrix.nibbles.len(), matrix.rows / LANES * blocks * BLOCK_BYTES, "nibbles of whole groups");
    assert_eq!(matrix.scales.len(), matrix.rows / LANES * blocks * SCALE_BYTES, "a scale for each block");
    assert!(matrix.bias.len() == matrix.rows && matrix.rows.is_multiple_of(LANES) && matrix.columns.is_multiple_of(BLOCK));
    assert_eq!(out.len(), tokens * matrix.rows, "room for each product");
    match isa {
        // SAFETY: the processor has the instructions (see `Isa::all`), and the lengths were checked above.
        #[cfg(target_arch = "x86_64")]
        Isa::Avx512 => unsafe { x86::product_avx512(matrix, activations, tokens, out) },
        // SAFETY: as above.
        #[cfg(target_arch = "x86_64")]
        Isa::Avx2 => unsafe { x86::product_avx2(matrix, activations, tokens, out) },
        Isa::Portable => portable(matrix, activations, tokens, out),
    }
}

fn portable(matrix: Matrix<'_>, activations: &Activations, tokens: usize, out: &mut [f32]) {
    let blocks = matrix.columns / BLOCK;
    for group in 0..matrix.rows / LANES {
        for token in 0..tokens {
            let mut sums = [0f32; LANES];
            sums.copy_from_slice(&matrix.bias[group * LANES..][..LANES]);
            for block in 0..blocks {
                let nibbles = &matrix.nibbles[(group * blocks + block) * BLOCK_BYTES..][..BLOCK_BYTES];
                let scales = &matrix.scales[(group * blocks + block) * SCALE_BYTES..][..SCALE_BYTES];
                let values = &activations.values[token * matrix.columns + block * BLOCK..][..BLOCK];
                let mut whole = [activations.offsets[token * blocks + block]; LANES];
                for (v, bytes) in nibbles.chunks_exact(64).enumerate() {
                    for (row, four) in bytes.chunks_exact(4).enumerate() {
                        for (c, byte) in four.iter().enumerate() {
                            whole[row] += i32::from(byte & 15) * i32::from(values[4 * v + c]);
                            whole[row] += i32::from(byte >> 4) * i32::from(values[16 + 4 * v + c]);
                        }
                    }
                }
                let scale = activations.scales[token * blocks + block];
                for ((sum, whole), half) in sums.iter_mut().zip(whole).zip(scales.chunks_exact(2)) {
                    *sum += whole as f32 * (scale * half_to_f32(u16::from_le_bytes([half[0], half[1]])));
                }
            }
            out[token * matrix.rows + group * LANES..][..LANES].copy_from_slice(&sums);
        }
    }
}

/// IEEE 754 half to single precision.
#[inline(always)]
pub fn half_to_f32(half: u16) -> f32 {
    let (sign, exponent, fraction) = (u32::from(half >> 15) << 31, (half >> 10) & 31, u32::from(half & 0x3ff));
    let magnitude = match exponent {
        0 => return f32::from_bits(sign | (fraction as f32 * 2f32.powi(-24)).to_bits()),
        31 => 0x7f80_0000 | fraction << 13,
        _ => (u32::from(exponent) + 112) << 23 | fraction << 13,
    };
    f32::from_bits(sign | magnitude)
}

/// Dot product of a vector and one as it lies in a file, where each byte is an `i8`. Fast within [`Isa::run`] only.
#[inline(always)]
pub fn dot(a: &[i8], b: &[u8]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b as i8)).sum()
}

#[cfg(target_arch = "x86_64")]
mod x86 {
    use std::arch::x86_64::*;

    use super::{Activations, BLOCK, BLOCK_BYTES, LANES, Matrix, SCALE_BYTES};

    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma,f16c")]
    pub fn with_avx512<T>(work: impl FnOnce() -> T) -> T {
        work()
    }

    #[target_feature(enable = "avx2,fma,f16c")]
    pub fn with_avx2<T>(work: impl FnOnce() -> T) -> T {
        work()
    }

    /// # Safety
    /// Lengths as [`super::product`] checks them.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma,f16c")]
    pub unsafe fn product_avx512(matrix: Matrix<'_>, activations: &Activations, tokens: usize, out: &mut [f32]) {
        for group in 0..matrix.rows / LANES {
            let mut token = 0;
            while token < tokens {
                // SAFETY: whole tiles of tokens that there are.
                token += unsafe {
                    match tokens - token {
                        10.. => tile_avx512::<10>(matrix, activations, group, token, out),
                        4.. => tile_avx512::<4>(matrix, activations, group, token, out),
                        _ => tile_avx512::<1>(matrix, activations, group, token, out),
                    }
                };
            }
        }
    }

    /// # Safety
    /// Lengths as [`super::product`] checks them; `T` tokens from `token` on.
    #[target_feature(enable = "avx512f,avx512bw,avx512dq,avx512vl,avx512vnni,avx2,fma,f16c")]
    #[inline]
    unsafe fn tile_avx512<const T: usize>(m: Matrix<'_>, a: &Activations, group: usize, token: usize, out: &mut [f32]) -> usize {
        let blocks = m.columns / BLOCK;
        let low = _mm512_set1_epi8(15);
        // SAFETY: every address lies in a slice whose length `product` has checked.
        unsafe {
            let mut sums = [_mm512_loadu_ps(m.bias.as_ptr().add(group * LANES)); T];
            for block in 0..blocks {
                let at = group * blocks + block;
                let nibbles = m.nibbles.as_ptr().add(at * BLOCK_BYTES);
                let mut whole: [__m512i; T] =
                    std::array::from_fn(|t| _mm512_set1_epi32(*a.offsets.get_unchecked((token + t) * blocks + block)));
                for v in 0..4 {
                    let both = _mm512_loadu_si512(nibbles.add(64 * v).cast());
                    let first = _mm512_and_si512(both, low);
                    let second = _mm512_and_si512(_mm512_srli_epi16::<4>(both), low);
                    for (t, whole) in whole.iter_mut().enumerate() {
                        let values = a.values.as_ptr().add((token + t) * m.columns + block * BLOCK + 4 * v);
                        let one = _mm512_set1_epi32(values.cast::<i32>().read_unaligned());
                        let two = _mm512_set1_epi32(values.add(16).cast::<i32>().read_unaligned());
                        *whole = _mm512_dpbusd_epi32(*whole, first, one);
                        *whole = _mm512_dpbusd_epi32(*whole, second, two);
                    }
                }
                let scales = _mm512_cvtph_ps(_mm256_loadu_si256(m.scales.as_ptr().add(at * SCALE_BYTES).cast()));
                for t in 0..T {
                    let scale = _mm512_set1_ps(*a.scales.get_unchecked((token + t) * blocks + block));
                    sums[t] = _mm512_fmadd_ps(_mm512_cvtepi32_ps(whole[t]), _mm512_mul_ps(scales, scale), sums[t]);
                }
            }
            for (t, sum) in sums.iter().enumerate() {
                _mm512_storeu_ps(out.as_mut_ptr().add((token + t) * m.rows + group * LANES), *sum);
            }
        }
        T
    }

    /// # Safety
    /// Lengths as [`super::product`] checks them.
    #[target_feature(enable = "avx2,fma,f16c")]
    pub unsafe fn product_avx2(matrix: Matrix<'_>, activations: &Activations, tokens: usize, out: &mut [f32]) {
        for group in 0..matrix.rows / LANES {
            for half in 0..2 {
                let mut token = 0;
                while token < tokens {
                    // SAFETY: whole tiles of tokens that there are.
                    token += unsafe {
                        match tokens - token {
                            4.. => tile_avx2::<4>(matrix, activations, group, half, token, out),
                            _ => tile_avx2::<1>(matrix, activations, group, half, token, out),
                        }
                    };
                }
            }
        }
    }

    /// Eight rows of a group: its lower or its upper half.
    ///
    /// # Safety
    /// Lengths as [`super::product`] checks them; `T` tokens from `token` on; `half` is 0 or 1.
    #[target_feature(enable = "avx2,fma,f16c")]
    #[inline]
    unsafe fn tile_avx2<const T: usize>(m: Matrix<'_>, a: &Activations, group: usize, half: usize, token: usize, out: &mut [f32]) -> usize {
        let blocks = m.columns / BLOCK;
        let low = _mm256_set1_epi8(15);
        let ones = _mm256_set1_epi16(1);
        let row = group * LANES + half * 8;
        // SAFETY: every address lies in a slice whose length `product` has checked.
        unsafe {
            let mut sums = [_mm256_loadu_ps(m.bias.as_ptr().add(row)); T];
            for block in 0..blocks {
                let at = group * blocks + block;
                let nibbles = m.nibbles.as_ptr().add(at * BLOCK_BYTES + half * 32);
                // Sixteen products of at most 15 × 127 in each sum: 30,480 fits sixteen bits.
                let mut pairs = [_mm256_setzero_si256(); T];
                for v in 0..4 {
                    let both = _mm256_loadu_si256(nibbles.add(64 * v).cast());
                    let first = _mm256_and_si256(both, low);
                    let second = _mm256_and_si256(_mm256_srli_epi16::<4>(both), low);
                    for (t, pairs) in pairs.iter_mut().enumerate() {
                        let values = a.values.as_ptr().add((token + t) * m.columns + block * BLOCK + 4 * v);
                        let one = _mm256_set1_epi32(values.cast::<i32>().read_unaligned());
                        let two = _mm256_set1_epi32(values.add(16).cast::<i32>().read_unaligned());
                        *pairs = _mm256_add_epi16(*pairs, _mm256_maddubs_epi16(first, one));
                        *pairs = _mm256_add_epi16(*pairs, _mm256_maddubs_epi16(second, two));
                    }
                }
                let scales = _mm256_cvtph_ps(_mm_loadu_si128(m.scales.as_ptr().add(at * SCALE_BYTES + half * 16).cast()));
                for t in 0..T {
                    let offset = _mm256_set1_epi32(*a.offsets.get_unchecked((token + t) * blocks + block));
                    let scale = _mm256_set1_ps(*a.scales.get_unchecked((token + t) * blocks + block));
                    let whole = _mm256_add_epi32(_mm256_madd_epi16(pairs[t], ones), offset);
                    sums[t] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(whole), _mm256_mul_ps(scales, scale), sums[t]);
                }
            }
            for (t, sum) in sums.iter().enumerate() {
                _mm256_storeu_ps(out.as_mut_ptr().add((token + t) * m.rows + row), *sum);
            }
        }
        T
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same pseudo-random bytes each time (Knuth's multiplicative generator).
    fn bytes(n: usize, mut seed: u64) -> Vec<u8> {
        (0..n)
            .map(|_| {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (seed >> 56) as u8
            })
            .collect()
    }

    #[test]
    fn every_instruction_set_computes_the_same() {
        let (rows, columns, tokens) = (32, 96, 17);
        let blocks = columns / BLOCK;
        let nibbles = bytes(rows / LANES * blocks * BLOCK_BYTES, 1);
        // Halves between 0.0 and 2.0.
        let scales: Vec<u8> = bytes(rows / LANES * blocks * LANES, 2).iter().flat_map(|b| [*b, 0x3c - b % 8]).collect();
        let bias: Vec<f32> = bytes(rows, 3).iter().map(|b| f32::from(*b) - 128.0).collect();
        let values: Vec<f32> = bytes(tokens * columns, 4).iter().map(|b| (f32::from(*b) - 128.0) / 32.0).collect();
        let matrix = Matrix { rows, columns, nibbles: &nibbles, scales: &scales, bias: &bias };
        let compute = |isa| {
            let mut activations = Activations::default();
            activations.quantise(isa, &values, columns);
            let mut out = vec![0.0; tokens * rows];
            product(isa, matrix, &activations, &mut out);
            out
        };
        let expected = compute(Isa::Portable);
        for isa in Isa::all() {
            for (a, b) in expected.iter().zip(compute(isa)) {
                assert!((a - b).abs() <= 1e-4 * a.abs().max(1.0), "{isa:?}: {a} {b}");
            }
        }
    }

    #[test]
    fn halves_are_read() {
        for (half, value) in [(0x3c00, 1.0), (0xc000, -2.0), (0x0001, 5.960_464_5e-8), (0x8000, -0.0), (0x7bff, 65504.0)] {
            assert_eq!(half_to_f32(half), value);
        }
        assert!(half_to_f32(0x7e00).is_nan() && half_to_f32(0x7c00).is_infinite());
    }
}
