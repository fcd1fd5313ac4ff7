import type { ActiveCall } from '../../../shared/domain/active-call.ts'
import type { ServerCallStep } from '../../../shared/domain/server-call.ts'
import { screens } from '../../../shared/text/en.ts'
import { fill } from '../../../shared/text/fill.ts'
import { failure, usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { exitStatusOf } from '../exit-status.ts'
import { readAnswer, type Shown } from '../per-account.ts'
import { describeError } from '../words.ts'
import { theAccount } from './the-account.ts'

const USAGE = 'sidetone call TARGET [--via desk|transfer [--call NUMBER]] [--wait [--follow]]'
const { serverCall } = screens

async function call(context: CliContext): Promise<CliAnswer> {
  const { core, options, words, signal, emit } = context
  const via = options.via ?? 'desk'
  if (via !== 'desk' && via !== 'transfer') return usageError(`--via ${via.slice(0, 32)}`, USAGE)
  if (options.call !== undefined && via !== 'transfer') return usageError('--call', USAGE)
  const wait = options.wait ?? false
  const target = words.join(' ')
  const steps: ServerCallStep[] = []
  const onStep = (step: ServerCallStep): void => {
    steps.push(step)
    if (options.follow) emit(step, `${describeStep(step, target)}\n`)
  }
  const ordered = await core.serverCalls.order(
    {
      accountId: theAccount(context),
      target,
      via,
      wait,
      ...(options.call !== undefined && { call: options.call }),
      onStep,
    },
    signal,
  )
  if (!ordered.ok) return failure(ordered.error)
  const { account, result } = ordered.value
  if (!result.ok)
    return {
      ...failure(result.error),
      status: exitStatusOf(result.error.code),
      text: describeError(result.error),
    }
  const { outcome } = result.value
  return {
    json: {
      call: { account, target, via, steps: result.value.steps, ...(outcome !== null && { outcome }) },
      warnings: [],
    },
    text: [
      ...result.value.steps.map((step) => describeStep(step, target)),
      ...(outcome === null ? [] : [serverCall.outcome[outcome]]),
    ].join('\n'),
    status: 0,
  }
}

function describeStep({ step }: ServerCallStep, target: string): string {
  return fill(serverCall.step[step], { target })
}

const shown: Shown<readonly ActiveCall[]> = {
  member: 'calls',
  json: (calls) => calls,
  words: (calls) => calls.map(describe).join('; ') || 'no call is up',
  unsupported: null,
}

function describe({ direction, remote, durationSec }: ActiveCall): string {
  const arrow = direction === 'in' ? '<-' : direction === 'out' ? '->' : '--'
  return `${arrow} ${remote.number} for ${durationSec} s`
}

/** `call TARGET`: the account's server makes the call; `calls active`: what it sees going on. */
export const callCommands: readonly CliCommand[] = [
  {
    path: ['call'],
    usage: USAGE.slice('sidetone '.length),
    summary: 'Let the phone system ring your desk phone and then call, or pass on the call that is up',
    options: ['via', 'call', 'wait', 'follow'],
    words: { min: 1, max: 8 },
    needsAccount: true,
    oneAccount: { capable: (can) => can.includes('click-to-call') },
    run: call,
  },
  {
    path: ['calls', 'active'],
    usage: 'calls active',
    summary: 'Calls that are up on any phone of your accounts',
    options: [],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: async ({ core, accountIds, signal }) =>
      readAnswer(await core.serverCalls.active(accountIds, signal), accountIds !== null, shown),
  },
]
