import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { kamailioConfig } from './kamailio-config.ts'
import { PRESENCE_TABLES } from './kamailio-presence.ts'
import type { KamailioTransport } from './kamailio-config.ts'
import { createPki } from '../support/pki.ts'
import { freePort, hasCommand, startProcess, waitUntil } from './processes.ts'
import type { LabProcess } from './processes.ts'
import { startRtpengine } from './rtpengine.ts'
import type { LabRtpengine } from './rtpengine.ts'

export type KamailioOptions = {
  /** Password by user name. */
  readonly users: Readonly<Record<string, string>>
  /** Default: all five. */
  readonly transports?: readonly KamailioTransport[]
  /** Default `lab.test`, which no resolver knows: accounts name the server. */
  readonly domain?: string
  /** The one digest algorithm it offers; default MD5. */
  readonly algorithm?: 'MD5' | 'SHA-256'
  /** Bridge between WebRTC (ws, wss) and plain RTP phones. */
  readonly rtpengine?: boolean
  /** Refuse TLS clients that show no certificate of this authority (PEM). */
  readonly clientCaPem?: string
  /** Ports to use again, for a server that comes back after it was stopped. */
  readonly ports?: Kamailio['ports']
  /** UDP ports of phones that do not register, by user name. */
  readonly peers?: Readonly<Record<string, number>>
  /** Peers that ring together, by the name that is called. */
  readonly forks?: Readonly<Record<string, readonly string[]>>
  /** The peer that answers subscriptions to mailboxes. */
  readonly mailbox?: string
  /** Tell watchers about calls (event package `dialog`). */
  readonly presence?: boolean
}

/** A real Kamailio on 127.0.0.1, ports of its own, gone after `stop` (or after 10 minutes). */
export type Kamailio = {
  readonly domain: string
  readonly ports: Readonly<Record<KamailioTransport, number>>
  /** URLs and numbers ready for use; a transport that was not asked for has a number nobody listens on. */
  readonly ws: string
  readonly wss: string
  readonly udp: number
  readonly tcp: number
  readonly tls: number
  readonly caPem: string
  /** Contact addresses registered for a user at this moment. */
  contacts(user: string): Promise<readonly string[]>
  /** Waits until the user has `count` contacts (default: at least one). */
  registered(user: string, count?: number): Promise<void>
  log(): string
  /** Ends the server, which forgets every registration; `revive` starts it again on the same ports. */
  halt(): Promise<void>
  revive(): Promise<void>
  /** Stops it in the middle of whatever it does: to its clients a network that swallows everything. Not the media bridge:
   *  packets would wait for it, which no network does, and rtpengine never reads again from a socket whose queue is full. */
  freeze(on: boolean): void
  stop(): Promise<void>
}

const ALL: readonly KamailioTransport[] = ['udp', 'tcp', 'tls', 'ws', 'wss']
const run = promisify(execFile)

/** Is there a Kamailio on this machine? Tests that need it are skipped by name where there is none. */
export function hasKamailio(): boolean {
  return hasCommand('kamailio') && hasCommand('kamcmd') && hasCommand('openssl')
}

