/** Chance that falls the same way each time: the demo must look alike on every machine. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number
  /** Whole number from min to max, both included. */
  between(min: number, max: number): number
  pick<T>(items: readonly T[]): T
  /** True with this probability. */
  happens(probability: number): boolean
}

/** mulberry32: small, fast and good enough for plausible figures. */
export const chanceFrom = (seed: number): Chance => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  return {
    next,
    between,
    pick: (items) => items[between(0, items.length - 1)] as (typeof items)[number],
    happens: (probability) => next() < probability,
  }
}
