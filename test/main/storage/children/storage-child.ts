import { rmSync, statfsSync, writeSync, openSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../../../main/storage/database.ts'
import { openStorage, type Storage } from '../../../../main/storage/open-storage.ts'
import { DEFAULT_SETTINGS } from '../../../../shared/domain/settings.ts'
import type { Result } from '../../../../shared/result.ts'
import { secret } from '../../../../shared/secret.ts'
import { createFakeClock } from '../../../support/fake-clock.ts'
import { createRecordingLog } from '../../../support/recording-log.ts'
import { createFileKeychain, MIGRATION_STEPS } from './fixed.ts'
import { account, ANN, BOB, call } from '../samples.ts'

// Storage in a process of its own, for what only a process can have: a full disk, no rights, a sudden end.
const [dir = '', scenario, keychainPath = '', from] = process.argv.slice(2)
const keychain = createFileKeychain(keychainPath)
const { log } = createRecordingLog()
const clock = createFakeClock()
const say = (value: unknown): void => void writeSync(1, `${JSON.stringify(value)}\n`)
const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.error.code)

function open(): Storage {
  const opened = openStorage({ dir, log, clock, keychain })
  if (!opened.ok) throw new Error(opened.error.code)
  return opened.value
}

async function fill(): Promise<void> {
  const storage = open()
  storage.stores.accounts.put(account())
  storage.stores.history.upsert([call('1'), call('2', { outcome: 'missed', seen: false })])
  storage.stores.settings.write({ ...DEFAULT_SETTINGS, theme: 'dark' })
  await storage.vault.write(ANN, { password: secret('canary') })
  storage.close()
}

/** What can be read, and what every kind of write answers. */
async function report({ stores, vault, troubles }: Storage): Promise<object> {
  const page = stores.history.list({ search: 'müller' })
  const settings = stores.settings.read()
  const secrets = await vault.read(ANN)
  return {
    troubles: troubles.map((trouble) => trouble.code),
    reads: {
      accounts: stores.accounts.list().length,
      calls: page.ok ? page.value.total : page.error.code,
      missed: stores.history.missedCount(),
      theme: settings.ok ? settings.value.theme : settings.error.code,
      password: secrets.ok ? secrets.value.password?.reveal() : secrets.error.code,
    },
    writes: {
      // Large enough not to fit into what is left of a page somewhere.
      accounts: code(
        stores.accounts.put(account({ id: BOB, name: 'Bob', values: { note: 'x'.repeat(200_000) } })),
      ),
      calls: code(stores.history.upsert(Array.from({ length: 2000 }, (_, i) => call(`new-${i}`)))),
      vault: code(await vault.write(BOB, { password: secret('x'.repeat(200_000)) })),
    },
  }
}

/** Fills the file system of `dir` to the last byte; gives back the function that frees it. */
function fillDisk(): () => void {
  const path = join(dir, 'filler')
  const file = openSync(path, 'w')
  try {
    for (let size = 65_536; size >= 1; size /= 4) {
      try {
        for (;;) writeSync(file, Buffer.alloc(size))
      } catch {
        // Full for pieces of this size: go on with smaller ones.
      }
    }
  } finally {
    closeSync(file)
  }
  if (statfsSync(dir).bavail > 0) throw new Error('the disk is not full')
  return () => rmSync(path)
}

async function fullDisk(): Promise<void> {
  await fill()
  const running = open()
  const freeFirst = fillDisk()
  say({ step: 'disk full while running', ...(await report(running)) })
  running.close()
  freeFirst()

  const free = fillDisk()
  const started = open()
  say({ step: 'started on a full disk', ...(await report(started)) })
  free()
  clock.advance(5000)
  say({ step: 'space again', ...(await report(started)), troubles: [] })
  started.close()
  const last = open()
  say({ step: 'next start', ...(await report(last)) })
  last.close()
}

async function writeForEver(): Promise<void> {
  const { stores, vault } = open()
  for (let n = Number(from); ; n += 1) {
    const written = [
      stores.history.upsert([call(`call-${n}`)]),
      stores.memory.set(ANN, 'last', String(n)),
      stores.accounts.put(account({ values: { last: String(n) } })),
      await vault.write(ANN, { password: secret(String(n)) }),
    ]
    const failed = written.find((result) => !result.ok)
    say(failed ? { failed: code(failed) } : n)
  }
}

function migrateSlowly(): void {
  say('begin')
  const { troubles, database } = openDatabase({
    dir,
    name: 'box',
    migrations: MIGRATION_STEPS,
    tables: ['t'],
    log,
    clock,
  })
  say(troubles)
  database.close()
}

switch (scenario) {
  case 'full-disk':
    await fullDisk()
    break
  case 'fill':
    await fill()
    break
  case 'report':
    say(await report(open()))
    break
  case 'write-for-ever':
    await writeForEver()
    break
  case 'migrate':
    migrateSlowly()
    break
  default:
    throw new Error(`no scenario ${scenario}`)
}
