import { resolve } from 'node:path'

/** What the program itself takes on its command line; the rest are links or Chromium's own switches. */
export type AppArgs = {
  /** Profile folder, absolute; null = the system's place for the app. */
  readonly dataDir: string | null
  readonly hidden: boolean
  readonly demo: boolean
}

/** Reads `--data DIR` (or `--data=DIR`), `--hidden` and `--demo`. Unknown words are ignored: argv is not trusted (hardening E11). */
export function parseAppArgs(argv: readonly string[], cwd: string): AppArgs {
  const at = argv.indexOf('--data')
  const joined = argv.find((word) => word.startsWith('--data='))?.slice('--data='.length)
  const dir = joined ?? (at >= 0 ? argv[at + 1] : undefined)
  return {
    dataDir: dir ? resolve(cwd, dir) : null,
    hidden: argv.includes('--hidden'),
    demo: argv.includes('--demo'),
  }
}
