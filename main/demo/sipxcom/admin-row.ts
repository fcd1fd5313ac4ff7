/** One thing of the system, as its stack writes it. */
export type DemoRow = Record<string, unknown>

/** A list, by its place below `/api` (or the name of the older stack's list). */
export type DemoList = readonly [name: string, rows: DemoRow[]]
