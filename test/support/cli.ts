import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ROOT } from './app-process.ts'

export type CliRun = {
  readonly status: number
  readonly json: Record<string, unknown>
  readonly stdout: string
  readonly stderr: string
  readonly ms: number
}

/** Runs the real command line in a process of its own, as `npm run cli` does; stdout must be one JSON document. */
export function runCli(
  argv: readonly string[],
  options: {
    readonly dataDir: string
    readonly env: Readonly<Record<string, string>>
    readonly secrets?: object
    readonly cwd?: string
    /** The writer's end of standard input stays open, as a script's may. */
    readonly keepsPipeOpen?: boolean
  },
): Promise<CliRun> {
  const started = performance.now()
  const words = [
    ...argv,
    '--data',
    options.dataDir,
    '--json',
    ...(options.secrets ? ['--secrets-stdin'] : []),
  ]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'main', 'cli', 'bin.js'), ...words], {
      cwd: options.cwd ?? ROOT,
      env: { ...process.env, ...options.env },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const text = options.secrets ? JSON.stringify(options.secrets) : ''
    if (options.keepsPipeOpen) child.stdin.write(text)
    else child.stdin.end(text)
    child.on('error', reject)
    child.on('close', (status) => {
      child.stdin.destroy()
      try {
        resolve({
          status: status ?? -1,
          json: JSON.parse(stdout) as Record<string, unknown>,
          stdout,
          stderr,
          ms: performance.now() - started,
        })
      } catch (cause) {
        reject(new Error(`not one JSON document: ${stdout.slice(0, 500)} ${stderr.slice(0, 500)}`, { cause }))
      }
    })
  })
}
