import { existsSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder and what is missing above it, each with `mode`. Not `recursive: true`: Node 24 then tries for ever where
 * the system answers ENOENT to a mkdir in a folder that exists (measured below /proc). Throws what the system says.
 */
export function makeFolder(path: string, mode: number): void {
  const full = resolve(path)
  if (existsSync(full)) return
  const above = dirname(full)
  if (above !== full) makeFolder(above, mode)
  try {
    mkdirSync(full, { mode })
  } catch (cause) {
    // Another process may have made it in between; then it is there, which is all that was wanted.
    if (!existsSync(full)) throw cause
  }
}
