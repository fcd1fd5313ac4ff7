import manifest from '../package.json' with { type: 'json' }

/** The product's version; package.json is the only place it is written. */
export const { version } = manifest
