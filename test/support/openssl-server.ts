import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { KeyPair, Pki } from './pki.ts'

/** openssl's own TLS server: sends the alerts that Node's server does not. Answers any GET with a status page. */
export async function startOpensslServer(pki: Pki, pair: KeyPair, ...args: readonly string[]) {
  const port = await freePort()
  const [cert, key, ca] = ['server.pem', 'server.key', 'root-for-server.pem'].map((name) =>
    join(pki.dir, `${port}-${name}`),
  )
  if (cert === undefined || key === undefined || ca === undefined) throw new Error('three names')
  writeFileSync(cert, pair.certPem)
  writeFileSync(key, pair.keyPem)
  writeFileSync(ca, pki.rootPem)
  const child = spawn(
    'openssl',
    ['s_server', '-accept', String(port), '-cert', cert, '-key', key, '-CAfile', ca, '-www', ...args],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  )
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.includes('ACCEPT')) resolve()
    })
    child.once('exit', (status) => {
      reject(new Error(`openssl s_server ended with ${status}`))
    })
  })
  return {
    port,
    url: new URL(`https://localhost:${port}/`),
    stop: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => {
          resolve()
        })
        child.kill()
      }),
  }
}

/** openssl takes no port 0; nobody else on this machine is likely to take this one in the next millisecond. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
