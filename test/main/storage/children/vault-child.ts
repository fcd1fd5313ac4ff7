import { createKeychain } from '../../../../main/storage/keychain.ts'
import { endProcess } from '../../../../main/storage/end-process.ts'
import { createVault } from '../../../../main/storage/vault.ts'
import { AccountIdSchema } from '../../../../shared/ids.ts'
import { secret } from '../../../../shared/secret.ts'
import { createRecordingLog } from '../../../support/recording-log.ts'

// One vault operation in a process of its own, as the command line does it: `vault-child.ts DIR check|read|write|remove ID TEXT`.
const [dir = '', operation, id = 'ann', text = ''] = process.argv.slice(2)
const { log } = createRecordingLog()
// `SKIP_ASKING`: as if the service had answered and then frozen, so that keytar itself hangs.
const ask = process.env['SKIP_ASKING'] ? () => Promise.resolve('ready' as const) : undefined
const keychain = createKeychain({ log, ...(ask ? { ask } : {}) })
const vault = createVault({ dir, keychain, log })
const accountId = AccountIdSchema.parse(id)

async function run(): Promise<object> {
  switch (operation) {
    case 'check':
      return vault.check()
    case 'write':
      return vault.write(accountId, { password: secret(text) })
    case 'remove':
      return vault.remove(accountId)
    case 'drop-key': {
      // What a person does in the desktop's keychain program.
      const { default: keytar } = await import('keytar')
      for (const { account } of await keytar.findCredentials('Sidetone'))
        await keytar.deletePassword('Sidetone', account)
      return { ok: true }
    }
    default: {
      const read = await vault.read(accountId)
      return read.ok ? { ok: true, password: read.value.password?.reveal() } : read
    }
  }
}

const result = await run()
process.stdout.write(`${JSON.stringify(result)}\n`)
endProcess('error' in result ? 8 : 0, keychain.isStuck())
