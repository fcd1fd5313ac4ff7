import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getConfig } from 'app-builder-lib/out/util/config/config.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '../support/app-process.ts'
import { makeDeb } from './deb.ts'

// The command of the terminal as the package installs it, its scripts run; in place of the program stands one that prints its
// words, so that nothing has to be built.
let folder: string
let root: string
const dpkg = (...args: readonly string[]): void => {
  const own = [`--root=${root}`, '--force-not-root', '--force-depends', '--force-script-chrootless']
  execFileSync('dpkg', [...own, ...args], { stdio: 'pipe', env: { ...process.env, LC_ALL: 'C' } })
}
const sidetone = (...args: readonly string[]): readonly string[] =>
  spawnSync(join(root, 'usr', 'bin', 'sidetone'), args, { encoding: 'utf8' })
    .stdout.split('\n')
    .slice(0, -1)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sidetone-command-'))
  root = join(folder, 'system')
  const unpacked = join(folder, 'unpacked')
  const resources = join(unpacked, 'resources')
  for (const path of [resources, join(folder, 'package')]) mkdirSync(path, { recursive: true })
  for (const name of ['updates', 'info'])
    mkdirSync(join(root, 'var', 'lib', 'dpkg', name), { recursive: true })
  writeFileSync(join(root, 'var', 'lib', 'dpkg', 'status'), '')
  const program = join(unpacked, 'sidetone')
  writeFileSync(program, '#!/bin/sh\nfor word in "$@"; do echo "$word"; done\n', { mode: 0o755 })
  cpSync(join(ROOT, 'resources', 'packaging', 'cli'), join(resources, 'cli'), { recursive: true })
  const config = await getConfig(ROOT, null, null)
  const asar = join(resources, 'app.asar')
  dpkg(
    '--install',
    makeDeb({ folder: unpacked, program, asar, runtime: unpacked }, config, '0.1.0', join(folder, 'package')),
  )
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the command that the package installs', () => {
  it('is a link beside the others, to the script beside the program', () => {
    const link = readlinkSync(join(root, 'usr', 'bin', 'sidetone'))
    expect(link).toBe('../../opt/Sidetone/resources/cli/sidetone')
  })

  it.each([
    [[]],
    [['--hidden']],
    [['tel:+31208005160']],
    [['SIP:alice@example.org']],
    [['--data', 'status']],
    [['--data=/x', 'callto:200']],
  ])('is the app for %j', (words) => {
    expect(sidetone(...words)).toEqual(words)
  })

  it.each([
    [['--version']],
    [['status', '--json']],
    [['--data', '/x', 'dnd', 'on']],
    [['call', '-r', '--inspect', '--', '--remote-debugging-port=1']],
    [['note', 'set', '--contact', 'a b', 'two  blanks; $(nothing) "runs"']],
  ])('is the command line for %j, with every word behind the two dashes', (words) => {
    expect(sidetone(...words)).toEqual(['--cli', '--ozone-platform=headless', '--', ...words])
  })

  it('goes with the package', () => {
    dpkg('--purge', 'sidetone')
    expect(existsSync(join(root, 'usr', 'bin', 'sidetone'))).toBe(false)
    expect(existsSync(join(root, 'opt', 'Sidetone'))).toBe(false)
  })
})
