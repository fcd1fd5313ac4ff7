import { fault } from './fault.ts'
import { type PhoneEffect, type PhoneEvent, type PhoneState, type PhoneStep, reply } from './phone-state.ts'

/** The phones of others that an account watches. */
export function watchedBy({ watched }: Pick<PhoneState, 'watched'>, accountId: string): readonly string[] {
  return watched.filter((phone) => phone.accountId === accountId).map(({ address }) => address)
}

/** Takes the whole list; what is known of phones that are watched no more is forgotten. */
export function setWatched(
  state: PhoneState,
  { phones }: Extract<PhoneEvent, { kind: 'set-watched' }>,
): PhoneStep {
  const next = { ...state, watched: phones }
  const known = Object.entries(state.phones).map(
    ([accountId, states]): [string, PhoneState['phones'][string]] => {
      const addresses = watchedBy(next, accountId)
      return [
        accountId,
        Object.fromEntries(Object.entries(states).filter(([one]) => addresses.includes(one))),
      ]
    },
  )
  const effects = Object.keys(state.lines).map(
    (accountId): PhoneEffect => ({ kind: 'watch', accountId, addresses: watchedBy(next, accountId) }),
  )
  return { state: { ...next, phones: Object.fromEntries(known) }, effects }
}

/** What a phone does, as the server tells. */
export function phoneSeen(
  state: PhoneState,
  { accountId, address, state: seen }: Extract<PhoneEvent, { kind: 'watched' }>,
): PhoneStep {
  if (!watchedBy(state, accountId).includes(address)) return { state, effects: [] }
  const phones = { ...state.phones, [accountId]: { ...state.phones[accountId], [address]: seen } }
  return { state: { ...state, phones }, effects: [] }
}

/** A text leaves over a line that is ready; the engine answers the request. */
export function sendText(
  state: PhoneState,
  { accountId, uri, text, requestId }: Extract<PhoneEvent, { kind: 'send-text' }>,
): PhoneStep {
  if (state.lines[accountId]?.phase.kind !== 'ready')
    return { state, effects: reply(requestId, fault('line-not-ready', { accountId })) }
  return { state, effects: [{ kind: 'text', accountId, uri, text, requestId }] }
}
