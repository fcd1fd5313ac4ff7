import { main } from './index.ts'

// process.exit on purpose: a keychain call that hangs on a locked keyring cannot be cancelled and must not keep us.
process.exit(await main(process.argv.slice(2)))
