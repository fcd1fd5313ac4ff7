import { json, type DemoAction, type DemoQuestion } from './action.ts'
import { isFalsy, phpDate } from './php.ts'
import { CONDITIONS, temporaryNow, type DemoCall } from './state.ts'
import { backendAlert } from './text.ts'

const FAULT = backendAlert('SOAP fault', 1009, 'The engine does not answer')
const DAY_MS = 86_400_000

/** Wraps a reader: when the backend fails, the page prints an alert and then the variable it never filled. */
function reader(read: (question: DemoQuestion) => unknown, unfilled: null | readonly [] = null): DemoAction {
  return (question) => (question.backendDown ? json(unfilled, FAULT) : json(read(question)))
}

/** An empty PHP variable that was never assigned is null, not an empty list. */
function orNull<T>(rows: readonly T[]): readonly T[] | null {
  return rows.length === 0 ? null : rows
}

const identity = ({ user }: DemoQuestion) => ({
  sip_address: user.address,
  email: user.email,
  first: user.seed.firstName ?? '',
  lastname: user.seed.lastName ?? '',
  pstn_caller_id: user.seed.callerId ?? null,
  mobile_number: user.mobileNumber,
  timezone: user.timezone,
  no_answer_timeout: user.noAnswerSec,
  quick_dial: null,
})

function identityOf2009(question: DemoQuestion): unknown {
  const { pstn_caller_id: _laterAdded, ...then } = identity(question)
  return then
}

function acceptRules({ user, now }: DemoQuestion): unknown {
  const { groups, minutes } = temporaryNow(user, now)
  const persistent = user.weeklyRules.map(({ days, ...rule }) => [String(days), rule] as const)
  return {
    ...(persistent.length > 0 && { persistent: Object.fromEntries(persistent) }),
    temporary: { groups, duration: minutes },
    groups: ['everybody', 'nobody', 'vip', 'business', 'coworkers', 'friends', 'family'],
  }
}

function callForwarding({ user, behaviour }: DemoQuestion): unknown {
  const shown = (stored: string | null): string | null => {
    const isMailbox = stored === '<voice-mailbox>' || stored === 'voice-mailbox'
    if (!isMailbox) return stored?.replace(/^sips?:/i, '') ?? null
    return behaviour.absoluteMailbox && user.mailbox
      ? `${user.mailbox.number}@voicemail.${user.domain}`
      : '<voice-mailbox>'
  }
  return Object.fromEntries(CONDITIONS.map((condition) => [condition, shown(user.diversions[condition])]))
}

/** Two weeks, 50 each way, finished calls; the times are the server's own whatever zone they name. */
function history({ user, now, behaviour }: DemoQuestion): unknown {
  const rows = (direction: DemoCall['direction']) =>
    recentCalls(user.calls, direction, now, 14, 50).map((call) => ({
      remoteParty: call.remoteParty,
      displayName: direction === 'placed' ? '' : (/^[\w\s]+/.exec(call.displayName ?? '')?.[0].trim() ?? ''),
      startTime: phpDate(call.startedAt, behaviour.zone),
      stopTime: phpDate(new Date(call.startedAt.getTime() + call.durationSec * 1000), behaviour.zone),
      timezone: user.timezone,
      duration: call.durationSec,
      status: String(call.status),
      ...(direction === 'placed' && { price: call.price ?? 0 }),
      sessionId: call.callId,
      fromTag: call.fromTag,
      toTag: call.toTag,
      proxyIP: '127.0.0.1',
      media: call.media ?? ['audio'],
    }))
  return { placed: orNull(rows('placed')), received: orNull(rows('received')) }
}

function historyOf2009({ user, now, behaviour }: DemoQuestion): unknown {
  const rows = (direction: DemoCall['direction']) =>
    recentCalls(user.calls, direction, now, 60, 30).map((call) => ({
      [direction === 'placed' ? 'to' : 'from']: call.remoteParty,
      duration: call.durationSec,
      ...(direction === 'placed' && { price: call.price ?? 0, rate: '' }),
      status: String(call.status),
      date: phpDate(call.startedAt, behaviour.zone),
    }))
  return { placed: orNull(rows('placed')), received: orNull(rows('received')) }
}

