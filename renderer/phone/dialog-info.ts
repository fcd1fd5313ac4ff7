import { XMLParser } from 'fast-xml-parser'

/** A document about one phone's dialogs is a few hundred bytes; a busy hunt group's is some kilobytes. */
const MAX_CHARACTERS = 65_536
const MAX_DIALOGS = 200
const MAX_DEPTH = 12

/** RFC 4235 3.7.1: what one dialog of a watched phone is doing. */
export type DialogPhase = 'trying' | 'proceeding' | 'early' | 'confirmed' | 'terminated'
type DialogState = { readonly phase: DialogPhase; readonly isCalled: boolean }

/** A dialog-info document, read. `isFull`: it names every dialog there is; else only those that changed. */
export type DialogInfo = {
  readonly version: number
  readonly isFull: boolean
  readonly dialogs: readonly (DialogState & { readonly id: string })[]
}

/** What is known of a phone's dialogs. `version` of the last document; null before the first. */
export type DialogBoard = {
  readonly version: number | null
  readonly dialogs: ReadonlyMap<string, DialogState>
}
export const NO_DIALOGS: DialogBoard = { version: null, dialogs: new Map() }

/** Reads application/dialog-info+xml (RFC 4235 4.1). Null when it is not one, too big, or brings entities of its own. */
export function parseDialogInfo(text: string): DialogInfo | null {
  if (text.length > MAX_CHARACTERS || /<!/.test(text.replaceAll(/<!--[^]*?-->/g, ''))) return null
  const root = rootOf(text)
  if (root === null) return null
  const version = Number(root['@version'])
  const kind = root['@state']
  if (!Number.isSafeInteger(version) || version < 0 || (kind !== 'full' && kind !== 'partial')) return null
  const raw = listOf(root['dialog'])
  if (raw.length > MAX_DIALOGS) return null
  const dialogs = raw.map(readDialog)
  return dialogs.some((dialog) => dialog === null)
    ? null
    : { version, isFull: kind === 'full', dialogs: dialogs.filter((dialog) => dialog !== null) }
}

/** RFC 4235 4.3: an older version says nothing new; a gap before a partial document means that one was lost. */
export function applyDialogInfo(
  board: DialogBoard,
  info: DialogInfo,
): { readonly board: DialogBoard; readonly gap: boolean } {
  const { version } = board
  if (version !== null && info.version <= version) return { board, gap: false }
  if (!info.isFull && info.version !== (version ?? -1) + 1) return { board, gap: true }
  const dialogs = new Map(info.isFull ? [] : board.dialogs)
  for (const { id, phase, isCalled } of info.dialogs) {
    if (phase === 'terminated') dialogs.delete(id)
    else dialogs.set(id, { phase, isCalled })
  }
  return dialogs.size > MAX_DIALOGS
    ? { board, gap: true }
    : { board: { version: info.version, dialogs }, gap: false }
}

/** Busy: talks, or calls somebody. Ringing: is called, and talks with nobody. */
export function phoneState(board: DialogBoard): 'free' | 'ringing' | 'busy' {
  const dialogs = [...board.dialogs.values()]
  if (dialogs.some(({ phase, isCalled }) => phase === 'confirmed' || !isCalled)) return 'busy'
  return dialogs.length > 0 ? 'ringing' : 'free'
}

function readDialog(dialog: unknown): DialogInfo['dialogs'][number] | null {
  if (!isRecord(dialog)) return null
  const id = dialog['@id']
  const state = isRecord(dialog['state']) ? dialog['state']['#text'] : dialog['state']
  const phase = PHASES.find((one) => one === String(state).trim().toLowerCase())
  if (typeof id !== 'string' || id.length > 256 || phase === undefined) return null
  // Missing: servers that only know about ringing leave it out for the one who is called.
  return { id, phase, isCalled: dialog['@direction'] !== 'initiator' && phase !== 'trying' }
}

const PHASES: readonly DialogPhase[] = ['trying', 'proceeding', 'early', 'confirmed', 'terminated']

function rootOf(text: string): Record<string, unknown> | null {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
    removeNSPrefix: true,
    ignoreDeclaration: true,
    processEntities: false,
    maxNestedTags: MAX_DEPTH,
  })
  try {
    const parsed: unknown = parser.parse(text, true)
    const root = isRecord(parsed) ? parsed['dialog-info'] : null
    return isRecord(root) ? root : null
  } catch {
    // Not well-formed, too deep, or an element named like a prototype member.
    return null
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
