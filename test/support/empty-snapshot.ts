import { firstSnapshot } from '../../main/core/first-snapshot.ts'
import type { AppSnapshot } from '../../shared/domain/snapshot.ts'

/** The snapshot of an app without accounts. */
export function emptySnapshot(): AppSnapshot {
  const app = { version: '0.0.0', runtime: 'test', platform: 'test' }
  return { ...firstSnapshot({ app, providers: [], troubles: [] }), revision: 1 }
}
