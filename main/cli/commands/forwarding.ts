import {
  ForwardConditionSchema,
  ForwardingPlanSchema,
  type ForwardingPlan,
} from '../../../shared/domain/forwarding.ts'
import { appError } from '../../../shared/errors.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { ForwardingChange } from '../../providers/adapter.ts'
import { failure, usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { readAnswer, writeAnswer, type Shown } from '../per-account.ts'
import { describePlan } from '../words.ts'
import { theAccount } from './the-account.ts'

const shown: Shown<ForwardingPlan> = {
  member: 'plan',
  json: (plan) => plan,
  words: describePlan,
  unsupported: null,
}

async function change(context: CliContext, wanted: ForwardingChange): Promise<CliAnswer> {
  const answers = await context.core.forwarding.write(theAccount(context), wanted, context.signal)
  return writeAnswer(answers, true, shown)
}

function condition(
  context: CliContext,
  usage: string,
): Result<{ when: ReturnType<typeof ForwardConditionSchema.parse> }, CliAnswer> {
  const when = ForwardConditionSchema.safeParse(context.options.when)
  return when.success ? ok({ when: when.data }) : err(usageError('--when', usage))
}

function readPlan(context: CliContext, path: string): Result<ForwardingPlan> {
  const bytes = context.readFile(path)
  if (!bytes.ok) return bytes
  try {
    const json: unknown = JSON.parse(bytes.value.toString('utf8'))
    // Also takes the whole document that `forwarding show --json` printed, as long as it is about one account.
    const plan = ForwardingPlanSchema.safeParse(planIn(json))
    if (plan.success) return ok(plan.data)
    return err(
      appError('file-invalid', { field: path, detail: plan.error.issues[0]?.path.join('.') ?? 'plan' }),
    )
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause
    return err(appError('file-invalid', { field: path, detail: 'json' }))
  }
}

function planIn(json: unknown): unknown {
  if (typeof json !== 'object' || json === null) return json
  if ('plan' in json) return json.plan
  if (!('accounts' in json) || !Array.isArray(json.accounts) || json.accounts.length !== 1) return json
  const only: unknown = json.accounts[0]
  return typeof only === 'object' && only !== null && 'plan' in only ? only.plan : json
}

const USAGE_SET = 'sidetone forwarding set --when always|busy|no-answer|offline|unavailable --to DEST'
const USAGE_CLEAR = 'sidetone forwarding clear --when always|busy|no-answer|offline|unavailable'
const canForward = (capabilities: readonly string[]) =>
  capabilities.includes('forwarding-by-condition') || capabilities.includes('forwarding-ring-sequence')
const writing = {
  words: { min: 0, max: 0 },
  needsAccount: true,
  oneAccount: { capable: canForward },
} as const

/** `forwarding show | set | clear | apply | undo`. */
export const forwardingCommands: readonly CliCommand[] = [
  {
    path: ['forwarding', 'show'],
    usage: 'forwarding show',
    summary: 'Where calls go when you do not take them',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: async ({ core, accountIds, signal }) =>
      readAnswer(await core.forwarding.read(accountIds, signal), accountIds !== null, shown),
  },
  {
    ...writing,
    path: ['forwarding', 'set'],
    usage: USAGE_SET.slice('sidetone '.length),
    summary: 'Forward calls on one condition (voicemail, mobile, a number or a SIP address)',
    options: ['when', 'to'],
    run: async (context) => {
      const when = condition(context, USAGE_SET)
      if (!when.ok) return when.error
      const to = context.options.to?.trim()
      if (!to) return usageError('--to', USAGE_SET)
      return change(context, { kind: 'set', when: when.value.when, to })
    },
  },
  {
    ...writing,
    path: ['forwarding', 'clear'],
    usage: USAGE_CLEAR.slice('sidetone '.length),
    summary: 'Stop forwarding on one condition',
    options: ['when'],
    run: async (context) => {
      const when = condition(context, USAGE_CLEAR)
      return when.ok ? change(context, { kind: 'set', when: when.value.when, to: null }) : when.error
    },
  },
  {
    ...writing,
    path: ['forwarding', 'apply'],
    usage: 'forwarding apply --file PLAN.json [--dry-run]',
    summary: 'Make the whole plan what a file says (the plan printed by "forwarding show --json")',
    options: ['file', 'dry-run'],
    run: async (context) => {
      if (!context.options.file)
        return usageError('--file', 'sidetone forwarding apply --file PLAN.json [--dry-run]')
      const plan = readPlan(context, context.options.file)
      if (!plan.ok) return failure(plan.error)
      const wanted: ForwardingChange = { kind: 'replace', plan: plan.value }
      if (!context.options['dry-run']) return change(context, wanted)
      const preview = await context.core.forwarding.preview(theAccount(context), wanted, context.signal)
      return readAnswer(preview, true, shown, { dryRun: true })
    },
  },
  {
    ...writing,
    path: ['forwarding', 'undo'],
    usage: 'forwarding undo',
    summary: 'Put back the plan from before the last change made here',
    options: [],
    run: async (context) => {
      const undone = await context.core.forwarding.undo(theAccount(context), context.signal)
      return undone.ok ? writeAnswer(undone.value, true, shown) : failure(undone.error)
    },
  },
]
