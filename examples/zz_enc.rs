use std::io::{BufRead, Write};
use whosaid::embedding::*;
fn main() {
    let a: Vec<String> = std::env::args().collect();
    let mut isa = Isa::best();
    let mut th = 1;
    if a.len() > 3 {
        th = a[3].parse().unwrap();
    }
    if a.len() > 4 {
        isa = Isa::all()[a[4].parse::<usize>().unwrap()];
    }
    let t = std::time::Instant::now();
    let e = E5::open(a[1].as_ref()).unwrap().with(isa, th);
    let o = t.elapsed();
    let lines: Vec<String> = std::io::stdin().lock().lines().map(|l| l.unwrap()).collect();
    let r: Vec<&str> = lines.iter().map(|s| s.as_str()).collect();
    let t = std::time::Instant::now();
    let v = e.encode(if a[2] == "q" { Side::Question } else { Side::Passage }, &r).unwrap();
    eprintln!("open {:?} encode {:?} {} texts {isa:?}", o, t.elapsed(), r.len());
    let mut out = std::io::stdout().lock();
    for x in v {
        for f in x {
            out.write_all(&f.to_le_bytes()).unwrap();
        }
    }
}
