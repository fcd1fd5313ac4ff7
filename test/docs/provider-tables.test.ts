import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createCatalogue, findCommand } from '../../main/cli/catalogue.ts'
import { isSecretKey } from '../../main/cli/command.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const COMMON_OPTIONS = ['data', 'json', 'account', 'timeout', 'secrets-stdin']

type Row = { readonly subject: string; readonly commands: string; readonly tests: string }

/** The rows of the first table of a provider's page: subject, command, screen, test. */
function tableOf(page: string): readonly Row[] {
  const lines = readFileSync(join(ROOT, 'docs', 'providers', page), 'utf8').split('\n')
  const from = lines.findIndex((line) => line.startsWith('| ---'))
  const rows = lines.slice(from + 1)
  return rows.slice(0, rows.indexOf('')).map((line) => {
    const cells = line.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim())
    expect(cells, line).toHaveLength(6)
    const [, subject = '', commands = '', , tests = ''] = cells
    return { subject, commands, tests }
  })
}

const quoted = (cell: string): readonly string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, text = '']) => text)
const catalogue = createCatalogue()

/** What is wrong with a command as a page writes it; null when the command line takes it. */
function problemOf(text: string): string | null {
  if (isSecretKey(text)) return null
  const words = text.replace(/[[\]]/g, '').split(' ')
  const command = findCommand(catalogue, words)
  if (command === undefined) return `no command: ${text}`
  const options = [...text.matchAll(/--([a-z][a-z-]*)/g)].map(([, name = '']) => name)
  const known: readonly string[] = [...command.options, ...COMMON_OPTIONS]
  const strange = options.filter((name) => !known.includes(name))
  return strange.length === 0 ? null : `${command.path.join(' ')} has no --${strange.join(' --')}`
}

/** Whether a test of that name is there; `e2e` = among those that run the app. */
function hasTest(name: string, e2e: boolean): boolean {
  const path = e2e ? `test/e2e/${name}.test.ts` : `test/**/${name}.test.ts`
  return globSync(path, { cwd: ROOT }).some((file) => e2e || !file.startsWith(join('test', 'e2e')))
}

function missingTests(cell: string): readonly string[] {
  return [...cell.matchAll(/(e2e )?`([^`]+)`/g)]
    .filter(([, e2e, name = '']) => !hasTest(name, e2e !== undefined))
    .map(([text]) => text)
}

const PAGES = [
  {
    page: 'sip2sip.md',
    /** Both interface documents, the names of 2009 and those of today. */
    subjects: [
      ...['get_account', 'get_calls', 'get_diversions', 'set_diversions', 'get_accept', 'get_reject'],
      ...['get_identity', 'get_history', 'get_call_forwarding', 'set_call_forwarding', 'get_accept_rules'],
      ...['get_reject_rules', 'get_aliases', 'add_alias', 'get_enum', 'get_devices', 'get_prepaid'],
      ...['get_balance_history', 'get_monthly_usage', 'get_voicemail', 'set_dnd_on', 'set_dnd_off'],
      ...['set_privacy_on', 'set_privacy_off', 'get_journal_entries', 'put_journal_entries'],
      'enrollment.phtml',
    ],
    test: 'test/main/cli/sip2sip.parts.test.ts',
    contract: 'test/providers/sip2sip.parts.test.ts',
  },
  {
    page: '2n.md',
    subjects: [
      ...['system/info', 'phone/status', 'phone/config', 'phone/calllog', 'call/status', 'call/dial'],
      ...['call/answer', 'call/hangup', 'switch/caps', 'switch/status', 'switch/ctrl', 'log/subscribe'],
      'camera/snapshot',
    ],
    test: 'test/main/cli/intercom.parts.test.ts',
    contract: 'test/providers/twon.parts.test.ts',
  },
]

describe.each(PAGES)('the table of docs/providers/$page', ({ page, subjects, test, contract }) => {
  const rows = tableOf(page)

  it('has a row with a command for every function of the system', () => {
    const said = rows
      .filter(({ commands }) => quoted(commands).length > 0)
      .flatMap(({ subject }) => quoted(subject))
    expect(subjects.filter((subject) => !said.includes(subject))).toEqual([])
  })

  it('names commands, options and keys that the command line has', () => {
    const problems = rows.flatMap(({ commands }) => quoted(commands).map(problemOf))
    expect(problems.filter((problem) => problem !== null)).toEqual([])
  })

  it('names tests that are there', () => {
    expect(rows.flatMap(({ tests }) => missingTests(tests))).toEqual([])
    expect(rows.filter(({ tests }) => tests === '')).toEqual([])
    expect(existsSync(join(ROOT, contract))).toBe(true)
  })

  it('names no command that its test does not run', () => {
    const text = ['test/main/cli/enroll.parts.test.ts', 'test/main/cli/certificates.parts.test.ts', test]
      .map((file) => readFileSync(join(ROOT, file), 'utf8'))
      .join('\n')
    const paths = rows.flatMap(({ commands }) =>
      quoted(commands).flatMap((words) => findCommand(catalogue, words.split(' '))?.path.join(' ') ?? []),
    )
    const untried = [...new Set(paths)].filter((path) => {
      const words = path.split(' ')
      const spelt = words.map((word) => `'${word}'`).join(String.raw`,\s*`)
      return !new RegExp(`['\`]${path}(?![a-z-])|${spelt}`).test(text)
    })
    expect(untried).toEqual([])
  })
})

describe('the usage of every command', () => {
  it('begins with its own words', () => {
    expect(
      catalogue.filter(({ path, usage }) => !usage.startsWith(path.join(' '))).map(({ usage }) => usage),
    ).toEqual([])
  })
})
