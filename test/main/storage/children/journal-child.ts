import { createSystemClock } from '../../../../main/core/clock.ts'
import { openJournalProfile, type ProfileAccount } from '../../../support/journal-profile.ts'

/*
 * One run of a machine that writes and replicates, to be killed at any point:
 * `node journal-child.ts DIR FIRST COUNT ACCOUNT_JSON`. Says `ready` before it starts and `done` when all is exchanged.
 */
const [dir = '', first = '0', count = '0', account = '{}'] = process.argv.slice(2)
const profile = await openJournalProfile(dir, createSystemClock(), JSON.parse(account) as ProfileAccount)
const { core, id } = profile
process.stdout.write('ready\n')
// Written in steps, as a person would; what is there already is written once more and newer.
for (let at = Number(first); at < Number(first) + Number(count); at += 50) {
  const values = Array.from({ length: 50 }, (_, step) => ({
    key: `n${at + step}`,
    value: { text: `note ${at + step}` },
  }))
  const written = core.journal.set(id, 'note', values)
  if (!written.ok) throw new Error(written.error.code)
}
const [answer] = await core.journal.sync([id], new AbortController().signal)
if (!answer) throw new Error('no answer')
if (!answer.result.ok) throw new Error(answer.result.error.code)
process.stdout.write('done\n')
await profile.close()
