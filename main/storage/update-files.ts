import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { err, ok, type Result } from '../../shared/result.ts'
import type { UpdateFilesPort } from '../core/update-ports.ts'
import { fileFault } from './file-fault.ts'

const PRIVATE_FOLDER = 0o700
const PRIVATE_FILE = 0o600

/** The folder `updates/` of the profile; whatever an earlier try left there goes first. */
export function createUpdateFiles(dataDir: string): UpdateFilesPort {
  const folder = join(dataDir, 'updates')
  return {
    async create(name) {
      const path = join(folder, name)
      let file: FileHandle
      try {
        await rm(folder, { recursive: true, force: true })
        await mkdir(folder, { mode: PRIVATE_FOLDER, recursive: true })
        file = await open(path, 'wx', PRIVATE_FILE)
      } catch (cause) {
        return err(fileFault(cause))
      }
      return ok({
        write: (chunk) => attempt(() => file.writeFile(chunk)),
        async keep() {
          const kept = await attempt(async () => {
            await file.sync()
            await file.close()
          })
          return kept.ok ? ok(path) : kept
        },
        async discard() {
          await attempt(() => file.close())
          await attempt(() => rm(folder, { recursive: true, force: true }))
        },
      })
    },
  }
}

async function attempt(work: () => Promise<void>): Promise<Result<undefined>> {
  try {
    await work()
    return ok()
  } catch (cause) {
    return err(fileFault(cause))
  }
}
