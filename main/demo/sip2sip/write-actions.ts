import { verdict, type DemoAction, type DemoQuestion } from './action.ts'
import { isFalsy, phpInt } from './php.ts'
import { CONDITIONS, type DemoCondition } from './state.ts'
import { backendAlert, backendError, say } from './text.ts'

const DOWN = backendError('SOAP fault', 1009, 'The engine does not answer')

/** Puts the temporary rule in place the way the page does it: read all rules, write all rules, without a lock. */
function switchDnd(question: DemoQuestion, groups: readonly string[], minutes: number, message: string) {
  const { user, now, behaviour, backendDown } = question
  if (backendDown) return verdict(false, DOWN)
  if (user.weeklyRules.length > 0) {
    if (behaviour.weeklyRules === 'refuse')
      return verdict(false, backendError('SOAP fault', 1001, 'Rule without days'))
    // The page writes the weekly rules without their days.
    if (behaviour.weeklyRules === 'lose') user.weeklyRules = []
  }
  user.temporaryRule = { groups, endsAt: minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : null }
  return verdict(true, message)
}

const dndOn: DemoAction = (question) => {
  const minutes = phpInt(question.params.get('duration'))
  const message =
    minutes > 0 ? say(question.user, 'dnd-on-minutes', String(minutes)) : say(question.user, 'dnd-on')
  return switchDnd(question, ['nobody'], minutes, message)
}

const dndOff: DemoAction = (question) => switchDnd(question, ['everybody'], 0, say(question.user, 'dnd-off'))

function privacy(hidden: boolean): DemoAction {
  return ({ user, backendDown }) => {
    if (backendDown) return verdict(false, DOWN)
    user.callerIdHidden = hidden
    return verdict(true, say(user, hidden ? 'hidden' : 'visible'))
  }
}

/** Rewrites one target in the page's own order, with all that it gets wrong (reference sip2sip 3.1). */
function rewriteTarget(sent: string, domain: string, mobileNumber: string): string {
  let target = sent
  if (target === '<mobile-number>' && mobileNumber !== '') target = mobileNumber
  if (target !== '' && target !== '<voice-mailbox>' && !target.includes('@')) target = `${target}@${domain}`
  const number = /^([+|0].*)@/.exec(target)?.[1]
  if (number !== undefined) target = `${number}@${domain}`
  if (target !== '' && target !== '<voice-mailbox>' && !target.startsWith('sip:')) target = `sip:${target}`
  return target
}

const setCallForwarding: DemoAction = ({ user, params, behaviour, backendDown }) => {
  if (backendDown) return verdict(false, DOWN)
  let echo = ''
  let log = ''
  const next: Record<DemoCondition, string | null> = { ...user.diversions }
  for (const condition of CONDITIONS) {
    const sent = params.get(condition)
    if (sent === undefined) continue
    // Left over from somebody's debugging in 2009 and never taken out.
    echo += `Key ${condition} changed ${sent}`
    const target = rewriteTarget(sent, user.domain, user.mobileNumber)
    next[condition] = target === '' ? null : target
    log += `${condition}=${target} `
  }
  if (echo === '') return verdict(true, 'Diversions remained the same')
  if (CONDITIONS.every((condition) => next[condition] === null)) {
    if (behaviour.lastDiversion === 'refuse')
      return verdict(false, backendError('SOAP fault', 1002, 'No diversions'), echo)
    if (behaviour.lastDiversion === 'ignore') return verdict(true, say(user, 'diversions', log), echo)
  }
  user.diversions = next
  return verdict(true, say(user, 'diversions', log), echo)
}

const addAlias: DemoAction = ({ user, params, everybody, backendDown }) => {
  if (backendDown) return verdict(false, DOWN)
  const name = (params.get('username') ?? '').trim().toLowerCase()
  if (name === '') return verdict(false, 'Error: missing username')
  const isTaken = everybody.some((other) => other.username === name || other.aliases.includes(name))
  if (isTaken)
    return verdict(false, backendError('SOAP fault', 1012, `The alias ${name}@${user.domain} exists already`))
  user.aliases = [...user.aliases, name]
  return verdict(true, say(user, 'alias', name))
}

/** Vouchers of the demo: number 1234567890 is worth ten, any other is unknown. */
const addBalance: DemoAction = ({ user, params, now, backendDown }) => {
  const number = params.get('number')
  if (isFalsy(params.get('id')) || isFalsy(number)) return verdict(false, 'Missing id or number')
  if (backendDown || number !== '1234567890' || user.balance === null)
    return verdict(false, backendError('SOAP fault', 2003, 'Voucher not found'))
  user.balance += 10
  const entry = { at: now, action: 'Credit', description: 'Voucher', value: 10, balance: user.balance }
  user.balanceHistory = [entry, ...user.balanceHistory].slice(0, 200)
  return verdict(true, 'Added balance succeeded')
}

/** A fault while the rules are read is printed, and then everything is written back without weekly rules. */
export function withReadFault(action: DemoAction): DemoAction {
  return async (question) => {
    question.user.weeklyRules = []
    const answer = await action(question)
    return {
      ...answer,
      body: backendAlert('SOAP fault', 1009, 'The engine does not answer') + answer.body.toString(),
    }
  }
}

/** Changes by the names of today. */
export const WRITE_ACTIONS: Readonly<Record<string, DemoAction>> = {
  set_dnd_on: dndOn,
  set_dnd_off: dndOff,
  set_privacy_on: privacy(true),
  set_privacy_off: privacy(false),
  set_call_forwarding: setCallForwarding,
  add_alias: addAlias,
  add_balance: addBalance,
}
