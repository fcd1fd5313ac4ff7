import { describe, expect, it } from 'vitest'
import { redactText } from '../../../main/http/redact-text.ts'
import { NO_DESKTOP } from '../../../shared/domain/desktop.ts'
import { DiagnosticReportSchema } from '../../../shared/domain/diagnostics.ts'
import { appError } from '../../../shared/errors.ts'
import { checkSentence } from '../../../shared/text/check-sentence.ts'
import { createFakeCore } from '../../support/fake-core.ts'

const machine = (odd: readonly string[] = []) => ({
  system: () => ({ system: 'Linux' }),
  oddEnvironment: () => odd,
  log: () => ['2026 info signed in password=planted-secret-2 as alice@example.org +31208005160'],
  trace: () => [{ text: 'Authorization: Digest username="alice", response="0123"' }],
  redact: redactText,
})
const run = async (fake: ReturnType<typeof createFakeCore>) =>
  fake.core.diagnostics.run(new AbortController().signal)

describe('diagnostics', () => {
  it('has a verdict and a sentence for everything it looks at', async () => {
    const fake = createFakeCore(undefined, { diagnostics: machine() })
    await fake.add('office')
    const report = await run(fake)
    expect(DiagnosticReportSchema.safeParse(report).success).toBe(true)
    expect(report.checks.map(({ id }) => id)).toEqual([
      ...['store', 'keychain', 'managed', 'environment', 'proxy', 'phone', 'microphone', 'tray'],
      ...['notifications', 'hotkeys', 'account'],
    ])
    for (const check of report.checks) expect(checkSentence(check), check.id).toMatch(/ .*\.$/)
  })

  it('names what is wrong: keychain, environment, tray, hotkeys, alerts', async () => {
    const fake = createFakeCore(undefined, { diagnostics: machine(['SSLKEYLOGFILE']) })
    fake.vault.fail = appError('secret-store-unavailable', { detail: 'locked' })
    fake.core.settings.change({
      hotkeys: { mute: 'Control+Alt+M' },
      incoming: { popup: false, sound: false, notification: false },
    })
    fake.core.state.change({
      phone: 'ready',
      microphone: 'denied',
      desktop: {
        ...NO_DESKTOP,
        session: 'x11',
        tray: 'absent',
        hotkeys: { ...NO_DESKTOP.hotkeys, mute: { state: 'taken', heardAt: null } },
      },
    })
    const found = (await run(fake)).checks.flatMap(({ id, verdict, word }) =>
      verdict === 'ok' ? [] : [`${id} ${verdict} ${word}`],
    )
    expect(found).toEqual([
      'keychain failed failed',
      'environment warn odd',
      'microphone failed denied',
      'tray warn absent',
      'notifications warn allOff',
      'hotkeys failed taken',
    ])
  })

  it('writes a report without secrets, names and numbers', async () => {
    const fake = createFakeCore(undefined, { diagnostics: machine() })
    await fake.add('Alice of the office')
    fake.core.settings.change({ lastDivert: '+31208005160' })
    const { bundle } = await run(fake)
    for (const secret of ['planted-secret', 'Alice', 'alice@', '31208005160', '8005160', 'response="0123"'])
      expect(bundle.includes(secret), secret).toBe(false)
    expect(JSON.parse(bundle)).toMatchObject({ kind: 'sidetone-diagnostics', version: 1 })
  })
})
