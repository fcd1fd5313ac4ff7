import log from 'electron-log/node'
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createRedactingLog } from '../http/redact.ts'
import type { Log, LogFields } from '../core/ports.ts'
import { makeFolder } from './make-folder.ts'

const MAX_BYTES = 1024 * 1024
/** Older files are `sidetone.1.log` (newest) to `sidetone.5.log`. */
const KEEP = 5

/** The app's log on disk: redacted before it is written, rotated at 1 MiB, five older files kept. */
export function createFileLog(dir: string): Log {
  makeFolder(dir, 0o700)
  const path = join(dir, 'sidetone.log')
  const writer = log.create({ logId: path })
  writer.transports.console.level = false
  writer.transports.file.level = 'info'
  writer.transports.file.resolvePathFn = () => path
  writer.transports.file.maxSize = MAX_BYTES
  writer.transports.file.format = '{iso} {level} {text}'
  writer.transports.file.archiveLogFn = () => rotate(dir)
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) =>
    writer[level](fields === undefined ? message : `${message} ${toText(fields)}`)
  return createRedactingLog({
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
  })
}

/** The last lines of the log, oldest first; none where there is no log yet. */
export function readLogTail(dir: string): readonly string[] {
  const lines = ['sidetone.1.log', 'sidetone.log'].flatMap((name) => {
    const path = join(dir, name)
    return existsSync(path) ? readFileSync(path, 'utf8').split('\n') : []
  })
  return lines.filter((line) => line !== '')
}

function toText(fields: LogFields): string {
  return JSON.stringify(fields, (_, value: unknown) =>
    value instanceof Error ? `${value.name}: ${value.message}` : value,
  )
}

function rotate(dir: string): void {
  const file = (age: number) => join(dir, age === 0 ? 'sidetone.log' : `sidetone.${age}.log`)
  rmSync(file(KEEP), { force: true })
  for (let age = KEEP - 1; age >= 0; age -= 1) if (existsSync(file(age))) renameSync(file(age), file(age + 1))
}
