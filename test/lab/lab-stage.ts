import { type BuiltPhone, serveBuiltPhone } from '../support/built-phone.ts'
import { openPhoneWindow, type PhoneWindow } from '../support/phone-window.ts'
import { lineOf } from '../support/sip-line.ts'
import { lineSetup } from '../support/test-phone.ts'
import { type Baresip, startBaresip } from './baresip.ts'
import { type Kamailio, startKamailio } from './kamailio.ts'
import { giveVoice, lossOf } from './page-sound.ts'
import { type SippPeer, startSipp } from './sipp.ts'
import type { SippRole } from './sipp-scenarios.ts'

export const FLOWS = ['wss', 'udp', 'tcp', 'tls'] as const
export type LabFlow = (typeof FLOWS)[number]

const users = {
  alice: 'alice-pw',
  anna: 'anna-pw',
  amir: 'amir-pw',
  bob: 'bob-pw',
  carol: 'carol-pw',
  dave: 'dave-pw',
}
type User = keyof typeof users
/** What each of them says, Hz. */
export const VOICE: Readonly<Record<User, number>> = {
  alice: 1000,
  anna: 600,
  amir: 1500,
  bob: 440,
  carol: 880,
  dave: 700,
}
/** Users that SIPp plays, by what it does. */
export const PEER = {
  busy: 'busy',
  'no-answer': 'silent',
  early: 'early',
  forked: 'forked',
  taker: 'taker',
  ringer: 'ringer',
  mailbox: 'mailbox',
} as const satisfies Partial<Record<SippRole, string>>

/** What the peers say before the answer, Hz. */
export const EARLY = { early: 1200, forked: 1600 } as const
/** Rings at two peers with something to say; `forked` says it first, `taker` takes the call. */
export const FORK = 'everywhere'

/** The real servers and phones, once for all flows. */
export type Lab = {
  readonly server: Kamailio
  /** Answer at once. */
  readonly bob: Baresip
  readonly carol: Baresip
  uri(user: string): string
  /** That user's phone window, which stays open, with the line it is to have and that user's voice. */
  phone(flow: LabFlow, user: User, password?: string, iceServers?: readonly string[]): Promise<PhoneWindow>
  /** Takes the line away and waits until the server has forgotten it. */
  leave(user: User): Promise<void>
  /** From now on signalling of this user and the sound of bob get lost, both ways, as in a network that is not there. Gives the function
   *  that ends it. */
  cut(flow: LabFlow, user: User): Promise<() => Promise<void>>
  stop(): Promise<void>
}

/**
 * `forFigures`: a quick way to the page (page-link.ts), and the browser's own microphone in place of a voice that is there
 * at once. `windows`: whose are opened at once; default all three.
 */
export async function startLab(
  options: { readonly forFigures?: boolean; readonly windows?: readonly User[] } = {},
): Promise<Lab> {
  const { forFigures = false } = options
  const ends: (() => Promise<void>)[] = []
  const stop = async (): Promise<void> => {
    for (const end of ends.splice(0).toReversed()) await end()
  }
  const kept = <T extends { stop(): Promise<void> }>(part: T): T => {
    ends.push(() => part.stop())
    return part
  }
  try {
    const peers: Record<string, SippPeer> = {}
    for (const [role, user] of Object.entries(PEER))
      peers[user] = kept(await startSipp(role as SippRole, role === 'forked' ? EARLY.forked : EARLY.early))
    const server = kept(
      await startKamailio({
        users,
        rtpengine: true,
        peers: Object.fromEntries(Object.entries(peers).map(([user, { port }]) => [user, port])),
        forks: { [FORK]: [PEER.forked, PEER.taker] },
        mailbox: PEER.mailbox,
      }),
    )
    const { domain } = server
    const ordinary = async (user: User): Promise<Baresip> => {
      const proxy = `127.0.0.1:${server.udp}`
      // Often enough to be there soon after the server came back.
      const often = { registerSec: 10 }
      const phone = await startBaresip({
        ...often,
        user,
        password: users[user],
        domain,
        proxy,
        toneHz: VOICE[user],
      })
      await server.registered(user)
      return kept(phone)
    }
    const [bob, carol] = [await ordinary('bob'), await ordinary('carol')]
    const built: BuiltPhone = await serveBuiltPhone()
    ends.push(() => built.close())
    const windows = new Map<User, PhoneWindow>()
    const losses = new Map<User, (lost: boolean) => Promise<void>>()
    const windowOf = async (user: User): Promise<PhoneWindow> => {
      const known = windows.get(user)
      if (known) return known
      const phone = await openPhoneWindow(built.url, { socketLink: forFigures })
      ends.push(() => phone.close())
      windows.set(user, phone)
      if (!forFigures) await giveVoice(phone, VOICE[user])
      if (!forFigures) losses.set(user, await lossOf(phone))
      return phone
    }
    for (const user of options.windows ?? (['alice', 'anna', 'amir'] as const)) await windowOf(user)
    return {
      server,
      bob,
      carol,
      uri: (user) => `sip:${user}@${domain}`,
      async phone(flow, user, password, iceServers = []) {
        const phone = await windowOf(user)
        const url = flow === 'wss' ? server.wss : `sip:127.0.0.1:${server[flow]};transport=${flow}`
        const line = lineOf(user, {
          domain,
          server: url,
          password: password ?? users[user],
          config: { trust: { caPem: server.caPem } },
        })
        const media = flow === 'wss' ? 'direct' : 'relay'
        const setup = lineSetup(user, { address: `${user}@${domain}`, media, earlyMedia: true, iceServers })
        phone.provide(user, line)
        await phone.command({ kind: 'set-lines', lines: [setup] })
        return phone
      },
      async leave(user) {
        const phone = await windowOf(user)
        await phone.command({ kind: 'set-lines', lines: [] })
        await phone.until('no line', ({ lines }) => lines.length === 0)
        await server.registered(user, 0)
      },
      async cut(flow, user) {
        const set = async (lost: boolean): Promise<void> => {
          server.freeze(lost)
          // Over plain RTP the window's own connection ends on this machine: the far phone stands still instead.
          if (flow === 'wss') await losses.get(user)?.(lost)
          else bob.freeze(lost)
        }
        await set(true)
        return () => set(false)
      },
      stop,
    }
  } catch (thrown) {
    await stop()
    throw thrown
  }
}
