import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  openSync,
  closeSync,
  readdirSync,
  readFileSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../main/storage/database.ts'
import { openStorage } from '../../../main/storage/open-storage.ts'
import { createFakeClock } from '../../support/fake-clock.ts'
import { createRecordingLog } from '../../support/recording-log.ts'
import { startChild } from '../../support/run-child.ts'
import { tempFolder } from '../../support/temp-folder.ts'
import { createFileKeychain, MIGRATION_STEPS } from './children/fixed.ts'
import { ANN } from './samples.ts'

const SCRIPT = join(import.meta.dirname, 'children', 'storage-child.ts')
const NOBODY = 65_534
const isRoot = process.getuid?.() === 0
/** Own mounts without rights of one's own: user namespaces, which some systems switch off. */
const UNSHARE = ['--user', '--map-root-user', '--mount']
const canMount = spawnSync('unshare', [...UNSHARE, 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0

const lines = (text: string): readonly unknown[] =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))

const ALL_READ = { accounts: 1, calls: 2, missed: 1, theme: 'dark', password: 'canary' }

describe.skipIf(!canMount)('storage on a full disk', () => {
  it('reads everything, says storage-full to every write, and goes on when there is space again', async () => {
    const dir = tempFolder()
    const script = 'mount -t tmpfs -o size=4m none "$1" && exec "$0" "$2" "$1" full-disk "$3"'
    const child = startChild('unshare', [
      ...UNSHARE,
      'sh',
      '-c',
      script,
      process.execPath,
      dir,
      SCRIPT,
      join(tempFolder(), 'key'),
    ])
    const { stdout, stderr } = await child.ended
    expect(stderr).toBe('')
    const full = { accounts: 'storage-full', calls: 'storage-full', vault: 'storage-full' }
    const good = { accounts: 'ok', calls: 'ok', vault: 'ok' }
    expect(lines(stdout)).toEqual([
      { step: 'disk full while running', troubles: [], reads: ALL_READ, writes: full },
      {
        step: 'started on a full disk',
        troubles: ['storage-full', 'storage-full'],
        reads: ALL_READ,
        writes: full,
      },
      { step: 'space again', troubles: [], reads: ALL_READ, writes: good },
      { step: 'next start', troubles: [], reads: { ...ALL_READ, accounts: 2, calls: 2002 }, writes: good },
    ])
  })
})

describe('storage in a folder that may only be read', () => {
  const asUser = isRoot ? { uid: NOBODY, gid: NOBODY } : {}

  function own(path: string, folderMode: number, fileMode: number): void {
    const isFolder = statSync(path).isDirectory()
    if (isFolder) for (const name of readdirSync(path)) own(join(path, name), folderMode, fileMode)
    if (isRoot) chownSync(path, NOBODY, NOBODY)
    chmodSync(path, isFolder ? folderMode : fileMode)
  }

  it('reads everything and says storage-unavailable to every write', async () => {
    const dir = tempFolder()
    const keyFolder = tempFolder()
    const key = join(keyFolder, 'key')
    own(keyFolder, 0o755, 0o600)
    own(dir, 0o755, 0o600)
    const filled = await startChild(process.execPath, [SCRIPT, dir, 'fill', key], asUser).ended
    expect(filled.stderr).toBe('')
    own(dir, 0o555, 0o400)
    const { stdout, stderr } = await startChild(process.execPath, [SCRIPT, dir, 'report', key], asUser).ended
    own(dir, 0o755, 0o600)
    expect(stderr).toBe('')
    const refused = 'storage-unavailable'
    expect(lines(stdout)).toEqual([
      {
        troubles: [refused, refused],
        reads: ALL_READ,
        writes: { accounts: refused, calls: refused, vault: refused },
      },
    ])
  })

  it('starts empty in a folder that was never written', async () => {
    const dir = tempFolder()
    const key = join(tempFolder(), 'key')
    own(dir, 0o555, 0o400)
    const { stdout, stderr } = await startChild(process.execPath, [SCRIPT, dir, 'report', key], asUser).ended
    own(dir, 0o755, 0o600)
    expect(stderr).toBe('')
    expect(lines(stdout)).toMatchObject([
      {
        troubles: ['storage-unavailable', 'storage-unavailable'],
        reads: { accounts: 0, calls: 0, missed: 0, theme: 'system', password: 'secret-missing' },
        writes: {
          accounts: 'storage-unavailable',
          calls: 'storage-unavailable',
          vault: 'storage-unavailable',
        },
      },
    ])
  })
})

