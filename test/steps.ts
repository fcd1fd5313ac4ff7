import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One thing that can pass or fail: a tool's verdict, or a vitest project with its own count. */
export type StepResult = {
  readonly name: string
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  readonly sec: number
  readonly output: string
}

const root = join(import.meta.dirname, '..')
const cache = join(root, '.cache')

/** Runs a tool to its end; exit status 0 is one pass. `live` shows its output while it runs. */
export async function runTool(
  name: string,
  command: string,
  args: readonly string[],
  live = false,
): Promise<StepResult> {
  const { status, output, sec } = await execute(command, args, live)
  return { name, passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0, sec, output }
}

const projectReport = (project: string) => join(cache, `vitest-${project}.json`)

/** Runs one vitest project; counts come from its own report, and a run without a report is a failure. */
export async function runProject(
  project: string,
  extra: readonly string[] = [],
  live = true,
): Promise<StepResult> {
  mkdirSync(cache, { recursive: true })
  const report = projectReport(project)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...extra,
  ]
  const { status, output, sec } = await execute('vitest', args, live)
  const counts = readCounts(report)
  if (!counts) return { name: project, passed: 0, failed: 1, skipped: 0, sec, output }
  const failed = counts.failed === 0 && status !== 0 ? 1 : counts.failed
  return { name: project, ...counts, failed, sec, output }
}

function readCounts(report: string): { passed: number; failed: number; skipped: number } | null {
  try {
    const json = JSON.parse(readFileSync(report, 'utf8')) as Record<string, number>
    const {
      numPassedTests = 0,
      numFailedTests = 0,
      numPendingTests = 0,
      numTodoTests = 0,
      numFailedTestSuites = 0,
    } = json
    // A file that does not even load has no failed test, only a failed suite.
    return {
      passed: numPassedTests,
      failed: Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0),
      skipped: numPendingTests + numTodoTests,
    }
  } catch {
    // No report means that vitest did not get that far; the caller counts it as a failure and shows the output.
    return null
  }
}

function execute(
  command: string,
  args: readonly string[],
  live: boolean,
): Promise<{ status: number; output: string; sec: number }> {
  const started = Date.now()
  return new Promise((resolve) => {
    const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(':')
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, PATH: path, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    const take = (chunk: Buffer) => {
      output += chunk.toString()
      if (live) process.stdout.write(chunk)
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('error', (cause) => resolve({ status: 127, output: `${output}${cause.message}`, sec: 0 }))
    child.on('close', (status) =>
      resolve({ status: status ?? 1, output, sec: (Date.now() - started) / 1000 }),
    )
  })
}

export function printSteps(results: readonly StepResult[]): void {
  for (const { name, passed, failed, skipped, sec } of results) {
    const verdict = failed > 0 ? 'FAILED' : 'ok'
    process.stdout.write(
      `${verdict.padEnd(7)}${name.padEnd(14)}${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped ${sec.toFixed(1).padStart(7)} s\n`,
    )
  }
}
