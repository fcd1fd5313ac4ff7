import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'

// Holds a packed app against the runtime it was made of (hardening E12): every library, snapshot and data file that travels
// must be the one that Electron published, byte for byte, and nothing may have come along.
//   node resources/packaging/compare-runtime.ts UNPACKED RUNTIME

/** Where the fuses stand in the program: this mark (@electron/fuses), a version, a count, and a byte each. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Ours: the code, what is beside it, and what the installer reads. */
const OURS =
  /^resources[\\/](app\.asar|app\.asar\.unpacked[\\/].*|cli[\\/].*|app-update\.yml|package-type|elevate\.exe)$/
/** The runtime's own licences, under another name. */
const RENAMED: Readonly<Record<string, string>> = { 'LICENSE.electron.txt': 'LICENSE' }

/** What is not as it was published, as sentences; empty when everything is. `program`: the app's own, which was the runtime's. */
export function differences(unpacked: string, runtime: string, program: string): readonly string[] {
  const files = readdirSync(unpacked, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(unpacked, join(entry.parentPath, entry.name)))
  return files.flatMap((name) => {
    if (OURS.test(name)) return []
    const isProgram = name === program
    // On Windows the program gets its icon, name and signature: its bytes say nothing, the signature does.
    if (isProgram && program.endsWith('.exe')) return []
    const origin = join(runtime, isProgram ? 'electron' : (RENAMED[name] ?? name))
    if (!existsSync(origin)) return [`${name}: nobody published this`]
    const [ours, theirs] = [read(join(unpacked, name)), read(origin)]
    const same = isProgram ? withoutFuses(ours).equals(withoutFuses(theirs)) : ours.equals(theirs)
    return same ? [] : [`${name}: is not what was published (${sha256(ours)}, published ${sha256(theirs)})`]
  })
}

const read = (path: string): Buffer => readFileSync(path)
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** The fuses are what we change; everything before and after must be the same. */
function withoutFuses(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes)
  const at = copy.indexOf(FUSE_MARK)
  if (at < 0) return copy
  const first = at + FUSE_MARK.length + 2
  return copy.fill(0, first, first + (copy[first - 1] ?? 0))
}

function main([unpacked, runtime]: readonly string[]): void {
  if (unpacked === undefined || runtime === undefined) {
    process.stderr.write('usage: compare-runtime.ts UNPACKED RUNTIME\n')
    process.exitCode = 2
    return
  }
  const program = ['sidetone', 'sidetone.exe'].find((name) => existsSync(join(unpacked, name))) ?? 'sidetone'
  const found = differences(unpacked, runtime, program)
  for (const line of found) process.stderr.write(`${line}\n`)
  if (found.length > 0) process.exitCode = 1
  else process.stdout.write(`${unpacked}: everything in it is ours or as Electron published it\n`)
}

if (basename(process.argv[1] ?? '') === 'compare-runtime.ts') main(process.argv.slice(2))
