import type { AccountId } from '../../shared/ids.ts'
import { openDndOffice, type DndOffice } from './dnd-office.ts'
import { figureOfSamples, type Measured } from './figure.ts'

const ACCOUNTS = 8
/** What a request to a server in another country takes. */
const ANSWER_DELAY_MS = 150
const ROUNDS = 3
const LIMIT_MS = 15_000

/** Do Not Disturb on and off on eight accounts at once (reading, writing, reading back), against the slowest of the eight
 *  when each is switched alone. */
export async function measureDnd(tell: (text: string) => void): Promise<Measured> {
  const office = await openDndOffice(ACCOUNTS, ANSWER_DELAY_MS)
  try {
    await office.core.availability.readDnd(null, AbortSignal.timeout(LIMIT_MS)) // connections and first challenges
    const together: number[] = []
    const slowest: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const on of [true, false]) together.push(await switchDnd(office, null, on))
      for (const on of [true, false]) {
        const alone: number[] = []
        for (const id of office.accounts) alone.push(await switchDnd(office, [id], on))
        slowest.push(Math.max(...alone))
      }
      tell(
        `DND ${round + 1}/${ROUNDS}: ${together.at(-1)?.toFixed(0)} ms, slowest ${slowest.at(-1)?.toFixed(0)} ms`,
      )
    }
    const name = `DND on ${ACCOUNTS} accounts`
    const asked = { name, unit: 'ms', against: 'slowest one alone', maxRatio: 1.3 } as const
    return figureOfSamples(asked, together, slowest)
  } finally {
    await office.close()
  }
}

async function switchDnd(
  { core }: DndOffice,
  ids: readonly AccountId[] | null,
  on: boolean,
): Promise<number> {
  const from = performance.now()
  const change = on ? ({ on: true, minutes: null } as const) : ({ on: false } as const)
  const answers = await core.availability.setDnd(ids, change, AbortSignal.timeout(LIMIT_MS))
  const ms = performance.now() - from
  const failed = answers.find(({ result }) => !result.ok || !result.value.confirmed)
  if (failed) throw new Error(`DND on ${failed.account.name}: ${JSON.stringify(failed.result)}`)
  return ms
}
