import type { Check } from '../../../shared/domain/diagnostics.ts'
import { checkSentence } from '../../../shared/text/check-sentence.ts'
import { errorJson, failure, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'

const MARKS = { ok: 'ok     ', warn: 'look   ', failed: 'FAILED ', unknown: '?      ' } as const

function toJson(check: Check): object {
  const { account, error, steps, ...rest } = check
  return {
    ...rest,
    message: checkSentence(check),
    ...(account ? { account } : {}),
    ...(error ? { error: errorJson(error, account?.name) } : {}),
    ...(steps.length > 0 ? { steps } : {}),
  }
}

async function run({ core, options, signal, writeFile }: CliContext): Promise<CliAnswer> {
  const report = await core.diagnostics.run(signal)
  const { to } = options
  if (to !== undefined) {
    const written = writeFile(to, Buffer.from(report.bundle))
    if (!written.ok) return failure(written.error)
  }
  const lines = report.checks.map(
    (check) =>
      `${MARKS[check.verdict]}${check.account ? `${check.account.name}: ` : ''}${checkSentence(check)}`,
  )
  return {
    json: {
      at: report.at,
      checks: report.checks.map(toJson),
      ...(to === undefined ? {} : { file: to }),
      warnings: [],
    },
    text: [
      ...lines,
      ...(to === undefined ? [] : [`The report is in ${to}. Read it before you hand it on.`]),
    ].join('\n'),
    // Verdicts are data: that something does not work is what was asked for.
    status: 0,
  }
}

/** `diagnostics [--to FILE]`: self-checks, and a redacted report of them. */
export const diagnosticsCommands: readonly CliCommand[] = [
  {
    path: ['diagnostics'],
    usage: 'diagnostics [--to FILE]',
    summary: 'Look for what keeps calls from coming in or going out',
    options: ['to'],
    words: { min: 0, max: 0 },
    needsAccount: false,
    run,
  },
]
