import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findDisplay } from '../start/display.ts'

const HERE = import.meta.dirname

describe('run.ts', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sidetone-run-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  const run = (
    args: readonly string[],
    env: Readonly<Record<string, string>> = { SIDETONE_STANDIN_MODE: 'headless' },
  ) =>
    new Promise<{ readonly code: number | null; readonly text: string }>((resolve) => {
      const words = [join(HERE, 'run.ts'), join(HERE, 'example', 'main.ts'), `--data=${folder}`, ...args]
      const child = spawn(process.execPath, words, {
        env: { ...process.env, ...env },
      })
      let text = ''
      child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()))
      child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()))
      child.once('close', (code) => resolve({ code, text }))
    })

  it('saves the app window in its own size and quits', async () => {
    const file = join(folder, 'app.png')
    const { code, text } = await run(['--screenshot', file])
    expect({ code, text }).toMatchObject({ code: 0, text: expect.stringContaining('will-quit') as string })
    const png = await readFile(file)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([420, 300])
  })

  it('shows the windows on a display where there is one', async () => {
    const display = await findDisplay()
    const file = join(folder, 'app.png')
    const { code, text } = await run(['--screenshot', file], display.env)
    display.stop()
    expect({ code, text }).toMatchObject({ code: 0 })
    const png = await readFile(file)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([420, 300])
  })

  it('waits for the given expression, and fails when it throws', async () => {
    const file = join(folder, 'app.png')
    const { code, text } = await run(['--screenshot', file, '--screenshot-when', 'nowhere.ready'])
    expect(code).toBe(1)
    expect(text).toContain('no screenshot: ReferenceError: nowhere is not defined')
  })
})
