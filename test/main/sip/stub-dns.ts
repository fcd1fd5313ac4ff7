import type { DnsAnswer, DnsPort, NaptrRecord, SrvRecord } from '../../../main/sip/dns-port.ts'

export type Zone = {
  readonly naptr?: Readonly<Record<string, readonly NaptrRecord[] | string>>
  /** `priority weight port name` each. A text instead of a list is a failure of that name. */
  readonly srv?: Readonly<Record<string, readonly string[] | string>>
  readonly a?: Readonly<Record<string, readonly string[] | string>>
}

/** DNS from a table; `asked` lists the questions in order. */
export function stubDns(zone: Zone): DnsPort & { readonly asked: readonly string[] } {
  const asked: string[] = []
  const answer = <R, T>(
    kind: string,
    table: Readonly<Record<string, readonly R[] | string>> | undefined,
    name: string,
    read: (one: R) => T,
  ): Promise<DnsAnswer<T>> => {
    asked.push(`${kind} ${name}`)
    const found = table?.[name]
    if (found === undefined) return Promise.resolve({ kind: 'none' })
    if (typeof found === 'string') return Promise.resolve({ kind: 'failed', code: found })
    return Promise.resolve({ kind: 'found', records: found.map(read) })
  }
  return {
    asked,
    naptr: (name) => answer('NAPTR', zone.naptr, name, (one) => one),
    srv: (name) => answer('SRV', zone.srv, name, readSrv),
    addresses: (name) => answer('A', zone.a, name, (one) => one),
  }
}

export function naptr(
  order: number,
  preference: number,
  service: string,
  replacement: string,
  flags = 's',
): NaptrRecord {
  return { order, preference, flags, service, replacement }
}

function readSrv(line: string): SrvRecord {
  const [priority = '', weight = '', port = '', name = ''] = line.split(' ')
  return { priority: Number(priority), weight: Number(weight), port: Number(port), name }
}
