import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Files of a running demo for people who try the command line: CA and client certificates, in a private folder. */
export type DemoFiles = {
  put(name: string, content: string | Buffer): string
  remove(): void
}

export function createDemoFiles(): DemoFiles {
  const dir = mkdtempSync(join(tmpdir(), 'sidetone-demo-'))
  return {
    put(name, content) {
      const path = join(dir, name)
      writeFileSync(path, content, { mode: 0o600 })
      return path
    },
    remove: () => rmSync(dir, { recursive: true, force: true }),
  }
}
