import type { DemoUser } from './state.ts'

type Message = 'dnd-on' | 'dnd-on-minutes' | 'dnd-off' | 'hidden' | 'visible' | 'alias' | 'diversions'

/** Messages come in the account's language, so that nobody can rely on their words. `%s` is filled in. */
const MESSAGES: { readonly [L in 'en' | 'nl' | 'de']: { readonly [M in Message]: string } } = {
  en: {
    'dnd-on': 'Do not disturb is on',
    'dnd-on-minutes': 'Do not disturb is on for %s minutes',
    'dnd-off': 'Do not disturb is off',
    hidden: 'Your number is hidden in calls you make',
    visible: 'Your number is shown in calls you make',
    alias: 'Alias %s added',
    diversions: 'Changed diversions %s',
  },
  nl: {
    'dnd-on': 'Niet storen staat aan',
    'dnd-on-minutes': 'Niet storen staat %s minuten aan',
    'dnd-off': 'Niet storen staat uit',
    hidden: 'Uw nummer is verborgen',
    visible: 'Uw nummer is zichtbaar',
    alias: 'Alias %s toegevoegd',
    diversions: 'Doorschakelingen gewijzigd: %s',
  },
  de: {
    'dnd-on': 'Bitte nicht stören ist ein',
    'dnd-on-minutes': 'Bitte nicht stören ist für %s Minuten ein',
    'dnd-off': 'Bitte nicht stören ist aus',
    hidden: 'Ihre Nummer wird unterdrückt',
    visible: 'Ihre Nummer wird gezeigt',
    alias: 'Alias %s hinzugefügt',
    diversions: 'Umleitungen geändert: %s',
  },
}

export function say(user: DemoUser, message: Message, fill = ''): string {
  return MESSAGES[user.seed.language ?? 'en'][message].replace('%s', () => fill)
}

/** How the settings page prints what its backend said, in front of whatever answer follows. */
export function backendAlert(message: string, code: number, text: string): string {
  return `
        <div class=row-fluid>
            <div class=span12>
                <span class='alert alert-error'>${backendError(message, code, text)}</span>
            </div>
        </div>
        `
}

export function backendError(message: string, code: number, text: string): string {
  return `Error (SipPort): ${message} (${code}): ${text}`
}

export function pageHead(title: string): string {
  return `<!DOCTYPE html>\n<html>\n<head>\n<title>${title}</title>\n<style>body { font-family: sans-serif }</style>\n</head>\n<body>\n`
}

export function page(title: string): string {
  return `${pageHead(title)}<h1>${title}</h1>\n<p>This is the settings page of the demo phone company.</p>\n</body>\n</html>\n`
}
