import JsSip from 'jssip'

/** Runs in a page of the same browser: JsSIP connects and registers once, and gives the two times in ms. */
export type JsSipTimes = { readonly connectAndRegister: number; readonly register: number }
declare global {
  var registerWithJsSip: (url: string, uri: string, password: string) => Promise<JsSipTimes>
}

globalThis.registerWithJsSip = (url, uri, password) =>
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
