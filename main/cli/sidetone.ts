import { endProcess } from '../storage/end-process.ts'
import { main } from './index.ts'

const { status, keychainIsStuck } = await main(process.argv.slice(2))
endProcess(status, keychainIsStuck)
