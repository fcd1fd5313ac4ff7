/** JsSIP has no types for its inner modules; only its parser is measured here. */
declare module 'jssip/lib/Parser.js' {
  const parser: { parseMessage(data: string, ua: object): object | undefined }
  export { parser as default }
}

/** The part of JsSIP that is measured (its own types are not complete). */
declare module 'jssip' {
  interface Candidate {
    readonly candidate: RTCIceCandidate
    readonly ready: () => void
  }
  export interface Session {
    readonly connection: RTCPeerConnection | undefined
    on(event: 'icecandidate', listener: (event: Candidate) => void): void
    on(event: 'ended' | 'failed', listener: () => void): void
    terminate(): void
  }
  export interface UserAgent {
    on(event: 'connected' | 'disconnected' | 'registered' | 'registrationFailed', listener: () => void): void
    start(): void
    stop(): void
    call(target: string, options: object): Session
  }
  const JsSip: {
    UA: new (options: { sockets: readonly object[]; uri: string; password: string }) => UserAgent
    WebSocketInterface: new (url: string) => object
  }
  export { JsSip as default }
}
