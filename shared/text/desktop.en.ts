/** Sentences of the tray, the application menu and notifications, in English. Pure data; `{{x}}` is filled by `fillText`. */
export const desktopText = {
  appName: 'Sidetone',
  open: 'Open Sidetone',
  quit: 'Quit',
  stateNoAccount: 'No account yet',
  stateAvailable: 'Available',
  stateInCall: 'In a call with {{name}}',
  stateRinging: '{{name}} is calling',
  stateDnd: 'Do not disturb is on',
  stateDndUntil: 'Do not disturb until {{time}}',
  stateDndPartly: 'Do not disturb on {{on}} of {{all}} accounts',
  stateDiverted: 'All calls diverted to {{to}}',
  stateOffline: 'Calls will not ring here',
  answer: 'Answer',
  decline: 'Decline',
  hangUp: 'Hang up',
  mute: 'Mute',
  dnd: 'Do not disturb',
  dndOff: 'Off',
  dnd30: '30 minutes',
  dnd60: '1 hour',
  dndUntil17: 'Until 17:00',
  dndForever: 'Until I turn it off',
  divert: 'Divert all calls',
  divertOff: 'Off',
  divertVoicemail: 'To voicemail',
  divertMobile: 'To my mobile',
  divertEdit: 'Edit…',
  hideNumber: 'Hide my number',
  missed: 'Missed calls',
  missedCount: 'Missed calls ({{count}})',
  settings: 'Settings',
  dndConfirmed: 'Do not disturb is on',
  dndPartlyTitle: 'Do not disturb is on for {{done}} of {{all}}',
  dndPartlyBody: '{{names}} did not confirm.',
  incomingTitle: '{{name}}',
  incomingBody: 'Incoming call to {{account}}',
  missedTitle: 'Missed call',
  missedBody: '{{name}} called {{account}}',
  menuFile: 'File',
  menuEdit: 'Edit',
  menuView: 'View',
  menuWindow: 'Window',
  chooseCertificate: 'Choose a certificate file',
  certificateFiles: 'Certificates',
} as const

export type DesktopTextKey = keyof typeof desktopText

/** A text with its fields filled in; a missing field is empty. */
export function fillText(text: string, fields: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(fields[name] ?? ''))
}
