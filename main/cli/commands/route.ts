import type { Route, RouteFinding, RouteStep } from '../../../shared/route/route.ts'
import { errorSentence } from '../../../shared/text/error-sentence.ts'
import { routeScreen } from '../../../shared/text/en/route.ts'
import { routeStepKey } from '../../../shared/text/route-step.ts'
import type { Explained } from '../../core/route.ts'
import { failure, lines, usageError, warning, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { statusOfAnswers } from '../exit-status.ts'

const USAGE = 'route explain --from NUMBER [--at T]'

async function explain({ core, options, accountIds, signal }: CliContext): Promise<CliAnswer> {
  const { from } = options
  if (!from) return usageError('--from', `sidetone ${USAGE}`)
  const at = options.at === undefined ? core.clock.now() : parseTime(options.at)
  if (at === null) return usageError('--at', `sidetone ${USAGE}`)
  const explained = await core.route.explain({ from, at, ids: accountIds }, signal)
  if (!explained.ok) return failure(explained.error)
  return answerOf(explained.value, { from, at: at.toISOString() })
}

function answerOf(
  { route, failed }: Explained,
  question: { readonly from: string; readonly at: string },
): CliAnswer {
  const [first] = failed
  if (route.steps.length === 0 && first && !first.result.ok)
    return { ...failure(first.result.error), status: statusOfAnswers(failed, true) }
  return {
    json: {
      route: {
        ...question,
        steps: route.steps.map((step) => ({ ...step, message: sentenceOf(step) })),
        findings: route.findings.map((finding) => ({ ...finding, message: findingSentence(finding) })),
      },
      warnings: failed.flatMap(({ account, result }) =>
        result.ok
          ? []
          : [warning(result.error.code, errorSentence(result.error, { account: account.name }), account)],
      ),
    },
    text: textOf(route),
    status: failed.length > 0 ? 1 : 0,
  }
}

function sentenceOf(step: RouteStep): string {
  const sentence = routeScreen.steps[
    routeStepKey((key) => Object.hasOwn(routeScreen.steps, key), step)
  ].replace('{{to}}', wordsOf(step.to))
  return step.seconds === null ? sentence : `${sentence} For ${step.seconds} s.`
}

function wordsOf(to: string | null): string {
  return to === 'voicemail' ? 'voicemail' : to === 'mobile' ? 'your mobile number' : (to ?? '')
}

function findingSentence({ code, detail }: RouteFinding): string {
  return routeScreen.findings[code].replace('{{detail}}', detail ?? '')
}

function textOf({ steps, findings }: Route): string {
  return [
    lines(steps.map((step) => [step.account.name, sentenceOf(step)])),
    ...findings.map((finding) => `! ${finding.account.name}: ${findingSentence(finding)}`),
  ].join('\n')
}

/** ISO 8601 with or without a zone (then local), else null. */
function parseTime(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/.test(text))
    return null
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? null : at
}

/** `route explain`: what happens if somebody calls. */
export const routeCliCommands: readonly CliCommand[] = [
  {
    path: ['route', 'explain'],
    usage: USAGE,
    summary: 'What happens if somebody calls now, or at another time',
    options: ['from', 'at'],
    words: { min: 0, max: 0 },
    needsAccount: true,
    run: explain,
  },
]
