import JsSip, { type Session, type UserAgent } from 'jssip'

/** Runs in a page of the same browser: JsSIP connects and registers once, and gives the two times in ms. */
export type JsSipTimes = { readonly connectAndRegister: number; readonly register: number }
export type JsSipAccount = { readonly url: string; readonly uri: string; readonly password: string }
/** From the wish to call, in ms: to the INVITE in the socket, and to the first sound that comes back. */
export type CallTimes = { readonly invite: number; readonly heard: number }

declare global {
  var registerWithJsSip: (account: JsSipAccount) => Promise<JsSipTimes>
  /** Calls with a line that stays registered, and hangs up when the far side is heard. */
  var callWithJsSip: (account: JsSipAccount, target: string) => Promise<CallTimes>
}

globalThis.registerWithJsSip = ({ url, uri, password }) =>
  new Promise((resolve, reject) => {
    const agent = new JsSip.UA({ sockets: [new JsSip.WebSocketInterface(url)], uri, password })
    const from = performance.now()
    let connected = from
    agent.on('connected', () => {
      connected = performance.now()
    })
    agent.on('registered', () => {
      const at = performance.now()
      agent.on('disconnected', () => resolve({ connectAndRegister: at - from, register: at - connected }))
      agent.stop()
    })
    agent.on('registrationFailed', () => reject(new Error('JsSIP was refused')))
    agent.start()
  })

let line: Promise<UserAgent> | null = null
let inviteAt = 0

globalThis.callWithJsSip = async (account, target) => {
  line ??= openLine(account)
  const agent = await line
  const from = performance.now()
  inviteAt = 0
  // Tuned as our own phone: no server for candidates, the microphone opened by the call.
  const session = agent.call(target, {
    mediaConstraints: { audio: true, video: false },
    pcConfig: { iceServers: [] },
  })
  sendEarly(session)
  const heard = await firstSound(session)
  const over = new Promise<void>((resolve) => session.on('ended', resolve))
  session.terminate()
  await over
  return { invite: inviteAt - from, heard: heard - from }
}

function openLine({ url, uri, password }: JsSipAccount): Promise<UserAgent> {
  const socket = new JsSip.WebSocketInterface(url) as { send(message: string): boolean }
  const send = socket.send.bind(socket)
  socket.send = (message) => {
    if (inviteAt === 0 && message.startsWith('INVITE ')) inviteAt = performance.now()
    return send(message)
  }
  const agent = new JsSip.UA({ sockets: [socket], uri, password })
  return new Promise((resolve, reject) => {
    agent.on('registered', () => resolve(agent))
    agent.on('registrationFailed', () => reject(new Error('JsSIP was refused')))
    agent.start()
  })
}

/** JsSIP would wait for the end of gathering. It gets the rule our phone has: 3 ms after the last way that is not loopback. */
function sendEarly(session: Session): void {
  let timer = 0
  session.on('icecandidate', ({ candidate, ready }) => {
    const { address } = candidate
    if (address === null || address === '::1' || address.startsWith('127.')) return
    clearTimeout(timer)
    timer = window.setTimeout(ready, 3)
  })
}

/** The moment the browser takes the first packet of the far side's sound. */
function firstSound(session: Session): Promise<number> {
  return new Promise((resolve, reject) => {
    session.on('failed', () => reject(new Error('the call failed')))
    const { connection } = session
    if (!connection) return reject(new Error('no connection'))
    connection.addEventListener('track', ({ track }) => {
      track.addEventListener('unmute', () => resolve(performance.now()))
    })
  })
}
