import type { Bridge } from '../../../shared/bridge.ts'
import type { RelayId } from '../../../shared/ids.ts'
import type { Result } from '../../../shared/result.ts'
import { createEarlyOffer } from './early-offer.ts'
import type { CallMedia, DescriptionWish, MediaPort } from './media.ts'

/** The part of the bridge that leads to the media relay in main. */
export type RelayCommands = Pick<
  Bridge<'phone'>['commands'],
  'media.open' | 'media.toFar' | 'media.toPage' | 'media.close'
>

/** Lines with `media: 'relay'` get their descriptions rewritten by main; the others get the WebRTC media as it is. */
export function createRelayMediaPort(webRtc: MediaPort, commands: RelayCommands): MediaPort {
  return {
    open(options, events) {
      const inner = webRtc.open(options, events)
      return options.media === 'relay' ? relayed(inner, options.accountId, commands) : inner
    },
  }
}

/**
 * A call whose far side speaks plain RTP. The page's connection ends at the relay on this machine; every description
 * passes through it, as an offer or an answer (RFC 3264), which nothing in the text says.
 */
function relayed(inner: CallMedia, accountId: string, commands: RelayCommands): CallMedia {
  let opening: Promise<Result<RelayId>> | null = null
  let closed = false
  /** `describing`: an offer of ours is being made; `offered`: it left; `asked`: theirs waits for our answer. */
  let phase: 'stable' | 'describing' | 'offered' | 'asked' = 'stable'

  const relay = (): Promise<Result<RelayId>> => {
    opening ??= open()
    return opening
  }
  async function open(): Promise<Result<RelayId>> {
    const opened = await commands['media.open']({ accountId })
    if (!opened.ok) return opened
    const { relayId } = opened.value
    // Hung up meanwhile.
    if (closed) void commands['media.close']({ relayId })
    return { ok: true, value: relayId }
  }
  async function bridged(
    pass: (relayId: RelayId) => Promise<Result<{ readonly sdp: string }>>,
  ): Promise<string> {
    const opened = await relay()
    if (!opened.ok) throw new Error(`media relay: ${opened.error.code}`)
    const answer = await pass(opened.value)
    if (!answer.ok) throw new Error(`media relay: ${answer.error.code} ${answer.error.detail ?? ''}`)
    return answer.value.sdp
  }
  const toFar = (role: 'offer' | 'answer', sdp: string) =>
    bridged((relayId) => commands['media.toFar']({ relayId, role, sdp }))
  const toPage = (role: 'offer' | 'pranswer' | 'answer', sdp: string) =>
    bridged((relayId) => commands['media.toPage']({ relayId, role, sdp }))

  async function describe(wish: DescriptionWish): Promise<string> {
    const isAnswer = phase === 'asked'
    if (!isAnswer) phase = 'describing'
    try {
      const sdp = await toFar(isAnswer ? 'answer' : 'offer', await inner.describe(wish))
      if (!isAnswer && phase !== 'describing') throw new Error('overtaken by an offer of the far side')
      phase = isAnswer ? 'stable' : 'offered'
      return sdp
    } catch (cause) {
      if (phase === 'describing') phase = 'stable'
      throw cause
    }
  }

  const early = createEarlyOffer(describe)

  return {
    ...inner,
    async prepare(how) {
      const preparing = inner.prepare(how)
      if (how.offers) early.make()
      const [opened, prepared] = await Promise.all([relay(), preparing])
      if (!prepared.ok) return prepared
      return opened.ok ? prepared : opened
    },
    describe: (wish) => early.describe(wish),
    async acceptEarly(sdp) {
      await inner.acceptEarly(await toPage('pranswer', sdp))
    },
    async accept(sdp) {
      const role = phase === 'offered' ? 'answer' : 'offer'
      // Our own offer was not sent yet: it steps back before theirs is looked at.
      if (phase === 'describing') await inner.rollback()
      phase = role === 'offer' ? 'asked' : 'stable'
      return inner.accept(await toPage(role, sdp))
    },
    async rollback() {
      phase = 'stable'
      await inner.rollback()
    },
    close() {
      if (closed) return
      closed = true
      inner.close()
      void opening?.then((opened) => {
        if (opened.ok) void commands['media.close']({ relayId: opened.value })
      })
    },
  }
}
