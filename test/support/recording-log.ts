import type { Log, LogFields } from '../../main/core/ports.ts'

export type RecordedLine = {
  readonly level: keyof Log
  readonly message: string
  readonly fields: LogFields | undefined
}

/** A log that keeps its lines. */
export function createRecordingLog(): { readonly log: Log; readonly lines: readonly RecordedLine[] } {
  const lines: RecordedLine[] = []
  const write = (level: keyof Log) => (message: string, fields?: LogFields) => {
    lines.push({ level, message, fields })
  }
  return {
    log: { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') },
    lines,
  }
}
