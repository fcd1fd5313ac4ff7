import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { createBridge } from './bridge.ts'
import { startPageHalf } from './page-half.ts'
import { startPreloadHalf, type PreloadSetup } from './preload-half.ts'
import { createWire } from './wire.ts'

/** Name of the isolated world, and what lives in it. Pages see none of them. */
export const WORLD = 'electron-preload'
export const BINDING = '__toMain'
export const RECEIVER = '__fromMain'
const HANDSHAKE = 'electron-stand-in-handshake'

/** The functions go over as the text Node runs, types already blanked out. */
const text = (run: (...args: never[]) => unknown): string => `(${run.toString()})`

export const pageSource = (): string =>
  `${text(startPageHalf)}(${text(createBridge)}, ${JSON.stringify(HANDSHAKE)})`

export type PreloadSource = { readonly source: string; readonly problem: string | null }

/** The preload's world with the script at `path` in it (null = none). A script that cannot be read or parsed is a problem, and
 *  the page goes on without it, as in Electron. */
export function preloadSource(
  path: string | null,
  setup: Omit<PreloadSetup, 'handshake' | 'binding' | 'receiver'>,
): PreloadSource {
  const whole: PreloadSetup = { ...setup, handshake: HANDSHAKE, binding: BINDING, receiver: RECEIVER }
  const around = (script: string): string =>
    `${text(startPreloadHalf)}(${text(createBridge)}, ${text(createWire)}, ${JSON.stringify(whole)}, ${script})`
  if (path === null) return { source: around('null'), problem: null }
  try {
    const script = `function (exports, require, module, process) {\n${readFileSync(path, 'utf8')}\n}`
    new Script(`(${script})`, { filename: path })
    return { source: around(script), problem: null }
  } catch (error) {
    return { source: around('null'), problem: error instanceof Error ? error.message : String(error) }
  }
}
