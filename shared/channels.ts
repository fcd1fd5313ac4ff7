/** The one channel for commands and the one for events between the processes; windows never see these names. */
export const COMMAND_CHANNEL = 'sidetone:command'
export const EVENT_CHANNEL = 'sidetone:event'
