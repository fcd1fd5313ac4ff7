/** One line of the report: ours against the reference, both measured in the same run. */
export type Figure = {
  readonly name: string
  readonly unit: 'ms' | 'kB' | 'requests' | 'sockets' | 'packets' | '%'
  readonly ours: number
  readonly reference: number
  /** `ours / reference`. */
  readonly ratio: number
  /** Samples behind each of the two values. */
  readonly n: number
}

/** A figure with what the table says about it beyond the numbers. */
export type Measured = Figure & {
  /** What the reference is, in a few words. */
  readonly against: string
  /** Largest ratio that is good enough; null = reported, no target. */
  readonly maxRatio: number | null
}

export type Asked = Pick<Measured, 'name' | 'unit' | 'against' | 'maxRatio'>

/** A figure from values that stand already, e.g. a limit as the reference. */
export function figureOf(asked: Asked, ours: number, reference: number, n: number): Measured {
  return { ...asked, ours: round(ours), reference: round(reference), ratio: round(ours / reference), n }
}

/** A figure from samples taken in turns: the median of ours against the median of the reference. */
export function figureOfSamples(
  asked: Asked,
  ours: readonly number[],
  reference: readonly number[],
): Measured {
  return figureOf(
    asked,
    quantile(ours, 0.5),
    quantile(reference, 0.5),
    Math.min(ours.length, reference.length),
  )
}

export function isReached({ ratio, maxRatio }: Measured): boolean {
  return maxRatio === null || ratio <= maxRatio
}

/** The value below which the part `q` (0..1) of the samples lies, by linear interpolation; NaN for no samples. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = samples.toSorted((a, b) => a - b)
  const at = (sorted.length - 1) * q
  const low = sorted[Math.floor(at)]
  const high = sorted[Math.ceil(at)]
  return low === undefined || high === undefined ? Number.NaN : low + (high - low) * (at - Math.floor(at))
}

/** Three digits behind the point are more than any of these figures is worth. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
