#!/usr/bin/env node
// Starts the command line: the bundle where the product is installed or freshly built, else the sources of a checkout
// (Node 24 runs them, but loading them one by one takes four times as long).
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const bundle = join(root, 'out', 'main', 'sidetone.js')
const [major] = process.versions.node.split('.').map(Number)
if (major < 24) {
  process.stderr.write(`sidetone needs Node 24 or newer, this is ${process.versions.node}\n`)
  process.exit(2)
}

const isCheckout = existsSync(join(root, 'main', 'cli', 'sidetone.ts'))
const isFresh = () => {
  const built = statSync(bundle).mtimeMs
  const older = (dir) =>
    readdirSync(dir, { withFileTypes: true }).every((entry) => {
      const path = join(dir, entry.name)
      return entry.isDirectory() ? older(path) : statSync(path).mtimeMs <= built
    })
  return older(join(root, 'main')) && older(join(root, 'shared'))
}
await import(
  !isCheckout || (existsSync(bundle) && isFresh()) ? bundle : join(root, 'main', 'cli', 'sidetone.ts')
)
