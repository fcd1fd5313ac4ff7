import { describe, expect, it } from 'vitest'
import { COMMANDS, ROLES, type CommandName, type Role } from '../../../shared/bridge.ts'
import { createCommandHandlers } from '../../../main/core/commands.ts'
import { createDispatch } from '../../../main/core/dispatch.ts'
import { createFakeCore, createFakeLog } from '../../support/fake-core.ts'

const noShell = {
  openAppWindow: () => undefined,
  listenHotkey: () => undefined,
  saveFile: { save: () => Promise.resolve({ ok: true, value: null } as const) },
}
const names = Object.keys(COMMANDS) as CommandName[]

function setUp() {
  const called: string[] = []
  const { core } = createFakeCore()
  const real = createCommandHandlers(core, noShell)
  const spied = Object.fromEntries(
    names.map((name) => [
      name,
      (input: never) => {
        called.push(name)
        return real[name](input)
      },
    ]),
  ) as unknown as typeof real
  const { log, lines } = createFakeLog()
  return { called, lines, dispatch: createDispatch(spied, log) }
}

const refused = { ok: false, error: { code: 'bad-request' } }
const roleOf = (name: CommandName): Role => {
  const [role] = COMMANDS[name].roles
  return role
}

/** Inputs that no command may take, whatever its schema. */
const hostile: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['a list', [1]],
  ['extra keys', { surprise: true }],
  [
    'a 1 MB string',
    { accountId: 'x'.repeat(1_000_000), text: 'x'.repeat(1_000_000), target: 'x'.repeat(1_000_000) },
  ],
  ['__proto__', JSON.parse('{"__proto__": {"admin": true}, "constructor": {}}')],
]

describe('dispatch', () => {
  it.each(names)('%s refuses a window of another role', async (name) => {
    const { dispatch, called } = setUp()
    const others = ROLES.filter((role) => !(COMMANDS[name].roles as readonly Role[]).includes(role))
    for (const role of [...others, null]) expect(await dispatch(role, name, {})).toMatchObject(refused)
    expect(called).toEqual([])
  })

  it.each(names)('%s refuses wrong shapes', async (name) => {
    const { dispatch, called } = setUp()
    for (const [what, input] of hostile) {
      const answer = await dispatch(roleOf(name), name, input)
      expect(answer, what).toMatchObject(refused)
      expect(JSON.stringify(answer).length, 'no input comes back').toBeLessThan(200)
    }
    expect(called).toEqual([])
  })

  it('refuses in less than a millisecond, whatever it is given', async () => {
    const { dispatch } = setUp()
    const slow: string[] = []
    for (const name of names)
      for (const [what, input] of hostile) {
        // The quickest of three: what else the machine does is not what is measured.
        let quickest = Infinity
        for (let round = 0; round < 3; round += 1) {
          const from = performance.now()
          await dispatch(roleOf(name), name, input)
          quickest = Math.min(quickest, performance.now() - from)
        }
        if (quickest > 1) slow.push(`${name}, ${what}: ${quickest.toFixed(1)} ms`)
      }
    expect(slow).toEqual([])
  })

  it('refuses names that are not commands', async () => {
    const { dispatch } = setUp()
    for (const name of ['', 'toString', '__proto__', 'constructor', 'dnd.Set', 7, null, {}]) {
      expect(await dispatch('app', name, {})).toMatchObject(refused)
    }
  })

  it('answers a command of the right role and shape', async () => {
    const { dispatch, called } = setUp()
    expect(await dispatch('app', 'app.snapshot', {})).toMatchObject({
      ok: true,
      value: { revision: expect.any(Number) as number },
    })
    expect(called).toEqual(['app.snapshot'])
  })

  it('keeps a bug in a handler from the window and in the log', async () => {
    const { core } = createFakeCore()
    const handlers = createCommandHandlers(core, noShell)
    const { log, lines } = createFakeLog()
    const broken = {
      ...handlers,
      'history.markSeen': () => {
        throw new Error('secret stack')
      },
    }
    expect(await createDispatch(broken, log)('app', 'history.markSeen', {})).toEqual({
      ok: false,
      error: { code: 'bad-request', detail: 'internal' },
    })
    expect(lines.at(-1)).toMatchObject({ level: 'error', fields: { command: 'history.markSeen' } })
  })
})
