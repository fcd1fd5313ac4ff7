import { isCodec } from './sdp-media.ts'
import type { AudioCodec } from './sdp-media.ts'

/** One format as both sides of a relay know it. */
export type CodecPair = {
  readonly page: AudioCodec
  /** Payload type the far side wants to be sent. */
  readonly sendType: number
  /** Payload type we told the far side to use. */
  readonly receiveType: number
  readonly far: AudioCodec
  /** What a telephone event's duration is multiplied by on its way out; 1 = the clocks agree. */
  readonly eventFactor: number
}

/** Payload types by format, e.g. `opus/48000` -> 111. */
export type PayloadTypes = ReadonlyMap<string, number>

/** What passes without transcoding, and the numbers Chromium gives them. */
export const PAGE_TYPES: PayloadTypes = new Map([
  ['pcmu/8000', 0],
  ['pcma/8000', 8],
  ['g722/8000', 9],
  ['opus/48000', 111],
  ['telephone-event/8000', 126],
  ['telephone-event/48000', 110],
])
const EVENTS = 'telephone-event'

export function formatOf({ name, clockRate }: AudioCodec): string {
  return `${name.toLowerCase()}/${clockRate}`
}

/** The formats of a description that can pass, in its order, each once. */
export function relayed(codecs: readonly AudioCodec[]): readonly AudioCodec[] {
  const known = codecs.filter((codec) => PAGE_TYPES.has(formatOf(codec)))
  return known.filter((codec, at) => known.findIndex((one) => formatOf(one) === formatOf(codec)) === at)
}

export function hasSpeech(codecs: readonly AudioCodec[]): boolean {
  return codecs.some((codec) => !isCodec(codec, EVENTS))
}

export function rememberTypes(types: PayloadTypes, codecs: readonly AudioCodec[]): PayloadTypes {
  return new Map([...types, ...codecs.map((codec) => [formatOf(codec), codec.payloadType] as const)])
}

/** Gives codecs the payload types of `types`; a number that another format has already makes way for a free one. */
export function renumber(codecs: readonly AudioCodec[], types: PayloadTypes): readonly AudioCodec[] {
  const taken = new Set(codecs.flatMap((codec) => types.get(formatOf(codec)) ?? []))
  return codecs.map((codec) => {
    const fixed = types.get(formatOf(codec))
    if (fixed !== undefined) return { ...codec, payloadType: fixed }
    const free = [codec.payloadType, ...DYNAMIC].find((type) => !taken.has(type)) ?? codec.payloadType
    taken.add(free)
    return { ...codec, payloadType: free }
  })
}
const DYNAMIC = Array.from({ length: 32 }, (_, at) => 96 + at)

/**
 * Pairs the far side's formats with the page's. Chromium sends events on the clock of its codec and loses short ones
 * otherwise (sip-edge.md 4): where Opus comes first and the far side knows events at 8 kHz only, the page is shown
 * 48 kHz instead and the relay converts.
 * `offered`: what the page offered, null when it is about to be asked. `ours`: types of our own description, if it went
 * out first.
 */
export function pairCodecs(
  far: readonly AudioCodec[],
  types: PayloadTypes,
  offered: readonly AudioCodec[] | null,
  ours: PayloadTypes | null,
): readonly CodecPair[] {
  const usable = relayed(far)
  const isOpusFirst = usable.find((codec) => !isCodec(codec, EVENTS))?.name.toLowerCase() === 'opus'
  const hasWideEvents = usable.some((codec) => formatOf(codec) === `${EVENTS}/48000`)
  const canWiden = offered === null || offered.some((codec) => formatOf(codec) === `${EVENTS}/48000`)
  const pairs = usable.flatMap((codec): readonly CodecPair[] => {
    const isWidened =
      isCodec(codec, EVENTS) && codec.clockRate === 8000 && isOpusFirst && !hasWideEvents && canWiden
    const shown = isWidened ? { ...codec, clockRate: 48_000 } : codec
    const format = formatOf(shown)
    const wanted = offered?.find((one) => formatOf(one) === format)
    if (offered && !wanted) return []
    const pageType = wanted?.payloadType ?? types.get(format)
    if (pageType === undefined) return []
    return [
      {
        page: { ...shown, payloadType: pageType },
        far: codec,
        sendType: codec.payloadType,
        receiveType: ours?.get(formatOf(codec)) ?? codec.payloadType,
        eventFactor: isWidened ? 1 / 6 : 1,
      },
    ]
  })
  return hasSpeech(pairs.map(({ page }) => page)) ? pairs : []
}
