import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, hasCommand, MAX_LIFE_SEC, startProcess, waitUntil } from './processes.ts'
import { readRecording, writeToneWav } from './tone.ts'
import type { Heard } from './tone.ts'

export type BaresipOptions = {
  readonly user: string
  readonly password: string
  readonly domain: string
  /** `127.0.0.1:port` of the proxy. */
  readonly proxy: string
  readonly transport?: 'udp' | 'tcp'
  /** What it says: a pure tone. Default 440 Hz. */
  readonly toneHz?: number
  /** `auto` picks up at once (default), `manual` rings until `control` says so. */
  readonly answer?: 'auto' | 'manual'
  /** Plain RTP (default) or SDES-SRTP, mandatory. */
  readonly media?: 'rtp' | 'srtp'
  readonly codecs?: string
  /** Seconds between registrations; default 60. */
  readonly registerSec?: number
}

/** A real phone with a tone for a voice; what it hears is recorded. */
export type Baresip = {
  /** Runs one command of baresip's ctrl_tcp module (e.g. `dial`, `accept`, `hangup`, `sndcode`), gives its answer. */
  control(command: string, params?: string): Promise<string>
  /** What it heard in its latest call, also while the call goes on; null before the first sound. */
  heard(): Heard | null
  output(): string
  freeze(on: boolean): void
  stop(): Promise<void>
}

export function hasBaresip(): boolean {
  return hasCommand('baresip')
}

/** Starts it and waits for its control port; registration is seen at the registrar (`Kamailio.registered`). */
export async function startBaresip(options: BaresipOptions): Promise<Baresip> {
  const dir = await mkdtemp(join(tmpdir(), 'sidetone-baresip-'))
  const recordings = join(dir, 'recordings')
  mkdirSync(recordings)
  barSpoken(recordings)
  writeToneWav(join(dir, 'voice.wav'), options.toneHz ?? 440, 120)
  const ctl = await freePort()
  writeFileSync(join(dir, 'config'), config(dir, await freePort(), ctl, options))
  writeFileSync(join(dir, 'accounts'), account(options), { mode: 0o600 })
  writeFileSync(join(dir, 'contacts'), '')
  const started = startProcess('baresip', ['-4', '-f', dir])
  const stop = async (): Promise<void> => {
    await started.stop()
    await rm(dir, { recursive: true, force: true })
  }
  const control = (command: string, params = ''): Promise<string> => ask(ctl, command, params)
  try {
    await waitUntil(
      'baresip',
      () =>
        control('uptime').then(
          () => true,
          () => false,
        ),
      { of: started },
    )
  } catch (thrown) {
    await stop()
    throw thrown
  }
  return {
    control,
    heard: () => {
      const latest = readdirSync(recordings)
        .filter((name) => name.endsWith('-dec.wav'))
        .sort()
        .at(-1)
      return latest === undefined ? null : readRecording(join(recordings, latest))
    },
    output: () => started.output(),
    freeze: (on) => {
      started.freeze(on)
    },
    stop,
  }
}

/**
 * Its sndfile filter records both directions, and baresip 1.0 sets filters up again after a hold only when both are gone,
 * while a hold takes away that of what is heard. So no recording of what is said may begin: its name is taken by a folder.
 */
function barSpoken(recordings: string): void {
  const two = (n: number): string => String(n).padStart(2, '0')
  const from = Date.now()
  for (let second = 0; second <= MAX_LIFE_SEC; second += 1) {
    const at = new Date(from + second * 1000)
    const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
    const time = `${two(at.getHours())}-${two(at.getMinutes())}-${two(at.getSeconds())}`
    mkdirSync(join(recordings, `dump-${day}-${time}-enc.wav`))
  }
}

function account(options: BaresipOptions): string {
  const transport = options.transport ?? 'udp'
  const params = [
    `auth_user=${options.user}`,
    `auth_pass=${options.password}`,
    `answermode=${options.answer ?? 'auto'}`,
    `outbound="sip:${options.proxy};transport=${transport}"`,
    `regint=${options.registerSec ?? 60}`,
    // Its message-waiting subscription is renewed in a busy loop against a registrar that refuses it.
    'mwi=no',
    `audio_codecs=${options.codecs ?? 'PCMU/8000/1,PCMA/8000/1'}`,
    ...(options.media === 'srtp' ? ['mediaenc=srtp-mand'] : []),
  ]
  return `<sip:${options.user}@${options.domain};transport=${transport}>;${params.join(';')}\n`
}

function config(dir: string, sipPort: number, ctlPort: number, options: BaresipOptions): string {
  const low = 32_000 + 2 * Math.floor(Math.random() * 3000)
  return `poll_method epoll
sip_listen 127.0.0.1:${sipPort}
net_interface 127.0.0.1
call_local_timeout 60
call_max_calls 8
audio_source aufile,${dir}/voice.wav
audio_player aubridge,sink
audio_alert aubridge,alert
audio_level no
ausrc_srate 8000
auplay_srate 8000
ausrc_channels 1
auplay_channels 1
rtp_ports ${low}-${low + 200}
rtcp_mux no
jitter_buffer_delay 5-10
module_path /usr/lib/baresip/modules
module g711.so
module aufile.so
module aubridge.so
module sndfile.so
${options.media === 'srtp' ? 'module srtp.so' : ''}
snd_path ${dir}/recordings
module_tmp account.so
module_app contact.so
module_app menu.so
module_app ctrl_tcp.so
ctrl_tcp_listen 127.0.0.1:${ctlPort}
`
}

/** One command over ctrl_tcp: JSON in a netstring (`length:text,`), answered the same way. */
function ask(port: number, command: string, params: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    const token = String(Math.floor(Math.random() * 1e9))
    const text = JSON.stringify({ command, params, token })
    let got = ''
    socket
      .setEncoding('utf8')
      .setTimeout(5000, () => socket.destroy(new Error(`baresip did not answer ${command}`)))
    socket.on('error', reject)
    socket.on('connect', () => socket.write(`${Buffer.byteLength(text)}:${text},`))
    socket.on('data', (chunk: string) => {
      got += chunk
      // Events of calls come on the same connection: ours carries the token.
      if (!got.includes(token) || !got.endsWith(',')) return
      socket.destroy()
      resolve(got)
    })
  })
}
