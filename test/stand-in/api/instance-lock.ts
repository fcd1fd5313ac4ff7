import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { isAlive } from '../browser/chromium.ts'

export type Handover = {
  readonly argv: readonly string[]
  readonly workingDirectory: string
  readonly additionalData: unknown
}

/** One instance per data folder. The lock is a file with the holder's pid; a later instance drops its arguments as a file into
 *  a watched folder. All of it is synchronous, so that a second instance may exit in the next line. */
export class InstanceLock {
  readonly #lock: string
  readonly #drop: string
  #release: (() => void) | null = null

  constructor(userData: string) {
    this.#lock = join(userData, 'stand-in.lock')
    this.#drop = join(userData, 'stand-in.handover')
  }

  get held(): boolean {
    return this.#release !== null
  }

  /** True: the lock is ours, and `onHandover` hears later instances. False: `mine` was handed to the holder. */
  take(mine: Handover, onHandover: (handover: Handover) => void): boolean {
    if (this.#release) return true
    mkdirSync(this.#drop, { recursive: true })
    if (!this.#create()) {
      this.#leave(mine)
      return false
    }
    const collect = (): void => {
      for (const name of readdirSync(this.#drop).sort()) {
        if (!name.endsWith('.json')) continue
        const file = join(this.#drop, name)
        const handover = JSON.parse(readFileSync(file, 'utf8')) as Handover
        rmSync(file)
        onHandover(handover)
      }
    }
    const watcher = watch(this.#drop, { persistent: false }, collect)
    collect()
    this.#release = () => {
      watcher.close()
      rmSync(this.#lock, { force: true })
    }
    return true
  }

  release(): void {
    this.#release?.()
    this.#release = null
  }

  /** A link appears whole or not at all, with the pid already in it. */
  #create(): boolean {
    const mine = `${this.#lock}.${process.pid}`
    writeFileSync(mine, String(process.pid))
    try {
      for (let attempt = 0; attempt < 3; attempt += 1) {
        try {
          linkSync(mine, this.#lock)
          return true
        } catch (_taken) {
          if (isAlive(this.#holder())) return false
          rmSync(this.#lock, { force: true }) // left by a process that was killed
        }
      }
      return false
    } finally {
      rmSync(mine, { force: true })
    }
  }

  #holder(): number {
    try {
      return Number(readFileSync(this.#lock, 'utf8'))
    } catch (_released) {
      return Number.MAX_SAFE_INTEGER // between the link and the look it was given back: no such process
    }
  }

  #leave(mine: Handover): void {
    const file = join(this.#drop, `${Date.now()}-${process.pid}`)
    writeFileSync(`${file}.part`, JSON.stringify(mine))
    renameSync(`${file}.part`, `${file}.json`)
  }
}
