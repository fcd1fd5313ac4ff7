import { failure } from '../answer.ts'
import type { CliCommand } from '../command.ts'

/** `demo`: the demo phone company in the foreground; prints its addresses and log-ins as one JSON line. */
export const demoCommands: readonly CliCommand[] = [
  {
    path: ['demo'],
    usage: 'demo',
    summary: 'Run a demo phone company on this machine until stopped',
    options: [],
    words: { min: 0, max: 0 },
    timeoutSec: 0,
    standalone: async ({ clock, log, emit, signal }) => {
      // Servers, media and certificates are a lot to load for every other command: only this one does.
      const { startDemoCompany } = await import('../../demo/demo-company.ts')
      const company = await startDemoCompany({ clock, log })
      if (!company.ok) return failure(company.error)
      const { description } = company.value
      emit(description, `${JSON.stringify(description)}\n`)
      await new Promise<void>((done) => {
        if (signal.aborted) done()
        else signal.addEventListener('abort', () => done(), { once: true })
      })
      await company.value.stop()
      return { json: {}, text: '', status: 0 }
    },
  },
]
