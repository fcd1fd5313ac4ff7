import { isIPv6 } from 'node:net'
import type { SdpAttribute, SdpMedia, SdpSession } from './sdp-parse.ts'

/** Writes a description with CRLF line ends; `parseSdp` reads the same value back. */
export function writeSdp({ origin, connection, attributes, media }: SdpSession): string {
  const lines = [
    'v=0',
    `o=${origin.user} ${origin.id} ${origin.version} ${inAddress(origin.address)}`,
    's=-',
    ...(connection === null ? [] : [`c=${inAddress(connection)}`]),
    't=0 0',
    ...attributes.map(writeAttribute),
    ...media.flatMap(writeMedia),
  ]
  return `${lines.join('\r\n')}\r\n`
}

function writeMedia({ kind, port, protocol, formats, connection, attributes }: SdpMedia): readonly string[] {
  return [
    `m=${[kind, port, protocol, ...formats].join(' ')}`,
    ...(connection === null ? [] : [`c=${inAddress(connection)}`]),
    ...attributes.map(writeAttribute),
  ]
}

function writeAttribute({ name, value }: SdpAttribute): string {
  return value === null ? `a=${name}` : `a=${name}:${value}`
}

function inAddress(address: string): string {
  return `IN ${isIPv6(address) ? 'IP6' : 'IP4'} ${address}`
}
