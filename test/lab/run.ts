import { parseArgs } from 'node:util'
import type { PhoneWindow } from '../support/phone-window.ts'
import { FLOWS, type Lab, type LabFlow, startLab } from './lab-stage.ts'
import { SCENARIOS, type Scenario } from './scenarios.ts'

// `npm run lab [-- --json] [-- --flow wss,udp] [-- --only hold,dtmf]`: every scenario once over every flow, against real
// servers and phones (Kamailio, rtpengine, baresip, SIPp). Ends with 1 when a cell failed.

type LabCell = {
  readonly flow: LabFlow
  readonly scenario: string
  readonly ok: boolean
  readonly ms: number
}

const CELL_LIMIT_MS = 90_000
const { values: options } = parseArgs({
  options: { json: { type: 'boolean', default: false }, flow: { type: 'string' }, only: { type: 'string' } },
})
const tell = (text: string): void => void process.stderr.write(`${text}\n`)
const flows = FLOWS.filter((flow) => chosen(options.flow, flow))
const scenarios = SCENARIOS.filter(({ name }) => chosen(options.only, name))

function chosen(list: string | undefined, name: string): boolean {
  return list === undefined || list.split(',').includes(name)
}

async function runCell(lab: Lab, flow: LabFlow, alice: PhoneWindow, scenario: Scenario): Promise<LabCell> {
  const from = performance.now()
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`not within ${CELL_LIMIT_MS} ms`))
    }, CELL_LIMIT_MS)
  })
  let ok = true
  try {
    await Promise.race([scenario.run({ lab, flow, alice }), limit])
  } catch (failure) {
    ok = false
    // The first line: what follows is a server's log, of no use without its beginning.
    const [why] = (failure instanceof Error ? failure.message : String(failure)).split('\n')
    const { lines, calls } = alice.report()
    const media = await alice.page.evaluate(() =>
      window.__connections.slice(-3).map((one) => `${one.connectionState} ${one.iceConnectionState}`),
    )
    tell(`${flow} ${scenario.name}: ${why ?? ''}\n${JSON.stringify({ lines, calls, media })}`)
    await recover(lab, alice)
  } finally {
    clearTimeout(timer)
  }
  return { flow, scenario: scenario.name, ok, ms: Math.round(performance.now() - from) }
}

/** A failed scenario must not spoil the next: everybody hangs up. */
async function recover(lab: Lab, alice: PhoneWindow): Promise<void> {
  for (const { id, phase } of alice.report().calls)
    if (phase !== 'ended') await alice.command({ kind: 'hang-up', callId: id }).catch(() => null)
  for (const phone of [lab.bob, lab.carol]) await phone.control('hangup').catch(() => null)
}

function table(cells: readonly LabCell[]): string {
  const shown = (scenario: string, flow: LabFlow): string => {
    const cell = cells.find((one) => one.scenario === scenario && one.flow === flow)
    return cell === undefined ? '' : `${cell.ok ? 'ok' : 'FAILED'} ${cell.ms} ms`
  }
  const rows = [
    ['scenario', ...flows],
    ...scenarios.map(({ name }) => [name, ...flows.map((flow) => shown(name, flow))]),
  ]
  return rows
    .map((row) =>
      row
        .map((text) => text.padEnd(18))
        .join('')
        .trimEnd(),
    )
    .join('\n')
}

const cells: LabCell[] = []
tell('Starting Kamailio, rtpengine, baresip and SIPp ...')
const lab = await startLab()
try {
  for (const flow of flows) {
    const alice = await lab.phone(flow, 'alice')
    try {
      for (const scenario of scenarios) {
        tell(`${flow} ${scenario.name} ...`)
        cells.push(await runCell(lab, flow, alice, scenario))
      }
    } finally {
      await lab.leave('alice').catch((failure: unknown) => tell(`alice stays: ${String(failure)}`))
    }
  }
} finally {
  await lab.stop()
}
process.stdout.write(`${options.json ? JSON.stringify({ cells }) : table(cells)}\n`)
process.exit(cells.every(({ ok }) => ok) ? 0 : 1)
