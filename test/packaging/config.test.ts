import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DebugLogger } from 'builder-util'
import type { Configuration } from 'electron-builder'
import { getConfig, validateConfiguration } from 'app-builder-lib/out/util/config/config.js'
import { beforeAll, describe, expect, it } from 'vitest'
import { UPDATE_SOURCE } from '../../main/update-source.ts'
import { ROOT } from '../support/app-process.ts'

let config: Configuration
beforeAll(async () => {
  config = await getConfig(ROOT, null, null)
})

describe('electron-builder.yml', () => {
  it('fits the schema of electron-builder, which refuses what it does not know', async () => {
    await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined()
    const mistyped = { ...config, nsis: { ...config.nsis, oneClik: true } } as Configuration
    await expect(validateConfiguration(mistyped, new DebugLogger(false))).rejects.toThrow(
      /configuration\.nsis/,
    )
  })

  // The schema takes any word for a target.
  it('makes the installers that were promised, of kinds that exist', () => {
    const names = (target: unknown): readonly string[] =>
      [target].flat().map((one) => (typeof one === 'string' ? one : (one as { target: string }).target))
    expect(names(config.linux?.target)).toEqual(['AppImage', 'deb', 'rpm'])
    expect(names(config.win?.target)).toEqual(['nsis'])
    expect(config.mac?.target).toEqual([
      { target: 'dmg', arch: ['universal'] },
      { target: 'zip', arch: ['universal'] },
    ])
  })

  it('names icons that are there', () => {
    for (const icon of [config.win?.icon, config.mac?.icon])
      expect(
        readFileSync(join(ROOT, String(icon)))
          .subarray(1, 4)
          .toString(),
      ).toBe('PNG')
  })

  it('leads updates to the address that the app itself looks at', () => {
    expect(config.publish).toEqual({ provider: 'generic', url: UPDATE_SOURCE.feed })
  })

  it('registers the links of a phone', () => {
    expect([config.protocols ?? []].flat()[0]?.schemes).toEqual(['tel', 'sip', 'sips', 'callto'])
  })
})
