import { describe, expect, it } from 'vitest'
import { createFakeCore, noFlows } from '../../support/fake-core.ts'

describe('the flows of the phone window', () => {
  it('end when the window starts anew, and when the core closes', async () => {
    let ended = 0
    const { core } = createFakeCore({
      ...noFlows,
      closeAll: () => {
        ended += 1
      },
    })
    core.phoneReady()
    expect(ended).toBe(1)
    await core.close()
    expect(ended).toBe(2)
  })
})
