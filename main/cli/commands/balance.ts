import type { Balance, BalanceEntry, Money, Usage } from '../../../shared/domain/billing.ts'
import { toCsv } from '../../../shared/text/csv.ts'
import { balanceRows } from '../../core/balance-rows.ts'
import { fanOut } from '../../core/fan-out.ts'
import { usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'

const amount = ({ amount, currency }: Money): string =>
  `${amount.toFixed(2)}${currency ? ` ${currency}` : ''}`

const balance: Shown<Balance> = {
  member: 'balance',
  json: (value) => ({ ...value.balance, activeCalls: value.activeCalls }),
  words: (value) =>
    [
      amount(value.balance),
      ...(value.activeCalls ?? []).map((call) => `calling ${call.destination ?? '?'}`),
    ].join(', '),
  unsupported: null,
}
const history: Shown<readonly BalanceEntry[]> = {
  member: 'entries',
  json: (entries) => entries,
  words: (entries) =>
    entries
      .map(({ at, action, description, value }) =>
        [at?.slice(0, 10), amount(value), action, description].filter(Boolean).join(' '),
      )
      .join('; ') || 'no movements',
  unsupported: null,
}
const usage: Shown<Usage> = {
  member: 'usage',
  json: (value) => value,
  words: ({ calls, price }) => `${calls} calls, ${amount(price)}`,
  unsupported: null,
}

const USAGE_ADD = 'balance add --id N --secrets-stdin'
const USAGE_HISTORY = 'balance history [--export csv|json]'

async function add({ core, accountIds, options, secrets, signal }: CliContext): Promise<CliAnswer> {
  const { id } = options
  const number = secrets.voucher
  if (id === undefined || !/^\d{1,12}$/.test(id)) return usageError('--id', `sidetone ${USAGE_ADD}`)
  if (number === undefined) return usageError('--secrets-stdin voucher', `sidetone ${USAGE_ADD}`)
  const answers = await fanOut(
    core,
    accountIds,
    (session) => session.balance?.add({ id, number }, signal) ?? null,
  )
  return writeAnswer(answers, true, balance)
}

async function movements({ core, accountIds, options, signal }: CliContext): Promise<CliAnswer> {
  if (options.export !== undefined && options.export !== 'csv' && options.export !== 'json')
    return usageError('--export', `sidetone ${USAGE_HISTORY}`)
  const answers = await fanOut(core, accountIds, (session) => session.balance?.history(signal) ?? null)
  const answer = readAnswer(answers, accountIds !== null, history)
  if (options.export === 'json') return { ...answer, text: JSON.stringify(answer.json, null, 2) }
  if (options.export !== 'csv') return answer
  const accounts = answers.map(({ account: { name }, result }) => ({
    name,
    entries: result.ok ? result.value : [],
  }))
  return { ...answer, text: toCsv(balanceRows(accounts)) }
}

const reading = { words: { min: 0, max: 0 }, needsAccount: true } as const

/** `balance | balance add --id N | balance history | usage`: what is left, vouchers, movements, this month's calls. */
export const balanceCommands: readonly CliCommand[] = [
  {
    ...reading,
    path: ['balance'],
    usage: 'balance',
    summary: 'What is left on prepaid accounts',
    options: [],
    run: async ({ core, accountIds, signal }) =>
      readAnswer(
        await fanOut(core, accountIds, (session) => session.balance?.read(signal) ?? null),
        accountIds !== null,
        balance,
      ),
  },
  {
    ...reading,
    path: ['balance', 'add'],
    usage: USAGE_ADD,
    summary: 'Redeem a voucher (key "voucher" on standard input)',
    options: ['id'],
    oneAccount: { capable: (capabilities) => capabilities.includes('balance') },
    run: add,
  },
  {
    ...reading,
    path: ['balance', 'history'],
    usage: USAGE_HISTORY,
    summary: 'Payments and charges',
    options: ['export'],
    run: movements,
  },
  {
    ...reading,
    path: ['usage'],
    usage: 'usage',
    summary: 'Calls made this month and what they cost',
    options: [],
    run: async ({ core, accountIds, signal }) =>
      readAnswer(
        await fanOut(core, accountIds, (session) => session.usage?.read(signal) ?? null),
        accountIds !== null,
        usage,
      ),
  },
]