/** Starts it and waits until it answers (about 1 s). */
export async function startKamailio(options: KamailioOptions): Promise<Kamailio> {
  const dir = await mkdtemp(join(tmpdir(), 'sidetone-kamailio-'))
  const domain = options.domain ?? 'lab.test'
  const transports = options.transports ?? ALL
  const ports = options.ports ?? (await pickPorts())
  const caPem = await writeCertificate(dir, domain)
  const clientCa = options.clientCaPem
  if (clientCa !== undefined) await writeFile(join(dir, 'client-ca.pem'), clientCa)
  await writeFile(join(dir, 'tls.cfg'), tlsConfig(dir, clientCa !== undefined))

  let bridge: LabRtpengine | null = null
  let server: LabProcess | null = null
  const stop = async (): Promise<void> => {
    await server?.stop()
    await bridge?.stop()
    await rm(dir, { recursive: true, force: true })
  }
  const ctl = join(dir, 'ctl.sock')
  const contacts = async (user: string): Promise<readonly string[]> => {
    const answer = await run('kamcmd', ['-s', `unix:${ctl}`, 'ul.lookup', 'location', user]).catch(() => null)
    return [...(answer?.stdout ?? '').matchAll(/^\s*Address: (.+)$/gm)].map((match) => match[1] ?? '')
  }
  try {
    if (options.presence === true) await copyTables(dir)
    if (options.rtpengine === true) bridge = await startRtpengine()
    const config = join(dir, 'kamailio.cfg')
    const offered = Object.fromEntries(transports.map((name) => [name, ports[name]]))
    await writeFile(
      config,
      kamailioConfig({
        domain,
        dir,
        users: options.users,
        ports: offered,
        algorithm: options.algorithm ?? 'MD5',
        rtpenginePort: bridge?.port ?? null,
        peers: options.peers ?? {},
        forks: options.forks ?? {},
        mailbox: options.mailbox ?? null,
        presence: options.presence ?? false,
      }),
      { mode: 0o600 },
    )
    const launch = async (): Promise<LabProcess> => {
      const started = startProcess('kamailio', [
        ...['-DD', '-E', '-f', config, '-Y', dir, '-P', join(dir, 'kamailio.pid')],
        ...['-m', '32', '-M', '8'],
      ])
      server = started
      const stream = transports.find((name) => name !== 'udp')
      await waitUntil(
        'kamailio',
        async () =>
          (stream === undefined || (await accepts(ports[stream]))) &&
          (await run('kamcmd', ['-s', `unix:${ctl}`, 'core.uptime']).then(
            () => true,
            () => false,
          )),
        { of: started, limitMs: 20_000 },
      )
      return started
    }
    let started = await launch()
    return {
      domain,
      ports,
      ws: `ws://127.0.0.1:${ports.ws}`,
      wss: `wss://127.0.0.1:${ports.wss}`,
      udp: ports.udp,
      tcp: ports.tcp,
      tls: ports.tls,
      caPem,
      contacts,
      registered: async (user, count) => {
        await waitUntil(
          `${user} registered`,
          async () => {
            const found = (await contacts(user)).length
            return count === undefined ? found > 0 : found === count
          },
          { of: started },
        )
      },
      log: () => started.output(),
      halt: () => started.stop(),
      revive: async () => {
        started = await launch()
      },
      freeze: (on) => {
        started.freeze(on)
      },
      stop,
    }
  } catch (thrown) {
    await stop()
    throw thrown
  }
}

async function pickPorts(): Promise<Kamailio['ports']> {
  const shared = await freePort()
  return { udp: shared, tcp: shared, tls: await freePort(), ws: await freePort(), wss: await freePort() }
}

/** A server certificate of an authority of its own, which nobody else has; gives the authority. */
async function writeCertificate(dir: string, domain: string): Promise<string> {
  const pki = createPki()
  try {
    const { certPem, keyPem } = pki.issue({ altNames: ['IP:127.0.0.1', 'DNS:localhost', `DNS:${domain}`] })
    await writeFile(join(dir, 'server.pem'), certPem)
    await writeFile(join(dir, 'server.key'), keyPem, { mode: 0o600 })
    return pki.rootPem
  } finally {
    pki.remove()
  }
}

/** Presence leaves a column empty that the table of Debian's package does not let be so. */
async function copyTables(dir: string): Promise<void> {
  const to = join(dir, 'dbtext')
  await mkdir(to)
  for (const table of PRESENCE_TABLES) {
    const text = await readFile(join('/usr/share/kamailio/dbtext/kamailio', table), 'utf8')
    await writeFile(join(to, table), text.replace('flags(int)', 'flags(int,null)'))
  }
}

function tlsConfig(dir: string, askClient: boolean): string {
  const client = askClient ? `ca_list = ${dir}/client-ca.pem\n` : ''
  const ask = askClient ? 'yes' : 'no'
  return `[server:default]
method = TLSv1.2+
private_key = ${dir}/server.key
certificate = ${dir}/server.pem
${client}verify_certificate = ${ask}
require_certificate = ${ask}
`
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  try {
    await once(socket, 'connect')
    return true
  } catch {
    return false
  } finally {
    socket.destroy()
  }
}
