/** When a demo server misbehaves. */
export type FaultOptions = {
  /** How many requests it hits (default 1). */
  readonly times?: number
  /** Only paths that fit this one. */
  readonly path?: string
  readonly method?: string
  /** The work is done and only the answer is lost. */
  readonly afterWork?: boolean
}

/** Faults that wait for their requests. `fits(asked, path)`: whether a request to `path` is one that `asked` means. */
export function createArmedFaults<F>(fits: (asked: string, path: string) => boolean) {
  type Armed = FaultOptions & { readonly fault: F; left: number }
  let armed: readonly Armed[] = []
  return {
    /** Null takes all back. */
    set(fault: F | null, options: FaultOptions = {}): void {
      armed = fault === null ? [] : [...armed, { ...options, fault, left: options.times ?? 1 }]
    },
    /** The next fault for a request, of those that act before or after the work. */
    take(path: string, method: string, afterWork: boolean): F | null {
      const hit = armed.find(
        (one) =>
          (one.afterWork ?? false) === afterWork &&
          (one.path === undefined || fits(one.path, path)) &&
          (one.method === undefined || one.method === method),
      )
      if (hit === undefined) return null
      hit.left -= 1
      armed = armed.filter((one) => one.left > 0)
      return hit.fault
    },
  }
}