describe('storage of a process that is killed', () => {
  const KILLS = 40
  const { log } = createRecordingLog()
  const clock = createFakeClock()

  it(`is sound and has every acknowledged write after ${KILLS} kills`, { timeout: 300_000 }, async () => {
    const dir = tempFolder()
    const key = join(tempFolder(), 'key')
    let next = 0
    let acknowledged = 0
    for (let kill = 0; kill < KILLS; kill += 1) {
      const { child, ended } = startChild(process.execPath, [
        SCRIPT,
        dir,
        'write-for-ever',
        key,
        String(next),
      ])
      // Random moments after the first acknowledged write: in a transaction, a backup, a rename.
      child.stdout?.once('data', () => setTimeout(() => child.kill('SIGKILL'), Math.random() * 60))
      const { stdout, signal } = await ended
      expect(signal).toBe('SIGKILL')
      // The last line may be cut off: that write was not acknowledged.
      const said = lines(stdout.slice(0, stdout.lastIndexOf('\n') + 1))
      expect(said).toEqual(said.map((_, i) => next + i))
      next += said.length
      acknowledged += said.length

      const opened = openStorage({ dir, log, clock, keychain: createFileKeychain(key) })
      if (!opened.ok) throw new Error(opened.error.code)
      const { stores, vault, troubles } = opened.value
      expect(troubles).toEqual([])
      const page = stores.history.list({ limit: 1 })
      const total = page.ok ? page.value.total : 0
      expect(total).toBeGreaterThanOrEqual(acknowledged)
      expect(total).toBeLessThanOrEqual(next + 1)
      const secrets = await vault.read(ANN)
      const remembered = [
        Number(stores.memory.get(ANN, 'last')?.value),
        Number(stores.accounts.list()[0]?.values['last']),
        Number(secrets.ok && secrets.value.password?.reveal()),
      ]
      for (const last of remembered) expect([next - 1, next]).toContain(last)
      opened.value.close()
      acknowledged = total
      next = total
    }
  })

  it('is sound after kills in the middle of a migration', { timeout: 15000 }, async () => {
    const source = tempFolder()
    const spec = { name: 'box', tables: ['t'], log, clock }
    const [first] = MIGRATION_STEPS
    const { database } = openDatabase({ ...spec, dir: source, migrations: first ? [first] : [] })
    database.write((sql) => {
      for (let n = 1; n <= 5000; n += 1) sql('INSERT INTO t VALUES (?, ?)').run(n, `word ${n} `.repeat(5))
    })
    database.close()

    for (let kill = 0; kill < 8; kill += 1) {
      const dir = tempFolder()
      copyFileSync(join(source, 'box.db'), join(dir, 'box.db'))
      const { child, ended } = startChild(process.execPath, [SCRIPT, dir, 'migrate'])
      child.stdout?.once('data', () => setTimeout(() => child.kill('SIGKILL'), kill * 12))
      await ended
      const opened = openDatabase({ ...spec, dir, migrations: MIGRATION_STEPS })
      expect(opened.troubles).toEqual([])
      const counted = opened.database.read(
        (sql) => sql("SELECT COUNT(*) AS n FROM t WHERE more <> ''").get()?.['n'],
      )
      expect(counted).toEqual({ ok: true, value: 5000 })
      opened.database.close()
    }
  })
})

describe('storage with damage anywhere in a file', () => {
  it('has every row of the backup and can be written', { timeout: 15000 }, () => {
    const { log } = createRecordingLog()
    const open = (dir: string) =>
      openDatabase({
        dir,
        name: 'box',
        tables: ['t'],
        migrations: MIGRATION_STEPS,
        log,
        clock: createFakeClock(),
      }).database
    const rows = Array.from({ length: 300 }, (_, i) => i + 1)
    const source = tempFolder()
    const filled = open(source)
    filled.write((sql) => {
      for (const n of rows) sql('INSERT INTO t VALUES (?, ?, ?)').run(n, `word-${n}`.padEnd(80, 'x'), 'more')
    })
    filled.backUp()
    filled.close()

    const whole = readFileSync(join(source, 'box.db'))
    for (let at = 0; at < whole.length; at += 997) {
      const dir = tempFolder()
      mkdirSync(join(dir, 'backups'))
      copyFileSync(join(source, 'box.db'), join(dir, 'box.db'))
      copyFileSync(join(source, 'backups', 'box.latest.db'), join(dir, 'backups', 'box.latest.db'))
      const file = openSync(join(dir, 'box.db'), 'r+')
      writeSync(file, Buffer.alloc(64, 0xa5), 0, 64, at)
      closeSync(file)

      const database = open(dir)
      const left = database.read((sql) =>
        sql('SELECT n FROM t')
          .all()
          .map((row) => row['n']),
      )
      // Bytes without a checksum may also come back as rows that never were; none that were are missing.
      expect(left).toEqual({ ok: true, value: expect.arrayContaining(rows) as unknown })
      expect(database.write((sql) => sql("INSERT INTO t VALUES (1000000, '', '')").run()).ok).toBe(true)
      database.close()
    }
  })
})
