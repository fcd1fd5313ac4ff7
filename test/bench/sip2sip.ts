import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { HistoryEntry } from '../../shared/domain/history.ts'
import { createSystemClock } from '../../main/core/clock.ts'
import { deriveJournalKey, formatJournalKey } from '../../main/core/journal-seal.ts'
import type { AccountSession } from '../../main/providers/adapter.ts'
import { COLUMNS, toRow } from '../../main/storage/history-row.ts'
import { HISTORY_MIGRATIONS } from '../../main/storage/history-schema.ts'
import { openStorage } from '../../main/storage/open-storage.ts'
import type { Result } from '../../shared/result.ts'
import { secret } from '../../shared/secret.ts'
import { DOMAIN, PASSWORD, startTestCompany } from '../support/demo-sip2sip.ts'
import { openJournalProfile } from '../support/journal-profile.ts'
import { createMemoryLog } from '../support/memory.ts'
import { figureOf, figureOfSamples, type Measured } from './figure.ts'

/*
 * SIP2SIP accounts: all questions together, the journal, the import of a long history. Alone:
 * `node test/bench/sip2sip.ts`.
 */

/** What a request to a server in another country takes. */
const ANSWER_DELAY_MS = 150
const ROUNDS = 3
/** The disk is everybody's: more rounds, so that a neighbour's writing does not decide. */
const IMPORT_ROUNDS = 5
/** Questions of one account under way at once. */
const AT_ONCE = 4
const never = new AbortController().signal
const OWN = { instanceUuid: '11111111-1111-4111-8111-111111111111', contacts: [] }

type Ask = (session: AccountSession) => Promise<Result<unknown> | undefined>
/** What `status` and the app's own refresh ask. */
const SHOWN: readonly Ask[] = [
  async (session) => session.identity?.read(never),
  async (session) => session.dnd?.read(never),
  async (session) => session.forwarding?.read(never),
  async (session) => session.history?.read(never),
  async (session) => session.voicemailSettings?.read(never),
]
const ALL: readonly Ask[] = [
  ...SHOWN,
  async (session) => session.aliases?.list(never),
  async (session) => session.enumNumbers?.list(never),
  async (session) => session.devices?.list(OWN, never),
  async (session) => session.balance?.read(never),
  async (session) => session.balance?.history(never),
  async (session) => session.usage?.read(never),
  async (session) => session.journal?.get({ after: null, exceptUuid: null }, never),
]

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

async function ask(session: AccountSession, questions: readonly Ask[]): Promise<void> {
  for (const answer of await Promise.all(questions.map((question) => question(session))))
    if (answer?.ok !== true) throw new Error(`no answer: ${JSON.stringify(answer)}`)
}

/**
 * Questions together, four at a time, against the slowest one alone; the server thinks the same about each. A refresh of
 * what is shown takes no more than 1.2 times the slowest and one more. All there is to ask needs as many turns of four as
 * it has questions for, whoever asks; it is held to 1.2 times those turns.
 */
async function measureRefresh(): Promise<readonly Measured[]> {
  const company = await startTestCompany(createSystemClock())
  const session = company.open()
  try {
    await ask(session, ALL) // connections and first challenges
    company.behaviour.answerDelayMs = ANSWER_DELAY_MS
    const figures: Measured[] = []
    for (const [name, questions, maxRatio] of [
      ['refresh of what is shown', SHOWN, 2.2],
      ['all questions of an account', ALL, 1.2 * Math.ceil(ALL.length / AT_ONCE)],
    ] as const) {
      const together: number[] = []
      const slowest: number[] = []
      for (let round = 0; round < ROUNDS; round += 1) {
        together.push(await timed(() => ask(session, questions)))
        const alone: number[] = []
        for (const question of questions) alone.push(await timed(() => ask(session, [question])))
        slowest.push(Math.max(...alone))
      }
      figures.push(
        figureOfSamples(
          { name: `${name} (${questions.length})`, unit: 'ms', against: 'slowest one alone', maxRatio },
          together,
          slowest,
        ),
      )
    }
    return figures
  } finally {
    await session.close()
    await company.stop()
  }
}

