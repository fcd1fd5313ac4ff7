import { exposeBridge } from './expose.ts'

exposeBridge('phone')
