import { done, refuse, type DemoSipxAnswer } from './answer.ts'
import { demoRecording, type DemoFolder, type DemoMailbox, type DemoMessage } from './mailbox-state.ts'
import { textAnswer } from './negotiate.ts'
import type { DemoSipxContext, DemoSipxRoute } from './route.ts'

const FOLDERS: readonly string[] = ['inbox', 'saved', 'deleted', 'conference']
const isFolder = (text: string | undefined): text is DemoFolder => FOLDERS.includes(text ?? '')
const notFound = refuse(404, 'Not Found')

/** The mailbox of the signed-in user, or the refusal: other people's are 403. */
function mailboxOf({ params, user }: DemoSipxContext): DemoMailbox | null {
  return params['me'] === user.userName ? user.mailbox : null
}

function attribute(name: string, value: string | number | boolean): string {
  const text = String(value).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return ` ${name}="${text}"`
}

/** Lists of one folder name sender and subject, the list of all does not (reference sipxcom-user 3). */
function toXml(message: DemoMessage, { user, company }: DemoSipxContext, isWhole: boolean): string {
  const { id, heard, urgent, folder, durationSec, received, fromName, fromNumber, subject } = message
  const from = `"${fromName}" <sip:${fromNumber}@${company.domain};user=phone>`
  return [
    '<message',
    attribute('id', id),
    attribute('heard', heard),
    attribute('urgent', urgent),
    attribute('folder', folder),
    attribute('duration', durationSec),
    attribute('contentlength', 44 + durationSec * 16_000),
    attribute('received', received),
    ...(isWhole ? [attribute('fromUri', from), attribute('subject', subject)] : []),
    attribute('author', fromName),
    attribute('authorExtension', fromNumber),
    attribute('username', user.userName),
    attribute('format', 'wav'),
    attribute('callerIdName', fromName),
    attribute('callerIdNumber', fromNumber),
    '/>',
  ].join('')
}

function listAnswer(
  context: DemoSipxContext,
  messages: readonly DemoMessage[],
  isWhole: boolean,
): DemoSipxAnswer {
  const xml = messages.map((message) => toXml(message, context, isWhole)).join('')
  return textAnswer(context.request, `<messages>${xml}</messages>`, 'text/xml')
}

function read(context: DemoSipxContext): DemoSipxAnswer {
  const mailbox = mailboxOf(context)
  if (mailbox === null) return refuse(403, 'Forbidden')
  const [first, second, third] = (context.params['rest'] ?? '').split('/')
  if (isFolder(first)) {
    const inFolder = mailbox.messages.filter(({ folder }) => folder === first)
    if (second === undefined || second === '') return listAnswer(context, inFolder, true)
    const one = inFolder.filter(({ id }) => id === second)
    return one.length === 0 ? notFound : listAnswer(context, one, true)
  }
  if (first === 'messages')
    return listAnswer(
      context,
      mailbox.messages.filter(({ folder }) => folder !== 'conference'),
      false,
    )
  if (first === 'mwi')
    return textAnswer(context.request, summary(mailbox, context), 'application/simple-message-summary')
  if (first === 'uuid') return textAnswer(context.request, `uuid-${context.user.userName}`)
  const message = mailbox.messages.find(({ id }) => id === second)
  if (first === 'message' && third === 'heard')
    return message ? textAnswer(context.request, `<heard>${message.heard}</heard>`, 'text/xml') : notFound
  return notFound
}

function summary({ messages }: DemoMailbox, { user, company }: DemoSipxContext): string {
  const kept = messages.filter(({ folder }) => folder === 'inbox' || folder === 'saved')
  const count = (heard: boolean, urgent: boolean): number =>
    kept.filter((message) => message.heard === heard && (!urgent || message.urgent)).length
  return [
    `Messages-Waiting: ${count(false, false) > 0 ? 'yes' : 'no'}`,
    `Message-Account: sip:${user.userName}@${company.domain}`,
    `Voice-Message: ${count(false, false)}/${count(true, false)} (${count(false, true)}/${count(true, true)})`,
    '',
  ].join('\r\n')
}

function change(context: DemoSipxContext): DemoSipxAnswer {
  const mailbox = mailboxOf(context)
  if (mailbox === null) return refuse(403, 'Forbidden')
  const { method, body } = context.request
  const [first, id, verb, folder] = (context.params['rest'] ?? '').split('/')
  if (first === 'mwi' && method === 'PUT') return done
  const message = mailbox.messages.find((candidate) => candidate.id === id)
  if (first !== 'message' || message === undefined) return notFound
  if (verb === 'heard') message.heard = method === 'PUT'
  else if (method !== 'PUT') return refuse(405, 'Method Not Allowed')
  else if (verb === 'delete') remove(mailbox, message)
  else if (verb === 'move' && isFolder(folder)) message.folder = folder
  else if (verb === 'subject') message.subject = body.toString('utf8')
  else return notFound
  return done
}

function remove(mailbox: DemoMailbox, message: DemoMessage): void {
  if (message.folder === 'deleted') mailbox.messages = mailbox.messages.filter((one) => one !== message)
  else message.folder = 'deleted'
}

function audio(context: DemoSipxContext): DemoSipxAnswer {
  const mailbox = mailboxOf(context)
  if (mailbox === null) return refuse(403, 'Forbidden')
  const [folder, id] = (context.params['rest'] ?? '').split('/')
  // The folder `download` finds the message wherever it is and makes a browser save it.
  const message = mailbox.messages.find(
    (one) => one.id === id && (folder === 'download' || one.folder === folder),
  )
  return message ? { type: 'audio/x-wav', body: demoRecording(message) } : notFound
}

function feed({ request, user, params }: DemoSipxContext): DemoSipxAnswer {
  const folder = params['folder']
  if (!isFolder(folder)) return notFound
  const items = user.mailbox.messages
    .filter((message) => message.folder === folder)
    .map(({ id, subject, fromName, fromNumber, durationSec, received }) => {
      const link = `https://pbx.example/sipxconfig/rest/private/${user.privateKey}/voicemail/${folder}/${id}`
      return [
        `<item><title>${subject || 'Voice Message'} from ${fromName || fromNumber}</title>`,
        `<description>${durationSec} seconds received at 10:24 on 11/24/26</description><link>${link}</link>`,
        `<pubDate>${new Date(received).toUTCString()}</pubDate><enclosure url="${link}" type="audio/wav"/></item>`,
      ].join('')
    })
  const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>Voicemail</title>${items.join('')}</channel></rss>`
  return textAnswer(request, body, 'application/rss+xml')
}

/** The mailbox behind the redirector, recordings, and the feed. */
export const mailboxRoutes: readonly DemoSipxRoute[] = [
  {
    pattern: '/my/redirect/mailbox/{me}/{rest*}',
    // Behind it is another server, which takes a PUT of nothing.
    takesEmptyBody: true,
    methods: { GET: read, PUT: change, DELETE: change },
  },
  { pattern: '/my/redirect/media/{me}/{rest*}', methods: { GET: audio } },
  { pattern: '/my/feed/voicemail/{folder}', methods: { GET: feed } },
]
