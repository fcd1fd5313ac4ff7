import type { Lab } from '../lab/lab-stage.ts'
import type { PhoneWindow } from '../support/phone-window.ts'
import { lineOf } from '../support/sip-line.ts'
import { lineSetup } from '../support/test-phone.ts'

/** Registers the lab's alice in her window over a WebSocket: the one transport that JsSIP has, too. An `accountId` that was
 *  not used before starts from nothing, one that was used knows what its server asked last. */
export async function registerAlice(
  lab: Lab,
  alice: PhoneWindow,
  how: {
    readonly accountId: string
    readonly server: string
    readonly iceServers?: readonly string[]
  },
): Promise<void> {
  const { domain, caPem } = lab.server
  await alice.register({
    setup: lineSetup(how.accountId, {
      address: `alice@${domain}`,
      media: 'direct',
      iceServers: how.iceServers ?? [],
    }),
    line: lineOf('alice', { domain, server: how.server, config: { trust: { caPem } } }),
  })
}

/** The time between two marks of the phone window (renderer/phone/marks.ts), ms. */
export async function between(phone: PhoneWindow, from: string, to: string): Promise<number> {
  const [start, end] = await Promise.all([phone.marked(from), phone.marked(to)])
  if (start === null || end === null) throw new Error(`no marks ${from}, ${to}`)
  return end - start
}