const RECORDS = 10_000
const JOURNAL_LIMIT_MS = 30_000

/** Ten thousand values from one profile to another, both on disk, through the server over TLS; against the limit. */
async function measureJournal(folder: string): Promise<Measured> {
  const clock = createSystemClock()
  const company = await startTestCompany(clock)
  const key = await deriveJournalKey(secret('bench'), `alice@${DOMAIN}`)
  const account = {
    values: {
      server: company.digestUrl,
      user: 'alice',
      domain: DOMAIN,
      ca: company.pki.caPem,
      auth: 'digest',
    },
    password: PASSWORD,
    journalKey: formatJournalKey(key).reveal(),
  }
  const [home, office] = [
    await openJournalProfile(join(folder, 'home'), clock, account),
    await openJournalProfile(join(folder, 'office'), clock, account),
  ]
  try {
    const values = Array.from({ length: RECORDS }, (_, at) => ({
      key: `note-${at}`,
      value: { text: `A note of ordinary length about caller number ${at}, who may call again.` },
    }))
    home.core.journal.set(home.id, 'note', values)
    const ms = await timed(async () => {
      for (const profile of [home, office]) {
        const [answer] = await profile.core.journal.sync([profile.id], never)
        if (answer?.result.ok !== true) throw new Error(JSON.stringify(answer?.result))
      }
    })
    const there = office.core.journal.list(office.id, 'note')
    if (!there.ok || there.value.length !== RECORDS) throw new Error('not everything arrived')
    const asked = { name: `journal of ${RECORDS}`, unit: 'ms', against: 'limit', maxRatio: 1 } as const
    return figureOf(asked, ms, JOURNAL_LIMIT_MS, 1)
  } finally {
    await home.close()
    await office.close()
    await company.stop()
  }
}

const CALLS = 50_000

/** Fifty thousand calls into the history, against the same rows put into the same table by hand. */
async function measureImport(folder: string): Promise<Measured> {
  const entries = Array.from(
    { length: CALLS },
    (_, at): HistoryEntry => ({
      id: `sip2sip:${at}`,
      accountId: 'acc',
      direction: at % 2 === 0 ? 'in' : 'out',
      outcome: at % 5 === 0 ? 'missed' : 'answered',
      remote: {
        address: `0031612${String(at).padStart(6, '0')}@example.org`,
        displayName: at % 3 === 0 ? `Person ${at}` : null,
      },
      startedAt: new Date(1_700_000_000_000 + at * 60_000).toISOString(),
      durationSec: at % 600,
      status: '200',
      media: ['audio'],
      price: null,
      callId: `call-${at}@example.org`,
      sources: ['server'],
      seen: true,
    }),
  )
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < IMPORT_ROUNDS; round += 1) {
    const dir = join(folder, `import-${round}`)
    const storage = openStorage({ dir, log: createMemoryLog(), clock: createSystemClock() })
    if (!storage.ok) throw new Error(storage.error.code)
    ours.push(
      await timed(async () => {
        const added = storage.value.stores.history.upsert(entries)
        if (!added.ok || added.value.added !== CALLS) throw new Error('not imported')
      }),
    )
    storage.value.close()
    const rows = entries.map(toRow)
    const db = new DatabaseSync(join(dir, 'bare.db'))
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    for (const { sql } of HISTORY_MIGRATIONS) db.exec(sql)
    bare.push(
      await timed(async () => {
        const insert = db.prepare(
          `INSERT INTO history (${COLUMNS.join(', ')}) VALUES (${COLUMNS.map(() => '?').join(', ')})`,
        )
        db.exec('BEGIN IMMEDIATE')
        for (const row of rows) insert.run(...row)
        db.exec('COMMIT')
      }),
    )
    db.close()
  }
  const asked = {
    name: `history of ${CALLS} calls`,
    unit: 'ms',
    against: 'bare SQLite',
    maxRatio: 1.5,
  } as const
  return figureOfSamples(asked, ours, bare)
}

export async function measureSip2sip(): Promise<readonly Measured[]> {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-bench-'))
  try {
    return [...(await measureRefresh()), await measureJournal(folder), await measureImport(folder)]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (import.meta.main) console.table(await measureSip2sip())
