const hidden = Symbol('secret')

/** A string that must not leak: prints `[secret]`, serialises to nothing, and does not fit any bridge type. */
export class Secret {
  readonly [hidden]: string
  constructor(text: string) {
    this[hidden] = text
    Object.defineProperty(this, hidden, { enumerable: false })
  }
  /** The one way to the text; call it where the bytes leave for the keychain, the socket or the hash. */
  reveal(): string {
    return this[hidden]
  }
  toString(): string {
    return '[secret]'
  }
  toJSON(): undefined {
    return undefined
  }
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[secret]'
  }
}

export function secret(text: string): Secret {
  return new Secret(text)
}
