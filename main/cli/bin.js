#!/usr/bin/env node
// Starts the command line: the built bundle where the project is installed, the sources in a checkout (Node 24 runs them).
import { existsSync } from 'node:fs'

const source = new URL('./sidetone.ts', import.meta.url)
const built = new URL('../../out/main/sidetone.js', import.meta.url)
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  process.stderr.write(`sidetone needs Node 24 or newer, this is ${process.versions.node}\n`)
  process.exit(2)
}
await import((existsSync(source) ? source : built).href)
