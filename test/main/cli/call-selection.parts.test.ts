import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { prepare, run } from '../../../main/cli/run.ts'
import { createFakeCore } from '../../support/fake-core.ts'
import { tempFolder } from '../../support/temp-folder.ts'

let path: string | undefined
beforeEach(() => {
  path = process.env['PATH']
})
afterEach(() => {
  process.env['PATH'] = path
})

/** A PATH on which only this program prints a selection. */
function selected(text: string, program = 'wl-paste'): void {
  const dir = tempFolder()
  writeFileSync(join(dir, program), `#!/bin/sh\nprintf '%s' '${text}'\n`)
  chmodSync(join(dir, program), 0o755)
  process.env['PATH'] = dir
}

async function ask(phone: 'ready' | 'starting' = 'ready') {
  const { core } = createFakeCore()
  core.state.change({ phone })
  const prepared = prepare(['call', '--selection', '--json'], '0.0.0')
  if (!prepared.ok) throw new Error(prepared.error.text)
  const answer = await run(prepared.value, core, {
    readFile: () => ({ ok: false, error: { code: 'file-unreadable' } }),
    writeFile: () => ({ ok: true, value: undefined }),
    emit: () => undefined,
    note: () => undefined,
    secretsText: null,
    signal: new AbortController().signal,
  })
  return { answer, request: core.state.get().dialRequest }
}

describe('call --selection', () => {
  it.each(['wl-paste', 'xclip', 'xsel'])(
    'asks to call what %s prints, and dials nothing',
    async (program) => {
      selected('Reach us at +31 20 800 5160 (9-17)', program)
      const { answer, request } = await ask()
      expect(answer.status).toBe(0)
      expect(request).toMatchObject({ display: '+31208005160', origin: 'command-line' })
    },
  )

  it('says that there is nothing to call', async () => {
    selected('no number here, truly')
    expect((await ask()).answer).toMatchObject({ status: 2, json: { error: { detail: 'no-selection' } } })
    process.env['PATH'] = tempFolder()
    expect((await ask()).answer).toMatchObject({ status: 2, json: { error: { detail: 'no-selection' } } })
  })

  it('needs the running app', async () => {
    selected('200')
    expect((await ask('starting')).answer).toMatchObject({
      status: 5,
      json: { error: { code: 'app-unavailable' } },
    })
  })
})
