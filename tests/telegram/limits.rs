//! How much one person may ask, and one group.

use std::num::NonZeroU32;
use std::time::Duration;

use whosaid::telegram::limits::{Limits, Pace};

fn limits(person: u32, chat: u32) -> Limits {
    Limits::new(NonZeroU32::new(person).unwrap(), NonZeroU32::new(chat).unwrap())
}

#[test]
fn one_persons_haste_is_told_once_and_costs_nobody_else() {
    let mut limits = limits(3, 60);
    let paces: Vec<_> = (0..6).map(|_| limits.count(7, None)).collect();
    // One a twentieth of a minute, and what has passed since the first is less than nothing.
    assert_eq!(paces, [Pace::Fine, Pace::Fine, Pace::Fine, Pace::Wait(Duration::from_secs(20)), Pace::Told, Pace::Told]);
    assert_eq!(limits.count(8, None), Pace::Fine);
}

#[test]
fn a_group_has_a_count_of_its_own() {
    let mut limits = limits(3, 2);
    assert_eq!([1, 2].map(|person| limits.count(person, Some(-5))), [Pace::Fine, Pace::Fine]);
    assert_eq!([3, 4].map(|person| limits.count(person, Some(-5))), [Pace::Wait(Duration::from_secs(30)), Pace::Told]);
    assert_eq!((limits.count(3, Some(-6)), limits.count(4, None)), (Pace::Fine, Pace::Fine));
}

#[test]
fn waits_are_whole_seconds() {
    let mut limits = limits(3, 60);
    let told = [0, 1, 1000, 1001].map(|ms| limits.wait(i64::try_from(ms).unwrap(), Duration::from_millis(ms)));
    assert_eq!(told, [1, 1, 1, 2].map(|seconds| Pace::Wait(Duration::from_secs(seconds))));
}