function recentCalls(
  calls: readonly DemoCall[],
  direction: DemoCall['direction'],
  now: Date,
  days: number,
  limit: number,
): readonly DemoCall[] {
  return calls
    .filter(
      (call) => call.direction === direction && now.getTime() - call.startedAt.getTime() <= days * DAY_MS,
    )
    .filter((call) => direction === 'received' || call.status !== 435)
    .toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
    .slice(0, limit)
}

function voicemail({ user }: DemoQuestion): unknown {
  const { mailbox } = user
  if (mailbox === null) return null
  return {
    Mailbox: mailbox.number,
    Password: mailbox.pin,
    Name: `${user.seed.firstName ?? ''} ${user.seed.lastName ?? ''}`.trim(),
    Email: user.email,
    Info: {},
    Options: { delete: 'True' },
    Account: `${mailbox.number}@voicemail.${user.domain}`,
  }
}

function devices({ user, now, registered }: DemoQuestion): unknown {
  return orNull(
    [...user.devices, ...registered].map((device) => ({
      contact: device.contact ?? `${device.address}:${device.port}`,
      publicContact: `${device.address}:${device.port}`,
      expires: Math.max(0, Math.round((device.expiresAt.getTime() - now.getTime()) / 1000)),
      user_agent: device.userAgent,
      transport: device.transport,
    })),
  )
}

/** The members beside `balance` are those of 2009: nobody shows what today's backend calls them. */
function prepaid({ balance, activeCall }: DemoQuestion['user']): unknown {
  if (activeCall === null) return { balance }
  const { destination, sec, maxSec } = activeCall
  return { balance, callInProgress: '1', destination, sessionTime: String(sec), maxSessionTime: maxSec }
}

const balanceHistory: DemoAction = (question) => {
  const { user, behaviour, params, backendDown } = question
  if (backendDown) return json(null, FAULT)
  const rows = user.balanceHistory.map((entry) => ({
    date: phpDate(entry.at, behaviour.zone),
    action: entry.action,
    description: entry.description,
    value: entry.value,
    balance: entry.balance,
    session: null,
  }))
  if (isFalsy(params.get('csv'))) return json(orNull(rows))
  const lines = rows.map((row, at) =>
    [at + 1, user.address, row.date, row.action, row.description, row.value, row.balance].join(','),
  )
  return {
    contentType: 'text/csv',
    fileName: `${user.address}-prepaid-history.csv`,
    body: ['Id,Account,Date,Action,Description,Value,Final Balance', ...lines, ''].join('\n'),
  }
}

const monthlyUsage: DemoAction = ({ user, behaviour, backendDown }) => {
  if (behaviour.usage === 'fatal') return { status: 500, body: '' }
  if (backendDown) return json(null, FAULT)
  const placed = user.calls.filter((call) => call.direction === 'placed')
  return json({ calls: placed.length, price: placed.reduce((sum, call) => sum + (call.price ?? 0), 0) })
}

/** Questions by the names of today. */
export const READ_ACTIONS: Readonly<Record<string, DemoAction>> = {
  get_identity: reader(identity),
  get_aliases: reader(
    ({ user }) =>
      user.aliases
        .map((alias) => `${alias}@${user.domain}`)
        .toSorted()
        .slice(0, 20),
    [],
  ),
  get_enum: reader(({ user }) => (user.seed.enumNumbers ?? []).slice(0, 10), []),
  get_history: reader(history),
  get_devices: ({ backendDown, ...question }) =>
    backendDown
      ? json({
          success: false,
          error_message: 'Error (SipPort): SOAP fault (1009): The engine does not answer',
        })
      : json(devices({ backendDown, ...question })),
  get_prepaid: ({ user, backendDown }) =>
    backendDown || user.balance === null ? json(null, FAULT) : json(prepaid(user)),
  get_balance_history: balanceHistory,
  get_monthly_usage: monthlyUsage,
  get_call_forwarding: reader(callForwarding),
  get_accept_rules: reader(acceptRules),
  get_reject_rules: reader(({ user }) => user.rejectRules, []),
  get_voicemail: reader(voicemail),
}

/** The two answers that had another shape in 2009. */
export const getAccount: DemoAction = reader(identityOf2009)
export const getCalls: DemoAction = reader(historyOf2009)
