import { createSystemClock } from '../../../../main/core/clock.ts'
import { openJournalProfile, type ProfileAccount } from '../../../support/journal-profile.ts'

/*
 * One run of a machine that writes notes and shares them, to be killed at any point:
 * `node sharing-child.ts DIR FIRST COUNT ACCOUNT_JSON`. Says `ready` before it starts and `done` when all is exchanged.
 */
const [dir = '', first = '0', count = '0', account = '{}'] = process.argv.slice(2)
const profile = await openJournalProfile(dir, createSystemClock(), JSON.parse(account) as ProfileAccount)
const { core, id } = profile
await core.accounts.session(id)
process.stdout.write('ready\n')
for (let at = Number(first); at < Number(first) + Number(count); at += 1) {
  const subject = { kind: 'contact', address: `person${at}@example.org` } as const
  const written = core.person.writeNote(subject, `note ${at}`)
  if (!written.ok) throw new Error(written.error.code)
}
const [answer] = await core.sharing.exchange([id], new AbortController().signal)
if (!answer) throw new Error('no answer')
if (!answer.result.ok) throw new Error(answer.result.error.code)
process.stdout.write('done\n')
await profile.close()
