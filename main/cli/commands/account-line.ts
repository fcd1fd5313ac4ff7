import type { Discovery } from '../../../shared/domain/discovery.ts'
import { formatRtpPorts, parseRtpPorts } from '../../../shared/domain/rtp-ports.ts'
import { errorSentence } from '../../../shared/text/error-sentence.ts'
import { failure, usageError, type CliAnswer } from '../answer.ts'
import type { CliCommand, CliContext } from '../command.ts'
import { theAccount, withOne } from '../one-account.ts'

const PORTS_USAGE = 'network ports [FROM-TO | default]'
const WHY = {
  named: 'the account names it',
  records: 'the records of the domain name it',
  probe: 'it was the first to answer',
} as const

async function discover(context: CliContext): Promise<CliAnswer> {
  const { core, signal } = context
  const id = theAccount(context)
  const found = await core.flows.discover(id, signal)
  if (!found.ok) return failure(found.error)
  const name = core.state.get().accounts.find(({ info }) => info.id === id)?.info.name ?? ''
  return {
    json: { account: { id, name }, discovery: found.value, warnings: [] },
    text: describe(found.value),
    // What cannot be reached is the answer here, not a failure of the command.
    status: 0,
  }
}

function describe({ from, asked, tried, chosen, error }: Discovery): string {
  return [
    `looked for ${from.server ?? from.domain}`,
    ...asked.map(
      ({ ask, name, found, failed }) => `${ask} ${name}: ${failed ?? (found.join(', ') || 'none')}`,
    ),
    ...tried.map(
      (one) => `${one.transport} ${one.address}: ${one.error ? errorSentence(one.error) : 'answers'}`,
    ),
    chosen
      ? `${chosen.transport} to ${chosen.place}: ${WHY[chosen.why]}`
      : `nothing found: ${error ? errorSentence(error) : ''}`,
  ].join('\n')
}

function ports({ core, words }: CliContext): CliAnswer {
  const [word] = words
  if (word !== undefined) {
    const wanted = word === 'default' ? null : parseRtpPorts(word)
    if (wanted === null && word !== 'default') return usageError(word.slice(0, 32), `sidetone ${PORTS_USAGE}`)
    const changed = core.settings.change({ rtpPorts: wanted })
    if (!changed.ok) return failure(changed.error)
  }
  const { rtpPorts } = core.state.get().settings
  return {
    json: { ports: rtpPorts, warnings: [] },
    text: rtpPorts ? formatRtpPorts(rtpPorts) : 'the usual ones',
    status: 0,
  }
}

/** `account discovery`: how the phone server is found. `network ports`: which UDP ports sound may use. */
export const accountLineCommands: readonly CliCommand[] = [
  {
    ...withOne('line'),
    path: ['account', 'discovery'],
    usage: 'account discovery [--account A]',
    summary: 'How the phone server of an account is found, and why it was chosen',
    options: [],
    words: { min: 0, max: 0 },
    timeoutSec: 25,
    run: discover,
  },
  {
    path: ['network', 'ports'],
    usage: PORTS_USAGE,
    summary: 'Show or choose the UDP ports that the sound of calls may use',
    options: [],
    words: { min: 0, max: 1 },
    needsAccount: false,
    run: (context) => Promise.resolve(ports(context)),
  },
]
