/** The colour of a meaning. Never alone: an icon of another shape or a word goes with it. */
export type Tone = 'ok' | 'warn' | 'danger' | 'info' | 'dnd' | 'divert' | 'quiet'
